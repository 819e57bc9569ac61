import { expect, test } from 'vitest';
import { isStuck, scriptsBeside } from './stuck-kiosk.ts';

const MINUTE = 60_000;

test('a page with a kiosk is loaded again, and not again within five minutes', () => {
  const page = { hasKiosk: true, wasReloaded: false, ageMs: 1_000 };
  expect(isStuck(page)).toBe(true);
  expect(isStuck({ ...page, hasKiosk: false })).toBe(false);
  expect(isStuck({ ...page, wasReloaded: true, ageMs: 5 * MINUTE - 1 })).toBe(false);
  expect(isStuck({ ...page, wasReloaded: true, ageMs: 5 * MINUTE })).toBe(true);
});

test('the scripts that a part belongs to stand beside it, and are no parts themselves', () => {
  const folder = 'https://queue.example.org/widgets/v1/';
  const loaded = [
    `${folder}board.js`,
    `${folder}board.js`,
    `${folder}carequeue.js?ver=6.5`,
    `${folder}voice-index-0a1b2c3d4e.js`,
    'https://queue.example.org/widgets/0.1.0/carequeue.js',
    'https://hospital.example/site.js',
    'data:text/css,',
  ];
  const part = new URL(`${folder}board-whole-board-abcdef0123.js?retry=2`);
  expect(scriptsBeside(part, loaded)).toEqual([`${folder}board.js`, `${folder}carequeue.js?ver=6.5`]);
});
