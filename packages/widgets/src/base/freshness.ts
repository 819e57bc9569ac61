import type { LiveConnection } from '@carequeue/sdk';
import type { CommonStrings } from '../locales/common-strings.ts';
import { clockTime } from './clock-time.ts';

/** How a live connection stands, as the SDK tells it. */
export type ConnectionStatus = LiveConnection['status'];

// A reconnect after a server's restart takes a moment; a warning that comes and goes would only worry people.
const SILENCE_MS = 5_000;

/**
 * Says that what is shown is no longer fresh, and from when it is; null while it is fresh.
 *
 * @param shown - `nowMs` and `lastSeenMs` on one clock, whichever that is; `lastSeenMs` null when nothing was seen.
 */
export function stalenessText(
  shown: { status: ConnectionStatus; lastSeenMs: number | null; nowMs: number; timeZone: string },
  strings: CommonStrings,
): string | null {
  if (shown.status === 'live' || shown.status === 'polling' || shown.lastSeenMs === null) return null;
  if (shown.nowMs - shown.lastSeenMs < SILENCE_MS) return null;
  return strings.connectionLost(clockTime(shown.lastSeenMs, { tag: strings.tag, timeZone: shown.timeZone }));
}
