import { render } from 'lit';
import { expect, test } from 'vitest';
import { firstRows } from './first-rows.ts';

const LOST = 'The queue cannot be reached just now.';

test.each([
  ['live', 60_000, false],
  ['polling', 60_000, false],
  ['connecting', 4_000, false],
  ['connecting', 6_000, true],
  ['offline', 6_000, true],
  ['failed', 6_000, true],
] as const)('rows that are %s and %i ms old say that they are old: %s', (status, ageMs, isOld) => {
  const box = document.createElement('div');
  const live = { state: null, status, nowMs: 1_000_000, lastSeenMs: 1_000_000 - ageMs };
  render(
    firstRows([{ live }], ({ name }) => name, LOST),
    box,
  );
  expect(box.textContent.includes(LOST)).toBe(isOld);
});
