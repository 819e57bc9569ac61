import type { QueueState } from '@carequeue/sdk';
import { clockTime } from '../../base/clock-time.ts';
import { isIn, isOffered, isTold } from '../../duty/attendance.ts';
import type { Leave } from '../../duty/leave.ts';
import { leaveNow, leaveText } from '../../duty/leave.ts';
import { openingOf, openingText } from '../../duty/opening.ts';
import { isOver } from '../../duty/session-over.ts';
import { sessionNow, sessionsOf, sessionText } from '../../duty/sessions.ts';
import { wordsOfPerson } from '../../locales/person-words.ts';
import type { JoinWords } from '../../locales/ticket-strings.ts';
import { inSentences } from '../shown/sentences.ts';

type Session = QueueState['sessions'][number];

/** One of several a visitor may choose. */
export interface Choice {
  /** What is sent; empty for "no matter which". */
  readonly value: string;
  readonly label: string;
  /** How it stands: in, late, full. */
  readonly note: string | null;
  readonly isOpen: boolean;
}

/** What the department has refused so far, as far as it concerns what may be chosen. */
export interface Refusals {
  /** Sessions that take no more tickets of a visitor, by id. */
  readonly sessions: ReadonlyMap<string, 'full' | 'over'>;
  readonly isRemoteFull: boolean;
}

/** A doctor as far as a choice of him needs it; leave is local dates, both included. */
export interface ChoosableDoctor {
  readonly id: string;
  readonly name: string;
  readonly leave?: readonly Leave[];
}

/** What choices are made of. */
export interface ChoiceSource {
  readonly queue: QueueState;
  readonly doctors: readonly ChoosableDoctor[];
  readonly refusals: Refusals;
  readonly strings: JoinWords;
  readonly nowMs: number;
}

/** Nothing was refused yet. */
export const NOTHING_REFUSED: Refusals = { sessions: new Map(), isRemoteFull: false };

/** The doctors of a department to choose from, whoever is free first before them; none where there is no choice. */
export function doctorChoices(source: ChoiceSource): readonly Choice[] {
  const { doctors, strings } = source;
  if (doctors.length < 2) return [];
  const any = { value: '', label: strings.join.anyDoctor, note: null, isOpen: true };
  return [any, ...doctors.map(({ id, name }) => ({ value: id, label: name, ...doctorStanding(id, source) }))];
}

/** Says that a doctor is on leave, and when he is back; null where no leave keeps him away. */
export function leaveTold(doctorId: string, { queue, doctors, strings, nowMs }: ChoiceSource): string | null {
  const question = { doctorId, nowMs };
  const leave = leaveNow(doctors.find(({ id }) => id === doctorId)?.leave ?? [], queue, question);
  if (leave === null) return null;
  const { badge, note } = leaveText(leave, { queue, question, words: wordsOfPerson(strings) });
  // The last day of leave says that it is today too.
  return note !== null && openingOf(queue, question) === null ? note : inSentences([badge, note]);
}

/** How a doctor stands today, and whether a token for him may be asked for. */
export function doctorStanding(doctorId: string, source: ChoiceSource): Pick<Choice, 'note' | 'isOpen'> {
  const { queue, strings, nowMs } = source;
  if (leaveTold(doctorId, source) !== null) return { note: wordsOfPerson(strings).onLeave, isOpen: false };
  const question = { doctorId, nowMs };
  const sessions = sessionsOf(queue, doctorId);
  const open = sessions.filter((session) => isTakeable(session, source));
  const shown = sessionNow(open, nowMs) ?? sessionNow(sessions, nowMs) ?? sessions[sessions.length - 1];
  const isOpen = isOffered(queue, question) && (shown === undefined || open.length > 0);
  if (shown && (isTold(shown, queue, question) || (open.length === 0 && !isOver(shown, nowMs)))) {
    return { note: sessionNote(shown, source), isOpen };
  }
  const isThere = isIn(queue, question);
  if (isThere === false) {
    return { note: openingText(queue, question, wordsOfPerson(strings)) ?? strings.join.offDuty, isOpen };
  }
  return { note: isThere && strings.session.in, isOpen };
}

/** The sessions of a doctor, or of the department where none is chosen; none where there is no choice. */
export function sessionChoices(doctorId: string, source: ChoiceSource): readonly Choice[] {
  const sessions = source.queue.sessions.filter(
    (session) => session.doctorId === (doctorId || null) && !isOver(session, source.nowMs),
  );
  if (sessions.length < 2) return [];
  const any = { value: '', label: source.strings.join.anySession, note: null, isOpen: true };
  return [
    any,
    ...sessions.map((session) => ({
      value: session.id,
      label: [session.name, spanOf(session, source)].filter(Boolean).join(' · '),
      note: session.state === 'planned' && isTakeable(session, source) ? null : sessionNote(session, source),
      isOpen: isTakeable(session, source),
    })),
  ];
}

/** Whether nobody who is not there yet may take a token: of a doctor, of a session, or of any where both are empty. */
export function isRemoteFull(chosen: { doctorId: string; sessionId: string }, source: ChoiceSource): boolean {
  if (source.refusals.isRemoteFull) return true;
  const open = source.queue.sessions.filter(
    (session) =>
      (!chosen.sessionId || session.id === chosen.sessionId) &&
      (!chosen.doctorId || session.doctorId === null || session.doctorId === chosen.doctorId) &&
      isTakeable(session, source),
  );
  return open.length > 0 && open.every((session) => leftIn(session, source)?.remote === 0);
}

function leftIn({ id, doctorId }: Session, { queue }: ChoiceSource) {
  const ofSession = queue.intake.filter(({ sessionId }) => sessionId === id);
  return (ofSession.find((intake) => intake.doctorId === doctorId) ?? ofSession[0])?.left;
}

function sessionNote(session: Session, source: ChoiceSource): string {
  const refused = source.refusals.sessions.get(session.id);
  if (refused === 'full' || (!isOver(session, source.nowMs) && leftIn(session, source)?.onSite === 0))
    return source.strings.join.full;
  if (refused === 'over') return source.strings.session.ended;
  return sessionText(session, source);
}

function spanOf({ startsAt, endsAt }: Session, { queue, strings }: ChoiceSource): string {
  const clock = (at: string) => clockTime(Date.parse(at), { tag: strings.tag, timeZone: queue.department.timeZone });
  return strings.join.span({ from: clock(startsAt), until: clock(endsAt) });
}

function isTakeable(session: Session, source: ChoiceSource): boolean {
  return (
    !isOver(session, source.nowMs) && leftIn(session, source)?.onSite !== 0 && !source.refusals.sessions.has(session.id)
  );
}
