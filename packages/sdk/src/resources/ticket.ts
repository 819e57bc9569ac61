import type { EstimatedWait, Gate, Lane, Priority, TicketStatus } from '@carequeue/queue-core';

/** What a patient needs; staff see it, public screens never do. */
export type Need = 'collect-in-person' | 'large-print' | 'lip-reading' | 'interpreter' | 'wheelchair' | 'hearing-loop';

/** Where a ticket was taken. */
export type TicketSource = 'web' | 'kiosk' | 'reception';

/** Why a ticket goes before others. */
export type PriorityReason = 'senior' | 'pregnant' | 'infant' | 'disability' | 'staff' | 'clinical' | 'other';

/** Who a ticket is for, as far as it was told. */
export interface Patient {
  readonly name: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly birthYear: number | null;
}

/** A place in a department's queue; patients read "token". Instants are ISO 8601 with `Z`. */
export interface Ticket {
  /** `tkt_…` */
  readonly id: string;
  readonly departmentId: string;
  /** From 1 in its series, without gap. */
  readonly number: number;
  /** The one string shown everywhere, such as `CAR-12`. */
  readonly code: string;
  readonly status: TicketStatus;
  readonly priority: Priority;
  readonly priorityReason: PriorityReason | null;
  readonly lane: Lane;
  readonly doctorId: string | null;
  readonly pointId: string | null;
  readonly patient: Patient | null;
  /** From 1; null unless waiting. */
  readonly position: number | null;
  /** Null where there is not enough to say. */
  readonly estimatedWait: EstimatedWait | null;
  /** What it still waits for before it may be called. */
  readonly waitsFor: readonly Gate[];
  readonly needs: readonly Need[];
  readonly source: TicketSource;
  /** BCP 47. */
  readonly language: string | null;
  /** Your own name for it, unique in the hospital. */
  readonly externalId: string | null;
  /** At most 20 short strings; never public. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Local date of its service day. */
  readonly serviceDay: string;
  readonly callCount: number;
  readonly issuedAt: string;
  readonly readyAt: string | null;
  readonly calledAt: string | null;
  readonly startedAt: string | null;
  readonly missedAt: string | null;
  readonly endedAt: string | null;
  readonly reason: string | null;
  /** Staff and server only; null for others. */
  readonly notes: string | null;
  /** Rises with each change. */
  readonly version: number;
}

/** A ticket just issued. */
export interface IssuedTicket extends Ticket {
  /** `cq_tk_…`: opens this ticket to whoever holds it. Given once; keep it with the patient's device. */
  readonly secret: string;
}

/** A ticket as `GET` gives it. */
export interface TicketReading extends Ticket {
  /** The department's sequence number the answer was true at. */
  readonly seq: number;
}

/** What to issue. All of it may be left out. */
export interface NewTicket {
  readonly patient?: {
    readonly name?: string | undefined;
    readonly phone?: string | undefined;
    readonly birthYear?: number | undefined;
  };
  /** Above `normal` only with a secret key, and with a reason. */
  readonly priority?: Priority | undefined;
  readonly priorityReason?: PriorityReason | undefined;
  readonly doctorId?: string | undefined;
  readonly needs?: readonly Need[] | undefined;
  readonly waitsFor?: readonly Gate[] | undefined;
  readonly source?: TicketSource | undefined;
  readonly language?: string | undefined;
  readonly externalId?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

/** Which tickets to list. */
export interface TicketFilter {
  /** Local date; today where absent. */
  readonly serviceDay?: string | undefined;
  readonly status?: TicketStatus | undefined;
  readonly externalId?: string | undefined;
  /** A page's size, 1 to 100. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** What a ticket command answers. */
export interface TicketAnswer {
  /** As it stands after the command. */
  readonly ticket: Ticket;
}
