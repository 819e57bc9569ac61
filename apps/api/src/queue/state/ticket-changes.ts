import type { Gate, Priority } from '@carequeue/queue-core';
import { rankOf } from '@carequeue/queue-core';
import type { DoctorId, PointId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { sameTrail, trailCalled, trailRecalled, trailUndone } from './call-trail.ts';
import { placeOnArrival, rankedFrom } from './lane-rules.ts';
import { ordinalOf, sameSeries } from './series.ts';
import { sessionIdOf } from './session.ts';
import type {
  ActiveTicket,
  CalledTicket,
  EndedTicket,
  MissedTicket,
  OpenTicket,
  PriorityReason,
  ServingTicket,
  WaitingTicket,
} from './ticket.ts';
import { linkGenerationOf } from './ticket-followers.ts';

/** A ticket's next form, one function a change. Each raises the version; none decides whether it may. */

/** Takes what every ticket has, without the fields of its status. */
function factsOf(ticket: OpenTicket) {
  const { id, departmentId, number, code, priority, priorityReason, lane, rank, doctorId, patient, appointment } =
    ticket;
  const { waitsFor, needs, source, language, externalId, metadata, serviceDay, callCount, issuedAt, readyAt } = ticket;
  const { presence, showName } = ticket;
  return {
    ...{ id, departmentId, number, code, priority, priorityReason, lane, rank, doctorId, patient, appointment },
    ...{ waitsFor, needs, source, language, externalId, metadata, serviceDay, callCount, issuedAt, readyAt },
    ...{ presence, showName, lapsesAt: null },
    ...sameTrail(ticket),
    ...sameSeries(ticket),
    sessionId: sessionIdOf(ticket),
    version: ticket.version + 1,
    ...(ticket.links === undefined ? {} : { links: ticket.links }),
    ...(ticket.linkGeneration === undefined ? {} : { linkGeneration: ticket.linkGeneration }),
  };
}

export function called(ticket: WaitingTicket, pointId: PointId, now: Instant): CalledTicket {
  const callCount = ticket.callCount + 1;
  return { ...factsOf(ticket), ...trailCalled(ticket, now), status: 'called', pointId, calledAt: now, callCount };
}

export function recalled(ticket: CalledTicket, now: Instant): CalledTicket {
  const callCount = ticket.callCount + 1;
  return { ...ticket, ...trailRecalled(ticket, now), version: ticket.version + 1, calledAt: now, callCount };
}

export function started(ticket: CalledTicket, now: Instant): ServingTicket {
  const { pointId, calledAt } = ticket;
  return { ...factsOf(ticket), status: 'serving', pointId, calledAt, startedAt: now };
}

/** A called ticket that is completed was started by the same act. */
export function completed(ticket: ActiveTicket, now: Instant, notes: string | null = null): EndedTicket {
  const { pointId, calledAt } = ticket;
  const startedAt = ticket.status === 'serving' ? ticket.startedAt : now;
  return { ...factsOf(ticket), status: 'completed', pointId, calledAt, startedAt, endedAt: now, reason: null, notes };
}

export function missed(ticket: CalledTicket, now: Instant, reason: string | null): MissedTicket {
  const { pointId, calledAt } = ticket;
  return { ...factsOf(ticket), status: 'missed', pointId, calledAt, missedAt: now, reason };
}

/** Back in the queue at `rank`; the calls are counted anew. */
export function returned(ticket: CalledTicket | MissedTicket, rank: string): WaitingTicket {
  return { ...factsOf(ticket), status: 'waiting', rank, callCount: 0, calledAt: ticket.calledAt };
}

/** With a new link; whoever came by one before, of this ticket or of the patient's first, follows it no more. */
export function relinked<T extends OpenTicket>(ticket: T): T {
  const { links, ...facts } = ticket;
  const { holderLink: _replaced, ...kept } = links ?? {};
  const linkGeneration = linkGenerationOf(ticket) + 1;
  // The type of a spread forgets that all of the status's own fields are still there.
  return {
    ...facts,
    ...(links === undefined ? {} : { links: kept }),
    linkGeneration,
    version: ticket.version + 1,
  } as T;
}

/** Shown by its patient's name from now on, or not any more. */
export function shownByName<T extends OpenTicket>(ticket: T, showName: boolean): T {
  return { ...ticket, showName, version: ticket.version + 1 };
}

/** Out of the room to fetch something and back without queueing again: lane and rank stay, the calls are counted anew. */
export function held(ticket: ServingTicket, waitsFor: readonly Gate[]): WaitingTicket {
  const gates = [...new Set(waitsFor)];
  return {
    ...factsOf(ticket),
    status: 'waiting',
    waitsFor: gates,
    readyAt: null,
    callCount: 0,
    calledAt: ticket.calledAt,
  };
}

/** Others go first: only the rank changes. */
export function deferred(ticket: WaitingTicket, rank: string): WaitingTicket {
  return { ...ticket, version: ticket.version + 1, rank, lapsesAt: null };
}

/** To another doctor or session: number, code and place in the order stay. */
export function moved<T extends WaitingTicket | MissedTicket>(
  ticket: T,
  place: { readonly doctorId: DoctorId | null; readonly sessionId: string },
): T {
  return { ...ticket, ...place, version: ticket.version + 1 };
}

/** More or less urgent: the rank is made anew from when it became ready, or arrived. */
export function reprioritised<T extends WaitingTicket | CalledTicket | MissedTicket>(
  ticket: T,
  urgency: { priority: Priority; priorityReason: PriorityReason | null },
  /** When its session begins. */
  notBefore: number,
): T {
  const rank = rankOf({
    priority: urgency.priority,
    readyAtMs: Math.max(notBefore, rankedFrom(ticket, ticket.readyAt ?? ticket.issuedAt)),
    number: ordinalOf(ticket),
  });
  return { ...ticket, ...urgency, rank, lapsesAt: null, version: ticket.version + 1 };
}

/** As if it had not been called: its old place, one call less. */
export function callUndone(ticket: ActiveTicket): WaitingTicket {
  const callCount = Math.max(0, ticket.callCount - 1);
  return { ...factsOf(ticket), ...trailUndone(ticket), status: 'waiting', callCount, calledAt: null };
}

/** One thing less to wait for; place and rank stay, but for a booked patient who comes after his slot began. */
export function readied(ticket: WaitingTicket, what: Gate, now: Instant, lateAfterMinutes: number): WaitingTicket {
  const waitsFor = ticket.waitsFor.filter((gate) => gate !== what);
  const place = what === 'arrival' ? placeOnArrival(ticket, now, lateAfterMinutes) : {};
  const lapsesAt = what === 'arrival' ? null : ticket.lapsesAt;
  const readyAt = waitsFor.length === 0 ? now : null;
  return { ...ticket, version: ticket.version + 1, ...place, waitsFor, lapsesAt, readyAt };
}

/** Its turn came, and nobody is there yet: it ends at `lapsesAt` unless somebody arrives. */
export function awaited(ticket: WaitingTicket, lapsesAt: Instant): WaitingTicket {
  return { ...ticket, version: ticket.version + 1, lapsesAt };
}

/** Ends an open ticket without a completed visit. */
export function ended(
  ticket: OpenTicket,
  end: { status: Exclude<EndedTicket['status'], 'completed'>; at: Instant; reason: string | null },
): EndedTicket {
  return {
    ...factsOf(ticket),
    status: end.status,
    pointId: ticket.status === 'waiting' ? null : ticket.pointId,
    calledAt: ticket.calledAt,
    startedAt: ticket.status === 'serving' ? ticket.startedAt : null,
    endedAt: end.at,
    reason: end.reason,
    notes: null,
  };
}
