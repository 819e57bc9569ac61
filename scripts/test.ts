import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildProduct } from './product/build.ts';
import { endChildren, runToEnd } from './product/child.ts';
import { runScript, toldToEnd } from './product/lifetime.ts';
import { ROOT } from './product/settings.ts';
import { ensureChromium } from './test/browser.ts';
import { CHECKS, runStep } from './test/checks.ts';
import { addTallies, type Tally, tallyOf } from './test/tally.ts';

const REPORTS = path.join(ROOT, 'node_modules/.cache/test-results');
// A runner that hangs must not hold the whole for ever; the slowest takes six minutes on two cores that do nothing else.
const RUNNER_LIMIT_MS = 20 * 60_000;

/** A step without tests of its own (a build, an installation): counts as one. */
async function single(title: string, work: () => Promise<unknown>): Promise<Tally> {
  process.stdout.write(`\n> ${title}\n`);
  try {
    await work();
    process.stdout.write(`passed: ${title}\n`);
    return { passed: 1, failed: 0 };
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\nFAILED: ${title}\n`);
    return { passed: 0, failed: 1 };
  }
}

async function runRunner(name: string, command: string, args: readonly string[]): Promise<Tally> {
  const report = path.join(REPORTS, `${name}.json`);
  process.stdout.write(`\n> ${name} tests: ${command} ${args.join(' ')}\n`);
  const { code } = await runToEnd(command, args, { timeoutMs: RUNNER_LIMIT_MS });
  const tally = tallyOf(report, code);
  process.stdout.write(`${tally.failed === 0 ? 'passed' : 'FAILED'}: ${name} tests\n`);
  return tally;
}

function runVitest(name: string, projects: readonly string[]): Promise<Tally> {
  const reporters = [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${path.join(REPORTS, `${name}.json`)}`,
  ];
  return runRunner(name, 'vitest', ['run', ...projects.flatMap((project) => ['--project', project]), ...reporters]);
}

await runScript(async () => {
  void toldToEnd().then(() => {
    endChildren();
    process.stdout.write('\nEnded before all tests had run.\n');
    process.exit(1);
  });
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const started = performance.now();
  const tallies: Tally[] = [];
  for (const step of CHECKS) tallies.push((await runStep(step)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  tallies.push(await single('a Chromium for the browser tests', ensureChromium));
  tallies.push(await single('build of the product', buildProduct));
  tallies.push(await runVitest('unit', ['unit', 'worker', 'widgets']));
  tallies.push(await runVitest('product', ['product']));
  tallies.push(await runRunner('playwright', 'playwright', ['test']));
  const { passed, failed } = addTallies(tallies);
  process.stdout.write(`\n${Math.round((performance.now() - started) / 1000)} s\n${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 ? 0 : 1);
});
