import type { PointState, QueueState } from '@carequeue/sdk/live';
import type { SpokenManner } from '../voice/call.ts';

// Long enough to look up, collect one's things and look again; short enough that the newest call stands out.
const CALL_FRESH_MS = 60_000;
// For those who are slow on their feet, or to take a call in.
const CALL_FRESH_LONGER_MS = 180_000;

/** A ticket that is called to, or inside, a point. */
export type PointTicket = PointState['tickets'][number];

/** A call that was not there before. */
export interface NewCall {
  readonly ticket: PointTicket;
  readonly point: PointState;
}

/**
 * Decides in which manner a call is told, by all that a board tells it with: silent where somebody fetches the patient,
 * who is asked to go nowhere then. Why, a board does not know.
 */
export function mannerOf({ call }: PointTicket): SpokenManner {
  if (call.silent) return 'silent';
  return call.repeat ? 'repeat' : 'once';
}

/** Says whether a call was made moments ago; of who needs it, for longer. */
export function isFresh(ticket: PointTicket, nowMs: number): boolean {
  return nowMs - Date.parse(ticket.calledAt) < (ticket.call.longer ? CALL_FRESH_LONGER_MS : CALL_FRESH_MS);
}

/** The SDK's `isLetIn`, said again: importing it here would part the SDK from the first rows into a file of its own. */
function isLetIn({ calledAt, startedAt }: PointTicket): boolean {
  return startedAt !== null && startedAt === calledAt;
}

/** True while the patient has still to come: until somebody says he is inside or, where nobody does, for a moment. */
export function isExpected(ticket: PointTicket, nowMs: number): boolean {
  return ticket.status === 'called' || (isLetIn(ticket) && isFresh(ticket, nowMs));
}

/** Says whether a call is made to stand out: fresh, and still to be followed. */
export function standsOut(ticket: PointTicket, nowMs: number): boolean {
  return isExpected(ticket, nowMs) && isFresh(ticket, nowMs);
}

/** Calls that `after` shows and `before` did not: a new call, or the same token called once more. */
export function newCalls(before: QueueState | null, after: QueueState, nowMs: number): readonly NewCall[] {
  if (before === null) return [];
  const known = new Set(callsIn(before).map(({ ticket }) => keyOf(ticket)));
  return callsIn(after).filter(({ ticket }) => isExpected(ticket, nowMs) && !known.has(keyOf(ticket)));
}

/** All who are called to, or inside, a point. */
export function callsIn(queue: QueueState): readonly NewCall[] {
  return queue.points.flatMap((point) => point.tickets.map((ticket) => ({ ticket, point })));
}

function keyOf({ id, calledAt, callCount }: PointTicket): string {
  return `${id} ${calledAt} ${callCount}`;
}
