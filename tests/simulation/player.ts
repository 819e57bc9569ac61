import { parentPort, workerData } from 'node:worker_threads';
import { plantBug } from './planted/bugs.ts';
import type { BugName } from './planted/names.ts';
import { installPlatformGlobals } from './platform/sockets.ts';
import { logOf } from './report/log.ts';
import type { Told } from './report/told.ts';
import { runSeed } from './run.ts';
import type { Violation } from './world/history.ts';

/** What a thread is to play: every `step`-th seed from `first` up to, but not including, `end`. */
export interface Task {
  readonly first: number;
  readonly end: number;
  readonly step: number;
  /** Also tells the whole log of each seed. */
  readonly isLogged: boolean;
  /** Bugs to plant, one after the other, each for all of the seeds; null for none. */
  readonly bugs: readonly (BugName | null)[];
  /** Goes on to the next bug with the first seed that found something. */
  readonly untilFound: boolean;
}

function firstOfEach(violations: readonly Violation[]): readonly Violation[] {
  const seen = new Map<string, Violation>();
  for (const violation of violations) if (!seen.has(violation.invariant)) seen.set(violation.invariant, violation);
  // What the journal shows says more than what came of it at the end.
  return [...seen.values()].sort((a, b) => (a.seq ?? Number.MAX_VALUE) - (b.seq ?? Number.MAX_VALUE));
}

async function playSeeds({ first, end, step, isLogged, untilFound }: Task, bug: BugName | null): Promise<void> {
  for (let seed = first; seed < end; seed += step) {
    const { scenario, history, figures } = await runSeed(seed);
    const violations = firstOfEach(history.violations).slice(0, 3);
    const told: Told = { seed, bug, figures, violations, log: isLogged ? logOf(scenario, history) : null };
    parentPort?.postMessage(told);
    if (untilFound && violations.length > 0) return;
  }
}

// A thread of its own for a share of the seeds, with the platform's classes in place of Node's.
const task: Task = workerData;
installPlatformGlobals();
// Where an error was made is of interest to who reads a log, and costs where thousands are made on purpose.
if (!task.isLogged) Error.stackTraceLimit = 0;
for (const bug of task.bugs) {
  const pullOut = bug === null ? null : plantBug(bug);
  await playSeeds(task, bug);
  pullOut?.();
}
