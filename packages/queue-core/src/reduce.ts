import { callOrder } from './call-order.ts';
import type { Change, EventsFrame, PointState, QueueState, RecentCall, SnapshotFrame, TicketChange } from './frames.ts';
import { RECENT_CALLS_MAX } from './frames.ts';
import { turnAfter, turnBefore, withTurn } from './lanes.ts';
import { compareWaiting } from './order.ts';
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
  if (!(frame.after <= state.seq)) return { kind: 'gap' };
  if (frame.seq <= state.seq) return { kind: 'applied', state };
  let next = state;
  for (const change of frame.changes) {
    if (change.seq > state.seq) next = applyChange(next, change);
  }
  // Changes never move a rank: the order is made of it once, at the end.
  const waiting = waitingAt(next, Date.parse(frame.now));
  return {
    kind: 'applied',
    state: {
      ...next,
      seq: frame.seq,
      waiting,
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
  const { waiting, pattern, turns } = state;
  return callOrder([...waiting].sort(compareWaiting), {
    pattern,
    turns,
    nowMs,
    isGated: (ticket) => ticket.gated,
    passedOver: (ticket) => ticket.passedOver,
  });
}

/** Applies one change, whatever its `seq`; the waiting tickets are left in no order. */
function applyChange(state: QueueState, change: Change): QueueState {
  // A later server may tell kinds this version does not know: about a ticket its status says all, else they pass.
  if ('ticket' in change) return applyTicketChange(state, change);
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
      const { serviceDay, sessions, roundTheClock } = change;
      return { ...state, serviceDay, sessions, ...(!roundTheClock && { recent: [], turns: [] }) };
    }
    case 'department.changed': {
      const { department, sessions, pattern } = change;
      const points = change.points.map((point) => ({ ...point, tickets: ticketsAt(state.points, point.id) }));
      return { ...state, department, sessions, pattern, points };
    }
    default:
      return state;
  }
}

function ticketsAt(points: readonly PointState[], id: string): PointState['tickets'] {
  return points.find((point) => point.id === id)?.tickets ?? [];
}

function applyTicketChange(state: QueueState, { kind, ticket }: TicketChange): QueueState {
  const next = withTicket(kind === 'ticket.called' ? withCall(state, ticket) : state, ticket);
  if (kind === 'ticket.call-undone') {
    const turns = ticket.status === 'waiting' ? turnsOf(state, ticket, turnBefore) : state.turns;
    return { ...next, recent: withoutId(state.recent, ticket.id), turns };
  }
  return kind === 'ticket.called' || kind === 'ticket.recalled' ? withRecent(next, ticket) : next;
}

function turnsOf(state: QueueState, ticket: WaitingTicket, move: typeof turnAfter): QueueState['turns'] {
  return withTurn(state.turns, state.pattern, { ...ticket, priorityClass: rankClass(ticket.rank) }, move);
}

/** Moves the pattern on, and counts those whom the call passed over. */
function withCall(state: QueueState, called: PublicTicket): QueueState {
  const ticket = state.waiting.find((waiting) => waiting.id === called.id);
  if (ticket === undefined || !isActive(called)) return state;
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

function withTicket(state: QueueState, ticket: PublicTicket): QueueState {
  const { id, status } = ticket;
  const waiting = withoutId(state.waiting, id);
  const missed = withoutId(state.missed, id);
  return {
    ...state,
    waiting: status === 'waiting' ? [...waiting, ticket] : waiting,
    missed: status === 'missed' ? [ticket, ...missed].sort(compareMissed) : missed,
    points: state.points.map((point) => {
      const others = withoutId(point.tickets, id);
      if (isActive(ticket) && ticket.pointId === point.id)
        return { ...point, tickets: [...others, ticket].sort(byIssue) };
      return others.length < point.tickets.length ? { ...point, tickets: others } : point;
    }),
  };
}

function isActive(ticket: PublicTicket): ticket is ActiveTicket {
  return ticket.status === 'called' || ticket.status === 'serving';
}

/** Orders missed tickets: newest first, and those of one moment by issue, so that it never depends on who tells it. */
export function compareMissed(a: MissedTicket, b: MissedTicket): number {
  if (a.missedAt !== b.missedAt) return a.missedAt < b.missedAt ? 1 : -1;
  return byIssue(b, a);
}

function byIssue(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function withRecent(state: QueueState, ticket: PublicTicket): QueueState {
  if (!isActive(ticket)) return state;
  const { id, code, label, language, pointId, calledAt } = ticket;
  const call: RecentCall = { id, code, label, language, pointId, calledAt };
  return { ...state, recent: [call, ...withoutId(state.recent, id)].slice(0, RECENT_CALLS_MAX) };
}

function withoutId<T extends { readonly id: string }>(rows: readonly T[], id: string): readonly T[] {
  return rows.filter((row) => row.id !== id);
}
