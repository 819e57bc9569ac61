import type { Gate } from '@carequeue/queue-core';
import type { DepartmentId, TicketId } from '../../kernel/ids.ts';

/** A ticket of another department, as a ticket here names it. */
export interface TicketLink {
  readonly departmentId: DepartmentId;
  readonly ticketId: TicketId;
  readonly code: string;
}

/** How a linked ticket ended. */
export type LinkOutcome = 'completed' | 'cancelled' | 'expired' | 'no_show';

/** A ticket that was given elsewhere for somebody who is held here. */
export interface LinkedTicket extends TicketLink {
  /** What its end takes out of `waitsFor` here. */
  readonly brings: Gate;
  /** Null until it has ended. */
  readonly outcome: LinkOutcome | null;
}

/** What a ticket has to do with tickets of other departments; absent on a ticket that never left its own. */
export interface TicketLinks {
  readonly transferredTo?: TicketLink;
  readonly transferredFrom?: TicketLink;
  /** Oldest first. */
  readonly linkedTo?: readonly LinkedTicket[];
  /** `knownAs` is the linked ticket the held one knows, where that was transferred on to this one. */
  readonly linkedFrom?: TicketLink & { readonly knownAs?: TicketId };
  /** The patient's first ticket: its credential opens this one too. */
  readonly holderId?: TicketId;
  /** The number of that ticket's link when the patient came here: whoever followed it by then follows this one too. */
  readonly holderLink?: number;
  /** True until the other department is known to have committed; such a ticket is not called. */
  readonly isPending?: true;
}

/** How many linked tickets a ticket remembers; one visit has a few, and a ticket's size has a bound. */
export const LINKED_TICKETS_MAX = 10;

/** What anything with links can be asked. */
interface Linked {
  readonly links?: TicketLinks;
}

/** Says whether a ticket was given on another department's word that is not confirmed yet. */
export function isPending(ticket: Linked): boolean {
  return ticket.links?.isPending === true;
}

/** The tickets whose credential opens this one: its own, and the patient's first. */
export function holdersOf(ticket: Linked & { readonly id: TicketId }): readonly TicketId[] {
  const holderId = ticket.links?.holderId;
  return holderId === undefined || holderId === ticket.id ? [ticket.id] : [ticket.id, holderId];
}
