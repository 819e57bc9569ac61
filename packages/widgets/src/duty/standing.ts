import type { QueueState, SessionState } from '@carequeue/sdk/live';
import type { CommonStrings } from '../locales/common-strings.ts';
import { sentence } from '../locales/sentence.ts';
import { isFull, isTaking } from './intake.ts';
import type { DutyQuestion } from './opening.ts';
import { openingText } from './opening.ts';
import { isAwaited, isAway, isDone, isGoing, isUnattended, sessionNow, sessionsOf, sessionText } from './sessions.ts';

/**
 * How a department stands for somebody who thinks of coming: `before` is ahead of the first hours, `away` with the doctor
 * late or on a break, `unattended` with nobody there while tokens are given all the same, `full` with all tokens of the day
 * taken, `over` with nobody who comes any more, `closed` also on a day that nothing is planned on.
 */
export type Standing = 'open' | 'before' | 'away' | 'unattended' | 'full' | 'paused' | 'over' | 'closed';

/** A department, or one of its doctors, and how they stand. */
export interface DutyView {
  readonly standing: Standing;
  /** One or two words; never that it is closed where a token is given by day, nor that it is open where none is. */
  readonly badge: string;
  /** Why, and until when; null while all is as usual. */
  readonly note: string | null;
  /** What the hospital says, as it says it. */
  readonly message: string | null;
}

/** Decides who is there of a department, or whether a doctor is. */
export function standingOf(queue: QueueState, question: DutyQuestion): Exclude<Standing, 'full'> {
  if (queue.state !== 'open') return queue.state;
  const { doctorId, nowMs } = question;
  if (!isTaking(queue, question)) {
    const isDayOff = isDone(queue, null, nowMs) && queue.sessions.every(({ id }) => id === queue.serviceDay);
    return isDayOff ? 'closed' : 'over';
  }
  const going = sessionsOf(queue, doctorId).filter((session) => isGoing(session, nowMs));
  // Only of one doctor is it known whom the plan expects.
  const isExpected = (session: SessionState) => isAway(session) || (doctorId && isAwaited(session, queue, nowMs));
  if (going.length > 0 && going.every(isExpected)) return 'away';
  if (isUnattended(queue, doctorId, nowMs)) return 'unattended';
  return going.length === 0 && queue.sessions.length > 0 ? 'before' : 'open';
}

/** Decides how a department or a doctor stands, and says it. */
export function dutyView(queue: QueueState, question: DutyQuestion, strings: CommonStrings): DutyView {
  const attendance = standingOf(queue, question);
  const standing = isFull(queue, question) ? 'full' : attendance;
  const told = { ...question, standing: attendance };
  const why = noteOf(queue, told, strings);
  const given = givenText(queue, told, strings);
  const notes = (standing === 'full' ? [given, why] : [why, given]).filter((text) => text !== null);
  // A time of opening is no sentence: it stands last, or apart.
  const note = notes.length === 0 ? null : notes.join(standing === 'before' ? ' · ' : ' ');
  return { standing, badge: badgeOf(standing, strings), note, message: queue.message };
}

interface Told extends DutyQuestion {
  readonly standing: Exclude<Standing, 'full'>;
}

/** Says whether visitors take tokens themselves, be it with the code at the site. */
export function isGivenToVisitors({ department: { joinPolicy } }: QueueState): boolean {
  return joinPolicy === 'open' || joinPolicy === 'on-site';
}

/**
 * Says that no token is left, or that tokens are given where nobody would think so; null where it goes without saying. Of a
 * desk that alone gives them nobody knows whether it is staffed.
 */
export function givenText(queue: QueueState, told: Told, strings: CommonStrings): string | null {
  if (isFull(queue, told)) return strings.state.closedSentence;
  return isGivenToVisitors(queue) && (told.standing === 'unattended' || told.standing === 'before')
    ? strings.tokensGiven
    : null;
}

// "Open", beside the time it opens at, would be both.
const OPEN: readonly Standing[] = ['open', 'away', 'unattended'];

function badgeOf(standing: Standing, { state }: CommonStrings): string {
  if (standing === 'paused' || standing === 'full') return state[standing];
  return OPEN.includes(standing) ? state.open : state.closed;
}

/** Says why it stands so, and when somebody comes; null while all is as usual. */
function noteOf(queue: QueueState, question: Told, strings: CommonStrings): string | null {
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
    // When nobody knows how soon somebody comes, a later opening would be read as that.
    case 'unattended':
      return strings.noDoctor;
    case 'over':
      return [strings.noDoctor, opening].filter((text) => text !== null).join(' ');
    case 'closed':
      return opening || strings.state.closedSentence;
  }
}
