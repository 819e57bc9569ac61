import type { Lane, Priority } from '@carequeue/queue-core';
import { rankOf } from '@carequeue/queue-core';
import type { Instant } from '../../kernel/time.ts';
import { ordinalOf } from './series.ts';
import type { Appointment, WaitingTicket } from './ticket.ts';

const MS_PER_MINUTE = 60_000;

/** Where a ticket stands: its lane, and its rank in it. */
export interface LanePlace {
  readonly lane: Lane;
  readonly rank: string;
}

/** What a place is made of. */
interface Arrival {
  readonly priority: Priority;
  /** Which of the day's numbers it has. */
  readonly number: number;
  readonly appointment: Appointment | null;
  /** The lane asked for, for those without an appointment. */
  readonly lane: Lane;
  readonly arrivedAt: Instant;
  readonly lateAfterMinutes: number;
}

/** The instant a ticket is ranked from: a booked patient's slot if he is there by then, else when he came. */
export function rankedFrom(
  ticket: { readonly lane: Lane; readonly appointment: Appointment | null },
  arrivedAt: Instant,
): Instant {
  if (ticket.lane !== 'booked' || ticket.appointment === null) return arrivedAt;
  return arrivedAt > ticket.appointment.startsAt ? arrivedAt : ticket.appointment.startsAt;
}

/**
 * The place of somebody who arrives. A booked patient who comes long after his slot began is late, and stands with the
 * walk-ins.
 */
export function placeOf(arrival: Arrival): LanePlace {
  const { priority, number, appointment, arrivedAt, lateAfterMinutes } = arrival;
  const isLate = appointment !== null && arrivedAt > appointment.startsAt + lateAfterMinutes * MS_PER_MINUTE;
  const lane = appointment === null ? arrival.lane : isLate ? 'late' : 'booked';
  return { lane, rank: rankOf({ priority, readyAtMs: rankedFrom({ lane, appointment }, arrivedAt), number }) };
}

/** The place of a booked patient whose ticket waited for him; everybody else keeps the place he has. */
export function placeOnArrival(ticket: WaitingTicket, now: Instant, lateAfterMinutes: number): LanePlace {
  const { lane, rank, appointment, priority } = ticket;
  if (appointment === null || lane !== 'booked' || now <= appointment.startsAt) return { lane, rank };
  return placeOf({ priority, number: ordinalOf(ticket), appointment, lane, arrivedAt: now, lateAfterMinutes });
}
