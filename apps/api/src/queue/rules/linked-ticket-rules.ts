import type { Gate } from '@carequeue/queue-core';
import type { Decision } from '../../kernel/decision.ts';
import { accepted } from '../../kernel/decision.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { Instant } from '../../kernel/time.ts';
import type { TicketEventChange } from '../state/events.ts';
import type { OpenTicket, ServingTicket, Ticket } from '../state/ticket.ts';
import { hasEnded } from '../state/ticket.ts';
import { held, readied } from '../state/ticket-changes.ts';
import type { LinkedTicket, LinkOutcome, TicketLink } from '../state/ticket-link.ts';
import { LINKED_TICKETS_MAX } from '../state/ticket-link.ts';
import type { Outcome, RuleRefusal, TransferGrant } from './outcome.ts';
import type { LinkedHold } from './transfer-ask.ts';

/**
 * A patient is held here for something that is done elsewhere:
 *
 *     here     serving ──hold, at──▶ waiting, gated ◀────────────────────── ready ──▶ called again at the old place
 *     there                 issued, waiting ──▶ … ──▶ ended ──linked ticket ended──┘
 *
 * Whatever way the ticket there ends, what it should bring is no longer waited for: nobody else would ever say so.
 */

/** Decides a hold with a ticket in another department, once that has given one for the ticket as it stands. */
export function decideLinkedHold(
  ticket: ServingTicket,
  body: LinkedHold,
  grant: TransferGrant,
): Decision<Outcome, RuleRefusal> {
  const linked: LinkedTicket = { ...grant.link, brings: broughtBy(body.waitsFor), outcome: null };
  const linkedTo = [...(ticket.links?.linkedTo ?? []), linked].slice(-LINKED_TICKETS_MAX);
  const waiting = { ...held(ticket, body.waitsFor), links: { ...ticket.links, linkedTo } };
  return accepted({
    changes: [{ kind: 'ticket.held', ticket: waiting }],
    answer: { kind: 'ticket', ticket: waiting },
  });
}

/** A linked ticket brings the result; where none is waited for, what is named first. */
function broughtBy(waitsFor: readonly Gate[]): Gate {
  const [first] = waitsFor;
  invariant(first !== undefined, 'a hold waits for something');
  return waitsFor.includes('result') ? 'result' : first;
}

/** What a department does on the news that a linked ticket has ended: a change, nothing, or to send it on. */
export type LinkedEnd = { readonly change: TicketEventChange | null } | { readonly movedTo: TicketLink };

/**
 * Decides what the end of a linked ticket changes. Told twice, it changes nothing the second time; of several tickets
 * given for one, the last brings what is waited for.
 */
export function decideLinkedEnd(
  ticket: Ticket | null,
  news: { readonly linkedId: string; readonly outcome: LinkOutcome },
  moment: { readonly now: Instant; readonly lateAfterMinutes: number },
): LinkedEnd {
  const movedTo = ticket?.links?.transferredTo;
  if (movedTo !== undefined) return { movedTo };
  if (ticket === null || hasEnded(ticket)) return { change: null };
  const linkedTo = ticket.links?.linkedTo ?? [];
  const linked = linkedTo.find(({ ticketId }) => ticketId === news.linkedId);
  if (linked === undefined || linked.outcome !== null) return { change: null };
  const known = linkedTo.map((each) => (each === linked ? { ...each, outcome: news.outcome } : each));
  const isLast = linked === linkedTo[linkedTo.length - 1];
  const told = {
    ...broughtTo(ticket, isLast ? linked.brings : null, moment),
    links: { ...ticket.links, linkedTo: known },
  };
  return { change: { kind: 'ticket.readied', ticket: told } };
}

function broughtTo(
  ticket: OpenTicket,
  gate: Gate | null,
  { now, lateAfterMinutes }: { readonly now: Instant; readonly lateAfterMinutes: number },
): OpenTicket {
  if (ticket.status !== 'waiting' || gate === null || !ticket.waitsFor.includes(gate)) {
    return { ...ticket, version: ticket.version + 1 };
  }
  return readied(ticket, gate, now, lateAfterMinutes);
}

/** How a ticket ended, for whoever waits for it elsewhere; null while it goes on, here or in another department. */
export function outcomeOf({ status }: Ticket): LinkOutcome | null {
  switch (status) {
    case 'completed':
    case 'cancelled':
    case 'expired':
    case 'no_show':
      return status;
    default:
      return null;
  }
}
