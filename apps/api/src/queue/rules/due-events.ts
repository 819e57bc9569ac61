import type { Instant } from '../../kernel/time.ts';
import { instantOf, serviceDayAt } from '../../kernel/time.ts';
import type { QueueEvent } from '../state/events.ts';
import type { DepartmentState } from '../state/state.ts';
import { decideLapses, nextLapseAt } from './arrival-rules.ts';
import { decideRollOver } from './roll-over.ts';

/** When time alone changes the queue next: a ticket lapses, or the service day ends. */
export function dueAt(state: DepartmentState): Instant {
  return instantOf(Math.min(state.serviceDayEndsAt, nextLapseAt(state) ?? Number.POSITIVE_INFINITY));
}

/**
 * What time alone has brought by an instant, in the order it happened. Each event has to be applied to the state before
 * the next is asked for.
 */
export function* dueEvents(state: DepartmentState, now: Instant): Generator<QueueEvent> {
  yield* decideLapses(state, instantOf(Math.min(now, state.serviceDayEndsAt)));
  if (now < state.serviceDayEndsAt) return;
  yield* decideRollOver(state, { now, serviceDay: serviceDayAt(now, state.provisioning.settings) });
  // Of a department that never closes those who wait are still there.
  yield* decideLapses(state, now);
}
