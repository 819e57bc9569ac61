import type { WaitingTicket } from './ticket.ts';

/**
 * The order tickets are called in, and a ticket's position in it.
 *
 * Department and SDK run these same functions on the same rows, so a position computed on a phone is the server's.
 */

/** What ordering needs to know of a waiting ticket. */
export type Orderable = Pick<WaitingTicket, 'id' | 'rank' | 'doctorId'>;

/** What comparing needs. */
export type Ranked = Pick<Orderable, 'id' | 'rank'>;

/** Orders two waiting tickets by rank, then by issue: the order inside one lane, which `callOrder` starts from. */
export function compareWaiting(a: Ranked, b: Ranked): number {
  return compareText(a.rank, b.rank) || compareText(a.id, b.id);
}

/** Orders text by its characters, as every platform does alike. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * Finds where `ticket` stands, or would stand, in `ordered` (sorted by {@link compareWaiting}).
 * @returns an index from 0 to the length.
 */
export function indexInOrder(ordered: readonly Ranked[], ticket: Ranked): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = ordered[middle];
    if (other !== undefined && compareWaiting(other, ticket) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True when a call of either could have been a call of the other: they compete for the same points. */
export function compete(a: Pick<Orderable, 'doctorId'>, b: Pick<Orderable, 'doctorId'>): boolean {
  return a.doctorId === null || b.doctorId === null || a.doctorId === b.doctorId;
}

/** True when a point staffed by `pointDoctorId` (null: nobody in particular) may call the ticket at all. */
export function mayBeCalledAt(ticket: Pick<Orderable, 'doctorId'>, pointDoctorId: string | null): boolean {
  return ticket.doctorId === null || ticket.doctorId === pointDoctorId;
}

/** Where a call is made from, and what it passes over. */
export interface CallChoice<T> {
  /** The doctor who staffs the point, or null. */
  readonly doctorId: string | null;
  /** How many to choose, at least 1. */
  readonly count: number;
  /** True for a ticket that still waits for something. */
  readonly isGated: (ticket: T) => boolean;
}

/**
 * Chooses the tickets a point calls next: the first in order that wait for nothing and that it may call.
 *
 * @param ordered - as `callOrder` puts them.
 * @example
 * nextToCall(order, { doctorId: point.doctorId, count: 1, isGated: (ticket) => ticket.gated });
 */
export function nextToCall<T extends Pick<Orderable, 'doctorId'>>(
  ordered: readonly T[],
  choice: CallChoice<T>,
): readonly T[] {
  const chosen: T[] = [];
  for (const ticket of ordered) {
    if (chosen.length >= choice.count) break;
    if (!choice.isGated(ticket) && mayBeCalledAt(ticket, choice.doctorId)) chosen.push(ticket);
  }
  return chosen;
}

/**
 * Tells a waiting ticket's position: 1 + the tickets before it in order that compete for the same points.
 * Gated tickets keep their place and count.
 *
 * @param ordered - as `callOrder` puts them.
 * @returns null when the ticket is not in `ordered`.
 */
export function positionOf(ordered: readonly Pick<Orderable, 'id' | 'doctorId'>[], id: string): number | null {
  const index = ordered.findIndex((ticket) => ticket.id === id);
  const own = ordered[index];
  return own === undefined ? null : positionAt(ordered, index, own.doctorId);
}

/** The position a ticket wanting `doctorId` has, or would have, at `index` of the order. */
export function positionAt(
  ordered: readonly Pick<Orderable, 'doctorId'>[],
  index: number,
  doctorId: string | null,
): number {
  if (doctorId === null) return index + 1;
  let ahead = 0;
  for (let i = 0; i < index; i += 1) {
    const other = ordered[i];
    if (other !== undefined && compete(other, { doctorId })) ahead += 1;
  }
  return ahead + 1;
}
