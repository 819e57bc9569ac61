import type { Gate, Lane, Priority, TicketStatus } from '@carequeue/queue-core';
import type { DepartmentId, DoctorId, PointId, TicketId } from '../../kernel/ids.ts';
import type { Instant, ServiceDay } from '../../kernel/time.ts';
import type { Trailed } from './call-trail.ts';
import type { InSeries } from './series.ts';
import type { InSession } from './session.ts';
import type { TicketLinks } from './ticket-link.ts';
import { isPending } from './ticket-link.ts';

/** Why a ticket is above normal priority; one of a list, so that it can be counted and never holds a story. */
export const PRIORITY_REASONS = ['senior', 'pregnant', 'infant', 'disability', 'staff', 'clinical', 'other'] as const;
export type PriorityReason = (typeof PRIORITY_REASONS)[number];

/** What a patient needs to take part in the visit. */
export const NEEDS = [
  'collect-in-person',
  'large-print',
  'lip-reading',
  'interpreter',
  'wheelchair',
  'hearing-loop',
] as const;
export type Need = (typeof NEEDS)[number];

/** Where a ticket was taken. */
export const SOURCES = ['web', 'kiosk', 'reception'] as const;
export type Source = (typeof SOURCES)[number];

/** The person a ticket is for; everything is optional. Of all of it only the name is ever public, as `ticketLabel` says. */
export interface Patient {
  readonly name: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly birthYear: number | null;
}

/** Where the patient was when the ticket was taken. */
export const PRESENCES = ['on-site', 'remote'] as const;
export type Presence = (typeof PRESENCES)[number];

/** A booked patient's slot. */
export interface Appointment {
  readonly startsAt: Instant;
}

/** What every ticket has, whatever its status. */
interface TicketFacts extends Trailed, InSession, InSeries {
  readonly id: TicketId;
  readonly departmentId: DepartmentId;
  /** From 1 in its series, without gap. */
  readonly number: number;
  readonly code: string;
  readonly priority: Priority;
  readonly priorityReason: PriorityReason | null;
  readonly lane: Lane;
  /** queue-core's sortable rank; kept when called, made anew by `return`. */
  readonly rank: string;
  readonly doctorId: DoctorId | null;
  /** The slot of a booked patient. */
  readonly appointment: Appointment | null;
  readonly patient: Patient | null;
  /** The patient agreed that public screens show him by his name, as far as the department shows names. */
  readonly showName: boolean;
  readonly waitsFor: readonly Gate[];
  /** Null where nobody said. */
  readonly presence: Presence | null;
  /** When it ends unless its patient arrives; null while its turn has not come, and once somebody is there. */
  readonly lapsesAt: Instant | null;
  readonly needs: readonly Need[];
  readonly source: Source;
  readonly language: string | null;
  readonly externalId: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly serviceDay: ServiceDay;
  readonly callCount: number;
  readonly issuedAt: Instant;
  /** When it had nothing left to wait for; null while gated. */
  readonly readyAt: Instant | null;
  /** Rises with each change. */
  readonly version: number;
  readonly links?: TicketLinks;
  /** The number of its present link; absent while that is the first one, 0. */
  readonly linkGeneration?: number;
}

/** In the queue. After a `return`, `calledAt` tells of the call before. */
export interface WaitingTicket extends TicketFacts {
  readonly status: 'waiting';
  readonly calledAt: Instant | null;
}

/** Called to a point, not yet inside. */
export interface CalledTicket extends TicketFacts {
  readonly status: 'called';
  readonly pointId: PointId;
  readonly calledAt: Instant;
}

/** Inside. */
export interface ServingTicket extends TicketFacts {
  readonly status: 'serving';
  readonly pointId: PointId;
  readonly calledAt: Instant;
  readonly startedAt: Instant;
}

/** Called, did not come. */
export interface MissedTicket extends TicketFacts {
  readonly status: 'missed';
  readonly pointId: PointId;
  readonly calledAt: Instant;
  readonly missedAt: Instant;
  readonly reason: string | null;
}

/** Left the queue for good. */
export interface EndedTicket extends TicketFacts {
  readonly status: Exclude<TicketStatus, 'waiting' | 'called' | 'serving' | 'missed'>;
  readonly pointId: PointId | null;
  readonly calledAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant;
  readonly reason: string | null;
  readonly notes: string | null;
}

/** A ticket at a point. */
export type ActiveTicket = CalledTicket | ServingTicket;

/** A ticket that may still be acted on; the object keeps these in memory. */
export type OpenTicket = WaitingTicket | ActiveTicket | MissedTicket;

/** Any ticket; each status has only its own fields. */
export type Ticket = OpenTicket | EndedTicket;

/** Says whether the ticket has left the queue for good. */
export function hasEnded(ticket: Ticket): ticket is EndedTicket {
  return ticket.status !== 'waiting' && ticket.status !== 'missed' && !isActive(ticket);
}

/** Says whether the ticket holds a place at a point. */
export function isActive(ticket: Ticket): ticket is ActiveTicket {
  return ticket.status === 'called' || ticket.status === 'serving';
}

/** Says whether the ticket waits for something, or for another department's word, and so is not called. */
export function isGated(ticket: Pick<Ticket, 'waitsFor' | 'links'>): boolean {
  return ticket.waitsFor.length > 0 || isPending(ticket);
}

/** What tickets have that were stored before a field existed. */
const FIELDS_SINCE = { appointment: null, presence: null, lapsesAt: null, showName: false } as const;

/** Fills up a ticket that was stored by an older version. */
export function completeTicket<T extends Ticket>(ticket: T): T {
  return { ...FIELDS_SINCE, ...ticket };
}
