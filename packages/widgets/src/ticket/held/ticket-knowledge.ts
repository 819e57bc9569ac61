import type { QueueState, Ticket, TicketStatus, TicketView } from '@carequeue/sdk';
import type { ConnectionStatus } from '../../base/freshness.ts';
import type { TicketStrings } from '../../locales/ticket-strings.ts';

/** What is known of a token: in full from the API, and its place from the live queue. Either may be missing. */
export interface TicketKnowledge {
  readonly ticket: Ticket | null;
  readonly place: TicketView | null;
  readonly queue: QueueState | null;
  /** The server's time, ms. */
  readonly nowMs: number;
  /** The server's time when the server was last heard, ms; null when it never was. */
  readonly seenMs: number | null;
  readonly connection: ConnectionStatus;
}

/** The status that counts: an end is final; else the live queue's, or the API's where the queue does not hold it yet. */
export function statusOf({ ticket, place, queue }: TicketKnowledge): TicketStatus | null {
  if (ticket !== null && hasEnded(ticket.status)) return ticket.status;
  // The queue has gone on to another day without it, and its own end did not come through.
  const isLeftBehind = ticket !== null && place === null && queue !== null && queue.serviceDay > ticket.serviceDay;
  if (isLeftBehind) return 'expired';
  return place?.status ?? ticket?.status ?? null;
}

/**
 * Whether a call is one after which somebody comes for the patient: the queue says so of every call, also before a ticket's
 * own needs are known here.
 */
export function isCalledToStay({ ticket, place, queue }: TicketKnowledge): boolean {
  const id = place?.id ?? ticket?.id;
  return queue?.points.some(({ tickets }) => tickets.some((one) => one.id === id && one.call.silent)) ?? false;
}

/** Whether a status is one after which nothing happens any more. */
export function hasEnded(status: TicketStatus): status is keyof TicketStrings['ended'] {
  return status !== 'waiting' && status !== 'called' && status !== 'serving' && status !== 'missed';
}
