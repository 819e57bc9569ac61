import type { QueueState } from '@carequeue/sdk';
import { estimateAt } from '@carequeue/sdk/live';
import type { CommonStrings } from '../locales/common-strings.ts';
import { roundRange } from './clock-time.ts';
import { rangeText } from './minutes-range.ts';

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
