import { describe, expect, test } from 'vitest';
import { boardLayout } from './board-layout.ts';

const content = (pointCount: number, labelLength = 7) => ({
  pointCount,
  labelLength,
  listLabelLength: labelLength,
  missedCount: 2,
});
const FULL_HD = { widthPx: 1920, heightPx: 1080 };
const PORTRAIT = { widthPx: 1080, heightPx: 1920 };

describe('a board of a whole screen', () => {
  test.each([1, 2, 4, 6, 8])('shows %d rooms with codes that are read at ten metres', (count) => {
    for (const box of [FULL_HD, PORTRAIT]) {
      const layout = boardLayout(box, content(count, 6));
      expect(layout.capacity.points).toBe(count);
      expect(layout.codePx).toBeGreaterThanOrEqual(80);
      expect(layout.columns * layout.rows).toBeGreaterThanOrEqual(count);
    }
  });

  test('leaves rooms out rather than show codes nobody can read', () => {
    const layout = boardLayout(FULL_HD, content(30));
    expect(layout.capacity.points).toBeLessThan(30);
    expect(layout.codePx).toBeGreaterThanOrEqual(80);
  });

  test('is the same drawing at 720p, only smaller', () => {
    const big = boardLayout(FULL_HD, content(4));
    const small = boardLayout({ widthPx: 1280, heightPx: 720 }, content(4));
    expect(small.capacity).toEqual(big.capacity);
    expect(small.columns).toBe(big.columns);
    expect(small.codePx / big.codePx).toBeCloseTo(2 / 3, 1);
  });

  test('gives the room of the missed ones to the next ones while nobody is missed', () => {
    const with_ = boardLayout(FULL_HD, { ...content(4), missedCount: 3 });
    const without = boardLayout(FULL_HD, { ...content(4), missedCount: 0 });
    expect(without.capacity.next).toBeGreaterThan(with_.capacity.next);
  });

  test('with long labels makes them smaller, not wider than their place', () => {
    const short = boardLayout(FULL_HD, content(4, 6));
    const long = boardLayout(FULL_HD, content(4, 14));
    expect(long.codePx).toBeLessThan(short.codePx);
  });
});

test('lists of long codes have fewer columns, and count on them', () => {
  for (const box of [FULL_HD, PORTRAIT, { widthPx: 360, heightPx: 740 }]) {
    const usual = boardLayout(box, content(4, 6));
    const long = boardLayout(box, content(4, 12));
    expect(long.chipColumns).toBeLessThan(usual.chipColumns);
    expect(long.capacity.next % long.chipColumns).toBe(0);
    expect(long.capacity.next).toBeLessThan(usual.capacity.next);
  }
});

test('a board in a narrow page is a column', () => {
  expect(boardLayout({ widthPx: 360, heightPx: 740 }, content(4)).orientation).toBe('flow');
});
