import type { QueueState } from '@carequeue/sdk/live';
import { clockTime } from '../base/clock-time.ts';
import type { CommonStrings } from '../locales/common-strings.ts';

// Within six days a weekday means one day only; an hour less, for days on which clocks change.
const WEEKDAY_AHEAD_MS_MAX = (6 * 24 - 1) * 60 * 60_000;

/** Who is asked about, and when: everybody for null. */
export interface DutyQuestion {
  readonly doctorId: string | null;
  readonly nowMs: number;
}

/**
 * When somebody comes next, as the department tells it: never an instant that has passed. Null where nobody can say.
 *
 * @returns ms since 1970.
 */
export function openingOf(queue: QueueState, { doctorId, nowMs }: DutyQuestion): number | null {
  const told = queue.openings.find((one) => one.doctorId === doctorId);
  const next = told?.at.find((at) => Date.parse(at) > nowMs);
  return next === undefined ? null : Date.parse(next);
}

/** Where a day is told: by whose clock, from when, in which language. */
interface DayTelling {
  readonly nowMs: number;
  readonly tag: string;
  readonly timeZone: string;
}

/** Writes a day: its weekday where that can mean no other, else day and month too. */
export function dayText(atMs: number, { nowMs, tag, timeZone }: DayTelling): string {
  const parts: Intl.DateTimeFormatOptions =
    atMs - nowMs <= WEEKDAY_AHEAD_MS_MAX ? { weekday: 'long' } : { weekday: 'short', day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(tag, { timeZone, ...parts }).format(atMs);
}

/** Says when somebody comes next: "Opens at 17:00", "Opens Monday at 09:00". Null where nobody can say. */
export function openingText(queue: QueueState, question: DutyQuestion, strings: CommonStrings): string | null {
  const atMs = openingOf(queue, question);
  if (atMs === null) return null;
  const telling = { nowMs: question.nowMs, tag: strings.tag, timeZone: queue.department.timeZone };
  const time = clockTime(atMs, telling);
  const day = dayText(atMs, telling);
  return day === dayText(telling.nowMs, telling) ? strings.opensAt(time) : strings.opensOn({ day, time });
}
