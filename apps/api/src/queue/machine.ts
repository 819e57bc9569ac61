import type { Log } from '../http/log.ts';
import { createLog, writeToConsole } from '../http/log.ts';
import type { RandomBytes } from '../kernel/ids.ts';

/**
 * What a department takes from the machine it runs on, beside its storage: time, timers, chance and a log.
 * Passed in, so that a simulation can be the machine and a run of it can be repeated.
 */
export interface Machine {
  /** Ms since 1970 by the machine's clock, which may be set back. */
  readonly now: () => number;
  /** Does some work once, after a time that no clock changes. */
  readonly after: (delayMs: number, work: () => void) => void;
  readonly randomBytes: RandomBytes;
  /** A name no other history has. */
  readonly makeEpoch: () => string;
  readonly log: Log;
}

/** The machine of production. */
export const REAL_MACHINE: Machine = {
  now: () => Date.now(),
  after: (delayMs, work) => {
    setTimeout(work, delayMs);
  },
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  makeEpoch: () => crypto.randomUUID(),
  log: createLog('warn', writeToConsole),
};
