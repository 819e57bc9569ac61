import type { NumberedEvent } from './events.ts';
import { isTicketChange } from './events.ts';
import type { Ticket } from './ticket.ts';

/** One row of `visits` as it travels to D1. */
export interface VisitRow {
  readonly id: string;
  readonly seq: number;
  readonly ticket: Ticket;
}

/**
 * Events carry whole tickets, so the latest of each is all the copy needs: as often as it is sent, in whatever order,
 * the highest version wins.
 */
export function visitRows(events: readonly NumberedEvent[]): readonly VisitRow[] {
  const rows = new Map<string, VisitRow>();
  for (const event of events) {
    for (const change of event.changes) {
      if (isTicketChange(change))
        rows.set(change.ticket.id, { id: change.ticket.id, seq: event.seq, ticket: change.ticket });
    }
  }
  return [...rows.values()];
}
