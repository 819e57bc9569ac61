import type { Instant } from '../../kernel/time.ts';

/**
 * A ticket's calls over its whole life, each by its instant, in order. `return` and `hold` count a ticket's calls anew;
 * this goes on, so that a day can be accounted for from its tickets alone. A call that was undone is not in it.
 */
export interface CallTrail {
  readonly calls: readonly Instant[];
  /** Calls of a ticket that was called already. */
  readonly recalls: readonly Instant[];
}

/** Part of a ticket; absent until it is called, and on tickets from before it was kept. */
export interface Trailed {
  readonly callTrail?: CallTrail;
}

/** Takes over the trail into a ticket's next form. */
export function sameTrail({ callTrail }: Trailed): Trailed {
  return callTrail === undefined ? {} : { callTrail };
}

/** The trail with one call more. */
export function trailCalled({ callTrail }: Trailed, now: Instant): Trailed {
  const { calls, recalls } = callTrail ?? { calls: [], recalls: [] };
  return { callTrail: { calls: [...calls, now], recalls } };
}

/** The trail with one recall more. */
export function trailRecalled({ callTrail }: Trailed, now: Instant): Trailed {
  return callTrail === undefined ? {} : { callTrail: { ...callTrail, recalls: [...callTrail.recalls, now] } };
}

/** The trail without the last call, as if it had not been made. */
export function trailUndone({ callTrail }: Trailed): Trailed {
  return callTrail === undefined ? {} : { callTrail: { ...callTrail, calls: callTrail.calls.slice(0, -1) } };
}
