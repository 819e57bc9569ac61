import type { Stream } from './lanes.ts';
import { streamOf } from './lanes.ts';
import { rankClass, rankInstant } from './rank.ts';
import type { Lane } from './ticket.ts';

/**
 * The guard against being passed over for ever: how often tickets that came later were called before a waiting one
 * because of priority or lane. At the department's maximum the ticket is called right after the emergencies.
 */

const EMERGENCY = '0';

/** A call, as the tickets it may have passed over see it. */
export interface Passing {
  readonly id: string;
  readonly priorityClass: string;
  readonly stream: Stream;
  /** The doctor of the point it was called to. */
  readonly pointDoctorId: string | null;
  /** Ms since 1970. */
  readonly atMs: number;
}

/** What of a waiting ticket says whether a call passed it over. */
export interface Passable {
  readonly id: string;
  readonly rank: string;
  readonly lane: Lane;
  readonly doctorId: string | null;
  readonly gated: boolean;
}

/** The call of a ticket that waited until then. */
export function passingOf(
  ticket: Pick<Passable, 'id' | 'rank' | 'lane'>,
  call: { readonly pointDoctorId: string | null; readonly atMs: number },
): Passing {
  return { id: ticket.id, priorityClass: rankClass(ticket.rank), stream: streamOf(ticket.lane), ...call };
}

/**
 * Says whether a call passed a waiting ticket over: it came earlier, could have been called there and then, and was not
 * because the other is more urgent or of another lane. Who let others go first, or waits for something, is not passed
 * over; an emergency passes nobody over.
 */
export function isPassedBy(ticket: Passable, call: Passing): boolean {
  if (ticket.gated || call.priorityClass === EMERGENCY || call.id <= ticket.id) return false;
  if (ticket.doctorId !== null && ticket.doctorId !== call.pointDoctorId) return false;
  if (rankInstant(ticket.rank) > call.atMs) return false;
  const own = rankClass(ticket.rank);
  return own > call.priorityClass || (own === call.priorityClass && streamOf(ticket.lane) !== call.stream);
}
