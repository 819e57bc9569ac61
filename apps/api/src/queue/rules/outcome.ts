import type { CallerKind } from '../../http/auth-context.ts';
import type { InputError } from '../../http/refusals.ts';
import type { TicketId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { QueueRefusal } from '../refusals.ts';
import type { Actor, EventChange } from '../state/events.ts';
import type { Ticket } from '../state/ticket.ts';
import type { TicketLink } from '../state/ticket-link.ts';
import type { JoinProof } from './join-code.ts';

/** The ticket another department gave, and for which version of the one here. */
export interface TransferGrant {
  readonly link: TicketLink;
  readonly version: number;
}

/** What a command is decided with besides the state: nothing here is read from a clock or drawn by the rules. */
export interface DecisionContext {
  readonly now: Instant;
  readonly actor: Actor;
  /** The id the ticket gets if one is issued. */
  readonly newTicketId: TicketId;
  /** Open tickets a visitor may hold here under one phone number. */
  readonly openTicketsPerPhoneMax: number;
  /** What the code a visitor gave shows; nothing where none is asked for. */
  readonly joinProof: JoinProof;
  /** The ticket the command is about, open or ended. */
  readonly ticket: Ticket | null;
  /** The ticket that already has the wanted externalId. */
  readonly externalIdHolder: Ticket | null;
  /** What another department gave for the ticket, where the command takes it there. */
  readonly grant?: TransferGrant;
}

/** What the answer shows. */
export type Answer =
  | { readonly kind: 'issued'; readonly ticket: Ticket }
  | { readonly kind: 'ticket'; readonly ticket: Ticket }
  | { readonly kind: 'relinked'; readonly ticket: Ticket }
  | { readonly kind: 'completed'; readonly ticket: Ticket; readonly next: Ticket | null }
  | { readonly kind: 'called'; readonly tickets: readonly Ticket[]; readonly many: boolean }
  | { readonly kind: 'queue' };

/** An accepted command: what changes (nothing, when it already was so) and what is answered. */
export interface Outcome {
  readonly changes: readonly EventChange[];
  readonly answer: Answer;
}

/** A field of the body names something that is not there. */
export interface InvalidField {
  readonly code: 'invalid_request';
  readonly facts: { readonly errors: readonly InputError[] };
}

/** The command is not for this caller. */
export interface NotAllowed {
  readonly code: 'not_allowed';
  readonly facts: { readonly caller: CallerKind };
}

/** There is no such ticket in this department. */
export interface TicketNotFound {
  readonly code: 'not_found';
  readonly facts: Record<string, never>;
}

/** The same phone already holds as many open tickets as a visitor may. */
export interface TooManyTickets {
  readonly code: 'rate_limited';
  readonly facts: { readonly retryAfterSeconds: number };
}

/** Any "no" of the rules. */
export type RuleRefusal = QueueRefusal | InvalidField | NotAllowed | TicketNotFound | TooManyTickets;

/** Makes the refusal of one field of the body. */
export function invalidField(pointer: string, detail: string): InvalidField {
  return { code: 'invalid_request', facts: { errors: [{ in: 'body', pointer, detail }] } };
}
