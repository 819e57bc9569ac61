import { describe, expect, test } from 'vitest';
import { BUGS, type BugName } from './planted/names.ts';
import type { Task } from './player.ts';
import { type Told, Totals } from './report/told.ts';
import { play } from './threads.ts';

const SEEDS = 150;
/** Bugs are found by one of the first few; more would only say that they are found late. */
const PLANTED_SEEDS_MAX = 40;
const LIMIT_MS = 120_000;

const TASK: Omit<Task, 'first' | 'end'> = { step: 1, isLogged: false, bugs: [null], untilFound: false };

async function logOf(seed: number): Promise<string> {
  const told: Told[] = [];
  await play({ ...TASK, first: seed, end: seed + 1, isLogged: true }, (one) => told.push(one));
  return told[0]?.log ?? '';
}

describe('a simulated department', () => {
  test(`keeps every promise in ${SEEDS} worlds`, { timeout: LIMIT_MS }, async () => {
    const totals = new Totals();
    await play({ ...TASK, first: 1, end: 1 + SEEDS }, (told) => totals.add(told));
    expect(totals.broken).toEqual([]);
    expect(totals.seeds).toBe(SEEDS);
  });

  test('has the same history each time it is played', { timeout: LIMIT_MS }, async () => {
    const [first, second] = [await logOf(11), await logOf(11)];
    expect(first.split('\n').length).toBeGreaterThan(100);
    expect(second).toBe(first);
  });

  test('shows every planted bug', { timeout: LIMIT_MS }, async () => {
    const bugs = Object.keys(BUGS) as BugName[];
    const found = new Set<BugName | null>();
    await play({ ...TASK, first: 1, end: 1 + PLANTED_SEEDS_MAX, bugs, untilFound: true }, ({ bug, violations }) => {
      if (violations.length > 0) found.add(bug);
    });
    expect([...found]).toEqual(bugs);
  });
});
