import { afterEach, expect, test, vi } from 'vitest';
import { until } from './scene.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('what a scene waits for may come after the machine stood still for a while', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'Date'] });
  let isHere = false;
  const waiting = until('it', () => isHere);
  vi.advanceTimersByTime(60_000);
  setTimeout(() => {
    isHere = true;
  }, 40);
  await waiting;
  expect(isHere).toBe(true);
});

test('what never comes is named', async () => {
  vi.useFakeTimers();
  const never = expect(until('the doctors', () => false)).rejects.toThrow('Never came: the doctors.');
  await vi.advanceTimersByTimeAsync(10_000);
  await never;
});
