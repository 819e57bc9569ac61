import type { QueueState, SessionState } from '@carequeue/sdk/live';
import { clockTime } from '../base/clock-time.ts';
import type { CommonStrings } from '../locales/common-strings.ts';
import { isolated } from '../locales/languages.ts';
import { isOver } from './session-over.ts';

/** What is told of a department: when, and in whose words. */
export interface DutyTelling {
  readonly queue: QueueState;
  readonly nowMs: number;
  readonly strings: CommonStrings;
}

/** Says whether a session goes on: it has begun, by plan or because somebody said how it goes, and is not over. */
export function isGoing(session: SessionState, nowMs: number): boolean {
  return (session.state !== 'planned' || Date.parse(session.startsAt) <= nowMs) && !isOver(session, nowMs);
}

/** Says whether somebody is late, or away and expected back. */
export function isAway({ state }: SessionState): boolean {
  return state === 'delayed' || state === 'break';
}

/**
 * Says whether the doctor of a session should be there by plan and nobody said that he is; who has called somebody has come.
 * In hours that are nobody's own, no one is waited for by name.
 */
export function isAwaited(session: SessionState, queue: QueueState, nowMs: number): boolean {
  const { state, doctorId } = session;
  if (doctorId === null || state !== 'planned' || !isGoing(session, nowMs)) return false;
  return !queue.points.some((point) => point.doctorId === doctorId && point.tickets.length > 0);
}

/** Sessions that were planned: a day without any plan is one session too, whose hours say nothing. */
export function plannedOf({ sessions, serviceDay }: QueueState): readonly SessionState[] {
  return sessions.filter(({ id }) => id !== serviceDay);
}

/**
 * The sessions that say how a doctor stands: his own, where he has none those of the department's that take somebody for
 * him; all for null.
 */
export function sessionsOf(queue: QueueState, doctorId: string | null): readonly SessionState[] {
  const { sessions } = queue;
  if (doctorId === null) return sessions;
  const own = sessions.filter((session) => session.doctorId === doctorId);
  if (own.length > 0) return own;
  // A session that is full for everybody says of nobody that he is not in.
  return sessions.filter(
    (one) => one.doctorId === null && (isTaken(queue, one, null) || !isTaken(queue, one, doctorId)),
  );
}

/** Says whether a session is told to have nothing left: of a doctor, or of whoever comes for nobody for null. */
export function isTaken({ intake }: QueueState, { id }: SessionState, doctorId: string | null): boolean {
  return intake.some((one) => one.sessionId === id && one.doctorId === doctorId && one.left.onSite === 0);
}

/** The session somebody would come to now: the one that runs by plan, else the next, else the last that goes on. */
export function sessionNow(sessions: readonly SessionState[], nowMs: number): SessionState | null {
  const left = sessions.filter((session) => !isOver(session, nowMs));
  const running = left.find(({ startsAt, endsAt }) => Date.parse(startsAt) <= nowMs && nowMs < Date.parse(endsAt));
  return running || left.find(({ startsAt }) => Date.parse(startsAt) > nowMs) || left[left.length - 1] || null;
}

/** Says whether a day that has sessions has none for a doctor that is not over; nobody can take a token for him then. */
export function isDone(queue: QueueState, doctorId: string | null, nowMs: number): boolean {
  return queue.sessions.length > 0 && sessionsOf(queue, doctorId).every((session) => isOver(session, nowMs));
}

/** Says whether nobody is there, and nobody is expected who is only late or on a break. */
export function isUnattended(queue: QueueState, doctorId: string | null, nowMs: number): boolean {
  if (isDone(queue, doctorId, nowMs)) return true;
  const going = sessionsOf(queue, doctorId).filter((session) => isGoing(session, nowMs));
  if (queue.sessions.length > 0 && going.every(isAway)) return false;
  // Whoever is in by his own plan is there, in whichever room.
  const isIn = going.some((one) => one.state === 'in' && one.doctorId !== null && one.id !== queue.serviceDay);
  const points = queue.points.filter((point) => doctorId === null || point.doctorId === doctorId);
  return !isIn && points.length > 0 && !points.some(({ available, tickets }) => available || tickets.length > 0);
}

/**
 * Says how a session goes: "delayed, expected at 11:15". One that nobody came to is finished; a time that has passed
 * promises nothing any more and is left out.
 */
export function sessionText(session: SessionState, { queue, nowMs, strings }: DutyTelling): string {
  const clock = (at: string) => clockTime(Date.parse(at), { tag: strings.tag, timeZone: queue.department.timeZone });
  const { state, until } = session;
  const words = strings.session;
  if (state === 'planned') {
    if (isOver(session, nowMs)) return words.ended;
    const word = Date.parse(session.startsAt) > nowMs ? words.planned : words.awaited;
    return word(clock(session.startsAt));
  }
  const word = words[state];
  return typeof word === 'string' ? word : word(until !== null && Date.parse(until) > nowMs ? clock(until) : null);
}

/** Says how a session goes, with the hospital's reason. */
export function reasonedText(session: SessionState, telling: DutyTelling): string {
  const text = sessionText(session, telling);
  return session.reason ? `${text} · ${isolated(session.reason)}` : text;
}
