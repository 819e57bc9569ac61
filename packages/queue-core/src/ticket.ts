/**
 * The words a ticket is described with, shared by the Department, the SDK and the widgets.
 *
 * A *ticket* is a place in a queue; patients read "token".
 */

/** Where a ticket stands in its life. `waiting`, `called`, `serving` and `missed` are open; the rest have ended. */
export type TicketStatus =
  | 'waiting'
  | 'called'
  | 'serving'
  | 'missed'
  | 'completed'
  | 'cancelled'
  | 'expired'
  | 'no_show'
  | 'transferred';

/** Statuses after which a ticket never changes again. */
export type EndedStatus = Exclude<TicketStatus, 'waiting' | 'called' | 'serving' | 'missed'>;

/** How urgent a ticket is; above `normal` a reason is recorded. */
export type Priority = 'emergency' | 'high' | 'normal';

/** The stream inside a priority a ticket is served from. */
export type Lane = 'booked' | 'walk-in' | 'review' | 'late';

/** What a waiting ticket still waits for before it may be called. */
export type Gate = 'arrival' | 'payment' | 'vitals' | 'result' | 'other';

/** How a call should be made for this patient, derived from needs without naming them. */
export interface CallManner {
  /** Say it more than once. */
  readonly repeat: boolean;
  /** Leave it standing for longer. */
  readonly longer: boolean;
  /** Do not speak it: somebody fetches the patient. */
  readonly silent: boolean;
}

interface TicketFace {
  /** `tkt_…`; sorts in the order of issue. */
  readonly id: string;
  /** Prefix and number, the same string on slip, board, phone and in every language. */
  readonly code: string;
  /** What a public screen shows: the code, or a name where department and patient agreed to it. */
  readonly label: string;
  /** BCP 47 tag of the language the patient wants to be called in. */
  readonly language: string | null;
  /** The doctor the ticket is for, or null for any. */
  readonly doctorId: string | null;
}

/** A ticket in the queue as the public may see it. */
export interface WaitingTicket extends TicketFace {
  readonly status: 'waiting';
  readonly lane: Lane;
  /** Opaque sortable text; its first character is the priority's class. {@link callOrder} makes the order of it. */
  readonly rank: string;
  /** True while it waits for something (payment, a result, arrival) and so is not called. */
  readonly gated: boolean;
  /** How many later tickets were called before it because of priority or lane, since it last changed. */
  readonly passedOver: number;
}

/** A ticket that is called to, or inside, a service point. */
export interface ActiveTicket extends TicketFace {
  readonly status: 'called' | 'serving';
  readonly pointId: string;
  /** ISO 8601 instant of the latest call. */
  readonly calledAt: string;
  /** ISO 8601 instant; null while called. That of the call where being called is being let in. */
  readonly startedAt: string | null;
  readonly callCount: number;
  readonly call: CallManner;
}

/** A ticket whose patient did not come when called and may still return. */
export interface MissedTicket extends TicketFace {
  readonly status: 'missed';
  /** ISO 8601 instant. */
  readonly missedAt: string;
}

/** A ticket that has left the queue. */
export interface EndedTicket extends TicketFace {
  readonly status: EndedStatus;
}

/** A ticket as any public frame shows it: never needs, priority, reason, note, phone. */
export type PublicTicket = WaitingTicket | ActiveTicket | MissedTicket | EndedTicket;

/** Says whether a ticket was started by the act that called it: the patient is still on the way, and told so. */
export function isLetIn(ticket: Pick<ActiveTicket, 'calledAt' | 'startedAt'>): boolean {
  return ticket.startedAt !== null && ticket.startedAt === ticket.calledAt;
}
