import { globSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../product/settings.ts';
import { elementStyles } from './element-styles.ts';
import { patientPolicy } from './policy.ts';

/** What a line of the platform's file of headers may have. */
const LONGEST_LINE = 2000;
const sourcesOf = (pattern: string) => globSync(path.join(ROOT, 'packages/widgets/src', pattern));

test("every style sheet that the ticket's sources declare has its hash in the page's policy, which fits in its line", async () => {
  const sheets = await elementStyles(sourcesOf('{base,ticket,theme}/**/*.ts'));
  const declared = sourcesOf('{base,ticket,theme}/**/*.styles.ts');
  expect(sheets).toHaveLength(declared.length);
  expect(sheets.join('\n')).toMatch(/:host.*system-ui/);
  const policy = patientPolicy(sheets);
  expect(new Set(policy.match(/'sha256-[\w+/]{43}='/g)).size).toBe(declared.length);
  expect(policy.length).toBeLessThan(LONGEST_LINE / 2);
});

test('only modules that register an element are looked into', async () => {
  expect(await elementStyles(sourcesOf('base/*.ts'))).toEqual([]);
});
