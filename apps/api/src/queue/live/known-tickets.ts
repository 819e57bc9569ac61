import type { TicketId } from '../../kernel/ids.ts';
import type { KnownTickets } from '../rpc/admission.ts';
import { isFollowable, isFollowedBy } from '../state/ticket-followers.ts';
import { holdersOf } from '../state/ticket-link.ts';
import type { LinkStore } from '../store/link-store.ts';
import type { LiveQueue } from './live-queue.ts';

/** What a department's queue and storage know of those who hold or follow its tickets. */
export function knownTickets(queue: LiveQueue, links: LinkStore): KnownTickets {
  /** The patient's first ticket where it is of this department, and those he was given here when he came from another. */
  const ticketsOf = (id: TicketId) =>
    [queue.findTicket(id), ...links.ticketsOf(id)].filter((ticket) => ticket !== null);
  return {
    knowsHolder: (holder) =>
      holder.kind === 'ticket'
        ? queue.findTicket(holder.ticketId) !== null || links.knowsHolder(holder.ticketId)
        : ticketsOf(holder.ticketId).some((ticket) => isFollowedBy(ticket, holder)),
    isHeldBy: (ticketId, holder) => {
      const ticket = queue.findTicket(ticketId);
      if (ticket === null) return false;
      return holder.kind === 'ticket' ? holdersOf(ticket).includes(holder.ticketId) : isFollowedBy(ticket, holder);
    },
    lapseOf: (follower) => {
      const tickets = ticketsOf(follower.ticketId);
      if (tickets.length === 0) return null;
      const followed = tickets.filter((ticket) => isFollowedBy(ticket, follower));
      if (followed.length === 0) return 'revoked';
      const moment = { now: queue.now(), rule: queue.state.provisioning.settings };
      return followed.some((ticket) => isFollowable(ticket, moment)) ? null : 'expired';
    },
  };
}
