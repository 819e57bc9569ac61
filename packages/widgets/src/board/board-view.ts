import type { estimateAt, PointState, QueueState } from '@carequeue/sdk/live';
import type { ClockSetting } from '../base/clock-time.ts';
import { clockDate, clockTime, roundRange } from '../base/clock-time.ts';
import { rangeText } from '../base/minutes-range.ts';
import { isFull, isTaking } from '../duty/intake.ts';
import { openingText } from '../duty/opening.ts';
import { givenText, standingOf } from '../duty/standing.ts';
import type { BoardWords } from '../locales/board-strings.ts';
import { isolated } from '../locales/languages.ts';
import { wordsOfPerson } from '../locales/person-words.ts';
import { sentence } from '../locales/sentence.ts';
import { isExpected, isFresh, mannerOf } from './board-calls.ts';
import { patternText } from './board-pattern.ts';
import type { BoardPrivacy } from './board-privacy.ts';
import { labelOf } from './board-privacy.ts';
import { awaySessions, sessionOf, unplannedText } from './board-sessions.ts';

/** A token at a point, as the board writes it. */
export interface BoardToken {
  readonly id: string;
  readonly label: string;
  /** `fresh`: called moments ago; `called`: still expected to come; `inside`: with the doctor. */
  readonly stage: 'fresh' | 'called' | 'inside';
  readonly calledAtMs: number;
}

/** A room or counter on the board. */
export interface BoardPoint {
  readonly id: string;
  readonly name: string;
  /** What its tokens are told, or why there are none. */
  readonly hint: string;
  readonly doctorName: string | null;
  readonly stage: 'called' | 'inside' | 'idle';
  readonly isFresh: boolean;
  readonly tokens: readonly BoardToken[];
}

/** One line of "last called". */
export interface BoardCall {
  readonly id: string;
  readonly label: string;
  readonly pointName: string;
  readonly atMs: number;
  readonly time: string;
}

/** A token in a list. */
export interface BoardChip {
  readonly id: string;
  readonly label: string;
  /** It waits for something, and is not called before. */
  readonly isGated: boolean;
}

/** What stands over the rooms when not all is as usual. */
export interface BoardBanner {
  readonly kind: 'paused' | 'closed' | 'none' | 'away';
  readonly title: string;
  /** Of whom the title speaks, and why he is away; empty where it speaks of all. */
  readonly whose: string;
  readonly lines: readonly string[];
  /** The same in a sentence, for where there is no room for more. */
  readonly brief: string;
}

/** Everything a board shows of one department, whole and decided; what does not fit takes turns. */
export interface PanelView {
  readonly id: string;
  readonly name: string;
  readonly status: QueueState['state'];
  /** Null where the banner says that nobody is there: beside it "Open" would say nothing. */
  readonly statusText: string | null;
  readonly banner: BoardBanner | null;
  readonly points: readonly BoardPoint[];
  readonly next: readonly BoardChip[];
  readonly recent: readonly BoardCall[];
  readonly missed: readonly BoardChip[];
  /** Sessions that are not as planned, each with whose it is; without the one that the banner tells. */
  readonly notes: readonly string[];
  /** What the hospital says, and the pattern: one after the other at the board's foot. */
  readonly sentences: readonly string[];
  /** Null when nobody waits: the list of those who are next says so. */
  readonly waitingText: string | null;
  readonly expectedText: string | null;
}

/** When, how and in whose words a department is told of. */
export interface Telling {
  readonly nowMs: number;
  readonly strings: BoardWords;
  readonly privacy: BoardPrivacy;
  /** The doctor whose board it is; empty for a department's. */
  readonly doctorId: string;
  /** The SDK's, handed over. */
  readonly estimateAt: typeof estimateAt;
}

/** Decides what a board shows of a queue at an instant of the server's clock. */
export function panelView(queue: QueueState, telling: Telling): PanelView {
  const { strings, privacy } = telling;
  const setting: ClockSetting = { tag: strings.tag, timeZone: queue.department.timeZone };
  const names = new Map(queue.points.map((point) => [point.id, point.name]));
  const banner = bannerOf(queue, telling);
  const status = banner?.kind === 'closed' ? 'closed' : queue.state;
  const notes = status === 'closed' ? [] : notesOf(queue, telling);
  const chip = (ticket: { id: string; code: string; label: string }, isGated: boolean): BoardChip => ({
    ...{ id: ticket.id, label: labelOf(ticket, privacy), isGated },
  });
  return {
    id: queue.department.id,
    name: privacy === 'label' ? '' : queue.department.name,
    status,
    statusText: banner?.kind === 'none' ? null : strings.state[isNoneLeft(queue, telling) ? 'full' : status],
    banner,
    points: pointsToShow(queue, banner).map((point) => boardPoint(queue, point, telling)),
    next: queue.waiting.map((ticket) => chip(ticket, ticket.gated)),
    recent: queue.recent.map((call) => {
      const atMs = Date.parse(call.calledAt);
      const pointName = names.get(call.pointId) ?? '';
      return { id: call.id, label: labelOf(call, privacy), pointName, atMs, time: clockTime(atMs, setting) };
    }),
    missed: queue.missed.map((ticket) => chip(ticket, false)),
    notes: banner?.kind === 'away' && notes.length === 1 ? [] : notes.map(noteText),
    sentences: sentencesOf(queue, banner, telling),
    waitingText: queue.waiting.length === 0 ? null : strings.board.waiting(queue.waiting.length),
    expectedText: expectedText(queue, telling),
  };
}

/** Writes the clock of a board. */
export function boardClock(nowMs: number, setting: ClockSetting): { time: string; date: string } {
  return { time: clockTime(nowMs, setting), date: clockDate(nowMs, setting) };
}

/** Points a board speaks of: those that work now, and those with somebody in them; under a banner only the latter. */
export function pointsToShow(queue: QueueState, banner: BoardBanner | null): readonly PointState[] {
  const busy = queue.points.filter((point) => point.tickets.length > 0);
  if (banner !== null && busy.length === 0) return [];
  return banner === null ? queue.points.filter((point) => point.available || point.tickets.length > 0) : busy;
}

function boardPoint(queue: QueueState, point: PointState, telling: Telling): BoardPoint {
  const { nowMs, strings, privacy, doctorId } = telling;
  const tokens = point.tickets.map((ticket): BoardToken => {
    const stage = !isExpected(ticket, nowMs) ? 'inside' : isFresh(ticket, nowMs) ? 'fresh' : 'called';
    return { id: ticket.id, label: labelOf(ticket, privacy), stage, calledAtMs: Date.parse(ticket.calledAt) };
  });
  const [first] = tokens;
  const stage = tokens.some((token) => token.stage !== 'inside') ? 'called' : first === undefined ? 'idle' : 'inside';
  const session = sessionOf(queue, point.doctorId, nowMs);
  // Why stands in the note over the rooms.
  const idle =
    (session && unplannedText({ ...session, reason: null }, { queue, nowMs, strings })) ?? strings.board.noCall;
  const hint = { called: calledHint(point, telling), inside: strings.board.inside, idle: sentence(idle) }[stage];
  const doctorName = privacy === 'label' || doctorId !== '' ? null : point.doctorName;
  return {
    ...{ id: point.id, name: point.name, stage, tokens },
    hint,
    doctorName,
    isFresh: tokens.some((token) => token.stage === 'fresh'),
  };
}

/** What is asked of those who are called to a point: to come, unless all of them are fetched. */
function calledHint({ tickets }: PointState, { nowMs, strings: { board } }: Telling): string {
  const isAnyAsked = tickets.some((ticket) => isExpected(ticket, nowMs) && mannerOf(ticket) !== 'silent');
  return isAnyAsked ? board.pleaseGoIn : board.called;
}

function bannerOf(queue: QueueState, telling: Telling): BoardBanner | null {
  const { nowMs, strings } = telling;
  const question = { doctorId: telling.doctorId || null, nowMs };
  const said = question.doctorId === null ? strings : wordsOfPerson(strings);
  const { state, noDoctor } = said;
  const standing = standingOf(queue, question);
  const message = queue.message === null || queue.message === '' ? [] : [queue.message];
  const opening = openingText(queue, question, said);
  const banner = (kind: BoardBanner['kind'], title: string, lines: readonly string[]): BoardBanner => ({
    ...{ kind, title, lines, whose: '', brief: title },
  });
  if (standing === 'paused') return banner('paused', state.paused, [...message, strings.board.pausedSentence]);
  if (standing === 'closed') return banner('closed', state.closed, [...message, opening ?? state.closedSentence]);
  if (standing === 'unattended') {
    const given = givenText(queue, { ...question, standing }, strings);
    return banner('none', noDoctor, [...(given === null ? [] : [given]), ...message]);
  }
  if (standing === 'before' || standing === 'over') {
    return banner('none', noDoctor, [...(opening === null ? [] : [opening]), ...message]);
  }
  if (standing !== 'away') return null;
  const [only, ...others] = notesOf(queue, telling);
  if (only === undefined || others.length > 0) return banner('away', noDoctor, message);
  const whose = [only.whose, only.reason].filter((text) => text !== '').join(' · ');
  return { ...banner('away', sentence(only.text), message), whose, brief: noteText(only) };
}

interface SessionNote {
  /** Empty for a session that is nobody's. */
  readonly whose: string;
  readonly text: string;
  /** The hospital's; may be empty. */
  readonly reason: string;
}

function noteText({ whose, text, reason }: SessionNote): string {
  const told = reason === '' ? text : `${text} · ${reason}`;
  return whose === '' ? sentence(told) : `${whose}: ${told}`;
}

/** How the sessions go that are not as planned, with whose they are. */
function notesOf(queue: QueueState, { nowMs, strings, privacy, doctorId }: Telling): readonly SessionNote[] {
  // Beside names a doctor's room stands for him: a waiting room knows its doors.
  const names = new Map(
    queue.points.map(({ doctorId, doctorName, name }) => [doctorId, privacy === 'label' ? name : doctorName]),
  );
  return awaySessions(queue, { doctorId: doctorId || null, nowMs }).flatMap((session) => {
    const text = unplannedText({ ...session, reason: null }, { queue, nowMs, strings });
    const doctor = session.doctorId === null ? null : names.get(session.doctorId);
    const isDoctors = session.doctorId !== null;
    const named = isDoctors && privacy === 'label' ? null : session.name;
    const whose = doctor ?? named ?? (isDoctors ? strings.board.aDoctor : '');
    const reason = session.reason === null || session.reason === '' ? '' : isolated(session.reason);
    return text === null ? [] : [{ whose, text, reason }];
  });
}

function sentencesOf(queue: QueueState, banner: BoardBanner | null, telling: Telling): readonly string[] {
  const { strings, privacy } = telling;
  const message = queue.message ?? '';
  const pattern = privacy === 'label' || banner?.kind === 'closed' ? null : patternText(queue.pattern, strings);
  const legend = queue.waiting.some((ticket) => ticket.gated) ? strings.board.notReady : null;
  const said = [...(banner === null && message !== '' ? [message] : []), pattern, legend];
  return said.filter((text) => text !== null);
}

function isNoneLeft(queue: QueueState, { doctorId, nowMs }: Telling): boolean {
  return isFull(queue, { doctorId: doctorId || null, nowMs });
}

function expectedText(queue: QueueState, telling: Telling): string | null {
  const { strings, nowMs } = telling;
  const doctorId = telling.doctorId || null;
  if (!isTaking(queue, { doctorId, nowMs }) || isNoneLeft(queue, telling)) return null;
  const place = { position: queue.waiting.length + 1, doctorId, nowMs: 0 };
  const estimate = telling.estimateAt(queue.wait, place);
  if (estimate === null) return null;
  return strings.board.expected(rangeText(roundRange(estimate.p50Minutes, estimate.p90Minutes), strings));
}
