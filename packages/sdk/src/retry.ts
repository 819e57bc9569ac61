import { ApiError, ConnectionError, TimeoutError } from './errors.ts';

/** Whether and when a failed attempt is made again. Pure: randomness and time are passed in. */

/** First step of the back-off; the n-th retry waits a random share of `base × 2^(n−1)`. */
const DELAY_BASE_MS = 500;

/** A person waits for this call: longer steps would be an outage to him, not a retry. */
const DELAY_MAX_MS = 8_000;

/** A server that asks for longer gets its wish by the error that is thrown, not by a call that hangs. */
const RETRY_AFTER_MAX_MS = 60_000;

/**
 * Tells how long to wait before the next attempt, ms: what the server asked for, else full jitter.
 *
 * Every GET only reads and every POST carries an idempotency key, so all calls of this package can be repeated.
 *
 * @param random - from 0 (inclusive) to 1.
 * @returns null where another attempt is of no use: only network faults, time-outs, 429 and 5xx are worth one.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function retryMs(error: unknown, attempt: number, random: number): number | null {
  const jitterMs = fullJitterMs(attempt, random, DELAY_BASE_MS, DELAY_MAX_MS);
  if (error instanceof ConnectionError || error instanceof TimeoutError) return jitterMs;
  if (!(error instanceof ApiError) || (error.status < 500 && error.status !== 429)) return null;
  const delayMs = askedMs(error) ?? jitterMs;
  return delayMs > RETRY_AFTER_MAX_MS ? null : delayMs;
}

/** How long the server asked to wait, ms; null where it did not. */
export function askedMs(error: unknown): number | null {
  return error instanceof ApiError ? error.retryAfterMs : null;
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
