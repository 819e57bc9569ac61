import { afterEach, expect, test, vi } from 'vitest';
import { until } from './scene.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('what a scene waits for may come after the machine stood still for a while', async () => {
  vi.useFakeTimers();
  let turns = 0;
  const waiting = until('it', () => {
    turns += 1;
    // Its clocks go on by a minute in which nothing is done.
    if (turns === 1) vi.advanceTimersByTime(60_000);
    return turns > 3;
  });
  await vi.advanceTimersByTimeAsync(100);
  await waiting;
  expect(turns).toBe(4);
});

test('what never comes is named', async () => {
  vi.useFakeTimers();
  const never = expect(until('the doctors', () => false)).rejects.toThrow('Never came: the doctors.');
  await vi.advanceTimersByTimeAsync(10_000);
  await never;
});
