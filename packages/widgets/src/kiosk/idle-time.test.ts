import { expect, test } from 'vitest';
import { idleState } from './idle-time.ts';

const patience = { idleSeconds: 60, warningSeconds: 30 };

test.each([
  [null, { kind: 'used' }],
  [0, { kind: 'used' }],
  [59_999, { kind: 'used' }],
  [60_000, { kind: 'asking', secondsLeft: 30 }],
  [89_001, { kind: 'asking', secondsLeft: 1 }],
  [90_000, { kind: 'left' }],
])('%s ms after the last touch a kiosk is %j', (elapsedMs, expected) => {
  expect(idleState(elapsedMs, patience)).toEqual(expected);
});

test('it asks for 20 seconds at least', () => {
  expect(idleState(5000, { idleSeconds: 5, warningSeconds: 1 })).toEqual({ kind: 'asking', secondsLeft: 20 });
});
