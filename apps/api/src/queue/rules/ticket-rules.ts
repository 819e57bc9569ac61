import type { Gate } from '@carequeue/queue-core';
import { mayBeCalledAt, rankBetween } from '@carequeue/queue-core';
import type { Decision } from '../../kernel/decision.ts';
import { accepted, refused } from '../../kernel/decision.ts';
import type { PointId } from '../../kernel/ids.ts';
import { invariant, unreachable } from '../../kernel/invariant.ts';
import type { Instant } from '../../kernel/time.ts';
import { queueRefusals } from '../refusals.ts';
import type { TicketEventChange } from '../state/events.ts';
import { beginOf } from '../state/session.ts';
import type { DepartmentState } from '../state/state.ts';
import { ticketsAtPoint } from '../state/state.ts';
import type {
  ActiveTicket,
  CalledTicket,
  MissedTicket,
  OpenTicket,
  ServingTicket,
  Ticket,
  WaitingTicket,
} from '../state/ticket.ts';
import { hasEnded, isActive, isGated } from '../state/ticket.ts';
import {
  called,
  callUndone,
  completed,
  deferred,
  ended,
  held,
  missed,
  readied,
  recalled,
  relinked,
  reprioritised,
  returned,
  shownByName,
  started,
} from '../state/ticket-changes.ts';
import { isPending } from '../state/ticket-link.ts';
import type { TicketCommand } from './commands.ts';
import type { DecisionContext, Outcome, RuleRefusal } from './outcome.ts';
import { invalidField } from './outcome.ts';
import { decideNext } from './queue-rules.ts';
import { sessionsBegunBy } from './session-rules.ts';
import { decideGranted } from './transfer-rules.ts';
import { TRANSITIONS } from './transitions.ts';

/** Decides a command on one ticket. `TRANSITIONS` says whether its state allows it; the rest is decided here. */
export function decideTicketCommand(
  state: DepartmentState,
  ticket: Ticket,
  command: TicketCommand,
  context: DecisionContext,
): Decision<Outcome, RuleRefusal> {
  const { kind: caller } = context.actor;
  const byPatient = caller === 'ticket' || caller === 'follower';
  if (byPatient && command.name === 'ready' && command.body.what !== 'arrival') {
    return refused({ code: 'not_allowed', facts: { caller } });
  }
  if (TRANSITIONS[ticket.status][command.name] === 'refused') {
    const facts = { status: ticket.status, command: command.name };
    return refused(queueRefusals.refuse('ticket_state_conflict', facts, ticket));
  }
  const { now } = context;
  switch (command.name) {
    case 'call':
      invariant(ticket.status === 'waiting', 'only a waiting ticket is called');
      return decideCall(state, ticket, command.body.pointId, context);
    case 'recall':
      invariant(ticket.status === 'called', 'only a called ticket is recalled');
      return decideRecall(state, ticket, context);
    case 'start':
      invariant(ticket.status === 'called', 'only a called ticket is started');
      return one('ticket.started', started(ticket, now));
    case 'complete':
      invariant(isActive(ticket), 'only a ticket at a point is completed');
      return decideComplete(state, ticket, command.body, context);
    case 'skip':
      invariant(ticket.status === 'called', 'only a called ticket is skipped');
      return one('ticket.skipped', missed(ticket, now, blankToNull(command.body.reason)));
    case 'return':
      invariant(ticket.status === 'called' || ticket.status === 'missed', 'only a called or missed ticket returns');
      return one('ticket.returned', returned(ticket, returnRank(state, ticket, command.body.after)));
    case 'hold':
      invariant(ticket.status === 'serving', 'only a ticket inside is held');
      return decideHold(ticket, command.body, context);
    case 'defer':
      invariant(ticket.status === 'waiting', 'only a waiting ticket is deferred');
      return decideDefer(state, ticket, command.body.places);
    case 'set-priority':
      invariant(ticket.status === 'waiting' || ticket.status === 'called' || ticket.status === 'missed', 'not inside');
      return decideSetPriority(state, ticket, command.body);
    case 'undo-call':
      invariant(isActive(ticket), 'only a call is undone');
      return decideUndoCall(state, ticket);
    case 'ready':
      invariant(ticket.status === 'waiting', 'only a waiting ticket becomes ready');
      return decideReady(state, ticket, command.body.what, now);
    case 'replace-link':
      invariant(!hasEnded(ticket), 'only a ticket that goes on gets a new link');
      return decideReplaceLink(ticket);
    case 'set-show-name':
      invariant(!hasEnded(ticket), 'only a ticket that goes on is shown');
      return decideShowName(ticket, command.body.showName);
    case 'transfer':
      return decideGranted(ticket, command, context);
    case 'cancel':
      invariant(ticket.status === 'waiting' || ticket.status === 'called' || ticket.status === 'missed', 'not inside');
      return one(
        'ticket.cancelled',
        ended(ticket, { status: 'cancelled', at: now, reason: blankToNull(command.body.reason) }),
      );
    default:
      return unreachable(command);
  }
}

function one(kind: TicketEventChange['kind'], ticket: Ticket): Decision<Outcome, RuleRefusal> {
  return accepted({ changes: [{ kind, ticket }], answer: { kind: 'ticket', ticket } });
}

function decideReplaceLink(ticket: OpenTicket): Decision<Outcome, RuleRefusal> {
  const next = relinked(ticket);
  return accepted({
    changes: [{ kind: 'ticket.link-replaced', ticket: next }],
    answer: { kind: 'relinked', ticket: next },
  });
}

/** Saying it twice is no mistake: the second time there is nothing left to change. */
function decideReady(
  { provisioning }: DepartmentState,
  ticket: WaitingTicket,
  what: Gate,
  now: Instant,
): Decision<Outcome, RuleRefusal> {
  if (!ticket.waitsFor.includes(what)) return unchanged(ticket);
  return one('ticket.readied', readied(ticket, what, now, provisioning.settings.lateAfterMinutes));
}

function decideShowName(ticket: OpenTicket, showName: boolean): Decision<Outcome, RuleRefusal> {
  if (ticket.showName === showName) return unchanged(ticket);
  return one('ticket.show-name-set', shownByName(ticket, showName));
}

function unchanged(ticket: Ticket): Decision<Outcome, RuleRefusal> {
  return accepted({ changes: [], answer: { kind: 'ticket', ticket } });
}

function blankToNull(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text;
}

function decideCall(
  state: DepartmentState,
  ticket: WaitingTicket,
  pointId: PointId,
  context: DecisionContext,
): Decision<Outcome, RuleRefusal> {
  const point = state.points.find((candidate) => candidate.id === pointId);
  if (point === undefined) return refused(invalidField('/pointId', 'must be the id of a point of this department'));
  if (isGated(ticket)) {
    const waitsFor = [...ticket.waitsFor, ...(isPending(ticket) ? ['transfer'] : [])];
    return refused(queueRefusals.refuse('ticket_gated', { waitsFor }, ticket));
  }
  if (!point.available) return refused(queueRefusals.refuse('point_unavailable', { pointId }));
  if (ticket.doctorId !== null && !mayBeCalledAt(ticket, point.doctorId)) {
    return refused(queueRefusals.refuse('doctor_not_at_point', { pointId, doctorId: ticket.doctorId }, ticket));
  }
  const inside = ticketsAtPoint(state, pointId);
  if (inside.length >= point.capacity) {
    return refused(queueRefusals.refuse('point_busy', { pointId, capacity: point.capacity }, { tickets: inside }));
  }
  const next = called(ticket, pointId, context.now);
  return accepted({
    changes: [{ kind: 'ticket.called', ticket: next }, ...sessionsBegunBy(state, [next], context.now)],
    answer: { kind: 'ticket', ticket: next },
  });
}

function decideComplete(
  state: DepartmentState,
  ticket: ActiveTicket,
  body: Extract<TicketCommand, { name: 'complete' }>['body'],
  context: DecisionContext,
): Decision<Outcome, RuleRefusal> {
  const { now } = context;
  const done = completed(ticket, now, blankToNull(body.notes));
  if (body.next !== true) return one('ticket.completed', done);
  const { pointId } = ticket;
  const point = state.points.find((candidate) => candidate.id === pointId);
  if (point === undefined) return refused(queueRefusals.refuse('point_unavailable', { pointId }));
  const staying = ticketsAtPoint(state, pointId).filter((other) => other.id !== ticket.id);
  const next = decideNext(state, { point, staying, count: 1, now });
  if (!next.ok) return next;
  const { changes, tickets } = next.value;
  return accepted({
    changes: [{ kind: 'ticket.completed', ticket: done }, ...changes],
    answer: { kind: 'completed', ticket: done, next: tickets[0] ?? null },
  });
}

function decideRecall(
  state: DepartmentState,
  ticket: CalledTicket,
  context: DecisionContext,
): Decision<Outcome, RuleRefusal> {
  const { callCountMax } = state.provisioning.settings;
  if (ticket.callCount >= callCountMax) {
    const facts = { callCount: ticket.callCount, callCountMax };
    return refused(queueRefusals.refuse('call_limit_reached', facts, ticket));
  }
  return one('ticket.recalled', recalled(ticket, context.now));
}

function decideDefer(state: DepartmentState, ticket: WaitingTicket, places: number): Decision<Outcome, RuleRefusal> {
  const mates = laneMates(state, ticket);
  const own = mates.findIndex((other) => other.id === ticket.id);
  const before = mates[Math.min(own + places, mates.length - 1)];
  if (before === undefined || before.id === ticket.id) return unchanged(ticket);
  const next = mates[own + places + 1];
  return one('ticket.deferred', deferred(ticket, rankBetween(before.rank, next?.rank ?? null)));
}

function decideSetPriority(
  state: DepartmentState,
  ticket: WaitingTicket | CalledTicket | MissedTicket,
  body: Extract<TicketCommand, { name: 'set-priority' }>['body'],
): Decision<Outcome, RuleRefusal> {
  const { priority } = body;
  if (priority !== 'normal' && body.reason === undefined) {
    return refused(invalidField('/reason', 'is needed with a priority above normal'));
  }
  const priorityReason = priority === 'normal' ? null : (body.reason ?? null);
  if (priority === ticket.priority && priorityReason === ticket.priorityReason) return unchanged(ticket);
  return one('ticket.priority-set', reprioritised(ticket, { priority, priorityReason }, beginOf(state, ticket)));
}

function decideHold(
  ticket: ServingTicket,
  body: Extract<TicketCommand, { name: 'hold' }>['body'],
  context: DecisionContext,
): Decision<Outcome, RuleRefusal> {
  const { at, waitsFor } = body;
  if (at !== undefined) return decideGranted(ticket, { name: 'hold', body: { at, waitsFor } }, context);
  return one('ticket.held', held(ticket, waitsFor));
}

function decideUndoCall(state: DepartmentState, ticket: ActiveTicket): Decision<Outcome, RuleRefusal> {
  if (!state.undoableCalls.get(ticket.pointId)?.includes(ticket.id)) {
    return refused(queueRefusals.refuse('call_not_last', { pointId: ticket.pointId }, ticket));
  }
  return one('ticket.call-undone', callUndone(ticket));
}

/** The waiting tickets a ticket is ranked among, in order. */
function laneMates(
  state: DepartmentState,
  ticket: WaitingTicket | CalledTicket | MissedTicket,
): readonly WaitingTicket[] {
  return state.waiting.filter((other) => other.lane === ticket.lane && other.priority === ticket.priority);
}

/** A rank behind the N-th waiting ticket of the same lane and priority, counted from its front; last when there are fewer. */
function returnRank(state: DepartmentState, ticket: CalledTicket | MissedTicket, after: number | undefined): string {
  const places = after ?? state.provisioning.settings.returnAfter;
  const mates = laneMates(state, ticket);
  const next = mates[places];
  const before = places === 0 ? undefined : mates[Math.min(places, mates.length) - 1];
  if (before === undefined) return next === undefined ? ticket.rank : rankBetween(ticket.rank.charAt(0), next.rank);
  return rankBetween(before.rank, next?.rank ?? null);
}
