import type { QueueState, SessionState } from '@carequeue/sdk/live';
import { clockTime } from '../base/clock-time.ts';
import type { CommonStrings } from '../locales/common-strings.ts';

const MS_PER_DAY = 24 * 60 * 60_000;
/** Further ahead nobody plans a visit by a doctor's hours. */
const DAYS_AHEAD_MAX = 60;

/** When somebody is there again: a clock time of the hospital, today or on a later day. */
export interface Opening {
  /** An instant whose clock time it is. */
  readonly atMs: number;
  /** Local date, `YYYY-MM-DD`; null for today. */
  readonly day: string | null;
}

/** Days without a doctor, by local dates, both included. */
export type Leave = readonly { readonly from: string; readonly until: string }[];

/** Says whether nobody works in a session any more: it was said, or nobody came until its planned end. */
export function isOver({ state, endsAt }: SessionState, nowMs: number): boolean {
  return state === 'left' || state === 'ended' || (state === 'planned' && Date.parse(endsAt) <= nowMs);
}

/** Sessions that were planned: a department that plans none has one, its day, whose hours say nothing. */
export function plannedOf(queue: QueueState): readonly SessionState[] {
  return queue.sessions.filter((session) => session.id !== queue.serviceDay);
}

/**
 * Says when a session begins next: today, or by the same plan on a later day that is no leave. Null where nothing is planned.
 *
 * @example
 * nextOpening({ serviceDay: '2026-11-21', sessions }, nowMs); // { atMs, day: '2026-11-22' }
 */
export function nextOpening(
  plan: { readonly serviceDay: string; readonly sessions: readonly SessionState[]; readonly leave?: Leave },
  nowMs: number,
): Opening | null {
  const { serviceDay, sessions, leave = [] } = plan;
  const begins = sessions.map((session) => ({ session, atMs: Date.parse(session.startsAt) }));
  const first = earliest(begins);
  if (first === null) return null;
  const today = earliest(begins.filter(({ session, atMs }) => atMs > nowMs && !isOver(session, nowMs)));
  if (today !== null) return { atMs: today, day: null };
  for (let ahead = 1; ahead <= DAYS_AHEAD_MAX; ahead += 1) {
    const day = dayAfter(serviceDay, ahead);
    if (!leave.some(({ from, until }) => from <= day && day <= until)) return { atMs: first, day };
  }
  return null;
}

function earliest(begins: readonly { readonly atMs: number }[]): number | null {
  return begins.length === 0 ? null : Math.min(...begins.map(({ atMs }) => atMs));
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * MS_PER_DAY).toISOString().slice(0, day.length);
}

/** Writes a local date: its weekday within a week of `today`, else day and month too. */
export function dayText(day: string, today: string, tag: string): string {
  const isNear = Date.parse(day) - Date.parse(today) < 7 * MS_PER_DAY;
  const parts: Intl.DateTimeFormatOptions = isNear
    ? { weekday: 'long' }
    : { weekday: 'short', day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...parts }).format(Date.parse(day));
}

/** Writes when somebody is there again; null where nobody can say. */
export function openingText(opening: Opening | null, queue: QueueState, strings: CommonStrings): string | null {
  if (opening === null) return null;
  const time = clockTime(opening.atMs, { tag: strings.tag, timeZone: queue.department.timeZone });
  if (opening.day === null) return strings.opensAt(time);
  return strings.opensOn({ day: dayText(opening.day, queue.serviceDay, strings.tag), time });
}
