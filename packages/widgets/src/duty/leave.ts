import type { Doctor, QueueState } from '@carequeue/sdk/live';
import type { CommonStrings, LeaveStrings } from '../locales/common-strings.ts';
import type { DutyQuestion } from './opening.ts';
import { dayText, openingText } from './opening.ts';
import { isOver, sentence } from './sessions.ts';

/** A leave of a doctor: local dates, both included. */
export type Leave = Doctor['leave'][number];

/** The words of an element that knows of leave. */
export type LeaveWords = CommonStrings & { readonly leave: LeaveStrings };

/** The leave that a day lies in; null where it lies in none. */
export function leaveOn(leave: readonly Leave[], day: string): Leave | null {
  return leave.find(({ from, until }) => from <= day && day <= until) ?? null;
}

/** The leave that keeps a doctor away on a day, by what is told of all of them; null where none is known. */
export function leaveOf(
  doctors: readonly Doctor[] | null,
  { doctorId, day }: { readonly doctorId: string | null; readonly day: string },
): Leave | null {
  return leaveOn(doctors?.find(({ id }) => id === doctorId)?.leave ?? [], day);
}

/**
 * Says whether a doctor on leave is away: somebody may have said that he comes to his own hours all the same. In hours that
 * others share with him nobody gives a token for him.
 */
export function isKeptAway({ sessions }: QueueState, { doctorId, nowMs }: DutyQuestion): boolean {
  return sessions.every((session) => session.doctorId !== doctorId || isOver(session, nowMs));
}

/** Says that a doctor is on leave, and when he is back: by his next opening where that is known, else by the last day. */
export function leaveText(
  leave: Leave,
  { queue, question, strings }: { queue: QueueState; question: DutyQuestion; strings: LeaveWords },
): { readonly badge: string; readonly note: string | null } {
  const telling = { nowMs: Date.parse(queue.serviceDay), tag: strings.tag, timeZone: 'UTC' };
  const until = strings.leave.until(dayText(Date.parse(leave.until), telling));
  const note = openingText(queue, question, strings) ?? (leave.until === queue.serviceDay ? null : until);
  return { badge: sentence(strings.leave.today), note };
}
