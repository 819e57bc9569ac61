import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWaiting, positionOf } from './order.ts';
import { placeOf } from './place.ts';
import { aWaiting, PATTERN, waitingTickets } from './testing/builders.ts';

const told = { pattern: PATTERN, passedOver: 3 };

test('counts those before by lane, leaving out whom other points call', () => {
  const ordered = [
    aWaiting(1, { lane: 'booked' }),
    aWaiting(2, { doctorId: 'doc_2' }),
    aWaiting(3, { lane: 'review', doctorId: 'doc_1' }),
    aWaiting(4, { lane: 'late', gated: true }),
    aWaiting(5, { doctorId: 'doc_1' }),
    aWaiting(6, { lane: 'booked' }),
  ];
  expect(placeOf(ordered, aWaiting(5).id, told)).toEqual({
    position: 4,
    ahead: { byLane: { booked: 1, 'walk-in': 0, review: 1, late: 1 } },
    lane: 'walk-in',
    passedOver: 3,
    passedOverAtMost: 20,
    pattern: PATTERN,
  });
  expect(placeOf(ordered, 'tkt_elsewhere', told)).toBeNull();
});

test('says the position, and as many before it', () => {
  fc.assert(
    fc.property(waitingTickets, (tickets) => {
      const ordered = [...tickets].sort(compareWaiting);
      for (const { id } of ordered) {
        const place = placeOf(ordered, id, told);
        expect(place?.position).toBe(positionOf(ordered, id));
        const ahead = Object.values(place?.ahead.byLane ?? {}).reduce((sum, count) => sum + count, 0);
        expect(ahead).toBe((place?.position ?? 0) - 1);
      }
    }),
  );
});
