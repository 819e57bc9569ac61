import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { excess, tableOf } from './budget.ts';
import { measure } from './measure.ts';

const budget = { what: 'a board', parts: [], limit: 1_000 };

test('A size within its budget is fine, and one byte more is not', () => {
  expect(excess({ budget, bytes: 1_000 })).toBeNull();
  expect(excess({ budget, bytes: 1_001 })).toBe('a board is 1001 bytes, 1 more than budgets.json allows.');
});

test('A ratchet holds what is still too large', () => {
  const held = { ...budget, ratchet: 3_000 };
  expect(excess({ budget: held, bytes: 3_000 })).toBeNull();
  expect(excess({ budget: held, bytes: 3_001 })).toContain('1 more than budgets.json allows');
});

test('The table says which are held above their limit', () => {
  const table = tableOf([
    { budget, bytes: 500 },
    { budget: { ...budget, what: 'a page', ratchet: 2_000 }, bytes: 1_500 },
  ]);
  expect(table).toContain('  a board     500 of 1000 bytes  50 %\n');
  expect(table).toContain('  a page     1500 of 1000 bytes 150 %  (held at 2000)\n');
});

test('What is imported when it is first used is not weighed', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sizes-'));
  const [entry, word] = [path.join(folder, 'entry.ts'), path.join(folder, 'word.ts')];
  const hardToPack = Array.from({ length: 300 }, (_, index) => ((index * 7_919) % 9_973).toString(36)).join('');
  writeFileSync(word, `export const word = '${hardToPack}';`);
  const weigh = async (text: string) => {
    writeFileSync(entry, text);
    return (await measure({ ...budget, parts: [entry] })).bytes;
  };
  const [later, atOnce] = [
    await weigh("export const later = () => import('./word.ts');"),
    await weigh("export * from './word.ts';"),
  ];
  rmSync(folder, { recursive: true });
  expect(later).toBeLessThan(100);
  expect(atOnce).toBeGreaterThan(400);
});
