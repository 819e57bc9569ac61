import type { PointState, QueueState } from '@carequeue/sdk';
import { isLetIn } from '@carequeue/sdk/live';
import type { ClockSetting } from '../base/clock-time.ts';
import { clockDate, clockTime } from '../base/clock-time.ts';
import { expectedMinutes } from '../base/expected-wait.ts';
import type { BoardWords } from '../locales/board-strings.ts';
import type { BoardCapacity } from './board-layout.ts';

// Long enough to look up, collect one's things and look again; short enough that the newest call stands out.
const CALL_FRESH_MS = 60_000;

/** A token at a point, as the board writes it. */
export interface BoardToken {
  readonly id: string;
  readonly label: string;
  /** `fresh`: called moments ago; `called`: still expected to come; `inside`: with the doctor. */
  readonly stage: 'fresh' | 'called' | 'inside';
  readonly hint: string;
}

/** A room or counter on the board. */
export interface BoardPoint {
  readonly id: string;
  readonly name: string;
  readonly doctorName: string | null;
  readonly tokens: readonly BoardToken[];
}

/** One line of "recently called". */
export interface BoardCall {
  readonly id: string;
  readonly label: string;
  readonly pointName: string;
  readonly time: string;
}

/** Everything a board shows, decided; drawing it needs no further rule. */
export interface BoardView {
  readonly departmentName: string;
  readonly time: string;
  readonly date: string;
  readonly status: QueueState['state'];
  readonly statusText: string;
  readonly notice: string | null;
  readonly message: string | null;
  readonly points: readonly BoardPoint[];
  readonly pointsMoreText: string | null;
  readonly next: readonly { readonly id: string; readonly label: string; readonly isGated: boolean }[];
  readonly nextMoreText: string | null;
  readonly recent: readonly BoardCall[];
  readonly missed: readonly { readonly id: string; readonly label: string }[];
  readonly missedMoreText: string | null;
  /** Null when nobody waits: the list of those who are next says so. */
  readonly waitingText: string | null;
  readonly expectedText: string | null;
}

/** Points a board speaks of: those that work now, and those with somebody in them. */
export function pointsToShow(state: QueueState): readonly PointState[] {
  return state.points.filter((point) => point.available || point.tickets.length > 0);
}

/** Letters of the longest label that has to fit a point's place, at least those of a usual code. */
export function longestLabel(state: QueueState): number {
  const usual = state.department.code.length + 3;
  return pointsToShow(state)
    .flatMap((point) => point.tickets)
    .reduce((longest, ticket) => Math.max(longest, Math.min(ticket.label.length, 14)), Math.max(4, usual));
}

/** Letters of the longest label in the lists of those who are next and who were missed. */
export function longestListLabel(state: QueueState): number {
  return [...state.waiting, ...state.missed].reduce(
    (longest, ticket) => Math.max(longest, Math.min(ticket.label.length, 14)),
    state.department.code.length + 3,
  );
}

/** Decides what a board shows of a queue at an instant of the server's clock. */
export function boardView(
  state: QueueState,
  shown: { nowMs: number; capacity: BoardCapacity; strings: BoardWords },
): BoardView {
  const { nowMs, capacity, strings } = shown;
  const setting: ClockSetting = { tag: strings.tag, timeZone: state.department.timeZone };
  const points = pointsToShow(state);
  const chosen = choosePoints(points, capacity.points);
  const next = trim(state.waiting, capacity.next);
  const missed = trim(state.missed, capacity.missed);
  const names = new Map(state.points.map((point) => [point.id, point.name]));
  return {
    departmentName: state.department.name,
    time: clockTime(nowMs, setting),
    date: clockDate(nowMs, setting),
    status: state.state,
    statusText: strings.state[state.state],
    notice: noticeOf(state, { pointCount: points.length, strings }),
    message: state.message,
    points: chosen.map((point) => boardPoint(point, { nowMs, strings })),
    pointsMoreText: chosen.length < points.length ? strings.board.morePoints(points.length - chosen.length) : null,
    next: next.kept.map((ticket) => ({ id: ticket.id, label: ticket.label, isGated: ticket.gated })),
    nextMoreText: next.more > 0 ? strings.board.more(next.more) : null,
    recent: state.recent.slice(0, capacity.recent).map((call) => ({
      id: call.id,
      label: call.label,
      pointName: names.get(call.pointId) ?? '',
      time: clockTime(Date.parse(call.calledAt), setting),
    })),
    missed: missed.kept.map((ticket) => ({ id: ticket.id, label: ticket.label })),
    missedMoreText: missed.more > 0 ? strings.board.more(missed.more) : null,
    waitingText: state.waiting.length === 0 ? null : strings.board.waiting(state.waiting.length),
    expectedText: expectedText(state, strings),
  };
}

/** Calls that `after` shows and `before` did not: a new call, or the same token called once more. */
export function newCalls(
  before: QueueState | null,
  after: QueueState,
  nowMs: number,
): readonly { label: string; pointName: string }[] {
  if (before === null) return [];
  const known = new Set(activeCalls(before).map((call) => call.key));
  return activeCalls(after)
    .filter((call) => isExpected(call.ticket, nowMs) && !known.has(call.key))
    .map(({ label, pointName }) => ({ label, pointName }));
}

type PointTicket = PointState['tickets'][number];

function activeCalls(
  state: QueueState,
): readonly { key: string; ticket: PointTicket; label: string; pointName: string }[] {
  return state.points.flatMap((point) =>
    point.tickets.map((ticket) => ({
      key: `${ticket.id} ${ticket.calledAt} ${ticket.callCount}`,
      ticket,
      label: ticket.label,
      pointName: point.name,
    })),
  );
}

function isFresh(ticket: PointTicket, nowMs: number): boolean {
  return nowMs - Date.parse(ticket.calledAt) < CALL_FRESH_MS;
}

/** True while the patient has still to come: until somebody says he is inside or, where nobody does, for a moment. */
function isExpected(ticket: PointTicket, nowMs: number): boolean {
  return ticket.status === 'called' || (isLetIn(ticket) && isFresh(ticket, nowMs));
}

function boardPoint(point: PointState, shown: { nowMs: number; strings: BoardWords }): BoardPoint {
  const { board } = shown.strings;
  return {
    id: point.id,
    name: point.name,
    doctorName: point.doctorName,
    tokens: point.tickets.map((ticket) => {
      const { id, label } = ticket;
      if (!isExpected(ticket, shown.nowMs)) return { id, label, stage: 'inside', hint: board.inside };
      return { id, label, stage: isFresh(ticket, shown.nowMs) ? 'fresh' : 'called', hint: board.pleaseGoIn };
    }),
  };
}

/** Keeps the hospital's order of rooms, and leaves out idle rooms before busy ones. */
function choosePoints(points: readonly PointState[], capacity: number): readonly PointState[] {
  if (points.length <= capacity) return points;
  const busyFirst = [...points].sort((a, b) => Number(b.tickets.length > 0) - Number(a.tickets.length > 0));
  const kept = new Set(busyFirst.slice(0, capacity));
  return points.filter((point) => kept.has(point));
}

/** Leaves the last place for "+12 more" when not everything fits. */
function trim<T>(rows: readonly T[], capacity: number): { kept: readonly T[]; more: number } {
  if (rows.length <= capacity) return { kept: rows, more: 0 };
  const kept = rows.slice(0, Math.max(1, capacity - 1));
  return { kept, more: rows.length - kept.length };
}

function noticeOf(state: QueueState, shown: { pointCount: number; strings: BoardWords }): string | null {
  if (state.state === 'paused') return shown.strings.state.pausedSentence;
  if (state.state === 'closed') return shown.strings.state.closedSentence;
  return shown.pointCount === 0 ? shown.strings.board.noPoint : null;
}

function expectedText(state: QueueState, strings: BoardWords): string | null {
  if (state.state !== 'open') return null;
  const minutes = expectedMinutes(state, { position: state.waiting.length + 1, doctorId: null }, strings);
  return minutes === null ? null : strings.board.expected(minutes);
}
