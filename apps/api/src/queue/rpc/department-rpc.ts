import type { CallerKind, PresentedCredential } from '../../http/auth-context.ts';
import type { Refusal } from '../../kernel/decision.ts';
import type { DepartmentId, TicketId } from '../../kernel/ids.ts';
import type { NameTranslations } from '../../kernel/name-translations.ts';
import type { Instant, ServiceDay } from '../../kernel/time.ts';
import type { DayReportQuery } from '../history/day-report.ts';
import type { Command } from '../rules/commands.ts';
import type { DisplayAsk } from '../state/displays.ts';
import type { Provisioning, ProvisioningReceipt } from '../state/provisioning.ts';
import type { Ticket } from '../state/ticket.ts';
import type { TicketFilter } from '../store/store.ts';

/** Who asks, and what may let him in: part of every call of a department's object. */
export interface Approach {
  readonly presented: PresentedCredential;
  /** The kinds of callers the route lets in. */
  readonly access: readonly CallerKind[];
  /** The ticket the path names; a ticket's holder reaches no other. */
  readonly ticketId: TicketId | null;
  /** Development builds only: the instant to hold the clock at. */
  readonly drivenNow?: Instant;
}

/** A command as it crosses to the object. */
export interface CommandRequest extends Approach {
  readonly command: Command;
  /** The caller's address, for limits; null when it is not known. */
  readonly address: string | null;
  readonly idempotency: { readonly key: string; readonly path: string; readonly fingerprint: string } | null;
}

/** An answer as HTTP sends it: status and JSON text. */
export interface RpcReply {
  readonly ok: true;
  readonly status: number;
  readonly body: string;
  readonly etag: string | null;
  readonly replayed: boolean;
  /** The ticket that was issued, for whom a secret is made. */
  readonly issued: TicketId | null;
  /** The ticket's present link, where it is asked for or was made: the edge writes its code. */
  readonly link?: PresentLink;
  /** What whoever claims the ticket is told beside it. */
  readonly about?: AboutTicket;
}

/** What was read, for a reply. */
export type RpcRead = Pick<RpcReply, 'etag' | 'link' | 'about'> & { readonly body: unknown };

/** Which link of a ticket is the present one. */
export interface TicketLinkNumber {
  readonly ticketId: TicketId;
  readonly generation: number;
}

/** A ticket's present link, and where it leads. */
export interface PresentLink extends TicketLinkNumber {
  /** The hospital's own page; null for CareQueue's, which the edge knows. */
  readonly page: string | null;
}

/** Where and when a ticket is of use. */
export interface AboutTicket {
  readonly departmentName: string;
  readonly departmentNameTranslations?: NameTranslations;
  readonly serviceDay: ServiceDay;
  /** Until when its link works at least. */
  readonly until: Instant;
}

/** A "no", crossing as a value because a thrown error loses its fields on the way. */
export interface RpcRefusal {
  readonly ok: false;
  readonly refusal: Refusal;
}

/** The object cannot tell: it was never provisioned, or does not know the key. The edge asks D1. */
export interface RpcMiss {
  readonly ok: false;
  readonly miss: 'not_provisioned' | 'key_unknown';
  /** The department that cannot tell, where it is another one; and what to answer when D1 does not know it either. */
  readonly elsewhere?: { readonly departmentId: DepartmentId; readonly refusal: Refusal };
}

/** What a call of the object comes to. */
export type RpcResult = RpcReply | RpcRefusal | RpcMiss;

/** What a department holds, beside its copy: for development's proofs. */
export interface DepartmentAudit {
  readonly seq: number;
  readonly projectedSeq: number;
  /** Tickets up to this one may stand in D1 alone; null while none does. */
  readonly pastUpTo: TicketId | null;
  readonly tickets: readonly Ticket[];
}

/** What of a queue is asked for. */
export interface QueueQuery {
  /** The `seq` and `epoch` the caller has, or null for the whole. */
  readonly since: number | null;
  readonly epoch: string | null;
  /** `public` shows a server no more than a visitor sees; without it each caller sees what he may. */
  readonly audience?: 'public';
}

/** What a department's object can be asked. */
export interface DepartmentCalls {
  provision(provisioning: Provisioning): Promise<ProvisioningReceipt>;
  /** Answers what would refuse the caller before anything else is looked at, or null. */
  refuseFirst(approach: Approach): Promise<RpcRefusal | RpcMiss | null>;
  execute(request: CommandRequest): Promise<RpcResult>;
  readQueue(approach: Approach, query: QueueQuery): Promise<RpcResult>;
  readTicket(approach: Approach, ticketId: TicketId): Promise<RpcResult>;
  listTickets(approach: Approach, filter: TicketFilter): Promise<RpcResult>;
  readJoinCode(approach: Approach): Promise<RpcResult>;
  askDisplays(approach: Approach, ask: DisplayAsk): Promise<RpcResult>;
  readDayReport(approach: Approach, query: DayReportQuery): Promise<RpcResult>;
}
