import type { QueueState, SessionState } from '@carequeue/sdk/live';
import type { DutyQuestion } from './opening.ts';
import { isOver } from './session-over.ts';
import { isAwaited, isAway, isGoing, isUnattended, sessionNow, sessionsOf } from './sessions.ts';

/**
 * Says whether a session tells how a doctor is there; else his rooms do. A day without plans begins as `in` by itself, and
 * the department's own session may be under way without him: neither says of him that he is in.
 */
export function isTold(session: SessionState, queue: QueueState, { doctorId, nowMs }: DutyQuestion): boolean {
  if (session.state === 'planned') {
    return Date.parse(session.startsAt) > nowMs || isAwaited(session, queue, nowMs);
  }
  if (session.doctorId !== doctorId) return isAway(session);
  return session.state !== 'in' || session.id !== queue.serviceDay;
}

/**
 * Says whether a doctor is in, for every element alike where no session tells it: while he has somebody called or inside,
 * or a room of his works. Null where no room is his, and nobody can say.
 */
export function isIn(queue: QueueState, { doctorId, nowMs }: DutyQuestion): boolean | null {
  const points = queue.points.filter((point) => point.doctorId === doctorId);
  if (points.some(({ tickets }) => tickets.length > 0)) return true;
  return isUnattended(queue, doctorId, nowMs) ? false : points.length > 0 || null;
}

/**
 * Says whether a token for a doctor by name is offered: while he is on duty, away for a while, or expected to the session
 * that it would be for, and anybody of the department is, or still to come.
 */
export function isOffered(queue: QueueState, { doctorId, nowMs }: DutyQuestion): boolean {
  const isToCome = queue.sessions.some((session) => session.state === 'planned' && !isOver(session, nowMs));
  if (isUnattended(queue, null, nowMs) && !isToCome) return false;
  if (!isUnattended(queue, doctorId, nowMs)) return true;
  const session = sessionNow(sessionsOf(queue, doctorId), nowMs);
  return session?.state === 'planned' && (session.doctorId !== null || !isGoing(session, nowMs));
}
