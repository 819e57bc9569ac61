import type { QueueState } from '@carequeue/sdk';
import type { ClockSetting } from '../base/clock-time.ts';
import { clockTime } from '../base/clock-time.ts';
import { expectedMinutes } from '../base/expected-wait.ts';
import type { TicketWords } from '../locales/ticket-strings.ts';
import type { Choice, ChoiceSource, ChoosableDoctor, Refusals } from './join-choices.ts';
import { doctorChoices, doctorStanding, isRemoteFull, sessionChoices } from './join-choices.ts';
import { isUnattended, sessionSentence } from './visit-notes.ts';

/** Where visitors are: asked, or known to the page. */
export type Presence = 'ask' | 'on-site' | 'remote';

/** What stands where a token can be taken. */
export interface JoinView {
  readonly title: string;
  readonly lead: string;
  readonly waitingText: string | null;
  readonly waitText: string | null;
  readonly message: string | null;
  /** Who is late, on a break or not there. */
  readonly notes: readonly string[];
  /** Why no token can be taken now; null when one can. */
  readonly refusal: string | null;
  /** True where the code that is shown at the site is needed. */
  readonly asksForCode: boolean;
  readonly asksForPresence: boolean;
  readonly isRemoteFull: boolean;
  /** Empty where there is nothing to choose. */
  readonly doctors: readonly Choice[];
  readonly sessions: readonly Choice[];
}

/** What is known where a token can be taken. */
export interface JoinKnowledge {
  readonly queue: QueueState;
  readonly doctors: readonly ChoosableDoctor[];
  /** The doctor the page is about; empty for none. */
  readonly doctorId: string;
  /** The doctor who is chosen in the form; empty for any. */
  readonly chosenDoctorId: string;
  /** The session that is chosen in the form; empty for any. */
  readonly chosenSessionId: string;
  readonly presence: Presence;
  readonly refusals: Refusals;
  /** The code the department answered with last, null when it did not refuse. */
  readonly lastRefusal: string | null;
  readonly nowMs: number;
}

/** Decides what to show before a token is taken. */
export function joinView(known: JoinKnowledge, strings: TicketWords): JoinView {
  const { queue, doctorId, chosenDoctorId, doctors, presence, refusals } = known;
  const words = strings.ticket;
  const source: ChoiceSource = { queue, doctors, refusals, strings };
  const refusal = refusalOf(known, source);
  const place = { position: queue.waiting.length + 1, doctorId: doctorId || null };
  const minutes = refusal === null ? expectedMinutes(queue, place, strings) : null;
  const doctorName = doctors.find(({ id }) => id === doctorId)?.name;
  const isOnSiteOnly = queue.department.joinPolicy === 'on-site';
  return {
    title: words.takeTitle,
    lead: words.takeLead(doctorName ?? queue.department.name),
    waitingText: refusal === null ? words.waitingNow(queue.waiting.length) : null,
    waitText: minutes === null ? null : words.waitNow(minutes),
    message: queue.message,
    notes: notesOf(known, strings),
    refusal,
    asksForCode: isOnSiteOnly,
    asksForPresence: !isOnSiteOnly && presence === 'ask',
    isRemoteFull: isRemoteFull({ doctorId: doctorId || chosenDoctorId, sessionId: known.chosenSessionId }, source),
    doctors: doctorId === '' ? doctorChoices(source) : [],
    sessions: sessionChoices(doctorId || chosenDoctorId, source),
  };
}

function refusalOf({ queue, doctorId, lastRefusal, nowMs }: JoinKnowledge, source: ChoiceSource): string | null {
  const { strings } = source;
  const words = strings.ticket;
  if (queue.state === 'closed') return [words.closed, nextOpening(queue, { nowMs, strings })].filter(Boolean).join(' ');
  if (queue.state === 'paused') return words.paused;
  if (queue.department.joinPolicy === 'phone') return words.join.phoneOnly;
  if (queue.department.joinPolicy === 'off') return words.joiningOff;
  if (lastRefusal === 'department_full') return words.full;
  if (lastRefusal === 'joining_off') return words.joiningOff;
  if (doctorId === '') return null;
  const standing = doctorStanding(doctorId, source);
  return standing.isOpen ? null : words.join.sessionOver;
}

function nextOpening(queue: QueueState, shown: { nowMs: number; strings: TicketWords }): string | null {
  const { nowMs, strings } = shown;
  const starts = queue.sessions
    .filter(({ state, startsAt }) => state === 'planned' && Date.parse(startsAt) > nowMs)
    .map(({ startsAt }) => Date.parse(startsAt));
  if (starts.length === 0) return null;
  return `${strings.opensAt(clockTime(Math.min(...starts), clockOf(queue, strings)))}.`;
}

function notesOf({ queue, doctorId, doctors }: JoinKnowledge, strings: TicketWords): readonly string[] {
  if (queue.state !== 'open') return [];
  if (isUnattended(queue)) return [strings.noDoctor];
  // With several doctors to choose from, how each of them stands is told beside his name.
  if (doctorId === '' && doctors.length > 1) return [];
  const clock = clockOf(queue, strings);
  return queue.sessions
    .filter(({ state }) => state === 'delayed' || state === 'break')
    .filter((session) => doctorId === '' || session.doctorId === null || session.doctorId === doctorId)
    .map((session) => sessionSentence(session, { queue, clock, strings }));
}

function clockOf(queue: QueueState, strings: TicketWords): ClockSetting {
  return { tag: strings.tag, timeZone: queue.department.timeZone };
}
