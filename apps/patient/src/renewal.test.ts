import { expect, test } from 'vitest';
import { isWorn } from './renewal.ts';

const PRESENT = '/t/assets/page-5TQ2XK7M.js';
const page = {
  scripts: ['https://queue.example.org/t/assets/page-OLD2XK7M.js'],
  ...{ wasReloaded: false, ageMs: 500, hasTyped: false },
};

test('a page of an earlier version is loaded again, the present one is not', () => {
  expect(isWorn(page, PRESENT)).toBe(true);
  expect(isWorn({ ...page, scripts: [`https://queue.example.org${PRESENT}`] }, PRESENT)).toBe(false);
});

test('a page is not loaded again while somebody writes in it', () => {
  expect(isWorn({ ...page, hasTyped: true }, PRESENT)).toBe(false);
});

test('where two versions answer in turn, a page is loaded again once a minute at most', () => {
  expect(isWorn({ ...page, wasReloaded: true, ageMs: 59_999 }, PRESENT)).toBe(false);
  expect(isWorn({ ...page, wasReloaded: true, ageMs: 60_000 }, PRESENT)).toBe(true);
});
