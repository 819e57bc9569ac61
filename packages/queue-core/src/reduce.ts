import type { Change, EventsFrame, PointFace, PointState, QueueState, RecentCall, SnapshotFrame } from './frames.ts';
import { RECENT_CALLS_MAX } from './frames.ts';
import { compareWaiting, indexInOrder } from './order.ts';
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
  let next = state;
  for (const change of frame.changes) {
    if (change.seq > state.seq) next = applyChange(next, change);
  }
  return {
    kind: 'applied',
    state: { ...next, seq: frame.seq, wait: frame.wait === undefined ? next.wait : frame.wait },
  };
}

/** Applies one change, whatever its `seq`. */
export function applyChange(state: QueueState, change: Change): QueueState {
  switch (change.kind) {
    case 'queue.opened':
    case 'queue.paused':
    case 'queue.closed':
      return { ...state, state: change.state, message: change.message };
    case 'queue.rolled-over':
      return { ...state, serviceDay: change.serviceDay, sessions: change.sessions, recent: [] };
    case 'department.changed':
      return {
        ...state,
        department: change.department,
        pattern: change.pattern,
        points: change.points.map((point) => withTicketsOf(point, state.points)),
      };
    case 'ticket.call-undone': {
      const next = withTicket(state, change.ticket);
      return { ...next, recent: withoutId(next.recent, change.ticket.id) };
    }
    case 'ticket.called':
    case 'ticket.recalled':
      return withRecent(withTicket(state, change.ticket), change.ticket);
    default:
      // A later server may tell kinds this version does not know: about a ticket its status says all, else they pass.
      return 'ticket' in change ? withTicket(state, change.ticket) : state;
  }
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
