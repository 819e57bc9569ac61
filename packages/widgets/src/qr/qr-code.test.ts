import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import { qrCode } from './qr-code.ts';

const SCALE = 3;
const QUIET = 4;

/** Reads a code as a camera would, by a reader that is not ours. */
function read(rows: readonly (readonly boolean[])[]): string | undefined {
  const side = (rows.length + 2 * QUIET) * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  rows.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (!isDark) return;
      for (let at = 0; at < SCALE * SCALE; at += 1) {
        const left = (x + QUIET) * SCALE + (at % SCALE);
        const top = (y + QUIET) * SCALE + Math.floor(at / SCALE);
        pixels.fill(0, (top * side + left) * 4, (top * side + left) * 4 + 3);
      }
    });
  });
  return jsQR(pixels, side, side)?.data;
}

const TEXTS = Array.from({ length: 22 }, (_, index) =>
  `https://q.example/t/#${'aB3-_.9x'.repeat(40)}`.slice(0, 14 + 13 * index),
);

test.each(TEXTS.map((text) => [text.length, text] as const))(
  'a text of %i characters is read back',
  (_length, text) => {
    expect(read(qrCode(text))).toBe(text);
  },
);

test('a text that is not ASCII is read back', () => {
  expect(read(qrCode('टोकन தொடர் رقم 12'))).toBe('टोकन தொடர் رقم 12');
});

test('a link of a ticket is a code of 41 modules; one that is too long is refused', () => {
  expect(qrCode(`https://queue.example.org/t/#k1.${'A'.repeat(64)}`)).toHaveLength(41);
  expect(() => qrCode('a'.repeat(288))).toThrow(RangeError);
  expect(qrCode('a'.repeat(287))).toHaveLength(65);
});
