import type { Doctor, QueueState } from '@carequeue/sdk/live';
import type { CommonStrings } from '../locales/common-strings.ts';
import type { PersonStrings } from '../locales/person-strings.ts';
import { sentence } from '../locales/sentence.ts';
import type { DutyQuestion } from './opening.ts';
import { dayText, openingText } from './opening.ts';
import { isOver } from './session-over.ts';

/** A leave of a doctor: local dates, both included. */
export type Leave = Doctor['leave'][number];

/** The leave that keeps a doctor away now; null where none does. */
export function leaveNow(leave: readonly Leave[], queue: QueueState, question: DutyQuestion): Leave | null {
  const { serviceDay } = queue;
  const found = leave.find(({ from, until }) => from <= serviceDay && serviceDay <= until);
  return found !== undefined && isKeptAway(queue, question) ? found : null;
}

/**
 * Says whether a doctor on leave is away: somebody may have said that he comes to his own hours all the same. In hours that
 * others share with him nobody gives a token for him.
 */
function isKeptAway({ sessions }: QueueState, { doctorId, nowMs }: DutyQuestion): boolean {
  return sessions.every((session) => session.doctorId !== doctorId || isOver(session, nowMs));
}

/** Says that a doctor is on leave, and when he is back: by his next opening where that is known, else by the last day. */
export function leaveText(
  leave: Leave,
  { queue, question, words }: { queue: QueueState; question: DutyQuestion; words: CommonStrings & PersonStrings },
): { readonly badge: string; readonly note: string | null } {
  const telling = { nowMs: Date.parse(queue.serviceDay), tag: words.tag, timeZone: 'UTC' };
  const until = words.leaveUntil(dayText(Date.parse(leave.until), telling));
  const note = openingText(queue, question, words) ?? (leave.until === queue.serviceDay ? null : until);
  return { badge: sentence(words.onLeave), note };
}
