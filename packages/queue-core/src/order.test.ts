import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWaiting, indexInOrder, mayBeCalledAt, nextToCall, positionOf } from './order.ts';
import { aWaiting, DOCTORS, idOf, waitingTickets } from './testing/builders.ts';
import type { WaitingTicket } from './ticket.ts';

/** The naive model: positions and choices as queue.md words them, by counting over an unsorted heap of tickets. */
const goesBefore = (a: WaitingTicket, b: WaitingTicket) => a.rank < b.rank || (a.rank === b.rank && a.id < b.id);
const compete = (a: WaitingTicket, b: WaitingTicket) =>
  DOCTORS.some((doctor) => doctor !== null && [a, b].every(({ doctorId }) => doctorId === null || doctorId === doctor));

function modelPosition(heap: readonly WaitingTicket[], ticket: WaitingTicket): number {
  return 1 + heap.filter((other) => goesBefore(other, ticket) && compete(other, ticket)).length;
}

function modelNext(heap: readonly WaitingTicket[], doctorId: string | null): WaitingTicket | undefined {
  const free = heap.filter((ticket) => !ticket.gated && (ticket.doctorId === null || ticket.doctorId === doctorId));
  return free.find((ticket) => free.every((other) => other === ticket || goesBefore(ticket, other)));
}

const isGated = (ticket: WaitingTicket) => ticket.gated;
const sorted = (heap: readonly WaitingTicket[]) => [...heap].sort(compareWaiting);

test('Comparing is a total order', () => {
  fc.assert(
    fc.property(waitingTickets, (heap) => {
      for (const a of heap) {
        for (const b of heap) {
          expect(Math.sign(compareWaiting(a, b))).toBe(a === b ? 0 : goesBefore(a, b) ? -1 : 1);
        }
      }
    }),
  );
});

test('A position is one more than the tickets ahead that compete for the same points', () => {
  fc.assert(
    fc.property(waitingTickets, (heap) => {
      const ordered = sorted(heap);
      for (const ticket of heap) expect(positionOf(ordered, ticket.id)).toBe(modelPosition(heap, ticket));
    }),
  );
});

test('A ticket that does not wait has no position', () => {
  fc.assert(
    fc.property(waitingTickets, (heap) => {
      expect(positionOf(sorted(heap), idOf(999))).toBeNull();
      for (const ticket of heap) {
        expect(positionOf(sorted(heap.filter((other) => other !== ticket)), ticket.id)).toBeNull();
      }
    }),
  );
});

test('Where a ticket would stand is where sorting puts it', () => {
  fc.assert(
    fc.property(waitingTickets, fc.nat(), (heap, pick) => {
      const ticket = heap[pick % Math.max(1, heap.length)];
      if (ticket === undefined) return;
      const rest = sorted(heap.filter((other) => other !== ticket));
      const index = indexInOrder(rest, ticket);
      expect([...rest.slice(0, index), ticket, ...rest.slice(index)]).toEqual(sorted(heap));
    }),
  );
});

test('A point calls the first ticket in order that waits for nothing and that its doctor may call', () => {
  fc.assert(
    fc.property(waitingTickets, fc.constantFrom(...DOCTORS), (heap, doctorId) => {
      const [next] = nextToCall(sorted(heap), { doctorId, count: 1, isGated });
      expect(next).toEqual(modelNext(heap, doctorId));
    }),
  );
});

test('Calling several is calling one after the other', () => {
  fc.assert(
    fc.property(
      waitingTickets,
      fc.constantFrom(...DOCTORS),
      fc.integer({ min: 1, max: 5 }),
      (heap, doctorId, count) => {
        const left = [...heap];
        const expected: WaitingTicket[] = [];
        for (let i = 0; i < count; i += 1) {
          const next = modelNext(left, doctorId);
          if (next === undefined) break;
          expected.push(next);
          left.splice(left.indexOf(next), 1);
        }
        expect(nextToCall(sorted(heap), { doctorId, count, isGated })).toEqual(expected);
      },
    ),
  );
});

test('Nobody of position 1 who waits for nothing is passed over by a point he may be called to', () => {
  fc.assert(
    fc.property(waitingTickets, fc.constantFrom(...DOCTORS), (heap, doctorId) => {
      const ordered = sorted(heap);
      const [next] = nextToCall(ordered, { doctorId, count: 1, isGated });
      const first = ordered.find((ticket) => mayBeCalledAt(ticket, doctorId));
      if (first !== undefined && !first.gated) expect(next).toBe(first);
    }),
  );
});

test('A gated ticket keeps its place and is counted by those behind it', () => {
  const ordered = [aWaiting(1, { gated: true }), aWaiting(2)];
  expect(ordered.map((ticket) => positionOf(ordered, ticket.id))).toEqual([1, 2]);
  expect(nextToCall(ordered, { doctorId: null, count: 2, isGated })).toEqual([ordered[1]]);
});

test("Another doctor's patients are not counted, those of no doctor are", () => {
  const ordered = [
    aWaiting(1, { doctorId: 'doc_1' }),
    aWaiting(2, { doctorId: 'doc_2' }),
    aWaiting(3),
    aWaiting(4, { doctorId: 'doc_1' }),
  ];
  expect(ordered.map((ticket) => positionOf(ordered, ticket.id))).toEqual([1, 1, 3, 3]);
});
