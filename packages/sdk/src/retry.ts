/** Whether and when a failed attempt is made again. Pure: randomness and time are passed in. */

/** First step of the back-off; the n-th retry waits a random share of `base × 2^(n−1)`. */
const DELAY_BASE_MS = 500;

/** A person waits for this call: longer steps would be an outage to him, not a retry. */
const DELAY_MAX_MS = 8_000;

/** A server that asks for longer gets its wish by the error that is thrown, not by a call that hangs. */
const RETRY_AFTER_MAX_MS = 60_000;

/** How an attempt ended, as far as a retry is concerned. */
export type AttemptEnd = { readonly status: number } | 'connection' | 'timeout' | 'aborted';

/**
 * Decides whether to try again after attempt number `attempt` (from 1).
 *
 * Network faults, time-outs, 429 and 5xx are worth it, and only when a repetition cannot happen twice: a read, or a
 * command with an idempotency key (`isRepeatable`).
 */
export function shouldRetry(attempt: {
  attempt: number;
  maxRetries: number;
  end: AttemptEnd;
  isRepeatable: boolean;
  retryAfterMs: number | null;
}): boolean {
  if (attempt.attempt > attempt.maxRetries || !attempt.isRepeatable || attempt.end === 'aborted') return false;
  if (attempt.retryAfterMs !== null && attempt.retryAfterMs > RETRY_AFTER_MAX_MS) return false;
  if (typeof attempt.end === 'string') return true;
  return attempt.end.status === 429 || attempt.end.status >= 500;
}

/**
 * Tells how long to wait before the next attempt, ms: what the server asked for, else full jitter.
 *
 * @param wait - `random` from 0 (inclusive) to 1.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function delayMs(wait: { attempt: number; random: number; retryAfterMs: number | null }): number {
  if (wait.retryAfterMs !== null) return wait.retryAfterMs;
  return fullJitterMs(wait, { baseMs: DELAY_BASE_MS, maxMs: DELAY_MAX_MS });
}

/** A random share of a step that doubles: `random × min(max, base × 2^(attempt−1))`, ms. */
export function fullJitterMs(
  wait: { attempt: number; random: number },
  steps: { baseMs: number; maxMs: number },
): number {
  return Math.floor(wait.random * Math.min(steps.maxMs, steps.baseMs * 2 ** Math.max(0, wait.attempt - 1)));
}

/**
 * Reads a `Retry-After` header: seconds or an HTTP date.
 *
 * @returns ms from `nowMs`, never negative; null when absent or unreadable.
 */
export function parseRetryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}
