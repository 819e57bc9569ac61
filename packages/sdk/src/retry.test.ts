import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AbortedError, ConnectionError, errorFrom, TimeoutError } from './errors.ts';
import { fullJitterMs, parseRetryAfterMs, retryMs } from './retry.ts';

const answered = (status: number, retryAfterMs: number | null = null) => errorFrom(status, null, null, retryAfterMs);

test.each([
  ['a network fault', new ConnectionError(), true],
  ['a time-out', new TimeoutError(), true],
  ['an abort', new AbortedError(), false],
  ['429', answered(429), true],
  ['500', answered(500), true],
  ['503', answered(503), true],
  ['409', answered(409), false],
  ['422', answered(422), false],
  ['401', answered(401), false],
  ['a bug', new TypeError(), false],
] as const)('After %s: tried again is %s', (_name, error, expected) => {
  expect(retryMs(error, 1, 0.5) !== null).toBe(expected);
});

test('A server that asks for more than a minute is obeyed by giving up', () => {
  expect(retryMs(answered(429, 61_000), 1, 0.5)).toBeNull();
  expect(retryMs(answered(429, 60_000), 1, 0.5)).toBe(60_000);
});

test('The server decides the delay, else it is a random share of a step that doubles up to a limit', () => {
  expect(retryMs(answered(503, 7_000), 1, 0.5)).toBe(7_000);
  const steps = [1, 2, 3, 4, 5, 6].map((attempt) => retryMs(new ConnectionError(), attempt, 0.5));
  expect(steps).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000]);
});

test('Jitter never leaves its step', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000 }), random, (attempt, share) => {
      const ms = fullJitterMs(attempt, share, 500, 8_000);
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
