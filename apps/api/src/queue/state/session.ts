import type { SessionState } from '@carequeue/queue-core';
import type { SessionQuotas } from '../../kernel/department-settings.ts';
import type { DoctorId } from '../../kernel/ids.ts';
import { parseId } from '../../kernel/ids.ts';
import { isAmong, plansOn } from '../../kernel/opening-days.ts';
import type { Instant, ServiceDay } from '../../kernel/time.ts';
import { serviceDayEndsAt, serviceDayStartsAt, stretchOf, toIso } from '../../kernel/time.ts';
import type { Provisioning } from './provisioning.ts';

/**
 * A session: a planned stretch of a service day, of one doctor or of the department, and how it goes.
 *
 *     planned ─▶ delayed ─▶ in ◀─▶ break      any of them ─▶ left, ended
 *
 * Any state may follow any other: who sits there knows. Its planned end ends nothing, for doctors run over; it ends by
 * command, or with the service day.
 */

/** How a session goes. */
export type SessionStatus = SessionState['state'];

/** What changes about a session in the course of its day. */
export interface SessionCourse {
  readonly status: SessionStatus;
  /** While delayed or on a break: when it goes on, as far as anybody knows. */
  readonly until: Instant | null;
  /** Why, as the public may read it. */
  readonly reason: string | null;
  /** When this was said; null while nobody has said anything. */
  readonly since: Instant | null;
}

/** A session of the running service day. */
export interface Session extends SessionCourse {
  /** The service day, and the plan's id where there is one: `2026-11-21-morning`. */
  readonly id: string;
  readonly name: string | null;
  /** Whose session it is, or null for the whole department's. */
  readonly doctorId: DoctorId | null;
  /** As planned. */
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Null for the day of a department that plans no sessions. */
  readonly quotas: SessionQuotas | null;
}

/** Part of a ticket. Absent on tickets from before sessions: those belong to their day. */
export interface InSession {
  readonly sessionId?: string;
}

/** The session a ticket belongs to. */
export function sessionIdOf(ticket: InSession & { readonly serviceDay: ServiceDay }): string {
  return ticket.sessionId ?? ticket.serviceDay;
}

/** Says whether a doctor is on leave on a service day. */
export function isOnLeave({ doctors }: Pick<Provisioning, 'doctors'>, doctorId: DoctorId, day: ServiceDay): boolean {
  return isAmong(doctors.find((doctor) => doctor.id === doctorId)?.leave ?? [], day);
}

/**
 * The sessions of a service day as its weekday and date plan them, by their start, and those that start together as they are
 * listed. A department that plans none at all has one: its day, at work from the first moment, because there is nobody who
 * would say so. A day that its department plans nothing on, or is closed on, is one session too that everybody has left
 * before it begins, as the doctor of a session who is on leave has left his; whoever sees somebody come may say so.
 */
export function planSessions(
  serviceDay: ServiceDay,
  { settings, doctors }: Pick<Provisioning, 'settings' | 'doctors'>,
): readonly Session[] {
  const fresh = { until: null, reason: null, since: null };
  const plans = plansOn(serviceDay, settings);
  if (plans.length === 0) {
    const startsAt = serviceDayStartsAt(serviceDay, settings);
    const endsAt = serviceDayEndsAt(serviceDay, settings);
    const isOff = settings.sessions.length > 0 || settings.closedDates.includes(serviceDay);
    const status = isOff ? 'left' : 'in';
    return [{ id: serviceDay, name: null, doctorId: null, startsAt, endsAt, status, quotas: null, ...fresh }];
  }
  const sessions = plans.map((plan): Session => {
    const doctorId = plan.doctorId === null ? null : parseId('doctor', plan.doctorId);
    const { startsAt, endsAt } = stretchOf(serviceDay, plan, settings);
    const id = `${serviceDay}-${plan.id}`;
    const isAway = doctorId !== null && isOnLeave({ doctors }, doctorId, serviceDay);
    const status = isAway ? 'left' : 'planned';
    return { id, name: plan.name, doctorId, startsAt, endsAt, status, quotas: plan.quotas, ...fresh };
  });
  return sessions.sort((a, b) => a.startsAt - b.startsAt);
}

/** The planned sessions with what was said about them. */
export function withCourses(
  planned: readonly Session[],
  courses: ReadonlyMap<string, SessionCourse>,
): readonly Session[] {
  return planned.map((session) => ({ ...session, ...courses.get(session.id) }));
}

/** A session as frames show it. */
export function sessionFace(session: Session): SessionState {
  const { id, name, doctorId, startsAt, endsAt, status: state, until, reason } = session;
  return {
    ...{ id, name, doctorId, state, reason },
    startsAt: toIso(startsAt),
    endsAt: toIso(endsAt),
    until: until === null ? null : toIso(until),
  };
}

/** True when nobody works in it any more, as far as anybody said. */
export function isOver(session: Session): boolean {
  return session.status === 'ended' || session.status === 'left';
}

/** True when nobody came to it until its planned end; who calls after it all the same begins it. */
export function hasLapsed({ status, endsAt }: Session, now: Instant): boolean {
  return status === 'planned' && endsAt <= now;
}

/**
 * Chooses the session a ticket belongs to: the one that runs now by plan, else the next to begin, else the last that
 * still goes on, and of those that somebody came to before the others. Among the wanted doctor's sessions; where he has none, or none is wanted, among the department's, else
 * among all.
 *
 * @returns null when all of them are over.
 */
export function chooseSession(
  sessions: readonly Session[],
  wanted: { readonly doctorId: DoctorId | null; readonly now: Instant },
): Session | null {
  const { now } = wanted;
  const going = candidates(sessions, wanted.doctorId).filter((session) => !isOver(session));
  const running = going.find((session) => session.startsAt <= now && now < session.endsAt);
  if (running !== undefined) return running;
  const next = going.find((session) => session.startsAt > now);
  if (next !== undefined) return next;
  const attended = going.filter((session) => !hasLapsed(session, now));
  return lastOf(attended) ?? lastOf(going);
}

function lastOf(sessions: readonly Session[]): Session | null {
  return sessions.reduce<Session | null>(
    (last, session) => (last && last.endsAt > session.endsAt ? last : session),
    null,
  );
}

function candidates(sessions: readonly Session[], doctorId: DoctorId | null): readonly Session[] {
  const own = sessions.filter((session) => session.doctorId === doctorId);
  if (own.length > 0) return own;
  const shared = sessions.filter((session) => session.doctorId === null);
  return shared.length > 0 || doctorId !== null ? shared : sessions;
}

/** When the session of a ticket begins; a session of another day has begun. */
export function beginOf(
  state: { readonly sessions: readonly Session[] },
  ticket: Parameters<typeof sessionIdOf>[0],
): number {
  return state.sessions.find((session) => session.id === sessionIdOf(ticket))?.startsAt ?? 0;
}
