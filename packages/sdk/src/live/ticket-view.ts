import type { EstimatedWait, QueueState, TicketPlace, TicketStatus } from '@carequeue/queue-core';
import { estimateAt, placeOf, waitingAt } from '@carequeue/queue-core';

/** A ticket as the queue's public state shows it, with what follows from its place. */
export interface TicketView {
  readonly id: string;
  readonly code: string;
  readonly label: string;
  readonly status: TicketStatus;
  readonly doctorId: string | null;
  /** From 1; null unless waiting. The server's own figure at this `seq`: both run the same function. */
  readonly position: number | null;
  /** Why it stands there; null unless waiting. The server's own too. */
  readonly place: TicketPlace | null;
  /** From the server's time; null where there is not enough to say. */
  readonly estimatedWait: EstimatedWait | null;
  /** True while it waits for something and so is not called. */
  readonly isGated: boolean;
  /** Where it is called to; null unless called or serving. */
  readonly point: { readonly id: string; readonly name: string } | null;
  /** ISO 8601 instant of the latest call; null unless called or serving. */
  readonly calledAt: string | null;
  /** ISO 8601 instant; null unless serving. That of the call where being called is being let in. */
  readonly startedAt: string | null;
  readonly callCount: number | null;
}

/**
 * Finds a ticket in a queue's state and computes its position and expected wait.
 *
 * @param serverNowMs - the server's time, ms since 1970.
 * @returns null when the state does not hold it: it has ended, or is of another department.
 */
export function viewTicket(state: QueueState, ticketId: string, serverNowMs: number): TicketView | null {
  const waiting = state.waiting.find((ticket) => ticket.id === ticketId);
  if (waiting !== undefined) {
    const { doctorId, passedOver } = waiting;
    const place = placeOf(waitingAt(state, serverNowMs), ticketId, { pattern: state.pattern, passedOver });
    const position = place?.position ?? null;
    return {
      ...faceOf(waiting),
      position,
      place,
      estimatedWait: position === null ? null : estimateAt(state.wait, { position, doctorId, nowMs: serverNowMs }),
      isGated: waiting.gated,
    };
  }
  for (const point of state.points) {
    const active = point.tickets.find((ticket) => ticket.id === ticketId);
    if (active !== undefined) {
      const { calledAt, startedAt, callCount } = active;
      return { ...faceOf(active), point: { id: point.id, name: point.name }, calledAt, startedAt, callCount };
    }
  }
  const missed = state.missed.find((ticket) => ticket.id === ticketId);
  return missed === undefined ? null : faceOf(missed);
}

/** What every view says, with the rest empty. */
export function faceOf(ticket: {
  id: string;
  code: string;
  label?: string;
  status: TicketStatus;
  doctorId: string | null;
}): TicketView {
  return {
    id: ticket.id,
    code: ticket.code,
    label: ticket.label ?? ticket.code,
    status: ticket.status,
    doctorId: ticket.doctorId,
    position: null,
    place: null,
    estimatedWait: null,
    isGated: false,
    point: null,
    calledAt: null,
    startedAt: null,
    callCount: null,
  };
}
