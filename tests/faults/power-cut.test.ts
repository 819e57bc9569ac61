import { stateOf } from '@carequeue/queue-core';
import { CareQueue, type LiveDepartment } from '@carequeue/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkLoad } from '../../bench/load/check-load.ts';
import { figuresOf, lineOf } from '../../bench/load/figures.ts';
import { repeatAcknowledged, runWithPowerCuts } from '../../bench/load/power-cuts.ts';
import { auditCaughtUp } from '../../bench/load/projection.ts';
import { seededRandom } from '../../scripts/day/random.ts';
import { type Product, startProduct } from '../../scripts/trial/product.ts';
import { waitUntil } from '../../scripts/trial/wait-until.ts';
import { openWard } from '../support/ward.ts';

const CLIENTS = 50;
/** `npm run power-cuts -- --kills 20` does it as often as is asked. */
const KILLS = 2;
const TICKETS_APART = 1200;
const SEED = 20_261_121;
/** Two busy cores start the whole product in three to five seconds. */
const ANSWERING_MAX_MS = 30_000;
const WATCHERS = 3;
/** The network loses one answer in so many: its command is sent again at once. */
const LOSE_EVERY = 20;
/** Acknowledged commands that are sent again afterwards, spread over the whole load. */
const REPEATED = 300;

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(async () => {
  await product?.remove();
});

/**
 * Goal: what was acknowledged survives a power cut, what was sent again happened once, and who watches sees it all.
 * Method: the load of tests/load, its server's process group killed with SIGKILL in the middle and started again on
 * the same state; clients send what was not answered again with the same key.
 */
it('keeps every acknowledged command and does none twice when the server is killed under load', async () => {
  const ward = await openWard(product, { name: 'Power cut' });
  const departmentId = ward.department.id;
  const client = new CareQueue({ secretKey: ward.secretKey, baseUrl: product.baseUrl });
  const watchers = Array.from({ length: WATCHERS }, () => client.departments.live(departmentId));
  await Promise.all(watchers.map((watcher) => connected(watcher)));

  const { run, tickets, cuts } = await runWithPowerCuts(
    product,
    {
      baseUrl: product.baseUrl,
      departmentId,
      secretKey: ward.secretKey,
      clients: CLIENTS,
      pointIds: ward.pointIds,
      loseEvery: LOSE_EVERY,
    },
    { kills: KILLS, ticketsApart: TICKETS_APART, random: seededRandom(SEED).next },
  );
  const { journal } = run;
  process.stdout.write(
    `power cut: ${lineOf(figuresOf(run))}, ${journal.resent} sent again, ${journal.replayed} of them done before\n`,
  );
  expect(cuts.length, 'the load was over before the cuts').toBe(KILLS);
  for (const { answeringAfterMs } of cuts) expect(answeringAfterMs).toBeLessThan(ANSWERING_MAX_MS);
  expect(journal.replayed, 'no answer was lost').toBeGreaterThan(0);

  const audit = await auditCaughtUp(product, departmentId);
  expect(checkLoad(journal, audit, { tickets })).toEqual([]);
  expect(await repeatAcknowledged(run, REPEATED)).toEqual([]);
  expect((await auditCaughtUp(product, departmentId)).seq, 'a repeated command happened again').toBe(audit.seq);

  const { now: _now, ...queue } = await client.departments.queue(departmentId);
  for (const watcher of watchers) {
    const state = await waitUntil(() => (watcher.state?.seq === queue.seq ? watcher.state : null), {
      what: `a watcher to reach ${queue.seq}; it is ${watcher.connection.status} at ${watcher.state?.seq}`,
    });
    expect({ ...state, wait: null }).toEqual({ ...stateOf({ ...queue, now: '' }), wait: null });
    watcher.close();
  }
});

function connected(watcher: LiveDepartment): Promise<unknown> {
  return waitUntil(() => watcher.state, { what: 'a watcher to be connected' });
}
