import type { Ticket } from '../resources/ticket.ts';
import type { LiveDepartment } from './live-department.ts';

/** Is told after each change of the ticket, its queue or the connection, and when the patient is sent on. */
export type FollowedListener = (followed: FollowedTicket) => void;

/** Follows a ticket's department; what a followed ticket is made with. */
export type OpenLive = (at: { readonly departmentId: string; readonly ticketId: string }) => LiveDepartment;

/**
 * A patient's ticket, followed from department to department: where it is transferred, the ticket it became is followed on,
 * with the same credential. Begins when it is made, and ends with {@link FollowedTicket.close}.
 *
 * @example
 * const followed = cq.tickets.follow(departmentId, ticket.id, { credential: secret });
 * followed.subscribe(() => show(followed.ticket?.code, followed.live.ticket(followed.ticketId)?.position));
 */
export class FollowedTicket {
  readonly #open: OpenLive;
  readonly #listeners = new Set<FollowedListener>();
  #live: LiveDepartment;
  #at: { readonly departmentId: string; readonly ticketId: string };
  #ticket: Ticket | null = null;

  /** Use `cq.tickets.follow(departmentId, ticketId)`. */
  constructor(open: OpenLive, at: { readonly departmentId: string; readonly ticketId: string }) {
    this.#open = open;
    this.#at = at;
    this.#live = this.#follow();
  }

  /** The department the patient is in now; another object once he is sent on. */
  get live(): LiveDepartment {
    return this.#live;
  }

  get departmentId(): string {
    return this.#at.departmentId;
  }

  /** The ticket the patient has now. */
  get ticketId(): string {
    return this.#at.ticketId;
  }

  /** That ticket in full, once known; right after a transfer it is not yet. */
  get ticket(): Ticket | null {
    return this.#ticket;
  }

  /**
   * Tells `listener` after each change from now on.
   *
   * @returns what ends it.
   */
  subscribe(listener: FollowedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends it: no listener is told any more; what was known last stays readable. */
  close(): void {
    this.#listeners.clear();
    this.#live.close();
  }

  #follow(): LiveDepartment {
    const live = this.#open(this.#at);
    live.subscribe(() => this.#tell());
    live.onTicket((ticket) => this.#take(ticket));
    return live;
  }

  #take(ticket: Ticket): void {
    const { transferredTo } = ticket;
    if (transferredTo === null) {
      this.#ticket = ticket;
    } else {
      this.#live.close();
      this.#at = transferredTo;
      this.#ticket = null;
      this.#live = this.#follow();
    }
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this);
  }
}
