import { expect, it } from 'vitest';
import { startOfDay } from './local-time.ts';

it.each([
  ['1999-02-08', 'Asia/Jerusalem', '1999-02-07T22:00:00Z'],
  ['2026-11-23', 'Asia/Kolkata', '2026-11-22T18:30:00Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00Z'],
  ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00Z'],
])('%s in %s begins at %s', (date, timeZone, instant) => {
  expect(startOfDay(date, timeZone)).toBe(Date.parse(instant) / 1000);
});
