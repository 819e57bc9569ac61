import type { Follower } from '../../http/auth-context.ts';
import type { DayRule, Instant } from '../../kernel/time.ts';
import { instantOf, serviceDayEndsAt } from '../../kernel/time.ts';
import type { Ticket } from './ticket.ts';
import { hasEnded } from './ticket.ts';

/**
 * Who follows a ticket came by its link. Each link has a number, its generation; with the next one the links before it,
 * and what was claimed with them, open nothing any more.
 */

/** A look at an ended ticket is of use for a while past midnight; then its link is nobody's business any more. */
const GRACE_MS = 6 * 60 * 60_000;

/** The number of a ticket's present link: 0 for the one it was issued with. */
export function linkGenerationOf({ linkGeneration = 0 }: Pick<Ticket, 'linkGeneration'>): number {
  return linkGeneration;
}

/** Says whether a follower came by this ticket's present link, or by that of the ticket its patient came with. */
export function isFollowedBy(ticket: Ticket, { ticketId, generation }: Follower): boolean {
  if (ticket.id === ticketId) return linkGenerationOf(ticket) === generation;
  return ticket.links?.holderId === ticketId && ticket.links.holderLink === generation;
}

/** Until when a link leads to a ticket at least: its service day, and a while. */
export function linkLivesUntil({ serviceDay }: Pick<Ticket, 'serviceDay'>, rule: DayRule): Instant {
  return instantOf(serviceDayEndsAt(serviceDay, rule) + GRACE_MS);
}

/** Says whether a ticket may still be followed: while it goes on, and until its link has ended. */
export function isFollowable(ticket: Ticket, moment: { readonly now: Instant; readonly rule: DayRule }): boolean {
  return !hasEnded(ticket) || moment.now < linkLivesUntil(ticket, moment.rule);
}
