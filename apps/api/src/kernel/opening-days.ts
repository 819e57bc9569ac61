import type { DepartmentChoices, SessionPlan } from './department-settings.ts';
import type { DayRule, Instant, ServiceDay } from './time.ts';
import { daysAfter, instantOf, stretchOf, weekdayOf } from './time.ts';

/** Further ahead nobody plans a visit, and a date would need its year. */
const DAYS_AHEAD_MAX = 180;

/** Days somebody is not there, by local dates, both included. */
export type LeaveDays = readonly { readonly from: string; readonly until: string }[];

/** What says on which days a department works, and when. */
export type OpeningPlan = Pick<DepartmentChoices, 'sessions' | 'closedDates'> & DayRule;

/** Whose sessions are looked for: everybody's for null. */
export interface OpeningQuestion {
  readonly doctorId: string | null;
  /** The leave of a doctor by his id. */
  readonly leaveOf: (doctorId: string) => LeaveDays;
}

/** Says whether a service day is among days of leave. */
export function isAmong(leave: LeaveDays, day: ServiceDay): boolean {
  return leave.some(({ from, until }) => from <= day && day <= until);
}

/** The plans a service day has, as they are listed: none on a closed date. */
export function plansOn(day: ServiceDay, { sessions, closedDates }: OpeningPlan): readonly SessionPlan[] {
  if (closedDates.includes(day)) return [];
  const weekday = weekdayOf(day);
  return sessions.filter(({ days }) => days === undefined || days.includes(weekday));
}

/** The plans of a doctor: his own, on whatever days, or where he has none the department's; all of them for null. */
export function plansFor(doctorId: string | null, sessions: readonly SessionPlan[]): readonly SessionPlan[] {
  if (doctorId === null) return sessions;
  const own = sessions.filter((plan) => plan.doctorId === doctorId);
  return own.length > 0 ? own : sessions.filter((plan) => plan.doctorId === null);
}

/** When the sessions of a service day begin that are nobody's leave, soonest first. One that a gap of the clocks swallows is none. */
export function beginsOn(day: ServiceDay, plan: OpeningPlan, question: OpeningQuestion): readonly Instant[] {
  const { doctorId, leaveOf } = question;
  const wanted = new Set(plansFor(doctorId, plan.sessions));
  return plansOn(day, plan)
    .filter((session) => {
      const whose = doctorId ?? session.doctorId;
      return wanted.has(session) && (whose === null || !isAmong(leaveOf(whose), day));
    })
    .map((session) => stretchOf(day, session, plan))
    .filter(({ startsAt, endsAt }) => startsAt < endsAt)
    .map(({ startsAt }) => startsAt)
    .sort((a, b) => a - b);
}

/**
 * When a session begins next on a later service day than `day`: by the plans of each day, its closed dates and leave.
 *
 * @returns null where nothing is planned within half a year.
 * @example
 * beginAfter(saturday, plan, { doctorId: null, leaveOf: () => [] }); // Monday, 09:00
 */
export function beginAfter(day: ServiceDay, plan: OpeningPlan, question: OpeningQuestion): Instant | null {
  if (plansFor(question.doctorId, plan.sessions).length === 0) return null;
  for (let ahead = 1; ahead <= DAYS_AHEAD_MAX; ahead += 1) {
    const [first] = beginsOn(daysAfter(day, ahead), plan, question);
    if (first !== undefined) return instantOf(first);
  }
  return null;
}
