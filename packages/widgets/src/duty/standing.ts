import type { QueueState, SessionState } from '@carequeue/sdk/live';
import type { CommonStrings } from '../locales/common-strings.ts';
import type { DutyQuestion } from './opening.ts';
import { openingText } from './opening.ts';
import { isAway, isDone, isGoing, isOver, isUnattended, sentence, sessionsOf, sessionText } from './sessions.ts';

/**
 * How a department stands for somebody who thinks of coming: `before` is open with nobody there yet, `away` with the
 * doctor late or on a break, `over` with nobody who comes any more, `closed` also on a day that nothing is planned on.
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

/** The session somebody would come to now: the one that runs by plan, else the next, else the last that goes on. */
export function sessionNow(sessions: readonly SessionState[], nowMs: number): SessionState | null {
  const left = sessions.filter((session) => !isOver(session, nowMs));
  const running = left.find(({ startsAt, endsAt }) => Date.parse(startsAt) <= nowMs && nowMs < Date.parse(endsAt));
  return running ?? left.find(({ startsAt }) => Date.parse(startsAt) > nowMs) ?? left[left.length - 1] ?? null;
}

/** Decides how a department or a doctor stands. */
export function standingOf(queue: QueueState, { doctorId, nowMs }: DutyQuestion): Standing {
  if (queue.state !== 'open') return queue.state;
  if (isUnattended(queue, doctorId, nowMs)) {
    const isDayOff = isDone(queue, doctorId, nowMs) && queue.sessions.every(({ id }) => id === queue.serviceDay);
    return isDayOff ? 'closed' : 'over';
  }
  const going = sessionsOf(queue, doctorId).filter((session) => isGoing(session, nowMs));
  if (going.length === 0 && queue.sessions.length > 0) return 'before';
  return going.length > 0 && going.every(isAway) ? 'away' : 'open';
}

/** Decides how a department or a doctor stands, and says it. */
export function dutyView(queue: QueueState, question: DutyQuestion, strings: CommonStrings): DutyView {
  const standing = standingOf(queue, question);
  const { open, paused, closed } = strings.state;
  // "Open", beside the time it opens at, would be both.
  const isOpen = standing === 'open' || standing === 'away';
  return {
    standing,
    badge: standing === 'paused' ? paused : isOpen ? open : closed,
    note: noteOf(queue, { ...question, standing }, strings),
    message: queue.message,
  };
}

/** Says why it stands so, and when somebody comes; null while all is as usual. */
function noteOf(
  queue: QueueState,
  question: DutyQuestion & { readonly standing: Standing },
  strings: CommonStrings,
): string | null {
  const opening = openingText(queue, question, strings);
  switch (question.standing) {
    case 'open':
    case 'paused':
      return null;
    case 'before':
      return opening;
    case 'away': {
      const session = sessionNow(sessionsOf(queue, question.doctorId), question.nowMs);
      return session === null ? null : sentence(sessionText(session, { queue, nowMs: question.nowMs, strings }));
    }
    case 'over':
      return [strings.noDoctor, opening].filter((text) => text !== null).join(' ');
    case 'closed':
      return opening ?? strings.state.closedSentence;
  }
}
