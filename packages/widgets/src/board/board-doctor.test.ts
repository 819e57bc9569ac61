import { expect, test } from 'vitest';
import { aBusyQueue, ago, anActive, aPoint, aQueue, aWaiting } from '../testing/fixtures.ts';
import { queueOfDoctor } from './board-doctor.ts';

const session = (doctorId: string | null) => ({
  ...{ id: `2026-11-21:${doctorId}`, name: null, doctorId, until: null, reason: null },
  ...{ startsAt: ago(60), endsAt: ago(-60), state: 'in' as const },
});
const call = (number: number, pointId: string) => ({
  ...{ id: aWaiting(number).id, code: `CAR-${number}`, label: `CAR-${number}`, language: null },
  ...{ pointId, calledAt: ago(number) },
});

test('a doctor’s board has his points, his line, his last calls, his missed ones and his sessions', () => {
  const queue = aQueue({
    points: [aPoint(1, { doctorId: 'doc_a', tickets: [anActive(1)] }), aPoint(2, { doctorId: 'doc_b' }), aPoint(3)],
    waiting: [aWaiting(2, { doctorId: 'doc_a' }), aWaiting(3, { doctorId: 'doc_b' }), aWaiting(4)],
    recent: [call(1, 'poi_1'), call(5, 'poi_2'), call(6, 'poi_1')],
    missed: [5, 6, 7].map((number) => ({
      ...aWaiting(number, { doctorId: number === 7 ? 'doc_a' : null }),
      ...{ status: 'missed' as const, missedAt: ago(1) },
    })),
    sessions: [session('doc_a'), session('doc_b'), session(null)],
  });
  const his = queueOfDoctor(queue, 'doc_a');
  expect(his.points.map(({ id }) => id)).toEqual(['poi_1']);
  expect(his.waiting.map(({ code }) => code)).toEqual(['CAR-2', 'CAR-4']);
  expect(his.recent.map(({ code }) => code)).toEqual(['CAR-1', 'CAR-6']);
  expect(his.missed.map(({ code }) => code)).toEqual(['CAR-6', 'CAR-7']);
});

test('without a doctor a board has the whole department', () => {
  const queue = aBusyQueue();
  expect(queueOfDoctor(queue, '')).toBe(queue);
});
