import { expect, test } from 'vitest';
import type { Call } from './call.ts';
import { CallQueue } from './call-queue.ts';

const NOW = 1_000_000;
const MINUTE = 60_000;

function aCall(key: string, pointName = 'Room 1'): Call {
  return { key, code: key, pointName, language: null, manner: 'once' };
}

function taken(queue: CallQueue, nowMs: number, current: readonly string[]): readonly string[] {
  const keys: string[] = [];
  for (;;) {
    const call = queue.take(nowMs, (key) => current.includes(key));
    if (call === null) return keys;
    keys.push(call.key);
  }
}

test('calls are given in the order they came', () => {
  const queue = new CallQueue();
  for (const key of ['A', 'B', 'C']) queue.add(aCall(key), NOW);
  expect(taken(queue, NOW, [])).toEqual(['A', 'B', 'C']);
  expect(queue.length).toBe(0);
});

test('a ticket called again while it waits is said once, in its first place, with its last room', () => {
  const queue = new CallQueue();
  for (const key of ['A', 'B']) queue.add(aCall(key), NOW);
  queue.add(aCall('A', 'Room 2'), NOW + 1);
  expect(queue.take(NOW, () => true)).toMatchObject({ key: 'A', pointName: 'Room 2' });
  expect(taken(queue, NOW, [])).toEqual(['B']);
});

test('an old call of somebody who is not awaited any more is dropped, that of others is not', () => {
  const queue = new CallQueue();
  for (const key of ['A', 'B', 'C']) queue.add(aCall(key), NOW);
  expect(taken(queue, NOW + 3 * MINUTE, ['B'])).toEqual(['B']);
});

test('of a burst, who is not awaited any more makes room for the last ones', () => {
  const queue = new CallQueue();
  for (let number = 1; number <= 50; number += 1) queue.add(aCall(`T${number}`), NOW);
  const keys = taken(queue, NOW, ['T3']);
  expect(keys[0]).toBe('T3');
  expect(keys.slice(1)).toEqual(Array.from({ length: 20 }, (_, index) => `T${31 + index}`));
});

test('a loudspeaker nobody unlocks keeps a bounded number', () => {
  const queue = new CallQueue();
  for (let number = 1; number <= 10_000; number += 1) queue.add(aCall(`T${number}`), NOW);
  expect(queue.length).toBeLessThanOrEqual(100);
});
