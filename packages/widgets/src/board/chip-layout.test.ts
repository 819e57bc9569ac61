import { expect, test } from 'vitest';
import { chipLayout } from './chip-layout.ts';

const LIST = { width: 596, gap: 14, columnsMax: 3, sizeMax: 44 };

test('usual codes stand in threes, full size', () => {
  expect(chipLayout(LIST, 6)).toEqual({ columns: 3, size: 44 });
});

test('the hundredth token is a little smaller, in the same columns', () => {
  const { columns, size } = chipLayout(LIST, 7);
  expect(columns).toBe(3);
  expect(size).toBeGreaterThan(36);
});

test.each([6, 7, 8, 9, 10, 12, 14])('%d letters fit into their chip', (letters) => {
  for (const width of [596, 468, 328, 288]) {
    const { columns, size } = chipLayout({ ...LIST, width }, letters);
    expect(letters * size * 0.64).toBeLessThanOrEqual((width - (columns - 1) * 14) / columns - 16 + 0.001);
  }
});

test('longer labels get a column less rather than tiny letters', () => {
  expect(chipLayout(LIST, 9)).toEqual({ columns: 2, size: 44 });
  expect(chipLayout(LIST, 14)).toMatchObject({ columns: 1, size: 44 });
});
