import { compareWaiting, indexInOrder, RECENT_CALLS_MAX } from '@carequeue/queue-core';
import { unreachable } from '../../kernel/invariant.ts';
import { serviceDayEndsAt, serviceDayStartsAt, toIso } from '../../kernel/time.ts';
import type { EventChange, NumberedEvent, TicketEventChange } from '../state/events.ts';
import { isTicketChange, keepsPassings } from '../state/events.ts';
import { seriesAfter, seriesOf } from '../state/series.ts';
import { planSessions, sessionIdOf } from '../state/session.ts';
import { isCounted, takenAfter } from '../state/session-quotas.ts';
import type { DepartmentState } from '../state/state.ts';
import type { ActiveTicket, Ticket, WaitingTicket } from '../state/ticket.ts';
import { hasEnded, isActive } from '../state/ticket.ts';
import { awayUntil, remoteIssuedAfter } from './arrival-rules.ts';
import { laterOpenings } from './openings.ts';
import { countKey, passedOverBy, passingsOf, turnsAfter } from './waiting-order.ts';

/** How many of the latest visits the expected wait is told from. */
const OCCUPANCY_WINDOW = 50;

/**
 * Brings the state up to an event. Replaying a department's events in order gives the state it had.
 * Never fails: what must hold was decided before.
 */
export function apply(state: DepartmentState, event: NumberedEvent): void {
  const turns = turnsAfter(state, event);
  for (const passing of passingsOf(state, event)) {
    for (const id of passedOverBy(state, passing)) state.passedOver.set(id, (state.passedOver.get(id) ?? 0) + 1);
  }
  state.turns = turns;
  state.remoteIssued = remoteIssuedAfter(state, event);
  state.seq = event.seq;
  rememberUndoable(state, event);
  for (const change of event.changes) {
    switch (change.kind) {
      case 'queue.opened':
      case 'queue.paused':
      case 'queue.closed':
        state.status = change.state;
        state.message = change.message;
        break;
      case 'queue.rolled-over':
        state.serviceDay = change.serviceDay;
        state.serviceDayStartsAt = serviceDayStartsAt(change.serviceDay, state.provisioning.settings);
        state.serviceDayEndsAt = serviceDayEndsAt(change.serviceDay, state.provisioning.settings);
        state.sessions = planSessions(change.serviceDay, state.provisioning);
        state.later = laterOpenings(change.serviceDay, state.provisioning);
        state.series.clear();
        state.taken.clear();
        if (change.roundTheClock !== true) forgetTheDay(state);
        break;
      case 'session.changed':
        state.sessions = state.sessions.map((session) => (session.id === change.session.id ? change.session : session));
        break;
      case 'department.changed':
        state.points = change.points ?? state.points;
        break;
      default:
        applyTicket(state, change);
    }
  }
}

/** What was remembered of the calls of a day. */
function forgetTheDay(state: DepartmentState): void {
  state.recent = [];
  state.occupancies = [];
  state.lastCallAt.clear();
  state.undoableCalls.clear();
}

function applyTicket(state: DepartmentState, change: TicketEventChange): void {
  const { ticket } = change;
  const before = state.open.get(ticket.id);
  const passedOver = keepsPassings(change) ? state.passedOver.get(ticket.id) : undefined;
  if (before !== undefined) forget(state, before);
  if (change.kind === 'ticket.issued') {
    const series = seriesOf(ticket);
    state.series.set(series, seriesAfter(state.series.get(series), ticket));
    const sessionId = sessionIdOf(ticket);
    if (isCounted(ticket)) state.taken.set(sessionId, takenAfter(state.taken.get(sessionId), ticket));
  }
  if (change.kind === 'ticket.called' || change.kind === 'ticket.recalled') rememberCall(state, ticket);
  if (change.kind === 'ticket.call-undone') forgetCall(state, ticket);
  if (before !== undefined && isActive(before)) rememberOccupancy(state, before.calledAt, ticket);
  remember(state, ticket);
  if (passedOver !== undefined) state.passedOver.set(ticket.id, passedOver);
}

/** Puts an open ticket where its status belongs; also how a state is filled from storage. */
export function remember(state: DepartmentState, ticket: Ticket): void {
  if (hasEnded(ticket)) return;
  state.open.set(ticket.id, ticket);
  const lapsesAt = awayUntil(ticket);
  if (lapsesAt !== undefined) state.away.set(ticket.id, lapsesAt);
  switch (ticket.status) {
    case 'waiting': {
      count(state, ticket, 1);
      const last = state.waiting[state.waiting.length - 1];
      if (last === undefined || compareWaiting(last, ticket) < 0) state.waiting.push(ticket);
      else state.waiting.splice(indexOf(state, ticket), 0, ticket);
      break;
    }
    case 'called':
    case 'serving':
      state.active.set(ticket.id, ticket);
      break;
    case 'missed':
      state.missed.set(ticket.id, ticket);
      break;
    default:
      unreachable(ticket);
  }
}

function forget(state: DepartmentState, ticket: Ticket): void {
  state.open.delete(ticket.id);
  state.away.delete(ticket.id);
  state.active.delete(ticket.id);
  state.missed.delete(ticket.id);
  if (ticket.status !== 'waiting') return;
  count(state, ticket, -1);
  state.passedOver.delete(ticket.id);
  const index = indexOf(state, ticket);
  if (state.waiting[index]?.id === ticket.id) state.waiting.splice(index, 1);
}

function count(state: DepartmentState, ticket: WaitingTicket, by: 1 | -1): void {
  countOne(state.waitingCounts, countKey(ticket), by);
  if (ticket.doctorId !== null) countOne(state.waitingByDoctor, ticket.doctorId, by);
}

function countOne<Key>(counts: Map<Key, number>, key: Key, by: 1 | -1): void {
  const now = (counts.get(key) ?? 0) + by;
  if (now === 0) counts.delete(key);
  else counts.set(key, now);
}

function indexOf(state: DepartmentState, ticket: { id: string; rank: string }): number {
  return indexInOrder(state.waiting, ticket);
}

/** Notes a call for the board's "last called" and for which points are at work. */
export function rememberCall(state: DepartmentState, ticket: Ticket): void {
  if (!isActive(ticket)) return;
  const { id, code, language, pointId, calledAt } = ticket;
  state.lastCallAt.set(pointId, calledAt);
  const others = state.recent.filter((call) => call.id !== id);
  state.recent = [{ id, code, language, pointId, calledAt: toIso(calledAt) }, ...others].slice(0, RECENT_CALLS_MAX);
}

/** Takes an undone call off the board's "last called". */
export function forgetCall(state: DepartmentState, ticket: Ticket): void {
  state.recent = state.recent.filter((call) => call.id !== ticket.id);
}

/** What happens at a point: after one of these, an earlier call there stands. */
const AT_A_POINT: ReadonlySet<EventChange['kind']> = new Set([
  'ticket.called',
  'ticket.recalled',
  'ticket.started',
  'ticket.completed',
  'ticket.skipped',
]);

/** Notes which calls may still be undone: those of the last command at their point, while they are called. */
export function rememberUndoable(state: DepartmentState, event: NumberedEvent): void {
  const called: ActiveTicket[] = [];
  for (const change of event.changes) {
    if (!isTicketChange(change)) continue;
    const { kind, ticket } = change;
    const pointId = AT_A_POINT.has(kind) && 'pointId' in ticket ? ticket.pointId : null;
    const hasLeft = !isActive(ticket);
    for (const [point, ids] of state.undoableCalls) {
      const others = ids.filter((id) => id !== ticket.id);
      if (point === pointId || (hasLeft && others.length === 0)) state.undoableCalls.delete(point);
      else if (hasLeft) state.undoableCalls.set(point, others);
    }
    if (kind === 'ticket.called' && isActive(ticket)) called.push(ticket);
  }
  for (const { id, pointId } of called) {
    state.undoableCalls.set(pointId, [...(state.undoableCalls.get(pointId) ?? []), id]);
  }
}

/** Notes how long a visit held its point, once it left it for good or by not coming. */
export function rememberOccupancy(state: DepartmentState, calledAt: number, ticket: Ticket): void {
  const leftAt = leftPointAt(ticket);
  if (leftAt === null || ticket.status === 'waiting' || ticket.pointId === null) return;
  state.occupancies.push({ pointId: ticket.pointId, ms: Math.max(0, leftAt - calledAt) });
  if (state.occupancies.length > OCCUPANCY_WINDOW) state.occupancies.shift();
}

/** Who was inside and is sent on has had his visit here; who was only called has not. */
function leftPointAt(ticket: Ticket): number | null {
  if (ticket.status === 'completed') return ticket.endedAt;
  if (ticket.status === 'missed') return ticket.missedAt;
  return ticket.status === 'transferred' && ticket.startedAt !== null ? ticket.endedAt : null;
}
