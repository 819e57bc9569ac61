import { callOrder } from './call-order.ts';
import type { Change, EventsFrame, QueueState, RecentCall, SnapshotFrame, TicketChange } from './frames.ts';
import { RECENT_CALLS_MAX } from './frames.ts';
import { turnAfter, turnBefore, withTurn } from './lanes.ts';
import { compareText, compareWaiting } from './order.ts';
import { isPassedBy, passingOf } from './passing.ts';
import { rankClass } from './rank.ts';
import type { ActiveTicket, MissedTicket, PublicTicket, WaitingTicket } from './ticket.ts';

/** What came of a frame: a newer state, or the news that frames are missing and a resync is due. */
export type Reduction = { readonly kind: 'applied'; readonly state: QueueState } | { readonly kind: 'gap' };

/** Takes the state out of a snapshot frame. */
export function stateOf(frame: SnapshotFrame): QueueState {
  const { type: _type, now: _now, projectedSeq: _projectedSeq, displays: _displays, ...state } = frame;
  return state;
}

/**
 * Applies an events frame to a state.
 *
 * A frame whose `after` is at most the state's `seq` fits; changes the state has already seen are skipped, so a frame
 * may come twice. Only a later `after` is a gap. Neither argument is changed.
 */
export function reduce(state: QueueState, frame: EventsFrame): Reduction {
  const { type: _type, displays: _displays, after, now, changes, ...figures } = frame;
  if (!(after <= state.seq)) return { kind: 'gap' };
  const { seq, version } = figures;
  if (seq <= state.seq) return { kind: 'applied', state: version ? { ...state, version } : state };
  const draft: Draft = { ...state, ...figures };
  for (const change of changes) {
    if (change.seq > state.seq) applyChange(draft, change);
  }
  // Changes never move a rank: the order is made of it once, at the end.
  draft.waiting = waitingAt(draft, Date.parse(now));
  return { kind: 'applied', state: draft };
}

/** A state that is not shown yet. Its lists and rows are a shown one's: they are replaced, never changed. */
type Draft = { -readonly [Key in keyof QueueState]: QueueState[Key] };

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
function applyChange(draft: Draft, change: Change): void {
  // A later server may tell kinds this version does not know: about a ticket its status says all, else they pass.
  if ('ticket' in change) {
    applyTicketChange(draft, change);
    return;
  }
  switch (change.kind) {
    case 'queue.opened':
    case 'queue.paused':
    case 'queue.closed':
      draft.state = change.state;
      draft.message = change.message;
      break;
    case 'session.changed':
      draft.sessions = draft.sessions.map((old) => (old.id === change.session.id ? change.session : old));
      break;
    case 'queue.rolled-over':
      draft.serviceDay = change.serviceDay;
      draft.sessions = change.sessions;
      if (!change.roundTheClock) draft.recent = draft.turns = [];
      break;
    case 'department.changed': {
      const { points } = draft;
      draft.department = change.department;
      draft.sessions = change.sessions;
      draft.pattern = change.pattern;
      draft.points = change.points.map((point) => ({ ...point, tickets: byId(points, point.id)?.tickets ?? [] }));
    }
  }
}

function applyTicketChange(draft: Draft, { kind, ticket }: TicketChange): void {
  const { id } = ticket;
  const waited = byId(draft.waiting, id);
  if (kind === 'ticket.called' && isActive(ticket) && waited !== undefined) {
    // The pattern moves on, and those whom the call passed over are counted.
    const pointDoctorId = byId(draft.points, ticket.pointId)?.doctorId ?? null;
    const passing = passingOf(waited, { pointDoctorId, atMs: Date.parse(ticket.calledAt) });
    draft.waiting = draft.waiting.map((other) =>
      isPassedBy(other, passing) ? { ...other, passedOver: other.passedOver + 1 } : other,
    );
    draft.turns = turnsOf(draft, waited, turnAfter);
  }
  if (kind === 'ticket.call-undone' && ticket.status === 'waiting') draft.turns = turnsOf(draft, ticket, turnBefore);
  place(draft, ticket);
  const { code, label, language } = ticket;
  draft.recent = draft.recent.map((call) => (call.id === id ? { ...call, label } : call));
  if (kind === 'ticket.call-undone') draft.recent = withoutId(draft.recent, id);
  if ((kind === 'ticket.called' || kind === 'ticket.recalled') && isActive(ticket)) {
    const { pointId, calledAt } = ticket;
    const call: RecentCall = { id, code, label, language, pointId, calledAt };
    draft.recent = [call, ...withoutId(draft.recent, id)].slice(0, RECENT_CALLS_MAX);
  }
}

/** Takes a ticket from wherever it was and puts it where its status says. */
function place(draft: Draft, ticket: PublicTicket): void {
  const { id, status } = ticket;
  draft.waiting = withoutId(draft.waiting, id);
  draft.missed = withoutId(draft.missed, id);
  if (status === 'waiting') draft.waiting = [...draft.waiting, ticket];
  if (status === 'missed') draft.missed = [ticket, ...draft.missed].sort(compareMissed);
  draft.points = draft.points.map((point) => {
    const others = withoutId(point.tickets, id);
    if (isActive(ticket) && ticket.pointId === point.id)
      return { ...point, tickets: [...others, ticket].sort(byIssue) };
    return others.length < point.tickets.length ? { ...point, tickets: others } : point;
  });
}

function turnsOf({ turns, pattern }: Draft, ticket: WaitingTicket, move: typeof turnAfter): QueueState['turns'] {
  return withTurn(turns, pattern, { ...ticket, priorityClass: rankClass(ticket.rank) }, move);
}

function isActive(ticket: PublicTicket): ticket is ActiveTicket {
  return ticket.status === 'called' || ticket.status === 'serving';
}

/** Orders missed tickets: newest first, and those of one moment by issue, so that it never depends on who tells it. */
export function compareMissed(a: MissedTicket, b: MissedTicket): number {
  return compareText(b.missedAt, a.missedAt) || byIssue(b, a);
}

interface Row {
  readonly id: string;
}

function byIssue(a: Row, b: Row): number {
  return compareText(a.id, b.id);
}

function byId<T extends Row>(rows: readonly T[], id: string): T | undefined {
  return rows.find((row) => row.id === id);
}

function withoutId<T extends Row>(rows: readonly T[], id: string): readonly T[] {
  return rows.filter((row) => row.id !== id);
}
