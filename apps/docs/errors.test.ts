import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const PAGES = path.join(import.meta.dirname, 'errors');
const CODES = path.join(import.meta.dirname, '../../packages/sdk/src/generated/error-codes.ts');

/** Codes with their statuses, from what `npm run contract` generated. */
const catalogue = [...readFileSync(CODES, 'utf8').matchAll(/\/\*\* (\d{3}): .*\n {2}'(\w+)',/g)].map(
  ([, status, code]) => ({ status, code }),
);

describe('the pages of error codes', () => {
  test('are one for each code and no other', () => {
    expect(readdirSync(PAGES).sort()).toEqual(catalogue.map(({ code }) => `${code}.md`).sort());
  });

  test.each(catalogue)('$code says its status and what to do', ({ code, status }) => {
    const page = readFileSync(path.join(PAGES, `${code}.md`), 'utf8');
    expect(page).toContain(`\`${code}\` · HTTP ${status}`);
    expect(page).toMatch(/## What to do\n\n- /);
  });
});
