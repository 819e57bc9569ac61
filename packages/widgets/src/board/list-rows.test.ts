import { describe, expect, test } from 'vitest';
import { CHIP_GAP, GAP, HEADING, portraitLists, rowsBeside } from './list-rows.ts';

const CALL = 62;

describe('lists beside the rooms', () => {
  const cases = [548, 648, 748].flatMap((height) =>
    [0, 1, 2, 3, 9].flatMap((recentCount) =>
      [0, 4].flatMap((missedCount) =>
        [0, 1, 7, 12, 40].map((nextCount) => ({ height, recentCount, missedCount, nextCount })),
      ),
    ),
  );

  test.each(cases)('fill their column and no more: %o', ({ height, ...counts }) => {
    const { next, chipHeight, recent } = rowsBeside(height, 3, counts);
    const shown = Math.min(recent, counts.recentCount);
    const calls = shown > 0 ? HEADING + shown * CALL + GAP : 0;
    const missed = counts.missedCount > 0 ? HEADING + 78 + GAP : 0;
    const used = HEADING + next * (chipHeight + CHIP_GAP) - CHIP_GAP + calls + missed;
    expect(used).toBeLessThanOrEqual(height);
    // Who waits and is not shown has no room left, except that of the last three calls.
    if (next * 3 < counts.nextCount) {
      expect(height - used).toBeLessThan(64 + CHIP_GAP);
      expect(shown).toBeLessThanOrEqual(Math.min(3, counts.recentCount) + 1);
    }
  });

  test('show the last three calls however many wait', () => {
    expect(rowsBeside(648, 3, { nextCount: 40, recentCount: 9, missedCount: 2 }).recent).toBe(3);
  });
});

test('lists below few rooms have the height that these do not need, and below many what they always have', () => {
  const counts = { nextCount: 20, recentCount: 9, missedCount: 2 };
  const few = portraitLists(1528, 2, { ...counts, roomCount: 1 });
  const many = portraitLists(1528, 2, { ...counts, roomCount: 8 });
  expect(many.height).toBe(540);
  expect(few.next).toBeGreaterThan(many.next);
  expect(portraitLists(1528, 2, { ...counts, nextCount: 1, roomCount: 1 }).height).toBe(540);
});
