import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runScript } from './product/lifetime.ts';
import { Explained, ROOT } from './product/settings.ts';
import type { Budget } from './sizes/budget.ts';
import { excess, tableOf } from './sizes/budget.ts';
import { measure } from './sizes/measure.ts';

/** Weighs what pages load, and fails where it is more than budgets.json allows. */
await runScript(async () => {
  const file: { readonly budgets: readonly Budget[] } = JSON.parse(
    readFileSync(path.join(ROOT, 'budgets.json'), 'utf8'),
  );
  const sizes = await Promise.all(file.budgets.map(measure));
  process.stdout.write(tableOf(sizes));
  const sentences = sizes.map(excess).filter((sentence) => sentence !== null);
  if (sentences.length > 0) throw new Explained(sentences.join('\n'));
});
