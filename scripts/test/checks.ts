import { runToEnd } from '../product/child.ts';

/** One check: a program that exits with 0 when all is well. */
export interface Step {
  readonly title: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** The folders whose imports follow the rules. */
const CRUISED = ['packages', 'apps', 'scripts', 'tests', 'bench', 'tools/voices'];

/** What `npm run check` runs and `npm test` begins with, cheapest first. */
export const CHECKS: readonly Step[] = [
  { title: 'format and lint', command: 'biome', args: ['check', '--error-on-warnings', '.'] },
  { title: 'types', command: 'tsc', args: ['-b'] },
  {
    title: 'imports',
    command: 'tools/codegen/node_modules/.bin/depcruise',
    args: ['--config', 'scripts/check-imports/config.mjs', ...CRUISED],
  },
  { title: 'contract drift', command: 'node', args: ['scripts/contract.ts', '--check'] },
  { title: 'migrations drift', command: 'node', args: ['scripts/migrations.ts', '--check'] },
  { title: 'elements drift', command: 'node', args: ['scripts/widgets/generate.ts', '--check'] },
  { title: 'examples', command: 'node', args: ['scripts/check-examples.ts'] },
  { title: 'tidy', command: 'node', args: ['scripts/tidy/index.ts'] },
  { title: 'sizes', command: 'node', args: ['scripts/sizes.ts'] },
  { title: 'package exports', command: 'node', args: ['scripts/check-packages.ts'] },
  { title: 'unused code', command: 'knip', args: ['--no-progress'] },
];

/** Runs one check, showing what it prints; true when it passed. */
export async function runStep({ title, command, args }: Step): Promise<boolean> {
  process.stdout.write(`\n> ${title}: ${command} ${args.join(' ')}\n`);
  const started = performance.now();
  const { code } = await runToEnd(command, args);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? 'passed' : 'FAILED'}: ${title} (${seconds} s)\n`);
  return code === 0;
}
