import { unreachable } from '../../kernel/invariant.ts';
import { serviceDayEndsAt, toIso } from '../../kernel/time.ts';
import type { Outcome } from '../rules/outcome.ts';
import type { Provisioning } from '../state/provisioning.ts';
import { ticketPageOf } from '../state/provisioning.ts';
import type { DepartmentState } from '../state/state.ts';
import type { Ticket } from '../state/ticket.ts';
import { hasEnded } from '../state/ticket.ts';
import { linkGenerationOf, linkLivesUntil } from '../state/ticket-followers.ts';
import { snapshotFrame } from '../views/frames.ts';
import type { TicketAudience, ViewMoment } from '../views/ticket-view.ts';
import { ticketResource } from '../views/ticket-view.ts';
import type { AboutTicket, PresentLink, RpcReply } from './department-rpc.ts';

const STATUS_OK = 200;
const STATUS_CREATED = 201;

/** Which link a ticket has, and where it leads now. */
export function linkOf(ticket: Ticket, provisioning: Provisioning): PresentLink {
  return { ticketId: ticket.id, generation: linkGenerationOf(ticket), page: ticketPageOf(provisioning) };
}

/** What whoever claims a ticket is told beside it. */
export function aboutTicket(ticket: Ticket, { name, nameTranslations, settings }: Provisioning): AboutTicket {
  const { serviceDay } = ticket;
  const names = nameTranslations === undefined ? {} : { departmentNameTranslations: nameTranslations };
  return { departmentName: name, ...names, serviceDay, until: linkLivesUntil(ticket, settings) };
}

/** When a ticket's day ends for whoever keeps it; while it goes on in a department that never closes, the present day. */
export function dayOf(ticket: Ticket, { provisioning, serviceDay: today }: DepartmentState) {
  const { settings } = provisioning;
  const outlivesDay = settings.roundTheClock && !hasEnded(ticket);
  const day = outlivesDay && today > ticket.serviceDay ? today : ticket.serviceDay;
  return { dayEndsAt: toIso(serviceDayEndsAt(day, settings)), outlivesDay };
}

/** The answer to an accepted command. */
export function replyTo({ answer }: Outcome, audience: TicketAudience, moment: ViewMoment): RpcReply {
  const show = (ticket: Ticket) => ticketResource(ticket, audience, moment);
  const { provisioning } = moment.state;
  const done = { ok: true, status: STATUS_OK, etag: null, replayed: false, issued: null } as const;
  switch (answer.kind) {
    case 'issued': {
      const { ticket } = answer;
      return {
        ...{
          ...done,
          status: STATUS_CREATED,
          body: JSON.stringify({ ...show(ticket), ...dayOf(ticket, moment.state) }),
        },
        ...{ issued: ticket.id, link: linkOf(ticket, provisioning) },
      };
    }
    case 'ticket':
      return { ...done, body: JSON.stringify({ ticket: show(answer.ticket) }) };
    case 'relinked':
      return {
        ...done,
        body: JSON.stringify({ ticket: show(answer.ticket) }),
        link: linkOf(answer.ticket, provisioning),
      };
    case 'completed': {
      const next = answer.next === null ? null : show(answer.next);
      return { ...done, body: JSON.stringify({ ticket: show(answer.ticket), next }) };
    }
    case 'called': {
      const tickets = answer.tickets.map(show);
      return { ...done, body: JSON.stringify(answer.many ? { tickets } : { ticket: tickets[0] ?? null }) };
    }
    case 'queue':
      return { ...done, body: JSON.stringify({ queue: snapshotFrame('staff', moment) }) };
    default:
      return unreachable(answer);
  }
}
