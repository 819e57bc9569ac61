import type { Gate, TicketStatus } from '@carequeue/queue-core';
import type { ErrorCode } from './generated/error-codes.ts';
import type { Ticket } from './resources/ticket.ts';

/** What a refusal says beside its code; codes that are not listed carry no facts. */
export interface FactsByCode {
  readonly header_invalid: { readonly header: string };
  readonly idempotency_key_invalid: { readonly lengthMin: number; readonly lengthMax: number };
  readonly unauthenticated: { readonly reason: 'missing' | 'malformed' | 'unknown' | 'revoked' | 'expired' };
  /** The origin to add to the key; null where the browser sent none. */
  readonly origin_not_allowed: { readonly origin: string | null };
  readonly not_allowed: { readonly caller: 'visitor' | 'ticket' | 'server' };
  readonly method_not_allowed: { readonly allowed: readonly string[] };
  readonly body_too_large: { readonly bytesMax: number };
  readonly joining_off: { readonly joinPolicy: string };
  readonly ticket_state_conflict: { readonly status: TicketStatus; readonly command: string };
  readonly ticket_gated: { readonly waitsFor: readonly Gate[] };
  readonly call_not_last: { readonly pointId: string };
  readonly call_limit_reached: { readonly callCount: number; readonly callCountMax: number };
  readonly point_busy: { readonly pointId: string; readonly capacity: number };
  readonly point_unavailable: { readonly pointId: string };
  readonly doctor_not_at_point: { readonly pointId: string; readonly doctorId: string };
  /** What the hospital tells those who wait. */
  readonly department_paused: { readonly message: string | null };
  readonly department_full: { readonly dailyCapacity: number };
  readonly remote_full: { readonly remoteQuota: number };
  readonly session_over: { readonly sessionId: string | null; readonly doctorId: string | null };
  readonly session_full: {
    readonly sessionId: string;
    readonly quota: 'booked' | 'walkIn' | 'remote';
    readonly limit: number;
  };
  readonly external_id_taken: { readonly externalId: string };
}

/** What stands in the way now, on the refusals that tell it. */
export interface CurrentByCode {
  readonly ticket_state_conflict: Ticket;
  readonly external_id_taken: Ticket;
  /** Who is called to, or inside, the point. */
  readonly point_busy: { readonly tickets: readonly Ticket[] };
}

/** {@link ErrorCode}, or `unrecognised` where something between us and CareQueue answered instead of it. */
export type ApiErrorCode = ErrorCode | 'unrecognised';

/** One thing wrong with a request. */
export interface FieldError {
  readonly in: 'body' | 'query' | 'header';
  /** JSON pointer to the value; empty for the whole. */
  readonly pointer: string;
  readonly detail: string;
}

/** The problem that carries one code. */
export interface ProblemOf<Code extends ApiErrorCode> {
  /** Address of the page about this error. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** For developers and logs: choose what people read by `code`. */
  readonly detail: string;
  /** The path that was asked for. */
  readonly instance?: string;
  readonly code: Code;
  readonly requestId: string | null;
  readonly errors?: readonly FieldError[];
  /** Undefined where it was a live connection, not a request, that was refused. */
  readonly facts?: Code extends keyof FactsByCode ? FactsByCode[Code] | undefined : unknown;
  readonly current?: Code extends keyof CurrentByCode ? CurrentByCode[Code] | undefined : unknown;
}

/** A problem as the server writes it (RFC 9457). Narrow `facts` and `current` by `code`. */
export type Problem = { readonly [Code in ApiErrorCode]: ProblemOf<Code> }[ApiErrorCode];
