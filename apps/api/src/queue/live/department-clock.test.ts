import { expect, test } from 'vitest';
import { instantOf } from '../../kernel/time.ts';
import { DepartmentClock } from './department-clock.ts';

const store = { readDrivenNow: () => null, writeDrivenNow: () => undefined };

test('time never goes back when the machine’s clock does', () => {
  let machineNow = 10_000;
  const clock = new DepartmentClock(store, 0, () => machineNow);
  expect(clock.now()).toBe(10_000);
  machineNow = 4_000;
  expect(clock.now()).toBe(10_000);
  machineNow = 12_000;
  expect(clock.now()).toBe(12_000);
});

test('time does not go back behind the last event of a former life', () => {
  expect(new DepartmentClock(store, 9_000, () => 5_000).now()).toBe(9_000);
});

test('a driven clock stands still and is kept', () => {
  const kept: (number | null)[] = [];
  const keeping = { readDrivenNow: () => null, writeDrivenNow: (now: number | null) => kept.push(now) };
  const clock = new DepartmentClock(keeping, 0, Date.now);
  clock.drive(instantOf(1_000_000));
  expect([clock.isDriven, clock.now(), clock.now()]).toEqual([true, 1_000_000, 1_000_000]);
  clock.drive(null);
  expect(kept).toEqual([1_000_000, null]);
});
