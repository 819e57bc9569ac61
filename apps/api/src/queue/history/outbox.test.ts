import { expect, test } from 'vitest';
import { instantOf } from '../../kernel/time.ts';
import type { NumberedEvent } from '../state/events.ts';
import { Outbox } from './outbox.ts';

/** A store of events and a place they are copied to; a delivery is under way until it is let go. */
function aHistory() {
  const stored: NumberedEvent[] = [];
  const delivered: (readonly number[])[] = [];
  const underWay: { readonly arrive: () => void; readonly fail: (error: Error) => void }[] = [];
  let projectedSeq = 0;
  const outbox = new Outbox({
    readEventsAfter: (seq, limit) => stored.filter((event) => event.seq > seq).slice(0, limit),
    readProjectedSeq: () => projectedSeq,
    deliver: (events) => {
      delivered.push(events.map(({ seq }) => seq));
      return new Promise((arrive, fail) => underWay.push({ arrive, fail }));
    },
    writeProjectedSeq: (seq) => {
      projectedSeq = seq;
    },
    report: () => {},
  });
  const happen = (count: number) => {
    for (let index = 0; index < count; index += 1) {
      const seq = stored.length + 1;
      stored.push({
        version: 1,
        command: 'issue',
        at: instantOf(0),
        actor: { kind: 'system', id: null },
        changes: [],
        seq,
      });
    }
  };
  return { outbox, happen, delivered, underWay, projectedSeq: () => projectedSeq };
}

function upTo(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

test('what happens while a chunk is on its way waits for the next drain, and goes with it whole', async () => {
  const history = aHistory();
  history.happen(3);
  const draining = history.outbox.drain();
  history.happen(40);
  history.underWay[0]?.arrive();
  await draining;
  expect(history.delivered).toEqual([[1, 2, 3]]);
  const next = history.outbox.drain();
  history.underWay[1]?.arrive();
  await next;
  expect(history.delivered).toEqual([[1, 2, 3], upTo(4, 43)]);
});

test('one drain sends all of what is more than a chunk', async () => {
  const history = aHistory();
  history.happen(450);
  const draining = history.outbox.drain();
  for (const sent of [0, 1, 2]) {
    await expect.poll(() => history.underWay.length).toBe(sent + 1);
    history.underWay[sent]?.arrive();
  }
  await draining;
  expect(history.delivered).toEqual([upTo(1, 200), upTo(201, 400), upTo(401, 450)]);
  expect(history.projectedSeq()).toBe(450);
});

test('a chunk that fails stays, and the next drain begins with it', async () => {
  const history = aHistory();
  history.happen(2);
  const draining = history.outbox.drain();
  history.underWay[0]?.fail(new Error('down'));
  await draining;
  expect([history.outbox.failures, history.projectedSeq()]).toEqual([1, 0]);
  const again = history.outbox.drain();
  history.underWay[1]?.arrive();
  await again;
  expect(history.delivered).toEqual([
    [1, 2],
    [1, 2],
  ]);
  expect([history.outbox.failures, history.projectedSeq()]).toEqual([0, 2]);
});
