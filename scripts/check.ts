import { runScript } from './product/lifetime.ts';
import { Explained } from './product/settings.ts';
import { CHECKS, runStep } from './test/checks.ts';

await runScript(async () => {
  const failed: string[] = [];
  for (const step of CHECKS) if (!(await runStep(step))) failed.push(step.title);
  if (failed.length > 0)
    throw new Explained(`Failed: ${failed.join(', ')}. "npm run fix" repairs format and imports' order.`);
  process.stdout.write('All checks passed.\n');
});
