import { expect, test } from 'vitest';
import { isReopeningKey } from './reopening-key.ts';

const HEX = '5f0c7a9e3b1d48620f7e6c5d4b3a2918';

test.each([`reopen_${HEX}`, `reopen_${HEX}${HEX}`])('%s opens what was taken under it', (key) => {
  expect(isReopeningKey(key)).toBe(true);
});

test.each([
  ['numbered by an integrator', 'kiosk-2026-11-21-0017'],
  ['a phone', 'token-+919876543210'],
  ['hex without the beginning, as a hash of a number is', HEX],
  ['a UUID', '6f1a2f0e-9a8c-4f0b-8f6e-0f1c2d3e4a5b'],
  ['less than 128 bits', `reopen_${HEX.slice(1)}`],
  ['numbered behind the beginning', 'reopen_kiosk-2026-11-21-0000000000000017'],
  ['not at the beginning', `a-reopen_${HEX}`],
  ['followed by something else', `reopen_${HEX}-17`],
  ['of two lines', `reopen_${HEX}\n`],
  ['in capitals', `reopen_${HEX.toUpperCase()}`],
])('a key that is %s does not', (_what, key) => {
  expect(isReopeningKey(key)).toBe(false);
});
