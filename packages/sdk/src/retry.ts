import { AbortedError, ApiError, CareQueueError } from './errors.ts';

/** Whether and when a failed attempt is made again. Pure: randomness and time are passed in. */

/** First step of the back-off; the n-th retry waits a random share of `base × 2^(n−1)`. */
const DELAY_BASE_MS = 500;

/** A person waits for this call: longer steps would be an outage to him, not a retry. */
const DELAY_MAX_MS = 8_000;

/** A server that asks for longer gets its wish by the error that is thrown, not by a call that hangs. */
const RETRY_AFTER_MAX_MS = 60_000;

/**
 * Decides whether a call that can be repeated is worth another attempt: after network faults, time-outs, 429 and 5xx.
 * Every GET only reads and every POST carries an idempotency key, so all calls of this package can be repeated.
 */
export function isWorthRetrying(error: unknown): boolean {
  if (!(error instanceof ApiError)) return error instanceof CareQueueError && !(error instanceof AbortedError);
  return (error.retryAfterMs ?? 0) <= RETRY_AFTER_MAX_MS && (error.status === 429 || error.status >= 500);
}

/**
 * Tells how long to wait before the next attempt, ms: what the server asked for, else full jitter.
 *
 * @param random - from 0 (inclusive) to 1.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function delayMs(error: unknown, attempt: number, random: number): number {
  const askedMs = error instanceof ApiError ? error.retryAfterMs : null;
  return askedMs ?? fullJitterMs(attempt, random, DELAY_BASE_MS, DELAY_MAX_MS);
}

/** A random share of a step that doubles: `random × min(max, base × 2^(attempt−1))`, ms. */
export function fullJitterMs(attempt: number, random: number, baseMs: number, maxMs: number): number {
  return Math.floor(random * Math.min(maxMs, baseMs * 2 ** Math.max(0, attempt - 1)));
}

/**
 * Reads a `Retry-After` header: seconds or an HTTP date.
 *
 * @returns ms from `nowMs`, never negative; null when absent or unreadable.
 */
export function parseRetryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}
