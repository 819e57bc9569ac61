import type { DayRule, Instant, ServiceDay } from '../../kernel/time.ts';
import { instantOf, serviceDayAt } from '../../kernel/time.ts';

/**
 * Events are replayed to clients for a day, and a ticket stays for as long as they tell of it: a day report, a desk that
 * looks up yesterday and a client that comes back find all of it in one place.
 */
const REPLAY_WINDOW_MS = 24 * 60 * 60_000;

/** However short the time was in which so many events came, older ones are replayed no more. */
export const EVENTS_KEPT_MAX = 50_000;

/** What a department's object still holds. */
export interface Kept {
  /** The first service day of which every ticket is held. */
  readonly from: ServiceDay;
  /** What happened later than this stays. */
  readonly since: Instant;
}

/**
 * Says what an object keeps at an instant: the running service day, and every one that ended less than a replay window
 * ago. Pure.
 *
 * @example
 * keptAt(now, { serviceDay: '2026-11-23', settings }).from // '2026-11-22'
 */
export function keptAt(now: Instant, running: { readonly serviceDay: ServiceDay; readonly settings: DayRule }): Kept {
  const since = instantOf(Math.max(0, now - REPLAY_WINDOW_MS));
  const then = serviceDayAt(since, running.settings);
  const isAhead = then > running.serviceDay;
  return { from: isAhead ? running.serviceDay : then, since };
}
