import type { Instant } from '../../kernel/time.ts';
import { instantOf, serviceDayEndsAt, serviceDayStartsAt } from '../../kernel/time.ts';
import { forgetCall, remember, rememberCall, rememberOccupancy, rememberUndoable } from '../rules/apply.ts';
import { laterOpenings } from '../rules/openings.ts';
import { countPassings } from '../rules/waiting-order.ts';
import type { EventChange, NumberedEvent } from '../state/events.ts';
import { isTicketChange } from '../state/events.ts';
import { pointsOf } from '../state/points.ts';
import type { Provisioning } from '../state/provisioning.ts';
import { planSessions, withCourses } from '../state/session.ts';
import type { DepartmentState } from '../state/state.ts';
import type { DepartmentStore, QueueRow } from './store.ts';

/** Events read back at a wake to know the last calls and the latest visits; enough for fifty of them. */
const EVENTS_READ_BACK_MAX = 500;

/** What may have ended a visit. */
const LEFT_A_POINT: ReadonlySet<EventChange['kind']> = new Set([
  'ticket.completed',
  'ticket.skipped',
  'ticket.transferred',
]);

/** Reads a department's state from its storage, once a wake. The same as replaying its events would give. */
export function loadState(store: DepartmentStore, provisioning: Provisioning, queue: QueueRow): DepartmentState {
  const state: DepartmentState = {
    provisioning,
    points: pointsOf(provisioning, store.readPointSettings()),
    epoch: queue.epoch,
    seq: store.readLastSeq(),
    status: queue.status,
    message: queue.message,
    serviceDay: queue.serviceDay,
    serviceDayStartsAt: serviceDayStartsAt(queue.serviceDay, provisioning.settings),
    serviceDayEndsAt: serviceDayEndsAt(queue.serviceDay, provisioning.settings),
    sessions: withCourses(planSessions(queue.serviceDay, provisioning), store.day.readSessionCourses()),
    later: laterOpenings(queue.serviceDay, provisioning),
    series: new Map(store.day.readSeries(provisioning.code)),
    taken: new Map(store.day.readTaken()),
    remoteIssued: store.latestEvents().next().value?.remoteIssued ?? 0,
    away: new Map(),
    waiting: [],
    waitingCounts: new Map(),
    waitingByDoctor: new Map(),
    passedOver: new Map(),
    turns: store.latestEvents().next().value?.turns ?? [],
    open: new Map(),
    active: new Map(),
    missed: new Map(),
    recent: [],
    occupancies: [],
    undoableCalls: new Map(),
    lastCallAt: new Map(),
  };
  for (const ticket of store.readOpenTickets()) remember(state, ticket);
  for (const event of eventsOfToday(store)) replayTrail(state, event);
  recountPassings(state, store);
  return state;
}

/** Counts anew who was passed over, from the calls that passed anybody over. */
function recountPassings(state: DepartmentState, store: DepartmentStore): void {
  const calls = store.readPassings();
  if (calls.length === 0) return;
  const countedFrom = store.readOpenTicketSeqs();
  for (const ticket of state.waiting) {
    const since = countedFrom.get(ticket.id) ?? 0;
    const later = calls.flatMap(({ seq, passings }) => (seq > since ? passings : []));
    const count = countPassings(ticket, later);
    if (count > 0) state.passedOver.set(ticket.id, count);
  }
}

/**
 * From when on events have to stay, `since` at the latest: a wake learns from them of calls that are still told or may be
 * undone, and a department that never closes tells of calls that are days old.
 */
export function toldSince(state: DepartmentState, since: Instant): Instant {
  const told = state.recent.map(({ calledAt }) => Date.parse(calledAt));
  const undoable = [...state.undoableCalls.values()].flat().flatMap((id) => state.active.get(id)?.calledAt ?? []);
  return instantOf(Math.min(since, ...told, ...undoable));
}

/** The latest events of this service day, oldest first. */
function eventsOfToday(store: DepartmentStore): readonly NumberedEvent[] {
  const events: NumberedEvent[] = [];
  for (const event of store.latestEvents()) {
    if (events.length >= EVENTS_READ_BACK_MAX || event.changes.some(isDaysEnd)) break;
    events.push(event);
  }
  return events.reverse();
}

function isDaysEnd(change: EventChange): boolean {
  return change.kind === 'queue.rolled-over' && change.roundTheClock !== true;
}

function replayTrail(state: DepartmentState, event: NumberedEvent): void {
  rememberUndoable(state, event);
  for (const change of event.changes) {
    if (!isTicketChange(change)) continue;
    const { ticket } = change;
    if (change.kind === 'ticket.called' || change.kind === 'ticket.recalled') rememberCall(state, ticket);
    if (change.kind === 'ticket.call-undone') forgetCall(state, ticket);
    if (LEFT_A_POINT.has(change.kind) && ticket.calledAt !== null) rememberOccupancy(state, ticket.calledAt, ticket);
  }
}
