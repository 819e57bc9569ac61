import type { QueueState, SessionState } from '@carequeue/sdk/live';
import type { DutyQuestion } from '../duty/opening.ts';
import { isOver } from '../duty/session-over.ts';
import type { DutyTelling } from '../duty/sessions.ts';
import { isAwaited, isAway, plannedOf, reasonedText, sessionsOf } from '../duty/sessions.ts';

function hasBegun({ state, startsAt }: SessionState, nowMs: number): boolean {
  return state !== 'planned' || Date.parse(startsAt) <= nowMs;
}

/** Says how a session goes, with the hospital's reason; null where all is as planned. */
export function unplannedText(session: SessionState, telling: DutyTelling): string | null {
  const isAsPlanned = session.state === 'planned' && !isAwaited(session, telling.queue, telling.nowMs);
  return isAsPlanned || session.state === 'in' ? null : reasonedText(session, telling);
}

/** The session of a doctor that tells how he stands: the one that goes on, else the last. */
export function sessionOf(queue: QueueState, doctorId: string | null, nowMs: number): SessionState | null {
  if (doctorId === null) return null;
  const begun = queue.sessions.filter((session) => session.doctorId === doctorId && hasBegun(session, nowMs));
  return begun.find((session) => !isOver(session, nowMs)) ?? begun[begun.length - 1] ?? null;
}

/** Sessions that are not as planned, with whose they are: late, on a break, or gone; of one doctor, also not begun in time. */
export function awaySessions(queue: QueueState, { doctorId, nowMs }: DutyQuestion): readonly SessionState[] {
  const isMissed = (session: SessionState) => doctorId !== null && isAwaited(session, queue, nowMs);
  return plannedOf({ ...queue, sessions: sessionsOf(queue, doctorId) }).filter(
    (session) => isMissed(session) || ((isAway(session) || session.state === 'left') && hasBegun(session, nowMs)),
  );
}
