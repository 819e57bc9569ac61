import { setTimeout as pause } from 'node:timers/promises';
import { type EventsFrame, reduce, type ServerFrame, type SnapshotFrame, stateOf } from '@carequeue/queue-core';
import { afterEach, expect, it } from 'vitest';
import { forEachOf, gather, type Watcher, watch } from '../../bench/client/crowd.ts';
import type { LiveAddress } from '../../bench/client/live-client.ts';
import { seededRandom } from '../../scripts/day/random.ts';
import { revokeKeys } from '../../scripts/trial/development.ts';
import { waitUntil } from '../../scripts/trial/wait-until.ts';
import { useProduct } from '../support/use-product.ts';
import { openWard, type Ward } from '../support/ward.ts';

/**
 * Goal: a department that a thousand watch serves them all alike, and none at another's cost.
 * Method: sockets without a client library, so that texts can be compared as they came; every text is kept.
 */

const product = useProduct();
const PUBLIC = 900;
const STAFF = 90;
const HOLDERS = 10;
const LOSS_SEED = 20_261_121;

let crowd: readonly Watcher[] = [];

afterEach(() => {
  for (const { client } of crowd) client.vanish();
  crowd = [];
});

function addressOf(ward: Ward, credential: string, query = ''): LiveAddress {
  const port = Number(new URL(product().baseUrl).port);
  return { port, path: `${ward.path}/live${query}`, credential, ...originFor(ward, credential) };
}

/** A publishable key is used from a page; a secret key may not be. */
function originFor(ward: Ward, credential: string): { readonly origin?: string } {
  return credential === ward.publishableKey ? { origin: product().siteUrl } : {};
}

function frameOf(text: string): ServerFrame {
  return JSON.parse(text);
}

function seqOf(watcher: Watcher): number {
  const last = watcher.texts[watcher.texts.length - 1];
  return last === undefined ? -1 : frameOf(last).seq;
}

/** What an ordinary hour is made of, as fast as it goes: each step changes the queue. */
async function live(ward: Ward, steps: number): Promise<void> {
  const [pointId] = ward.pointIds;
  for (let step = 0; step < steps; step += 1) {
    await ward.issue({ language: 'hi' });
    if (step % 2 === 1) await ward.ask({ path: `${ward.path}/queue/call-next`, json: { pointId, finish: true } });
  }
}

async function allReach(watchers: readonly Watcher[], seq: number): Promise<void> {
  const behind = () => watchers.filter((watcher) => seqOf(watcher) < seq).length;
  await waitUntil(() => behind() === 0 || null, { what: `every socket to reach ${seq}`, everyMs: 20 });
}

/** The sequence numbers that a client which keeps to the protocol applies, in order; a gap is an error. */
function appliedSeqs(texts: readonly string[], since: number): readonly number[] {
  const applied: number[] = [];
  let at = since;
  for (const text of texts) {
    const frame = frameOf(text);
    if (frame.type !== 'events') throw new Error(`a ${frame.type} came where events were due`);
    if (frame.after > at) throw new Error(`a gap: ${frame.after} after ${at}`);
    applied.push(...new Set(frame.changes.map(({ seq }) => seq).filter((seq) => seq > at)));
    at = Math.max(at, frame.seq);
  }
  return applied;
}

function stateAfter(texts: readonly string[]) {
  const [first = '', ...others] = texts;
  const snapshot = frameOf(first);
  if (snapshot.type !== 'snapshot') throw new Error(`the first frame is a ${snapshot.type}`);
  let state = stateOf(snapshot);
  for (const text of others) {
    const reduction = reduce(state, frameOf(text) as EventsFrame);
    if (reduction.kind === 'gap') throw new Error(`a gap after ${state.seq}`);
    state = reduction.state;
  }
  return state;
}

it('tells every change to all of 1,000 sockets, with one text for an audience', async () => {
  const ward = await openWard(product());
  const tickets = await forEachOf(Array.from({ length: HOLDERS }), () => ward.issue());
  const addresses = [
    ...Array.from({ length: PUBLIC }, () => addressOf(ward, ward.publishableKey)),
    ...Array.from({ length: STAFF }, () => addressOf(ward, ward.secretKey)),
    ...tickets.map(({ secret }) => addressOf(ward, secret)),
  ];
  crowd = await gather(addresses);
  // What was gathered while they came is out once all have seen one more change.
  await live(ward, 1);
  await allReach(crowd, await ward.seq());
  const before = crowd.map(({ texts }) => texts.length);
  await live(ward, 40);
  await allReach(crowd, await ward.seq());

  const sent = crowd.map(({ texts }, index) => texts.slice(before[index]));
  const [toPublic = [], toStaff = []] = [sent[0], sent[PUBLIC]];
  expect(toPublic.length, 'everything went out in one frame').toBeGreaterThan(1);
  expect(toStaff).toHaveLength(toPublic.length);
  for (const texts of sent.slice(0, PUBLIC)) expect(texts).toEqual(toPublic);
  for (const texts of sent.slice(PUBLIC, PUBLIC + STAFF)) expect(texts).toEqual(toStaff);
  for (const texts of sent.slice(PUBLIC + STAFF)) {
    expect(texts.filter((text) => frameOf(text).type === 'events')).toEqual(toPublic);
    expect(texts.length, 'a holder was not told of its own ticket').toBeGreaterThan(toPublic.length);
  }
  const page = { key: ward.publishableKey, headers: { origin: product().siteUrl } };
  const { json: shown } = await ward.ask({ path: `${ward.path}/queue`, ...page });
  const { wait: _wait, ...expected } = stateOf(shown as SnapshotFrame);
  expect(stateAfter(crowd[0]?.texts ?? [])).toMatchObject(expected);
});

it('gives 1,000 sockets that reconnect at once exactly what each missed', async () => {
  const ward = await openWard(product());
  await live(ward, 4);
  const since = await ward.seq();
  const { epoch } = stateOf((await ward.ask({ path: `${ward.path}/queue` })).json as SnapshotFrame);
  const address = addressOf(ward, ward.publishableKey, `?since=${since}&epoch=${epoch}`);
  const count = PUBLIC + STAFF + HOLDERS;
  crowd = await gather(Array.from({ length: count }, () => addressOf(ward, ward.publishableKey)));
  for (const { client } of crowd) client.vanish();
  await live(ward, 30);

  // The queue goes on while they come back, each after a chance part of a second, as the SDK does.
  const random = seededRandom(LOSS_SEED);
  const started = performance.now();
  const goingOn = live(ward, 20);
  crowd = await Promise.all(
    Array.from({ length: count }, async () => {
      await pause(random.next() * 1000);
      return watch(address);
    }),
  );
  const connectedMs = performance.now() - started;
  await goingOn;
  const seq = await ward.seq();
  await allReach(crowd, seq);
  const missed = Array.from({ length: seq - since }, (_, index) => since + index + 1);
  for (const { texts } of crowd) expect(appliedSeqs(texts, since)).toEqual(missed);
  process.stdout.write(`live: ${count} sockets were back ${Math.round(connectedMs)} ms after the loss\n`);
});

it('closes all sockets of a key that is revoked, and no other', async () => {
  const ward = await openWard(product());
  const visitors = await gather(Array.from({ length: PUBLIC }, () => addressOf(ward, ward.publishableKey)));
  const staff = await gather(Array.from({ length: HOLDERS }, () => addressOf(ward, ward.secretKey)));
  crowd = [...visitors, ...staff];
  await revokeKeys(product(), ward.department.id, 'publishable');
  const codes = await Promise.all(visitors.map(({ client }) => client.closed));
  expect(codes).toEqual(Array.from({ length: PUBLIC }, () => 4401));
  await live(ward, 1);
  await allReach(staff, await ward.seq());
  await expect(watch(addressOf(ward, ward.publishableKey))).rejects.toThrow('revoked');
});
