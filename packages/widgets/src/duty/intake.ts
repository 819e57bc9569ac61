import type { QueueState, SessionIntake, SessionState } from '@carequeue/sdk/live';
import { isOffered } from './attendance.ts';
import type { DutyQuestion } from './opening.ts';
import { isOver } from './session-over.ts';
import { isDone, isTaken, sessionsOf } from './sessions.ts';

/** What a session still takes, of a doctor where he has numbers of his own in it; null where nobody told. */
export function intakeOf(queue: QueueState, session: SessionState, doctorId: string | null): SessionIntake | null {
  const told = queue.intake.filter(({ sessionId }) => sessionId === session.id);
  return told.find((one) => one.doctorId === doctorId) || told.find((one) => one.doctorId === session.doctorId) || null;
}

/** Says whether tokens would be given, and all of today are taken: of a doctor, or of everybody for null. */
export function isFull(queue: QueueState, question: DutyQuestion): boolean {
  const { doctorId, nowMs } = question;
  if (!isTaking(queue, question)) return false;
  const left = sessionsOf(queue, doctorId).filter((session) => !isOver(session, nowMs));
  return left.length > 0 && left.every((session) => isTaken(queue, session, session.doctorId));
}

/** Says whether somebody may still be given a token today, were there no limit to how many; nobody need be there yet. */
export function isTaking(queue: QueueState, question: DutyQuestion): boolean {
  if (queue.state !== 'open') return false;
  return question.doctorId === null ? !isDone(queue, null, question.nowMs) : isOffered(queue, question);
}
