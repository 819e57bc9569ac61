import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ELEMENT_MISTAKES } from './error-page.ts';

const ADVICE = path.join(import.meta.dirname, '../../../../packages/widgets/src/base/developer-advice.ts');

test('each mistake that an element tells its developer of stands on the page that it leads to', () => {
  const told = new Set(readFileSync(ADVICE, 'utf8').match(/\b\w+_(missing|unusable|unknown)(?=')/g));
  expect([...told].sort()).toEqual(Object.keys(ELEMENT_MISTAKES).sort());
});
