import type { Refusal } from '../../kernel/decision.ts';
import type { Ticket } from '../state/ticket.ts';
import type { TicketAudience, ViewMoment } from './ticket-view.ts';
import { ticketResource } from './ticket-view.ts';

/** A refusal as the caller may see it: tickets become resources, and nobody but staff is shown another's. */
export function shownRefusal(refusal: Refusal, audience: TicketAudience, moment: () => ViewMoment): Refusal {
  const { current, ...rest } = refusal;
  if (current === undefined || (audience === 'holder' && refusal.code === 'external_id_taken')) return rest;
  const show = (ticket: Ticket) => ticketResource(ticket, audience, moment());
  if (isTicketList(current)) return { ...rest, current: { tickets: current.tickets.map(show) } };
  return isTicket(current) ? { ...rest, current: show(current) } : rest;
}

function isTicket(value: unknown): value is Ticket {
  return typeof value === 'object' && value !== null && 'status' in value && 'rank' in value;
}

function isTicketList(value: unknown): value is { tickets: readonly Ticket[] } {
  return typeof value === 'object' && value !== null && 'tickets' in value && Array.isArray(value.tickets);
}
