import type { Answered, Asked } from './schema.ts';

/** A place in a department's queue; patients read "token". Instants are ISO 8601 with `Z`. */
export interface Ticket extends Answered<'Ticket'> {}

/** A ticket just issued. Its `secret` opens it to whoever holds it, and is given once: keep it on the patient's device. */
export interface IssuedTicket extends Answered<'IssuedTicket'> {}

/** A ticket as `GET` gives it, with the department's `seq` the answer was true at. */
export interface TicketReading extends Answered<'TicketAtSeq'> {}

/** What a ticket's link opens. Its `credential` follows the ticket and changes nothing. */
export interface ClaimedTicket extends Answered<'ClaimedTicket'> {}

/** A ticket's link, and the code behind its `#`. */
export interface ClaimLink extends Answered<'TicketClaimLink'> {}

/** What to issue. All of it may be left out; a priority needs a secret key and a reason. */
export interface NewTicket extends Asked<'IssueTicket'> {}

/** What to hold a patient for, and where it is done. */
export interface Hold extends Asked<'HoldTicket'> {}

/** Where to send a patient, and how urgently. */
export interface Transfer extends Asked<'TransferTicket'> {}

/** A ticket of another department. */
export type TicketLink = NonNullable<Ticket['transferredTo']>;

/** Who a ticket is for, as far as it was told. */
export type Patient = NonNullable<Ticket['patient']>;

/** What a patient needs; staff see it, public screens never do. */
export type Need = Ticket['needs'][number];

/** Where a ticket was taken. */
export type TicketSource = Ticket['source'];

/** Why a ticket goes before others. */
export type PriorityReason = NonNullable<Ticket['priorityReason']>;

/** Which tickets to list. */
export interface TicketFilter {
  /** Local date; every day where absent. */
  readonly serviceDay?: string | undefined;
  readonly status?: Ticket['status'] | undefined;
  readonly externalId?: string | undefined;
  /** A page's size, 1 to 200. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** What a ticket command answers. */
export interface TicketAnswer {
  /** As it stands after the command. */
  readonly ticket: Ticket;
}

/** What replacing a ticket's link answers: the new one. */
export interface RelinkedAnswer extends TicketAnswer, ClaimLink {}

/** What is said of a visit that is over. */
export interface Completion {
  /** Staff's own; the patient never sees it. */
  readonly notes?: string | undefined;
  /** Calls whoever is next to the same point, in the same commit. */
  readonly next?: boolean | undefined;
}

/** What completing a ticket and calling the next answers. */
export interface CompletedAnswer extends TicketAnswer {
  /** Who was called, or null when nobody may be. */
  readonly next: Ticket | null;
}
