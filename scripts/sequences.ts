import { parseArgs } from 'node:util';
import { runToEnd } from './product/child.ts';
import { runScript } from './product/lifetime.ts';
import { Explained } from './product/settings.ts';

const COUNT = 10_000;
const OBJECT_COUNT = 1000;

interface Runner {
  readonly title: string;
  readonly count: number;
  readonly project: string;
  readonly file: string;
  readonly test: string;
}

function readCount(name: string, text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new Explained(`--${name} is "${text}": give how many sequences to run.`);
}

async function run({ title, count, project, file, test }: Runner): Promise<boolean> {
  const started = performance.now();
  const args = ['run', '--project', project, file, '-t', test];
  const { code, output } = await runToEnd('vitest', args, { quiet: true, env: { SEQUENCES: String(count) } });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stdout.write(
    `${title}: ${count} random sequences of 40 to 120 commands, ${code === 0 ? 'no difference' : 'A DIFFERENCE'}, ${seconds} s\n`,
  );
  if (code !== 0) process.stdout.write(output);
  return code === 0;
}

// Holds the rules, and the real object in workerd, against a naive queue written apart, over random sequences of commands:
//
//     npm run sequences -- [--count 10000] [--object 1000]
await runScript(async () => {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: String(COUNT) },
      object: { type: 'string', default: String(OBJECT_COUNT) },
    },
  });
  const runners: Runner[] = [
    {
      title: 'the rules and the naive queue',
      count: readCount('count', values.count),
      ...{ project: 'unit', file: 'apps/api/src/queue/rules/rules.test.ts', test: 'as a naive queue does' },
    },
    {
      title: 'the same, and the real object in workerd',
      count: readCount('object', values.object),
      ...{ project: 'worker', file: 'test/queue/sequences.test.ts', test: 'the real object' },
    },
  ];
  let isSame = true;
  for (const runner of runners) isSame = (await run(runner)) && isSame;
  if (!isSame) process.exit(1);
});
