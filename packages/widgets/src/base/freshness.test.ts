import { expect, test } from 'vitest';
import { common as en } from '../locales/en/base.ts';
import { stalenessText } from './freshness.ts';

const seen = Date.parse('2026-11-21T05:12:00Z');
const shown = (status: 'live' | 'polling' | 'offline' | 'connecting', silentMs: number) =>
  stalenessText({ status, lastSeenMs: seen, nowMs: seen + silentMs, timeZone: 'Asia/Kolkata' }, en);

test('what is live or polled is not called stale, however quiet the queue is', () => {
  expect(shown('live', 3_600_000)).toBeNull();
  expect(shown('polling', 3_600_000)).toBeNull();
});

test('a lost connection is told with the time of what is shown, once it has lasted', () => {
  expect(shown('connecting', 2_000)).toBeNull();
  expect(shown('connecting', 6_000)).toBe('Connection lost · showing 10:42');
  expect(shown('offline', 3_600_000)).toBe('Connection lost · showing 10:42');
});
