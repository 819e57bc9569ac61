import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callOrder } from './call-order.ts';
import type { LaneTurn } from './lanes.ts';
import { turnAfter, turnBefore, withTurn } from './lanes.ts';
import { compareWaiting, mayBeCalledAt } from './order.ts';
import { rankOf } from './rank.ts';
import { aWaiting, DOCTORS, idOf, PATTERN } from './testing/builders.ts';
import type { Lane, WaitingTicket } from './ticket.ts';

const NOW_MS = 100_000;

const tickets = fc.uniqueArray(
  fc
    .record({
      number: fc.integer({ min: 1, max: 40 }),
      priority: fc.constantFrom('emergency', 'high', 'normal', 'normal'),
      lane: fc.constantFrom<Lane>('booked', 'walk-in', 'review', 'late'),
      readyAtMs: fc.integer({ min: 0, max: 130_000 }),
      doctorId: fc.constantFrom(...DOCTORS),
      gated: fc.boolean(),
      passedOver: fc.constantFrom(0, 0, 0, 3, 20, 25),
    })
    .map(({ number, priority, readyAtMs, ...fields }) =>
      aWaiting(number, { rank: rankOf({ priority, readyAtMs, number }), ...fields }),
    ),
  { maxLength: 25, selector: (ticket) => ticket.id },
);

const turns: fc.Arbitrary<readonly LaneTurn[]> = fc.uniqueArray(
  fc.record({
    doctorId: fc.constantFrom(...DOCTORS),
    priorityClass: fc.constantFrom('1', '2'),
    at: fc.integer({ min: 0, max: 2 }),
    sinceReview: fc.integer({ min: 0, max: 3 }),
  }),
  { selector: ({ doctorId, priorityClass }) => `${doctorId} ${priorityClass}` },
);

function ordered(heap: readonly WaitingTicket[], some: readonly LaneTurn[] = []): readonly WaitingTicket[] {
  return callOrder([...heap].sort(compareWaiting), {
    pattern: PATTERN,
    turns: some,
    nowMs: NOW_MS,
    isGated: (ticket) => ticket.gated,
    passedOver: (ticket) => ticket.passedOver,
  });
}

const isFree = (ticket: WaitingTicket) => !ticket.gated;
const ids = (order: readonly WaitingTicket[]) => order.map(({ id }) => id);

const LANE_OF = new Map<string, Lane>([
  ['w', 'walk-in'],
  ['r', 'review'],
  ['l', 'late'],
]);

/** Tickets of lanes in order of arrival: `w` a walk-in, `b` booked and due, `r` a review, `l` late, `e` booked for later. */
function queueOf(lanes: string): WaitingTicket[] {
  return [...lanes].map((letter, index) => {
    const readyAtMs = letter === 'e' ? NOW_MS + 1000 + index : index;
    const rank = rankOf({ priority: 'normal', readyAtMs, number: index + 1 });
    return aWaiting(index + 1, { lane: LANE_OF.get(letter) ?? 'booked', rank });
  });
}

const numbersOf = (lanes: string, some: readonly LaneTurn[] = []) =>
  ordered(queueOf(lanes), some).map(({ code }) => Number(code.slice('CAR-'.length)));

test('Nobody is lost and nobody doubled, whatever the lanes', () => {
  fc.assert(
    fc.property(tickets, turns, (heap, some) => {
      expect([...ids(ordered(heap, some))].sort()).toEqual(ids(heap).sort());
    }),
  );
});

test('The order does not depend on the order the tickets are given in', () => {
  fc.assert(
    fc.property(tickets, turns, (heap, some) => {
      expect(ordered([...heap].reverse(), some)).toEqual(ordered(heap, some));
    }),
  );
});

test('Two booked to one walk-in, and a review after every third patient', () => {
  expect(numbersOf('wwwwbbbb')).toEqual([5, 6, 1, 7, 8, 2, 3, 4]);
  expect(numbersOf('wwwwrr')).toEqual([1, 2, 3, 5, 4, 6]);
});

test('An empty lane is skipped, and one lane alone is plain arrival order', () => {
  expect(numbersOf('wwww')).toEqual([1, 2, 3, 4]);
  expect(numbersOf('bbb')).toEqual([1, 2, 3]);
  expect(numbersOf('rrr')).toEqual([1, 2, 3]);
  expect(numbersOf('wlwl')).toEqual([1, 2, 3, 4]);
});

test('Who is booked for later comes after all who are due, in the order of the slots', () => {
  expect(numbersOf('eweb')).toEqual([4, 2, 1, 3]);
});

test('Whoever was passed over too often comes right after the emergencies, the one who came first before the others', () => {
  const [first, second, third] = queueOf('wwb');
  if (first === undefined || second === undefined || third === undefined) throw new Error('three tickets');
  const emergency = aWaiting(9, { rank: rankOf({ priority: 'emergency', readyAtMs: 9, number: 9 }) });
  const high = aWaiting(8, { rank: rankOf({ priority: 'high', readyAtMs: 8, number: 8 }) });
  const passed = [
    { ...second, passedOver: 20 },
    { ...first, passedOver: 21 },
  ];
  expect(ids(ordered([third, high, ...passed, emergency]))).toEqual([9, 1, 2, 8, 3].map(idOf));
  expect(ids(ordered([third, high, ...passed.map((ticket) => ({ ...ticket, gated: true }))]))[0]).toBe(idOf(8));
});

test('Calling one after the other is the order of those who wait for nothing', () => {
  fc.assert(
    fc.property(tickets, turns, (heap, some) => {
      let left = heap.filter((ticket) => ticket.doctorId === null);
      let moving = some;
      const expected = ordered(left, moving).filter(isFree);
      for (const ticket of expected) {
        expect(ordered(left, moving).find(isFree)).toBe(ticket);
        left = left.filter((other) => other !== ticket);
        moving = withTurn(moving, PATTERN, { ...ticket, priorityClass: ticket.rank.charAt(0) }, turnAfter);
      }
    }),
  );
});

test('Whom one doctor may call stand in the same order, whatever the other doctors do', () => {
  fc.assert(
    fc.property(tickets, turns, fc.constantFrom(...DOCTORS), (heap, some, doctorId) => {
      const mine = (ticket: WaitingTicket) => mayBeCalledAt(ticket, doctorId);
      expect(ordered(heap, some).filter(mine)).toEqual(ordered(heap.filter(mine), some));
    }),
  );
});

test('A gated ticket holds up nobody', () => {
  fc.assert(
    fc.property(tickets, turns, (heap, some) => {
      const alone = heap.filter((ticket) => ticket.doctorId === null);
      expect(ordered(alone, some).filter(isFree)).toEqual(ordered(alone.filter(isFree), some));
    }),
  );
});

test('A call taken back gives the lane its turn back', () => {
  const taker = { doctorId: null, lane: 'booked', priorityClass: '2' } as const;
  const after = withTurn([], PATTERN, taker, turnAfter);
  expect(after).toEqual([{ doctorId: null, priorityClass: '2', at: 1, sinceReview: 1 }]);
  expect(withTurn(after, PATTERN, taker, turnBefore)).toEqual([]);
});
