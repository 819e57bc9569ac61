import { checkedBearer, ticketIdOf } from '../credential.ts';
import type { Ticket } from '../resources/ticket.ts';
import type { Transport } from '../transport.ts';
import type { LiveChoice } from './live-queue.ts';
import { LiveQueue } from './live-queue.ts';
import type { FrameListener, TicketListener } from './own-ticket.ts';
import { OwnTicket } from './own-ticket.ts';
import type { TicketView } from './ticket-view.ts';
import { viewTicket } from './ticket-view.ts';

/** What to follow, and as whom. */
export interface TicketChoice extends LiveChoice {
  /** A ticket to follow; the one of a ticket credential is followed by itself. */
  readonly ticketId?: string | undefined;
}

/**
 * A department's queue, followed, with what it says of single tickets: any one's place, and one's own ticket in full.
 *
 * @example
 * const live = cq.departments.live(departmentId, { credential: secret });
 * live.subscribe(() => show(live.ticket(ticketId)?.position, live.connection.status));
 */
export class LiveDepartment extends LiveQueue {
  /** The ticket that is followed, if any. */
  readonly ticketId: string | null;
  readonly #own: OwnTicket;
  readonly #now: () => number;

  /** Use `departments.live(id)` of a client that has tickets. */
  constructor(transport: Transport, departmentId: string, choice: TicketChoice = {}, onFrame?: FrameListener) {
    const credential = checkedBearer(choice.credential ?? transport.credential);
    const ticketId = choice.ticketId ?? ticketIdOf(credential);
    const own = new OwnTicket({ transport, departmentId, ticketId, credential, onFrame });
    super(transport, departmentId, choice, own);
    this.ticketId = ticketId;
    this.#own = own;
    this.#now = transport.now;
  }

  /** The followed ticket in full, once known; needs its own credential or a secret key. */
  get ownTicket(): Ticket | null {
    return this.#own.ticket;
  }

  /**
   * Tells where a ticket stands, its position and expected wait, computed here from the state.
   *
   * @returns null before the first state, and for a ticket the queue does not hold (a followed one that has ended is
   * still told).
   */
  ticket(ticketId: string): TicketView | null {
    const { state } = this;
    if (state === null) return null;
    const view = viewTicket(state, ticketId, this.#now() + this.clockOffsetMs);
    return view === null && ticketId === this.ticketId ? this.#own.ended : view;
  }

  /**
   * Tells `listener` of the followed ticket in full: at first, and after each change of it.
   *
   * @returns what ends it.
   */
  onTicket(listener: TicketListener): () => void {
    return this.#own.subscribe(listener);
  }
}
