import type { QueueState } from '@carequeue/sdk';
import type { ClockSetting } from '../../base/clock-time.ts';
import { openingText } from '../../duty/opening.ts';
import type { DutyTelling } from '../../duty/sessions.ts';
import { isAwaited, isDone, isUnattended, reasonedText } from '../../duty/sessions.ts';
import { isolated } from '../../locales/languages.ts';
import type { TicketWords } from '../../locales/ticket-strings.ts';
import type { TicketKnowledge } from '../held/ticket-knowledge.ts';
import { inSentences } from './sentences.ts';

type Session = QueueState['sessions'][number];

/** What those who wait have to know beside their place: where they were sent, who is late, what has stopped. */
export function visitNotes(
  knowledge: TicketKnowledge,
  shown: { clock: ClockSetting; strings: TicketWords },
): readonly string[] {
  const { ticket, queue } = knowledge;
  const words = shown.strings.ticket;
  const notes: (string | null)[] = [
    ticket === null || ticket.transferredFrom === null || queue === null
      ? null
      : words.sentOn({ code: ticket.code, department: queue.department.name }),
    ticket === null || ticket.linkedFrom === null ? null : words.goBackTo(ticket.linkedFrom.code),
    queue === null ? null : queueNote(queue, knowledge.nowMs, shown.strings),
    queue === null ? null : sessionNoteOf(knowledge, queue, shown),
  ];
  return notes.filter((note) => note !== null);
}

function queueNote(queue: QueueState, nowMs: number, strings: TicketWords): string | null {
  if (queue.state === 'paused') return strings.ticket.pausedNote;
  if (queue.state === 'closed') return strings.ticket.closedNote;
  if (!isUnattended(queue, null, nowMs)) return null;
  // While hours go on nobody knows how soon somebody comes: a later opening would be read as that.
  const opening = isDone(queue, null, nowMs) ? openingText(queue, { doctorId: null, nowMs }, strings) : null;
  return inSentences([strings.noDoctor, opening, strings.ticket.askForDoctor]);
}

/** How the session a token belongs to goes, where that is not simply under way. */
function sessionNoteOf(
  { ticket, place, nowMs }: TicketKnowledge,
  queue: QueueState,
  shown: { clock: ClockSetting; strings: TicketWords },
): string | null {
  const doctorId = place?.doctorId ?? ticket?.doctorId ?? null;
  const session =
    queue.sessions.find(({ id }) => id === ticket?.sessionId) ??
    queue.sessions.find((one) => doctorId !== null && one.doctorId === doctorId);
  if (session === undefined || !isWorthTelling(session, queue, nowMs)) return null;
  return sessionSentence(session, { queue, nowMs, strings: shown.strings });
}

function isWorthTelling(session: Session, queue: QueueState, nowMs: number): boolean {
  const { state, startsAt } = session;
  if (state !== 'planned') return state !== 'in';
  return Date.parse(startsAt) > nowMs || isAwaited(session, queue, nowMs);
}

/** Says of whom, how it goes and why: "Dr. Rao: late, expected at 11:30. In theatre". */
export function sessionSentence(session: Session, telling: DutyTelling): string {
  const { department, points } = telling.queue;
  const doctor = points.find(({ doctorId }) => doctorId !== null && doctorId === session.doctorId)?.doctorName;
  const who = doctor ?? session.name ?? department.name;
  return `${isolated(who)}: ${reasonedText(session, telling)}`;
}
