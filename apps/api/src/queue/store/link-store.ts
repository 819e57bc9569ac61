import type { TicketId } from '../../kernel/ids.ts';
import type { Ticket } from '../state/ticket.ts';
import { completeTicket } from '../state/ticket.ts';
import type { LinkOutcome, TicketLink } from '../state/ticket-link.ts';

/** Something this department has yet to settle with another; kept in its storage until that has answered. */
export type Errand =
  | {
      /** Ask whether the ticket at `with` went here, as was said when ticket `ticketId` was given for it. */
      readonly kind: 'check';
      readonly ticketId: TicketId;
      readonly with: TicketLink;
    }
  | {
      /** Tell the department of the ticket at `with`, which waits for it, that ticket `ticketId` has ended. */
      readonly kind: 'tell';
      readonly ticketId: TicketId;
      readonly with: TicketLink;
      /** The name it has there. */
      readonly linkedId: TicketId;
      readonly outcome: LinkOutcome;
    };

/** The part of a department's storage that is about other departments: the only file with its SQL. */
export class LinkStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** True when a ticket was given here for a patient whose first ticket is of another department. */
  knowsHolder(id: TicketId): boolean {
    return this.#sql.exec('SELECT 1 FROM tickets WHERE holder_id = ? LIMIT 1', id).toArray().length > 0;
  }

  /** The tickets that were given here for that patient. */
  ticketsOf(holderId: TicketId): readonly Ticket[] {
    const rows = this.#sql.exec<{ data: string }>('SELECT data FROM tickets WHERE holder_id = ?', holderId).toArray();
    return rows.map((row): Ticket => completeTicket(JSON.parse(row.data)));
  }

  readErrands(): readonly Errand[] {
    const rows = this.#sql.exec<{ data: string }>('SELECT data FROM errands ORDER BY ticket_id').toArray();
    return rows.map((row): Errand => JSON.parse(row.data));
  }

  writeErrand(errand: Errand): void {
    const data = JSON.stringify(errand);
    this.#sql.exec('INSERT OR REPLACE INTO errands (ticket_id, data) VALUES (?, ?)', errand.ticketId, data);
  }

  deleteErrand(ticketId: TicketId): void {
    this.#sql.exec('DELETE FROM errands WHERE ticket_id = ?', ticketId);
  }
}
