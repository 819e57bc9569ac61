import type { CommonStrings } from '../locales/common-strings.ts';

// Up to here "0 to 4 minutes" says less than "under 5 minutes".
const SOON_MINUTES = 5;

/** Writes a range of whole minutes. */
export function rangeText(range: { from: number; until: number }, strings: CommonStrings): string {
  return range.until <= SOON_MINUTES ? strings.minutesUnder(range.until) : strings.minutes(range);
}
