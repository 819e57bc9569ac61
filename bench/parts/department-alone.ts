import { waitUntil } from '../../scripts/trial/wait-until.ts';
import type { Errand } from '../client/drive.ts';
import { KeepAlive } from '../client/keep-alive.ts';
import type { Section } from '../report/report.ts';
import type { ServedObjects } from '../runtime/workerd.ts';
import { CLIENT_COUNTS, type Effort, measureMatrix } from './matrix.ts';
import { measureWatched, type WatchedContest } from './watched.ts';
import { bareErrand, TICKET } from './whole-product.ts';

/** Headers of what the bench sends. */
export const JSON_TYPE = { 'content-type': 'application/json' };

/** Provisions a department with so many points and gives their ids. */
export async function provisionPoints(served: ServedObjects, name: string, count: number): Promise<readonly string[]> {
  const client = await KeepAlive.open(served.port);
  try {
    const answer = await client.post({ path: `/${name}/provision`, headers: JSON_TYPE, body: String(count) });
    return JSON.parse(answer.body);
  } finally {
    client.close();
  }
}

/**
 * Waits until a department's copy has been made.
 *
 * @throws when that takes too long: a department whose copying fails does less than it should, and is faster.
 */
export async function settle(client: KeepAlive, object: string): Promise<void> {
  const look = async () => {
    const { body } = await client.post({ path: `/${object}/behind`, headers: JSON_TYPE, body: '' });
    return body === '0' || null;
  };
  await waitUntil(look, { what: `the copy of ${object}`, everyMs: 20 });
}

/** The department of the matrix and the bare object, each watched. */
function watchedAlone(port: number, own: Errand): WatchedContest {
  return {
    own: { errand: own, address: { port, path: '/matrix/live', credential: null } },
    bare: { errand: bareErrand(port, '/bare/tell'), address: { port, path: '/bare/live', credential: null } },
  };
}

/** 2. The Department alone against the bare object, on raw workerd. */
export async function measureDepartmentAlone(served: ServedObjects, effort: Effort): Promise<Section> {
  const pointIds = await provisionPoints(served, 'matrix', Math.max(...CLIENT_COUNTS));
  const callBodies = pointIds.map((pointId) => JSON.stringify({ pointId, finish: true }));
  const contest = {
    pid: served.pid,
    bare: bareErrand(served.port),
    ceiling: bareErrand(served.port, '/bare/group'),
    issue: {
      port: served.port,
      request: () => ({ path: '/matrix/issue', headers: JSON_TYPE, body: TICKET }),
      isGood: ({ status }: { status: number }) => status === 201,
    },
    callNext: {
      port: served.port,
      request: (client: number) => ({ path: '/matrix/call-next', headers: JSON_TYPE, body: callBodies[client] ?? '' }),
      isGood: ({ status, body }: { status: number; body: string }) => status === 200 && body !== '{"ticket":null}',
    },
  };
  const lines = [
    ...(await measureMatrix('department', contest, effort)),
    await measureWatched('department', watchedAlone(served.port, contest.issue), effort),
  ];
  const client = await KeepAlive.open(served.port);
  await settle(client, 'matrix').finally(() => client.close());
  return {
    title: 'The Department alone',
    method: [
      'A small Worker on plain `workerd serve` that routes straight to either object: no keys, no checks, but the same RPC,',
      'the same idempotency records and frames. workerd alone has no D1: a stub accepts the copies and forgets them.',
    ].join('\n'),
    lines,
  };
}
