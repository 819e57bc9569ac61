import type { Instant } from '../../kernel/time.ts';
import { instantOf } from '../../kernel/time.ts';
import type { QueueEvent, TicketEventChange } from '../state/events.ts';
import type { ServicePoint } from '../state/points.ts';
import { beginOf } from '../state/session.ts';
import type { DepartmentState } from '../state/state.ts';
import type { Ticket, WaitingTicket } from '../state/ticket.ts';
import { isGated } from '../state/ticket.ts';
import { awaited, ended } from '../state/ticket-changes.ts';
import { chooseNext } from './waiting-order.ts';

/**
 * Tickets taken away from the site: they keep their place, are called only once somebody has arrived, and lapse a while
 * after their turn came.
 */

const MS_PER_MINUTE = 60_000;

/** The `reason` of a ticket that lapsed; a word for programs, not for people. */
export const NOT_ARRIVED = 'not_arrived';

/** When a ticket that is away lapses, null while its turn has not come; undefined for every other ticket. */
export function awayUntil(ticket: Ticket): Instant | null | undefined {
  const isAway =
    ticket.status === 'waiting' &&
    ticket.presence === 'remote' &&
    ticket.waitsFor.includes('arrival') &&
    // Who was inside and is sent out to come back later has arrived once.
    ticket.calledAt === null;
  return isAway ? ticket.lapsesAt : undefined;
}

/**
 * Finds whose turn a call at a point would have been, had they been there: from then on they have the department's grace
 * to arrive. One ticket for each that was to be called at most, so that a call stays as cheap as it is.
 */
export function turnsThatCame(
  state: DepartmentState,
  call: { readonly point: Pick<ServicePoint, 'doctorId'>; readonly count: number; readonly now: Instant },
): readonly TicketEventChange[] {
  const { point, count, now } = call;
  if (state.away.size === 0) return [];
  const isExpected = (ticket: WaitingTicket) =>
    onlyArrivalIsMissing(ticket) && ticket.lapsesAt === null && hasBegun(state, ticket, now);
  const wanted = chooseNext(
    state,
    { doctorId: point.doctorId, count },
    now,
    (ticket) => isGated(ticket) && !isExpected(ticket),
  );
  const lapsesAt = instantOf(now + state.provisioning.settings.arrivalGraceMinutes * MS_PER_MINUTE);
  return wanted
    .filter(isGated)
    .map((ticket) => ({ kind: 'ticket.awaited' as const, ticket: awaited(ticket, lapsesAt) }));
}

function onlyArrivalIsMissing(ticket: WaitingTicket): boolean {
  return awayUntil(ticket) !== undefined && ticket.waitsFor.length === 1;
}

/** Nobody has to be there before the slot or the session he comes for. */
function hasBegun(state: DepartmentState, ticket: WaitingTicket, now: Instant): boolean {
  return (ticket.appointment?.startsAt ?? now) <= now && beginOf(state, ticket) <= now;
}

/** When the next ticket lapses, or null. */
export function nextLapseAt(state: DepartmentState): Instant | null {
  let next: Instant | null = null;
  for (const at of state.away.values()) if (at !== null && (next === null || at < next)) next = at;
  return next;
}

/**
 * Ends the tickets whose patients did not arrive in time, each at its own instant. Pure.
 *
 * @returns one event for each instant, in order; none when nothing lapses by `now`.
 */
export function decideLapses(state: DepartmentState, now: Instant): readonly QueueEvent[] {
  const next = nextLapseAt(state);
  if (next === null || next > now) return [];
  const due = state.waiting.filter((ticket) => (awayUntil(ticket) ?? Number.POSITIVE_INFINITY) <= now);
  const instants = new Set(due.flatMap(({ lapsesAt }) => (lapsesAt === null ? [] : [lapsesAt])));
  return [...instants]
    .sort((a, b) => a - b)
    .map((at) => ({
      version: 1,
      command: 'lapse',
      at,
      actor: { kind: 'system', id: null },
      changes: due
        .filter((ticket) => ticket.lapsesAt === at)
        .map((ticket) => ({
          kind: 'ticket.expired' as const,
          ticket: ended(ticket, { status: 'expired', at, reason: NOT_ARRIVED }),
        })),
    }));
}

/** How many tickets of the service day were taken away from the site, once an event has happened. */
export function remoteIssuedAfter(state: Pick<DepartmentState, 'remoteIssued'>, event: QueueEvent): number {
  return event.changes.reduce((count, change) => {
    if (change.kind === 'queue.rolled-over') return 0;
    return change.kind === 'ticket.issued' && change.ticket.presence === 'remote' ? count + 1 : count;
  }, state.remoteIssued);
}
