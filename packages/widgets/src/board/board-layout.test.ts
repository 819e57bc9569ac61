import { describe, expect, test } from 'vitest';
import type { PanelContent } from './board-layout.ts';
import { panelLayout, screenLayout } from './board-layout.ts';

const content = (roomCount: number, labelLength = 7, parts: Partial<PanelContent> = {}): PanelContent => ({
  rooms: Array.from({ length: roomCount }, (_, index) => ({
    name: `Room ${index + 1}`,
    told: ['Inside'],
    brief: ['Inside'],
    isIdle: false,
  })),
  ...{ labelLength, listLabelLength: labelLength, nextCount: 40, recentCount: 9, missedCount: 2 },
  ...{ hasBanner: false, noteRows: 0, widthOf: (text: string) => text.length * 0.6 },
  ...parts,
});
const FULL_HD = { widthPx: 1920, heightPx: 1080 };
const PORTRAIT = { widthPx: 1080, heightPx: 1920 };
const alone = (box: typeof FULL_HD, what: PanelContent) =>
  panelLayout(screenLayout(box, { panelCount: 1, barCount: 0 }), 1, what);

describe('a board of a whole screen', () => {
  test.each([1, 2, 4, 6, 8])('shows %d rooms with codes that are read at ten metres', (count) => {
    for (const box of [FULL_HD, PORTRAIT]) {
      const layout = alone(box, content(count, 6));
      expect(layout.capacity.points).toBe(count);
      expect(layout.codePx).toBeGreaterThanOrEqual(80);
      expect(layout.columns * layout.rows).toBeGreaterThanOrEqual(count);
    }
  });

  test('lets rooms take turns rather than show codes nobody can read, as many at a time as at another', () => {
    const layout = alone(FULL_HD, content(30));
    expect(layout.capacity.points).toBeLessThan(30);
    expect(layout.codePx).toBeGreaterThanOrEqual(80);
    const pages = Math.ceil(30 / layout.capacity.points);
    expect(layout.capacity.points * pages - 30).toBeLessThan(pages);
  });

  test.each([
    [1280, 720, 2 / 3],
    [3840, 2160, 2],
  ])('is the same drawing at %d × %d, only in another size', (widthPx, heightPx, times) => {
    const usual = alone(FULL_HD, content(4));
    const other = alone({ widthPx, heightPx }, content(4));
    expect(other.capacity).toEqual(usual.capacity);
    expect(other.columns).toBe(usual.columns);
    expect(other.codePx / usual.codePx).toBeCloseTo(times, 1);
  });

  test('gives the room of the missed ones to the next ones while nobody is missed', () => {
    const some = alone(FULL_HD, content(4, 7, { missedCount: 3 }));
    const none = alone(FULL_HD, content(4, 7, { missedCount: 0 }));
    expect(none.capacity.next).toBeGreaterThan(some.capacity.next);
  });

  test('with long labels makes them smaller, not wider than their place', () => {
    expect(alone(FULL_HD, content(4, 14)).codePx).toBeLessThan(alone(FULL_HD, content(4, 6)).codePx);
  });

  test('makes room for a banner and for a bar', () => {
    const usual = alone(FULL_HD, content(4));
    expect(alone(FULL_HD, content(4, 7, { hasBanner: true })).codePx).toBeLessThanOrEqual(usual.codePx);
    const bar = screenLayout(FULL_HD, { panelCount: 1, barCount: 1 });
    expect(bar.height).toBeLessThan(screenLayout(FULL_HD, { panelCount: 1, barCount: 0 }).height);
  });
});

describe('a screen that departments share', () => {
  test.each([2, 3, 12])('shows %d at most three at a time, with codes that are read at five metres', (count) => {
    for (const box of [FULL_HD, PORTRAIT]) {
      const screen = screenLayout(box, { panelCount: count, barCount: 0 });
      expect(screen.panelsMax).toBeLessThanOrEqual(3);
      const layout = panelLayout(screen, Math.min(count, screen.panelsMax), content(4, 6));
      expect(layout.codePx).toBeGreaterThanOrEqual(56);
    }
  });
});

test('lists of long codes have fewer columns, and count on them', () => {
  for (const box of [FULL_HD, PORTRAIT, { widthPx: 360, heightPx: 740 }]) {
    const usual = alone(box, content(4, 6));
    const long = alone(box, content(4, 12));
    expect(long.chipColumns).toBeLessThan(usual.chipColumns);
    expect(long.capacity.next % long.chipColumns).toBe(0);
    expect(long.capacity.next).toBeLessThan(usual.capacity.next);
  }
});

test('a board in a narrow page is a column where nothing takes turns', () => {
  const screen = screenLayout({ widthPx: 360, heightPx: 740 }, { panelCount: 1, barCount: 0 });
  expect(screen.orientation).toBe('flow');
  expect(panelLayout(screen, 1, content(40)).capacity.points).toBeGreaterThan(40);
});
