import type { Lane, Priority } from '@carequeue/queue-core';
import { roundMinutes } from '@carequeue/queue-core';
import type { DoctorId } from '../../kernel/ids.ts';
import type { Instant, ServiceDay } from '../../kernel/time.ts';
import { toIso } from '../../kernel/time.ts';
import type { CallTrail } from '../state/call-trail.ts';
import type { EndedTicket, Ticket } from '../state/ticket.ts';
import { hasEnded } from '../state/ticket.ts';

const MS_PER_MINUTE = 60_000;

/** How long a stage took: half of the patients at most `p50Minutes`, nine of ten at most `p90Minutes`. */
export interface StageFigures {
  /** Of how many patients it is told. */
  readonly count: number;
  readonly p50Minutes: number;
  readonly p90Minutes: number;
}

/** What became of a number of tickets: `issued` is the sum of all the others, `open` included. */
export interface DayFigures {
  readonly issued: number;
  readonly completed: number;
  readonly transferred: number;
  readonly cancelled: number;
  readonly noShow: number;
  readonly expired: number;
  readonly open: {
    readonly waiting: number;
    readonly called: number;
    readonly serving: number;
    readonly missed: number;
  };
  /** Of those issued, by the priority they have now. */
  readonly byPriority: Readonly<Record<Priority, number>>;
  /** Of those issued, by the lane they are in now. */
  readonly byLane: Readonly<Record<Lane, number>>;
  /** ISO 8601; null where nobody was called. */
  readonly firstCallAt: string | null;
  /** ISO 8601, of the last call or recall. */
  readonly lastCallAt: string | null;
  /** Calls of a waiting ticket; one that was put back and called anew counts twice. */
  readonly calls: number;
  /** Calls of a ticket that was called already. */
  readonly recalls: number;
  /** From issue to the first call. */
  readonly waiting: StageFigures | null;
  /** From the call to the start, of those whose start was told by itself. */
  readonly walking: StageFigures | null;
  /** From the start to the end, of those whose start was told before the end; of a held ticket the last time inside. */
  readonly serving: StageFigures | null;
  /** From issue to the end of a completed or transferred visit. */
  readonly stay: StageFigures | null;
}

/** What is asked of a report. */
export interface DayReportQuery {
  /** Null for the running one. */
  readonly serviceDay: ServiceDay | null;
  /** Only the tickets for this doctor, or null for all. */
  readonly doctorId: DoctorId | null;
}

/** A service day accounted for. */
export interface DayReport extends DayFigures {
  readonly serviceDay: ServiceDay;
  /** The same for each doctor tickets were for; `doctorId` null are those for none in particular. They add up to the whole. */
  readonly byDoctor: readonly (DayFigures & { readonly doctorId: DoctorId | null })[];
}

/**
 * Accounts for a service day from its tickets, open and ended, as they stand now. Pure.
 *
 * @example
 * dayReport(serviceDay, tickets).completed // 112
 */
export function dayReport(serviceDay: ServiceDay, tickets: readonly Ticket[]): DayReport {
  const byDoctor = new Map<DoctorId | null, Ticket[]>();
  for (const ticket of tickets) {
    const others = byDoctor.get(ticket.doctorId);
    if (others === undefined) byDoctor.set(ticket.doctorId, [ticket]);
    else others.push(ticket);
  }
  const doctors = [...byDoctor].sort(([a], [b]) => compareIds(a, b));
  return {
    serviceDay,
    ...figuresOf(tickets),
    byDoctor: doctors.map(([doctorId, own]) => ({ doctorId, ...figuresOf(own) })),
  };
}

/** By id; those for no doctor in particular last. */
function compareIds(a: DoctorId | null, b: DoctorId | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

function figuresOf(tickets: readonly Ticket[]): DayFigures {
  // Without Partial: a status, priority or lane that is added does not compile until it has a place here.
  const byStatus: Record<Ticket['status'], number> = {
    ...{ waiting: 0, called: 0, serving: 0, missed: 0 },
    ...{ completed: 0, transferred: 0, cancelled: 0, no_show: 0, expired: 0 },
  };
  const byPriority: Record<Priority, number> = { emergency: 0, high: 0, normal: 0 };
  const byLane: Record<Lane, number> = { booked: 0, 'walk-in': 0, review: 0, late: 0 };
  for (const { status, priority, lane } of tickets) {
    byStatus[status] += 1;
    byPriority[priority] += 1;
    byLane[lane] += 1;
  }
  const { waiting, called, serving, missed, completed, transferred, cancelled, no_show: noShow, expired } = byStatus;
  return {
    issued: tickets.length,
    ...{ completed, transferred, cancelled, noShow, expired },
    open: { waiting, called, serving, missed },
    ...{ byPriority, byLane },
    ...callsOf(tickets),
    waiting: stage(tickets.map(waitingMsOf)),
    walking: stage(tickets.map(walkingMsOf)),
    serving: stage(tickets.map(servingMsOf)),
    stay: stage(tickets.map((ticket) => (hasVisited(ticket) ? ticket.endedAt - ticket.issuedAt : null))),
  };
}

function callsOf(tickets: readonly Ticket[]): Pick<DayFigures, 'firstCallAt' | 'lastCallAt' | 'calls' | 'recalls'> {
  const trails = tickets.map(trailOf);
  const calls = trails.flatMap((trail) => trail.calls);
  const recalls = trails.flatMap((trail) => trail.recalls);
  const inOrder = [...calls, ...recalls].sort((a, b) => a - b);
  const [first] = inOrder;
  const last = inOrder[inOrder.length - 1];
  return {
    firstCallAt: first === undefined ? null : toIso(first),
    lastCallAt: last === undefined ? null : toIso(last),
    calls: calls.length,
    recalls: recalls.length,
  };
}

/** A ticket's calls; of one from before they were kept, what its last call tells. */
function trailOf({ callTrail, calledAt, callCount }: Ticket): CallTrail {
  if (callTrail !== undefined) return callTrail;
  if (calledAt === null) return { calls: [], recalls: [] };
  return { calls: [calledAt], recalls: Array.from({ length: Math.max(0, callCount - 1) }, () => calledAt) };
}

/** A visit that took place. */
function hasVisited(ticket: Ticket): ticket is EndedTicket {
  return hasEnded(ticket) && (ticket.status === 'completed' || ticket.status === 'transferred');
}

function waitingMsOf(ticket: Ticket): number | null {
  const [firstCallAt] = trailOf(ticket).calls;
  return firstCallAt === undefined ? null : firstCallAt - ticket.issuedAt;
}

/** When the patient came in, where that was told for itself and not by the call or the end. */
function toldStartOf(ticket: Ticket): Instant | null {
  if (ticket.status !== 'serving' && !hasVisited(ticket)) return null;
  const { startedAt, calledAt } = ticket;
  return startedAt === calledAt || ('endedAt' in ticket && startedAt === ticket.endedAt) ? null : startedAt;
}

function walkingMsOf(ticket: Ticket): number | null {
  const startedAt = toldStartOf(ticket);
  const { calls } = trailOf(ticket);
  const callAt = calls[calls.length - 1];
  return startedAt === null || callAt === undefined ? null : startedAt - callAt;
}

function servingMsOf(ticket: Ticket): number | null {
  // Started by its own call it was inside from then on; started by its own end, nobody knows since when.
  if (!hasVisited(ticket) || ticket.startedAt === null || ticket.startedAt === ticket.endedAt) return null;
  return ticket.endedAt - ticket.startedAt;
}

function stage(durationsMs: readonly (number | null)[]): StageFigures | null {
  const sorted = durationsMs.filter((duration) => duration !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  return { count: sorted.length, p50Minutes: minutesAt(sorted, 0.5), p90Minutes: minutesAt(sorted, 0.9) };
}

/** The minutes below which this share lies, between two neighbours in proportion. */
function minutesAt(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return roundMinutes((below + (above - below) * (place % 1)) / MS_PER_MINUTE);
}
