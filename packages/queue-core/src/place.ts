import type { LanePattern } from './lanes.ts';
import { compete } from './order.ts';
import type { Lane } from './ticket.ts';

/** Why a waiting ticket stands where it does: facts that a phone and a desk can say in a sentence. */
export interface TicketPlace {
  /** From 1; 1 + those before it. */
  readonly position: number;
  /** The tickets before it that compete for the same points; never told apart by priority. */
  readonly ahead: { readonly byLane: Readonly<Record<Lane, number>> };
  readonly lane: Lane;
  /** How many later tickets were called before it because of priority or lane, since it last changed. */
  readonly passedOver: number;
  /** How many may be; then it is called right after the emergencies, which are not counted. */
  readonly passedOverAtMost: number;
  readonly pattern: LanePattern;
}

/** What of a waiting ticket its place, or another's, depends on. */
export interface Placed {
  readonly id: string;
  readonly lane: Lane;
  readonly doctorId: string | null;
}

/**
 * Tells why a waiting ticket stands where it does. Department and SDK run this on the same rows, so that a phone can say
 * it without asking.
 *
 * @param ordered - as `callOrder` puts them.
 * @returns null when the ticket is not in `ordered`.
 * @example
 * placeOf(waitingAt(state, nowMs), ticket.id, { pattern: state.pattern, passedOver: ticket.passedOver });
 */
export function placeOf(
  ordered: readonly Placed[],
  id: string,
  told: { readonly pattern: LanePattern; readonly passedOver: number },
): TicketPlace | null {
  const index = ordered.findIndex((ticket) => ticket.id === id);
  const own = ordered[index];
  if (own === undefined) return null;
  const byLane: Record<Lane, number> = { booked: 0, 'walk-in': 0, review: 0, late: 0 };
  let position = 1;
  for (const other of ordered.slice(0, index)) {
    if (!compete(other, own)) continue;
    byLane[other.lane] += 1;
    position += 1;
  }
  const { pattern, passedOver } = told;
  const { lane } = own;
  return { position, ahead: { byLane }, lane, passedOver, passedOverAtMost: pattern.passedOverMax, pattern };
}
