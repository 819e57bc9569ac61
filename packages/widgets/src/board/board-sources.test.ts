import { expect, test } from 'vitest';
import { boardSources } from './board-sources.ts';

test('one department, or several apart by spaces, each once', () => {
  expect(boardSources('dep_a')).toEqual(['dep_a']);
  expect(boardSources(' dep_a  dep_b\n dep_a ')).toEqual(['dep_a', 'dep_b']);
  expect(boardSources('  ')).toEqual([]);
});
