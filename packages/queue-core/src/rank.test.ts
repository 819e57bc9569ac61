import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classOf, rankBetween, rankClass, rankOf } from './rank.ts';
import type { Priority } from './ticket.ts';

const PRIORITIES: readonly Priority[] = ['emergency', 'high', 'normal'];
const ticket = fc.record({
  priority: fc.constantFrom(...PRIORITIES),
  readyAtMs: fc.integer({ min: 0, max: Date.parse('2200-01-01T00:00:00Z') }),
  number: fc.integer({ min: 1, max: 99_999 }),
});

/** The order as queue.md says it, written apart: class, then readiness, then number. */
function before(a: Parameters<typeof rankOf>[0], b: Parameters<typeof rankOf>[0]): number {
  const classes = PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority);
  return classes || a.readyAtMs - b.readyAtMs || a.number - b.number;
}

const sign = (text: string, other: string) => (text === other ? 0 : text < other ? -1 : 1);

test('Ranks compare as priority, readiness and number do', () => {
  fc.assert(
    fc.property(ticket, ticket, (a, b) => {
      expect(sign(rankOf(a), rankOf(b))).toBe(Math.sign(before(a, b)));
    }),
  );
});

test('The first character is the class of the priority', () => {
  fc.assert(
    fc.property(ticket, (a) => {
      expect(rankClass(rankOf(a))).toBe(classOf(a.priority));
    }),
  );
  expect(PRIORITIES.map(classOf)).toEqual(['0', '1', '2']);
});

test('A rank is sixteen characters, whatever the day and number', () => {
  fc.assert(
    fc.property(ticket, (a) => {
      expect(rankOf(a)).toMatch(/^[012][0-9a-z]{15}$/);
    }),
  );
  expect(rankOf({ priority: 'normal', readyAtMs: 0, number: 1 })).toBe('2000000000000001');
});

test('An instant before 1970 and fractions of a millisecond do no harm', () => {
  expect(rankOf({ priority: 'normal', readyAtMs: -5, number: 1 })).toBe('2000000000000001');
  expect(rankOf({ priority: 'normal', readyAtMs: 1.9, number: 1 })).toBe(
    rankOf({ priority: 'normal', readyAtMs: 1, number: 1 }),
  );
});

test('However often one is put between two others, it stands between them', () => {
  const puts = fc.array(fc.nat(), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(fc.uniqueArray(ticket, { minLength: 2, maxLength: 8, selector: rankOf }), puts, (tickets, picks) => {
      const ranks = tickets.map(rankOf).sort();
      for (const pick of picks) {
        const index = pick % ranks.length;
        const [left, right] = [ranks[index], ranks[index + 1] ?? null];
        if (left === undefined) continue;
        const middle = rankBetween(left, right);
        expect(left < middle).toBe(true);
        if (right !== null) expect(middle < right).toBe(true);
        ranks.splice(index + 1, 0, middle);
      }
      expect([...ranks].sort()).toEqual(ranks);
      expect(new Set(ranks).size).toBe(ranks.length);
    }),
  );
});

test('A hundred returns to the same place keep ranks short', () => {
  const front = rankOf({ priority: 'normal', readyAtMs: 1_000, number: 1 });
  let next = rankOf({ priority: 'normal', readyAtMs: 2_000, number: 2 });
  for (let count = 0; count < 100; count += 1) next = rankBetween(front, next);
  expect(next.length).toBeLessThan(60);
});

test('A rank keeps its class when it is put behind another', () => {
  fc.assert(
    fc.property(ticket, ticket, (a, b) => {
      const [left, right] = [rankOf(a), rankOf(b)].sort();
      if (left === undefined || right === undefined || left === right) return;
      expect(rankClass(rankBetween(left, right))).toBe(rankClass(left));
    }),
  );
});
