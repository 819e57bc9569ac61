import { expect, test } from 'vitest';
import { textParts } from './text-parts.ts';

test('a text that fits stays whole', () => {
  expect(textParts('Back at 11:30', 40)).toEqual(['Back at 11:30']);
  expect(textParts('', 40)).toEqual([]);
});

test('of a longer text nothing is lost', () => {
  const text = 'A long message of the hospital that goes on, and on, and on.';
  const parts = textParts(text, 20);
  expect(parts.join(' ')).toBe(text);
  for (const part of parts) expect(part.length).toBeLessThanOrEqual(20);
  expect(textParts('Donaudampfschifffahrtsgesellschaft', 10)).toHaveLength(1);
});

test('a part ends with a clause where one ends late enough in it', () => {
  expect(textParts('Order: two booked, then one walk-in; a review after every third', 50)).toEqual([
    'Order: two booked, then one walk-in;',
    'a review after every third',
  ]);
});
