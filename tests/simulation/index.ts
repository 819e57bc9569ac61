import { parseArgs } from 'node:util';
import { BUGS, type BugName } from './planted/names.ts';
import type { Task } from './player.ts';
import { Totals } from './report/told.ts';
import { play } from './threads.ts';

const THREADS = 2;
const SEEDS = 1000;
/** A planted bug that nothing has found by then counts as missed. */
const PLANTED_SEEDS_MAX = 400;

// Plays departments in a simulated world and checks what came of them:
//
//     npm run simulate -- --seeds 10000 [--from 1]   many runs; fails when an invariant was broken
//     npm run simulate -- --seed 42                  one run again, with its whole log
//     npm run simulate -- --planted                  plants bugs, one after the other, and says which seed found it
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: String(SEEDS) },
    from: { type: 'string', default: '1' },
    planted: { type: 'boolean', default: false },
  },
});

/** @throws Error naming the option when it is no whole number. */
function wholeNumber(name: 'seed' | 'seeds' | 'from'): number {
  const value = Number(values[name]);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} is a whole number from 1`);
  return value;
}

const DEFAULTS: Omit<Task, 'first' | 'end'> = { step: 1, isLogged: false, bugs: [null], untilFound: false };

async function playOne(seed: number): Promise<boolean> {
  let isBroken = false;
  await play({ ...DEFAULTS, first: seed, end: seed + 1, isLogged: true }, ({ log, violations }) => {
    isBroken = violations.length > 0;
    process.stdout.write(log ?? '');
  });
  process.stdout.write(isBroken ? '' : 'No invariant was broken.\n');
  return !isBroken;
}

async function playMany(first: number, count: number): Promise<boolean> {
  const totals = new Totals();
  const started = performance.now();
  const share = (thread: number): Task => ({ ...DEFAULTS, first: first + thread, end: first + count, step: THREADS });
  const tasks = Array.from({ length: THREADS }, (_, thread) => share(thread));
  await Promise.all(tasks.map((task) => play(task, (told) => totals.add(told))));
  totals.broken.sort((a, b) => a.seed - b.seed);
  process.stdout.write(totals.text(performance.now() - started));
  return totals.broken.length === 0;
}

async function playPlanted(): Promise<boolean> {
  const bugs = Object.keys(BUGS) as BugName[];
  const found = new Set<BugName>();
  const task: Task = { ...DEFAULTS, first: 1, end: 1 + PLANTED_SEEDS_MAX, bugs, untilFound: true };
  await play(task, ({ seed, bug, violations }) => {
    if (bug === null || violations.length === 0) return;
    found.add(bug);
    const invariants = violations.map(({ invariant }) => invariant).join('; ');
    process.stdout.write(`${bug.padEnd(14)} ${BUGS[bug]}\n${' '.repeat(15)}found by seed ${seed}: ${invariants}\n`);
  });
  for (const bug of bugs) if (!found.has(bug)) process.stdout.write(`${bug.padEnd(14)} ${BUGS[bug]}: NOT FOUND\n`);
  process.stdout.write(`${found.size} of ${bugs.length} planted bugs found\n`);
  return found.size === bugs.length;
}

const isSound = values.planted
  ? await playPlanted()
  : values.seed === undefined
    ? await playMany(wholeNumber('from'), wholeNumber('seeds'))
    : await playOne(wholeNumber('seed'));
process.exitCode = isSound ? 0 : 1;
