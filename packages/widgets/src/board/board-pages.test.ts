import { describe, expect, test } from 'vitest';
import type { PageTurn, PanelParts } from './board-pages.ts';
import { FIRST_PAGE, pagesOf, turnPage } from './board-pages.ts';

const panel = (partCount = 1, fresh: PanelParts['fresh'] = []): PanelParts => ({ partCount, fresh });

describe('pages', () => {
  test('are one where all fits', () => {
    expect(pagesOf([panel(), panel()], 3)).toEqual([{ panels: [0, 1], part: 0 }]);
  });

  test('are filled evenly, and nobody is left out', () => {
    const pages = pagesOf([panel(), panel(), panel(), panel()], 3);
    expect(pages.map((page) => page.panels)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    for (let count = 1; count < 20; count += 1) {
      const all = pagesOf(
        Array.from({ length: count }, () => panel()),
        3,
      ).flatMap((page) => page.panels);
      expect(all).toEqual(Array.from({ length: count }, (_, index) => index));
    }
  });

  test('show every part of a panel that does not fit', () => {
    expect(pagesOf([panel(3)], 1).map(({ part }) => part)).toEqual([0, 1, 2]);
  });
});

describe('a page', () => {
  const three = [panel(3)];
  const at = (nowMs: number, turn: PageTurn, panels = three) =>
    turnPage({ pages: pagesOf(panels, 1), panels, nowMs }, turn);

  test('stays for ten seconds, and then the next one comes, for ever', () => {
    const seen: number[] = [];
    let turn = FIRST_PAGE;
    for (let nowMs = 1_000_000; nowMs < 1_060_000; nowMs += 1_000) {
      turn = at(nowMs, turn);
      seen.push(turn.index);
    }
    expect(new Set(seen)).toEqual(new Set([0, 1, 2]));
    const turns = seen.filter((index, place) => place > 0 && index !== seen[place - 1]).length;
    expect(turns).toBeLessThanOrEqual(6);
  });

  test('with a fresh call comes at once, and stays while the call is fresh', () => {
    const turn = at(0, FIRST_PAGE);
    const called = [panel(3, [{ part: 2, calledAtMs: 1_000 }])];
    const first = at(1_000, turn, called);
    expect(first.index).toBe(2);
    expect(at(59_000, first, called).index).toBe(2);
    expect(at(61_000, first).index).toBe(0);
  });

  test('with a newer call comes at once; then those with fresh calls take turns', () => {
    const first = at(1_000, FIRST_PAGE, [panel(3, [{ part: 2, calledAtMs: 1_000 }])]);
    const both = [
      panel(3, [
        { part: 2, calledAtMs: 1_000 },
        { part: 1, calledAtMs: 3_000 },
      ]),
    ];
    const second = at(3_000, first, both);
    expect(second.index).toBe(1);
    const third = at(13_000, second, both);
    expect(third.index).toBe(2);
    expect(at(23_000, third, both).index).toBe(1);
  });
});
