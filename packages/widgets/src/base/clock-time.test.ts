import { describe, expect, test } from 'vitest';
import { clockDate, clockTime, roundRange, roundSpan } from './clock-time.ts';

const at = (text: string) => Date.parse(text);

describe('clock times', () => {
  test('are those of the hospital, whatever zone the reader is in', () => {
    const instant = at('2026-11-21T18:45:00Z');
    expect(clockTime(instant, { tag: 'en-GB', timeZone: 'Asia/Kolkata' })).toBe('00:15');
    expect(clockTime(instant, { tag: 'en-GB', timeZone: 'Asia/Kathmandu' })).toBe('00:30');
    expect(clockDate(instant, { tag: 'en-GB', timeZone: 'Asia/Kolkata' })).toContain('22 November');
  });
});

describe('an expected span', () => {
  test('is rounded outwards to five minutes', () => {
    const span = { fromMs: at('2026-11-21T05:53:10Z'), untilMs: at('2026-11-21T06:16:20Z') };
    expect(roundSpan(span, at('2026-11-21T05:12:00Z'))).toEqual({
      fromMs: at('2026-11-21T05:50:00Z'),
      untilMs: at('2026-11-21T06:20:00Z'),
    });
  });

  test('never begins in the past, nor ends before it begins', () => {
    const now = at('2026-11-21T05:13:20Z');
    const span = roundSpan({ fromMs: now, untilMs: now }, now);
    expect(span.fromMs).toBe(at('2026-11-21T05:13:00Z'));
    expect(span.untilMs).toBeGreaterThanOrEqual(span.fromMs);
  });
});

describe('expected minutes', () => {
  test.each([
    [0, 0, { from: 0, until: 1 }],
    [2.4, 7.1, { from: 2, until: 8 }],
    [12, 23, { from: 10, until: 25 }],
    [41.5, 66, { from: 40, until: 70 }],
  ])('of %d to %d are told as %o', (p50, p90, expected) => {
    expect(roundRange(p50, p90)).toEqual(expected);
  });
});
