import { setTimeout as pause } from 'node:timers/promises';
import type { SnapshotFrame } from '@carequeue/queue-core';
import { createDepartment, type TrialDepartment } from '../../scripts/trial/development.ts';
import { waitUntil } from '../../scripts/trial/wait-until.ts';
import { watch } from '../client/crowd.ts';
import { KeepAlive } from '../client/keep-alive.ts';
import type { LiveAddress } from '../client/live-client.ts';
import type { Line, Section } from '../report/report.ts';
import type { ServedProduct } from '../runtime/product.ts';
import { ALONE_MS, measureLive } from './live.ts';
import { measureWatched, type WatchedContest } from './watched.ts';
import { bareErrand, productErrands } from './whole-product.ts';

const ORIGIN = 'https://clinic.example';
const SNAPSHOT_OF = 20;

/** 4. The whole product while a thousand sockets watch it. */
export async function measureProductLive(served: ServedProduct, effort: { readonly rounds: number }): Promise<Section> {
  const made = await openDepartment(served, 'Watched');
  const { issue } = productErrands(served, made);
  const contest: WatchedContest = {
    own: { errand: issue, address: publicAddress(served, made) },
    bare: {
      errand: bareErrand(served.barePort, '/watched/tell'),
      address: { port: served.barePort, path: '/watched/live', credential: null },
    },
  };
  // Memory comes first in it: a process that has served thousands has room left.
  const live = await measureLive(served.pid, contest, effort);
  const watched = await measureWatched('product', contest, effort);
  return {
    title: 'The whole product, watched',
    method: [
      'Sockets of a page with a publishable key, in the same runtime as a bare object that writes each ticket to all of its',
      'sockets at once. The watchers of the throughput read in a process of their own.',
    ].join('\n'),
    lines: [watched, ...live, ...(await measureBytes(served))],
  };
}

function openDepartment(served: ServedProduct, name: string): Promise<TrialDepartment> {
  const points = ['Room 1', 'Room 2'];
  return createDepartment(served, { name, code: 'BE', timeZone: 'Asia/Kolkata', points, origins: [ORIGIN] });
}

function publicAddress(served: ServedProduct, made: TrialDepartment): LiveAddress {
  const path = `/v1/departments/${made.department.id}/live`;
  return { port: served.port, path, credential: made.publishableKey, origin: ORIGIN };
}

/** Bytes of the frames that a phone in a queue of twenty is sent. */
async function measureBytes(served: ServedProduct): Promise<readonly Line[]> {
  const made = await openDepartment(served, 'Bytes');
  const { issue, callNext } = productErrands(served, made);
  const client = await KeepAlive.open(served.port);
  for (let taken = 0; taken < SNAPSHOT_OF; taken += 1) await client.post(issue.request());
  const watcher = await watch(publicAddress(served, made));
  const frameOf = (kind: string) =>
    waitUntil(() => watcher.texts.find((text) => text.includes(kind)), { what: `a frame with ${kind}`, everyMs: 5 });
  try {
    const snapshot = await frameOf('"snapshot"');
    const { waiting }: SnapshotFrame = JSON.parse(snapshot);
    const lengths: number[] = [];
    for (const { errand, kind } of [
      { errand: issue, kind: `"code":"BE-${SNAPSHOT_OF + 1}"` },
      { errand: callNext, kind: '"ticket.called"' },
    ]) {
      // Alone in its frame: what was gathered before is out by then.
      await pause(ALONE_MS);
      await client.post(errand.request(0));
      lengths.push((await frameOf(kind)).length);
    }
    const [issued, called] = lengths;
    return [
      {
        id: 'bytes-snapshot',
        what: `snapshot of ${waiting.length} waiting, public`,
        figure: `${snapshot.length} bytes`,
      },
      { id: 'bytes-issued', what: 'frame of one ticket issued, public', figure: `${issued} bytes` },
      { id: 'bytes-called', what: 'frame of one ticket called, public', figure: `${called} bytes` },
    ];
  } finally {
    client.close();
    watcher.client.vanish();
  }
}
