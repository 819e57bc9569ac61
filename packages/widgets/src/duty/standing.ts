import type { QueueState, SessionState } from '@carequeue/sdk/live';
import { clockTime } from '../base/clock-time.ts';
import type { CommonStrings } from '../locales/common-strings.ts';
import { isOver, nextOpening, openingText, plannedOf } from './opening.ts';

/**
 * How a department stands for somebody who thinks of coming: `before` is open with nobody there yet, `away` with the
 * doctor late or on a break, `over` with nobody who comes any more.
 */
export type Standing = 'open' | 'before' | 'away' | 'paused' | 'over' | 'closed';

/** A department, or one of its doctors, and how they stand. */
export interface DutyView {
  readonly standing: Standing;
  /** One or two words. */
  readonly badge: string;
  /** Why, and until when; null while all is as usual. */
  readonly note: string | null;
  /** What the hospital says, as it says it. */
  readonly message: string | null;
}

/** Whose duty is asked for: everybody's for null. */
export interface DutyQuestion {
  readonly doctorId: string | null;
  readonly nowMs: number;
}

/** The sessions that say how a doctor stands: his own, where he has none the department's; all for null. */
export function sessionsOf(queue: QueueState, doctorId: string | null): readonly SessionState[] {
  if (doctorId === null) return queue.sessions;
  const own = queue.sessions.filter((session) => session.doctorId === doctorId);
  return own.length > 0 ? own : queue.sessions.filter((session) => session.doctorId === null);
}

/** The session somebody would come to now: the one that runs by plan, else the next, else the last that goes on. */
export function sessionNow(sessions: readonly SessionState[], nowMs: number): SessionState | null {
  const going = sessions.filter((session) => !isOver(session, nowMs));
  const running = going.find(({ startsAt, endsAt }) => Date.parse(startsAt) <= nowMs && nowMs < Date.parse(endsAt));
  return running ?? going.find(({ startsAt }) => Date.parse(startsAt) > nowMs) ?? going[going.length - 1] ?? null;
}

/** Decides how a department or a doctor stands, and says it. */
export function dutyView(queue: QueueState, question: DutyQuestion, strings: CommonStrings): DutyView {
  const { doctorId, nowMs } = question;
  const sessions = sessionsOf(queue, doctorId);
  const points = queue.points.filter((point) => doctorId === null || point.doctorId === doctorId);
  const standing = standingOf({ ...queue, sessions, points }, nowMs);
  const { open, paused, closed } = strings.state;
  const isOpen = standing === 'open' || standing === 'away' || standing === 'before';
  return {
    standing,
    badge: standing === 'paused' ? paused : isOpen ? open : closed,
    note: noteOf({ queue, sessions, standing, nowMs }, strings),
    message: queue.message,
  };
}

/** @param queue - with the sessions and points alone that say how somebody stands. */
function standingOf({ state, sessions, points }: QueueState, nowMs: number): Standing {
  if (state !== 'open') return state;
  const going = sessions.filter((session) => !isOver(session, nowMs));
  const begun = going.filter((one) => one.state !== 'planned' || Date.parse(one.startsAt) <= nowMs);
  if (sessions.length > 0 && begun.length === 0) return going.length === 0 ? 'over' : 'before';
  const isStaffed = points.length === 0 || points.some(({ available, tickets }) => available || tickets.length > 0);
  if (!isStaffed) return 'over';
  const isAway = begun.length > 0 && begun.every((one) => one.state === 'delayed' || one.state === 'break');
  return isAway ? 'away' : 'open';
}

interface Noted {
  readonly queue: QueueState;
  readonly sessions: readonly SessionState[];
  readonly standing: Standing;
  readonly nowMs: number;
}

function noteOf({ queue, sessions, standing, nowMs }: Noted, strings: CommonStrings): string | null {
  const planned = plannedOf({ ...queue, sessions });
  const opening = openingText(nextOpening({ serviceDay: queue.serviceDay, sessions: planned }, nowMs), queue, strings);
  switch (standing) {
    case 'open':
    case 'paused':
      return null;
    case 'before':
      return opening;
    case 'away': {
      const session = sessionNow(sessions, nowMs);
      return session === null ? null : sentence(sessionText(session, queue, strings));
    }
    case 'over':
      return [strings.noDoctor, opening].filter((text) => text !== null).join(' ');
    case 'closed':
      return opening ?? strings.state.closedSentence;
  }
}

/** Begins a text with a capital, in scripts that have them. */
export function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** Says how a session goes. */
export function sessionText(session: SessionState, queue: QueueState, strings: CommonStrings): string {
  const clock = (at: string) => clockTime(Date.parse(at), { tag: strings.tag, timeZone: queue.department.timeZone });
  const until = session.until === null ? null : clock(session.until);
  switch (session.state) {
    case 'planned':
      return strings.session.planned(clock(session.startsAt));
    case 'delayed':
      return strings.session.delayed(until);
    case 'break':
      return strings.session.break(until);
    default:
      return strings.session[session.state];
  }
}
