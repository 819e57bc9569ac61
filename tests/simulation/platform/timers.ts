import type { Pending, Scheduler } from '../world/scheduler.ts';

/** What stands for one armed timer. */
class Timer {
  readonly pending: Pending;

  constructor(pending: Pending) {
    this.pending = pending;
  }
}

/**
 * Puts a world's time behind the global timers, for code of browsers that arms them itself; one world at a time.
 *
 * @returns what gives the real ones back.
 */
export function takeTimers(scheduler: Scheduler): () => void {
  const { setTimeout, clearTimeout } = globalThis;
  Object.assign(globalThis, {
    setTimeout: (work: () => void, delayMs = 0) => new Timer(scheduler.after(delayMs, work)),
    clearTimeout: (timer: unknown) => {
      if (timer instanceof Timer) timer.pending.cancel();
    },
  });
  return () => {
    Object.assign(globalThis, { setTimeout, clearTimeout });
  };
}
