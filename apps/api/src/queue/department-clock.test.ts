import { expect, test, vi } from 'vitest';
import { instantOf } from '../kernel/time.ts';
import { DepartmentClock } from './department-clock.ts';

const store = { readDrivenNow: () => null, writeDrivenNow: () => undefined };

test('time never goes back when the machine’s clock does', () => {
  vi.useFakeTimers();
  const clock = new DepartmentClock(store, 0);
  vi.setSystemTime(10_000);
  expect(clock.now()).toBe(10_000);
  vi.setSystemTime(4_000);
  expect(clock.now()).toBe(10_000);
  vi.setSystemTime(12_000);
  expect(clock.now()).toBe(12_000);
  vi.useRealTimers();
});

test('time does not go back behind the last event of a former life', () => {
  vi.useFakeTimers();
  vi.setSystemTime(5_000);
  expect(new DepartmentClock(store, 9_000).now()).toBe(9_000);
  vi.useRealTimers();
});

test('a driven clock stands still and is kept', () => {
  const kept: (number | null)[] = [];
  const clock = new DepartmentClock({ readDrivenNow: () => null, writeDrivenNow: (now) => kept.push(now) }, 0);
  clock.drive(instantOf(1_000_000));
  expect([clock.isDriven, clock.now(), clock.now()]).toEqual([true, 1_000_000, 1_000_000]);
  clock.drive(null);
  expect(kept).toEqual([1_000_000, null]);
});
