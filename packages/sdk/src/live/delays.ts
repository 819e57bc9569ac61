import type { CareQueueError } from '../errors.ts';
import { askedMs, fullJitterMs } from '../retry.ts';
import * as LIVE_TIMES from './times.ts';

/** How long a live connection waits before it tries something again. Pure: `random`, from 0 to 1, is passed in. */

/** Failed polls up to which the server is taken to be starting again: about half a minute. */
const RESTART_POLLS_MAX = 10;

/** Tells when a lost socket is tried again, ms; `failures` counts this loss. The first two times it is soon. */
export function socketRetryMs(failures: number, isFlood: boolean, random: number): number {
  if (isFlood) return LIVE_TIMES.flood * (1 + random);
  return fullJitterMs(failures - 1, random, LIVE_TIMES.retryBase, LIVE_TIMES.retryMax);
}

/** Tells when to poll after an answered poll, ms. */
export function pollMs(isHidden: boolean, random: number): number {
  return (isHidden ? LIVE_TIMES.pollHidden : LIVE_TIMES.poll) * (0.75 + random / 2);
}

/**
 * Tells when to poll after a failed poll, ms: at least what the server asked for. While somebody looks, a server that
 * starts again is asked about as often as a working one; one that stays away, and a hidden page, less and less.
 */
export function pollRetryMs(failures: number, isHidden: boolean, error: CareQueueError, random: number): number {
  const isRestart = !isHidden && failures <= RESTART_POLLS_MAX;
  const jitterMs = fullJitterMs(
    failures,
    random,
    LIVE_TIMES.retryBase,
    isRestart ? LIVE_TIMES.poll : LIVE_TIMES.retryMax,
  );
  return Math.max(askedMs(error) ?? 0, LIVE_TIMES.retryBase + jitterMs);
}
