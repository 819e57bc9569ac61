import type { Doctor, QueueState, SessionState } from '@carequeue/sdk/live';
import type { CommonStrings } from '../locales/common-strings.ts';
import { wordsOfPerson } from '../locales/person-words.ts';
import { sentence } from '../locales/sentence.ts';
import { inSentences } from '../ticket/shown/sentences.ts';
import { isIn, isTold } from './attendance.ts';
import type { Leave } from './leave.ts';
import { leaveNow, leaveText } from './leave.ts';
import { openingText } from './opening.ts';
import { isDone, plannedOf, sessionNow, sessionsOf, sessionText } from './sessions.ts';
import type { DutyView, Standing } from './standing.ts';
import { dutyView, givenText, standingOf } from './standing.ts';

/** How a doctor is there, in words that are said of people: the same in every element. */
export interface DoctorDuty {
  readonly standing: Standing;
  /** Null where nobody said, and nothing tells. */
  readonly badge: string | null;
  /** Why, and when the doctor is there again. */
  readonly note: string | null;
}

/** Who is asked about, and when. */
export interface DoctorQuestion {
  readonly doctorId: string;
  readonly nowMs: number;
  /** The leave that keeps the doctor away now. */
  readonly leave: Leave | null;
}

/** Decides how a doctor is there, and says it. */
export function doctorDuty(queue: QueueState, question: DoctorQuestion, strings: CommonStrings): DoctorDuty {
  const { doctorId, nowMs, leave } = question;
  const words = wordsOfPerson(strings);
  if (leave !== null) return { standing: 'over', ...leaveText(leave, { queue, question, words }) };
  const standing = standingOf(queue, question);
  const session = sessionNow(sessionsOf(queue, doctorId), nowMs);
  if (session !== null && queue.state !== 'closed' && isTold(session, queue, question)) {
    const isAhead = session.state === 'planned' && Date.parse(session.startsAt) > nowMs;
    const badge = sentence(sessionText(session, { queue, nowMs, strings }));
    return { standing: isAhead ? 'before' : session.state === 'in' ? 'open' : 'away', badge, note: session.reason };
  }
  const own = plannedOf({ ...queue, sessions: sessionsOf(queue, doctorId) });
  const next = openingText(queue, question, words) ?? words.askWhen;
  const isOff = isDone(queue, doctorId, nowMs);
  const shut = standing === 'closed' ? standing : 'over';
  if (isOff && own.length > 0) return { standing: shut, badge: overText(own, { queue, nowMs, strings }), note: next };
  const isThere = isIn(queue, question);
  if (isThere === true && standing !== 'closed') {
    return { standing: 'open', badge: sentence(words.session.in), note: null };
  }
  if (isOff) return { standing: shut, badge: words.notToday, note: next };
  // While tokens are given for whoever comes, a later opening would be read as when he does.
  if (standing === 'unattended') return { standing, badge: words.offDuty, note: words.askWhen };
  if (isThere === false || standing === 'closed') return { standing: shut, badge: words.offDuty, note: next };
  return { standing: 'open', badge: null, note: own.length > 0 ? null : words.askWhen };
}

/** How a doctor is there, and how his tokens stand: two questions, with one note. */
export interface DoctorView extends DoctorDuty, Pick<DutyView, 'message'> {
  /** How a token of his stands, whoever is there. */
  readonly offered: Standing;
}

/** Decides what is said of one doctor in place of a department: as his card says it, and of his tokens. */
export function doctorView(
  queue: QueueState,
  { doctorId, nowMs, doctor }: Omit<DoctorQuestion, 'leave'> & { readonly doctor: Doctor | null },
  strings: CommonStrings,
): DoctorView {
  const question = { doctorId, nowMs, leave: leaveNow(doctor?.leave ?? [], queue, { doctorId, nowMs }) };
  const asDepartment = dutyView(queue, question, strings);
  if (asDepartment.standing === 'paused') return { ...asDepartment, offered: 'paused' };
  const { standing, badge, note } = doctorDuty(queue, question, strings);
  const isAway = question.leave !== null;
  const given = isAway ? null : givenText(queue, { ...question, standing: standingOf(queue, question) }, strings);
  const notes = [note, given].filter((text) => text !== null);
  return {
    standing,
    offered: isAway ? 'over' : asDepartment.standing,
    badge,
    note: notes.length > 1 ? inSentences(notes) : (notes[0] ?? null),
    message: asDepartment.message,
  };
}

/** What was said of the last session; nobody said anything of one that nobody came to. */
function overText(own: readonly SessionState[], telling: Parameters<typeof sessionText>[1]): string {
  const said = own.filter(({ state }) => state !== 'planned');
  const last = said[said.length - 1];
  return sentence(last === undefined ? telling.strings.session.ended : sessionText(last, telling));
}
