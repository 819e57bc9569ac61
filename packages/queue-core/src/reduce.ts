import { callOrder } from './call-order.ts';
import type { Change, EventsFrame, PointFace, PointState, QueueState, RecentCall, SnapshotFrame } from './frames.ts';
import { RECENT_CALLS_MAX } from './frames.ts';
import { turnAfter, turnBefore, withTurn } from './lanes.ts';
import { compareWaiting, indexInOrder } from './order.ts';
import { isPassedBy, passingOf } from './passing.ts';
import { rankClass } from './rank.ts';
import type { ActiveTicket, MissedTicket, PublicTicket, WaitingTicket } from './ticket.ts';

/** What came of a frame: a newer state, or the news that frames are missing and a resync is due. */
export type Reduction = { readonly kind: 'applied'; readonly state: QueueState } | { readonly kind: 'gap' };

/** Takes the state out of a snapshot frame. */
export function stateOf(frame: SnapshotFrame): QueueState {
  const { type: _type, now: _now, projectedSeq: _projectedSeq, ...state } = frame;
  return state;
}

/**
 * Applies an events frame to a state.
 *
 * A frame whose `after` is at most the state's `seq` fits; changes the state has already seen are skipped, so a frame
 * may come twice. Only a later `after` is a gap. Neither argument is changed.
 */
export function reduce(state: QueueState, frame: EventsFrame): Reduction {
  if (frame.after > state.seq) return { kind: 'gap' };
  if (frame.seq <= state.seq) return { kind: 'applied', state };
  // Changes are put in by rank, which never moves; the order is made of it at the end.
  let next: QueueState = { ...state, waiting: [...state.waiting].sort(compareWaiting) };
  for (const change of frame.changes) {
    if (change.seq > state.seq) next = applyChange(next, change);
  }
  return {
    kind: 'applied',
    state: {
      ...next,
      seq: frame.seq,
      waiting: inCallOrder(next, Date.parse(frame.now)),
      wait: frame.wait === undefined ? next.wait : frame.wait,
      intake: frame.intake ?? next.intake,
    },
  };
}

/**
 * The waiting tickets in the order they are called at an instant: that of `state.waiting`, but for booked patients whose
 * slot has begun since the last frame.
 *
 * @param nowMs - the server's time, ms since 1970.
 */
export function waitingAt(state: QueueState, nowMs: number): readonly WaitingTicket[] {
  return inCallOrder({ ...state, waiting: [...state.waiting].sort(compareWaiting) }, nowMs);
}

function inCallOrder(state: QueueState, nowMs: number): readonly WaitingTicket[] {
  return callOrder(state.waiting, {
    pattern: state.pattern,
    turns: state.turns,
    nowMs,
    isGated: (ticket) => ticket.gated,
    passedOver: (ticket) => ticket.passedOver,
  });
}

/** Applies one change, whatever its `seq`, to a state whose waiting tickets stand by rank. */
function applyChange(state: QueueState, change: Change): QueueState {
  switch (change.kind) {
    case 'queue.opened':
    case 'queue.paused':
    case 'queue.closed':
      return { ...state, state: change.state, message: change.message };
    case 'session.changed': {
      const { session } = change;
      return { ...state, sessions: state.sessions.map((old) => (old.id === session.id ? session : old)) };
    }
    case 'queue.rolled-over': {
      const { serviceDay, sessions } = change;
      return { ...state, serviceDay, sessions, ...(change.roundTheClock ? {} : { recent: [], turns: [] }) };
    }
    case 'department.changed':
      return {
        ...state,
        department: change.department,
        sessions: change.sessions,
        pattern: change.pattern,
        points: change.points.map((point) => withTicketsOf(point, state.points)),
      };
    case 'ticket.call-undone': {
      const next = withTicket(state, change.ticket);
      return {
        ...next,
        recent: withoutId(next.recent, change.ticket.id),
        turns: change.ticket.status === 'waiting' ? turnsOf(state, change.ticket, turnBefore) : state.turns,
      };
    }
    case 'ticket.called':
      return withRecent(withTicket(withCall(state, change.ticket), change.ticket), change.ticket);
    case 'ticket.recalled':
      return withRecent(withTicket(state, change.ticket), change.ticket);
    default:
      // A later server may tell kinds this version does not know: about a ticket its status says all, else they pass.
      return 'ticket' in change ? withTicket(state, change.ticket) : state;
  }
}

function turnsOf(state: QueueState, ticket: WaitingTicket, move: typeof turnAfter): QueueState['turns'] {
  return withTurn(state.turns, state.pattern, { ...ticket, priorityClass: rankClass(ticket.rank) }, move);
}

/** Moves the pattern on, and counts those whom the call passed over. */
function withCall(state: QueueState, called: PublicTicket): QueueState {
  const ticket = state.waiting.find((waiting) => waiting.id === called.id);
  if (ticket === undefined || !('pointId' in called)) return state;
  const pointDoctorId = state.points.find((point) => point.id === called.pointId)?.doctorId ?? null;
  const passing = passingOf(ticket, { pointDoctorId, atMs: Date.parse(called.calledAt) });
  return {
    ...state,
    turns: turnsOf(state, ticket, turnAfter),
    waiting: state.waiting.map((other) =>
      isPassedBy(other, passing) ? { ...other, passedOver: other.passedOver + 1 } : other,
    ),
  };
}

function withTicketsOf(point: PointFace, points: readonly PointState[]): PointState {
  return { ...point, tickets: points.find((old) => old.id === point.id)?.tickets ?? [] };
}

function withTicket(state: QueueState, ticket: PublicTicket): QueueState {
  const waiting = withoutId(state.waiting, ticket.id);
  const missed = withoutId(state.missed, ticket.id);
  const active = ticket.status === 'called' || ticket.status === 'serving' ? ticket : null;
  return {
    ...state,
    waiting: ticket.status === 'waiting' ? insertInOrder(waiting, ticket) : waiting,
    missed: ticket.status === 'missed' ? [ticket, ...missed].sort(compareMissed) : missed,
    points: state.points.map((point) => withActive(point, ticket.id, active)),
  };
}

/** Orders missed tickets: newest first, and those of one moment by issue, so that it never depends on who tells it. */
export function compareMissed(a: MissedTicket, b: MissedTicket): number {
  if (a.missedAt !== b.missedAt) return a.missedAt < b.missedAt ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

function withActive(point: PointState, id: string, active: ActiveTicket | null): PointState {
  const here = active?.pointId === point.id;
  if (!here && !point.tickets.some((ticket) => ticket.id === id)) return point;
  const others = withoutId(point.tickets, id);
  return { ...point, tickets: here && active !== null ? [...others, active].sort(byIssue) : others };
}

function byIssue(a: ActiveTicket, b: ActiveTicket): number {
  return a.id < b.id ? -1 : 1;
}

function withRecent(state: QueueState, ticket: PublicTicket): QueueState {
  if (ticket.status !== 'called' && ticket.status !== 'serving') return state;
  const call: RecentCall = {
    id: ticket.id,
    code: ticket.code,
    label: ticket.label,
    language: ticket.language,
    pointId: ticket.pointId,
    calledAt: ticket.calledAt,
  };
  return { ...state, recent: [call, ...withoutId(state.recent, ticket.id)].slice(0, RECENT_CALLS_MAX) };
}

function insertInOrder(ordered: readonly WaitingTicket[], ticket: WaitingTicket): readonly WaitingTicket[] {
  const last = ordered[ordered.length - 1];
  if (last === undefined || compareWaiting(last, ticket) < 0) return [...ordered, ticket];
  const index = indexInOrder(ordered, ticket);
  return [...ordered.slice(0, index), ticket, ...ordered.slice(index)];
}

function withoutId<T extends { readonly id: string }>(rows: readonly T[], id: string): readonly T[] {
  return rows.some((row) => row.id === id) ? rows.filter((row) => row.id !== id) : rows;
}
