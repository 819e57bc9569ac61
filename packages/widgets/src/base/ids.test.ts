import { expect, test } from 'vitest';
import { idsOf } from './ids.ts';

test('one id, or several apart by spaces or commas, each once', () => {
  expect(idsOf('dep_a')).toEqual(['dep_a']);
  expect(idsOf(' dep_a  dep_b\n dep_a ')).toEqual(['dep_a', 'dep_b']);
  expect(idsOf('dep_a,dep_b , dep_c,')).toEqual(['dep_a', 'dep_b', 'dep_c']);
  expect(idsOf('  ')).toEqual([]);
  expect(idsOf('')).toEqual([]);
});
