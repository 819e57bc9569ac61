import { estimateAt } from '@carequeue/queue-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aProvisioning, QueueInMemory } from '../testing/builders.ts';
import { estimateBySessions } from './wait.ts';

const MORNING_MS = Date.UTC(2026, 10, 21, 2, 30);
const MINUTE_MS = 60_000;

/** A queue of one point that has served `visits` of these minutes, with `waiting` left. */
function aMorning(visits: readonly number[], waiting: number): QueueInMemory {
  const queue = new QueueInMemory(aProvisioning({ points: 2 }), MORNING_MS);
  const pointId = queue.state.provisioning.points[0]?.id;
  if (pointId === undefined) throw new Error('a point');
  const total = visits.length + waiting + 1;
  for (let index = 0; index < total; index += 1) queue.run({ target: 'new', name: 'issue', body: {} });
  for (const minutes of visits) {
    queue.run({ target: 'queue', name: 'call-next', body: { pointId, finish: true } });
    queue.advance(minutes * MINUTE_MS);
  }
  queue.run({ target: 'queue', name: 'call-next', body: { pointId, finish: true } });
  return queue;
}

test('says nothing before five visits have ended today', () => {
  const four = aMorning([10, 10, 10, 10], 5);
  expect(estimateBySessions(four.state, four.now)).toBeNull();
  const five = aMorning([10, 10, 10, 10, 10], 5);
  expect(estimateBySessions(five.state, five.now)).not.toBeNull();
});

test('one point with visits of ten minutes calls the third in about half an hour', () => {
  const queue = aMorning(
    Array.from({ length: 12 }, () => 10),
    6,
  );
  const wait = estimateAt(estimateBySessions(queue.state, queue.now), {
    position: 3,
    doctorId: null,
    nowMs: queue.now,
  });
  expect(wait?.p50Minutes).toBeGreaterThan(25);
  expect(wait?.p50Minutes).toBeLessThan(31);
  expect(wait?.p90Minutes).toBeGreaterThan(30);
});

test('never negative, p50 at most p90, and no shorter further back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 5, maxLength: 20 }),
      fc.nat(40),
      (visits, waiting) => {
        const queue = aMorning(visits, waiting);
        const table = estimateBySessions(queue.state, queue.now)?.[0]?.at ?? [];
        let before = [0, 0];
        for (const [, p50, p90] of table) {
          expect(p50).toBeGreaterThanOrEqual(before[0] ?? 0);
          expect(p90).toBeGreaterThanOrEqual(p50);
          before = [p50, p90];
        }
      },
    ),
    { numRuns: 100 },
  );
});
