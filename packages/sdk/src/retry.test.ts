import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delayMs, fullJitterMs, parseRetryAfterMs, shouldRetry } from './retry.ts';

const tried = { attempt: 1, maxRetries: 2, isRepeatable: true, retryAfterMs: null };

test.each([
  ['a network fault', 'connection', true],
  ['a time-out', 'timeout', true],
  ['an abort', 'aborted', false],
  ['429', { status: 429 }, true],
  ['500', { status: 500 }, true],
  ['503', { status: 503 }, true],
  ['409', { status: 409 }, false],
  ['422', { status: 422 }, false],
  ['401', { status: 401 }, false],
] as const)('After %s: tried again is %s', (_name, end, expected) => {
  expect(shouldRetry({ ...tried, end })).toBe(expected);
});

test('The retries are counted', () => {
  expect(shouldRetry({ ...tried, attempt: 2, end: 'connection' })).toBe(true);
  expect(shouldRetry({ ...tried, attempt: 3, end: 'connection' })).toBe(false);
});

test('What could happen twice is never tried again', () => {
  expect(shouldRetry({ ...tried, isRepeatable: false, end: 'connection' })).toBe(false);
});

test('A server that asks for more than a minute is obeyed by giving up', () => {
  expect(shouldRetry({ ...tried, end: { status: 429 }, retryAfterMs: 61_000 })).toBe(false);
  expect(shouldRetry({ ...tried, end: { status: 429 }, retryAfterMs: 60_000 })).toBe(true);
});

test('The server decides the delay, else it is a random share of a step that doubles up to a limit', () => {
  expect(delayMs({ attempt: 1, random: 0.5, retryAfterMs: 7_000 })).toBe(7_000);
  const steps = [1, 2, 3, 4, 5, 6].map((attempt) => delayMs({ attempt, random: 0.5, retryAfterMs: null }));
  expect(steps).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000]);
});

test('Jitter never leaves its step', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000 }), random, (attempt, share) => {
      const ms = fullJitterMs({ attempt, random: share }, { baseMs: 500, maxMs: 8_000 });
      expect(ms).toBeGreaterThanOrEqual(0);
      expect(ms).toBeLessThan(Math.min(8_000, 500 * 2 ** Math.min(attempt - 1, 10)));
    }),
  );
});

test('Retry-After is read as seconds or as a date', () => {
  const now = Date.parse('2026-11-21T06:00:00Z');
  expect(parseRetryAfterMs('3', now)).toBe(3_000);
  expect(parseRetryAfterMs('Sat, 21 Nov 2026 06:00:05 GMT', now)).toBe(5_000);
  expect(parseRetryAfterMs('Sat, 21 Nov 2026 05:00:00 GMT', now)).toBe(0);
  expect(parseRetryAfterMs('soon', now)).toBeNull();
  expect(parseRetryAfterMs(null, now)).toBeNull();
});
