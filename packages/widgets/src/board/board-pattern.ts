import type { QueueState } from '@carequeue/sdk/live';
import type { BoardWords, SpokenPattern } from '../locales/board-strings.ts';

/**
 * Says the published pattern; null where there is nothing to say, for one lane alone is the order of coming.
 *
 * @example
 * patternText({ lanes: ['booked', 'booked', 'walk-in'], reviewEvery: 3, passedOverMax: 20 }, words);
 * // 'Order: two booked, then one walk-in; a review after every third'
 */
export function patternText(pattern: QueueState['pattern'], strings: BoardWords): string | null {
  const runs = runsOf(pattern.lanes);
  const { reviewEvery } = pattern;
  if (runs.length < 2 && reviewEvery === 0) return null;
  return strings.board.pattern({ runs: runs.length < 2 ? [] : runs, reviewEvery });
}

function runsOf(lanes: QueueState['pattern']['lanes']): SpokenPattern['runs'] {
  const runs: { lane: (typeof lanes)[number]; count: number }[] = [];
  for (const lane of lanes) {
    const last = runs[runs.length - 1];
    if (last?.lane === lane) last.count += 1;
    else runs.push({ lane, count: 1 });
  }
  return runs;
}
