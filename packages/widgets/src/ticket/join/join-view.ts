import type { QueueState } from '@carequeue/sdk';
import { expectedMinutes } from '../../base/expected-wait.ts';
import { isFull } from '../../duty/intake.ts';
import { openingText } from '../../duty/opening.ts';
import { isAwaited, isAway, isDone, isGoing, isUnattended, sessionsOf } from '../../duty/sessions.ts';
import { standingOf } from '../../duty/standing.ts';
import { wordsOfPerson } from '../../locales/person-words.ts';
import type { JoinWords } from '../../locales/ticket-strings.ts';
import { inSentences } from '../shown/sentences.ts';
import { sessionSentence } from '../shown/visit-notes.ts';
import type { Choice, ChoiceSource, ChoosableDoctor, Refusals } from './join-choices.ts';
import { doctorChoices, doctorStanding, isRemoteFull, leaveTold, sessionChoices } from './join-choices.ts';
import { phoneExample } from './phone-example.ts';
import type { Presence } from './presence.ts';

type Session = QueueState['sessions'][number];

/** What stands where a token can be taken. */
export interface JoinView {
  readonly title: string;
  readonly lead: string;
  /** The doctor whom the page is about, by name; null for none. */
  readonly doctorName: string | null;
  readonly waitingText: string | null;
  readonly waitText: string | null;
  readonly message: string | null;
  /** Who is late, on a break or not there. */
  readonly notes: readonly string[];
  /** Why no token can be taken now; null when one can. */
  readonly refusal: string | null;
  /** Whether another doctor may be chosen in place of the one the page is about. */
  readonly hasOthers: boolean;
  /** True where the code that is shown at the site is needed. */
  readonly asksForCode: boolean;
  readonly asksForPresence: boolean;
  readonly isRemoteFull: boolean;
  /** A phone number as its patients write theirs; null where nobody knows. */
  readonly phoneExample: string | null;
  /** By what the department shows patients who agree to it; undefined where it shows codes. */
  readonly shownBy: QueueState['department']['labelMode'];
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
export function joinView(known: JoinKnowledge, strings: JoinWords): JoinView {
  const { queue, doctorId, doctors, presence, refusals } = known;
  const words = strings.join;
  const said = doctorId === '' ? strings : wordsOfPerson(strings);
  const source: ChoiceSource = { queue, doctors, refusals, strings: said, nowMs: known.nowMs };
  const why = refusalOf(known, source);
  const opening = openingText(queue, { doctorId: doctorId || null, nowMs: known.nowMs }, said);
  const isShut = why === words.closed || why === words.sessionOver;
  const isOnLeave = leaveTold(doctorId, source) !== null;
  const refusal = isShut && opening !== null ? `${why} ${opening}` : why;
  // Who cannot be had is chosen no more.
  const chosenId = known.chosenDoctorId && doctorStanding(known.chosenDoctorId, source).isOpen && known.chosenDoctorId;
  const wantedId = doctorId || chosenId || '';
  const wanted = wantedId || null;
  // Whoever wants another doctor is before nobody who wants this one.
  const before = queue.waiting.filter((one) => wanted === null || one.doctorId === null || one.doctorId === wanted);
  const place = { position: before.length + 1, doctorId: wanted };
  const minutes = refusal === null ? expectedMinutes(queue, place, strings) : null;
  const nameOf = (wantedId: string) => doctors.find(({ id }) => id === wantedId)?.name ?? null;
  const asksForPresence = queue.department.joinPolicy !== 'on-site' && presence === 'ask';
  const isAwayFull = isRemoteFull({ doctorId: wantedId, sessionId: known.chosenSessionId }, source);
  const lead = words.lead(nameOf(wantedId) ?? queue.department.name);
  return {
    title: titleOf(why, strings),
    // Who has to be there is not told to wait elsewhere.
    lead: asksForPresence && !isAwayFull ? `${words.anywhere} ${lead}` : lead,
    doctorName: nameOf(doctorId),
    waitingText: refusal === null ? words.waitingNow(before.length) : null,
    waitText: minutes === null ? null : words.waitNow(minutes),
    message: queue.message,
    notes: (isOnLeave ? [] : notesOf(known, opening, said)).filter(
      (note): note is string => note !== null && note !== why,
    ),
    refusal,
    hasOthers: hasOthers(known, source),
    asksForCode: queue.department.joinPolicy === 'on-site',
    phoneExample: phoneExample(queue.department.timeZone),
    shownBy: queue.department.labelMode,
    asksForPresence,
    isRemoteFull: isAwayFull,
    doctors: doctorId === '' ? doctorChoices(source) : [],
    sessions: sessionChoices(wantedId, source),
  };
}

/** Whether a visitor of a page about one doctor can have a token of the department, for another one or whoever is free. */
function hasOthers(known: JoinKnowledge, source: ChoiceSource): boolean {
  const { doctorId, doctors } = known;
  if (doctorId === '' || doctors.every(({ id }) => id === doctorId)) return false;
  return refusalOf({ ...known, doctorId: '' }, source) === null;
}

/** Nobody who has no token is told of his. */
function titleOf(refusal: string | null, { join: words }: JoinWords): string {
  if (refusal === null) return words.takeTitle;
  return refusal === words.phoneOnly || refusal === words.joiningOff ? words.deskTitle : words.nowTitle;
}

function refusalOf({ queue, doctorId, lastRefusal, nowMs }: JoinKnowledge, source: ChoiceSource): string | null {
  const words = source.strings.join;
  const { joinPolicy } = queue.department;
  if (queue.state === 'closed') return words.closed;
  if (queue.state === 'paused') return words.paused;
  if (joinPolicy === 'phone') return words.phoneOnly;
  if (joinPolicy === 'off' || lastRefusal === 'joining_off') return words.joiningOff;
  if (lastRefusal === 'department_full' || isFull(queue, { doctorId: null, nowMs })) return words.allTaken;
  if (doctorId === '') return isDone(queue, null, nowMs) ? words.closed : null;
  const leave = leaveTold(doctorId, source);
  if (leave !== null) return inSentences([leave]);
  if (doctorStanding(doctorId, source).isOpen) return null;
  const isJustNow = isUnattended(queue, doctorId, nowMs) && !isDone(queue, doctorId, nowMs);
  return isJustNow ? source.strings.noDoctor : words.sessionOver;
}

function notesOf(known: JoinKnowledge, opening: string | null, strings: JoinWords): readonly (string | null)[] {
  const { queue, doctorId, doctors, nowMs } = known;
  const wanted = doctorId || null;
  // Where all sessions are over, that is why no token can be taken.
  if (queue.state !== 'open' || isDone(queue, wanted, nowMs)) return [];
  const standing = standingOf(queue, { doctorId: wanted, nowMs });
  if (standing === 'unattended') return [strings.noDoctor];
  if (standing === 'over') return [strings.noDoctor, opening];
  if (standing === 'before') return [opening];
  // With several doctors to choose from, how each of them stands is told beside his name.
  if (doctorId === '' && doctors.length > 1) return [];
  const isLate = (session: Session) => isAway(session) || isAwaited(session, queue, nowMs);
  const going = sessionsOf(queue, wanted).filter((session) => isGoing(session, nowMs));
  return going.filter(isLate).map((session) => sessionSentence(session, { queue, nowMs, strings }));
}
