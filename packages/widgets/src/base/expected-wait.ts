import type { QueueState } from '@carequeue/sdk';
import { estimateAt } from '@carequeue/sdk/live';
import type { CommonStrings } from '../locales/common-strings.ts';
import { roundRange } from './clock-time.ts';

// Up to here "0 to 4 minutes" says less than "under 5 minutes".
const SOON_MINUTES = 5;

/** Writes the expected wait at a place of the queue as minutes, or null where there is not enough to say. */
export function expectedMinutes(
  state: QueueState,
  place: { position: number; doctorId: string | null },
  strings: CommonStrings,
): string | null {
  const estimate = estimateAt(state.wait, { ...place, nowMs: 0 });
  if (estimate === null) return null;
  return rangeText(roundRange(estimate.p50Minutes, estimate.p90Minutes), strings);
}

/** Writes a range of whole minutes. */
export function rangeText(range: { from: number; until: number }, strings: CommonStrings): string {
  return range.until <= SOON_MINUTES ? strings.minutesUnder(range.until) : strings.minutes(range);
}
