import { KeepAlive } from '../client/keep-alive.ts';
import type { Section } from '../report/report.ts';
import type { ServedObjects } from '../runtime/workerd.ts';
import { CLIENT_COUNTS, type Effort, measureMatrix } from './matrix.ts';
import { bareErrand, TICKET } from './whole-product.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

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

/** 2. The Department alone against the bare object, on raw workerd. */
export async function measureDepartmentAlone(served: ServedObjects, effort: Effort): Promise<Section> {
  const pointIds = await provisionPoints(served, 'matrix', Math.max(...CLIENT_COUNTS));
  const callBodies = pointIds.map((pointId) => JSON.stringify({ pointId, finish: true }));
  const contest = {
    pid: served.pid,
    bare: bareErrand(served.port),
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
  return {
    title: 'The Department alone',
    method: [
      'A small Worker on plain `workerd serve` that routes straight to either object: no keys, no checks, but the same RPC,',
      'the same idempotency records and frames. workerd alone has no D1: a stub accepts the copies and forgets them.',
    ].join('\n'),
    lines: await measureMatrix('department', contest, effort),
  };
}
