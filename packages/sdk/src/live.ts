/**
 * `@carequeue/sdk/live`: what a public page needs (following a queue, and public reads) and nothing else. Taking a ticket
 * and keeping it is `@carequeue/sdk/ticket`.
 */
import type { Credential } from './credential.ts';
import type { LiveChoice } from './live/live-queue.ts';
import { LiveQueue } from './live/live-queue.ts';
import { Departments } from './resources/departments.ts';
import { Hospitals } from './resources/hospitals.ts';
import type { TransportOptions } from './transport.ts';
import { Transport } from './transport.ts';

/** What to follow, as whom, and where the API is. */
export type LiveOptions = Credential & TransportOptions & LiveChoice & { readonly departmentId: string };

/** As whom, and where the API is. */
export type VisitorOptions = Credential & TransportOptions;

/**
 * Follows a department's queue without a client.
 *
 * @throws TypeError when the credential or the base URL cannot be used.
 * @example
 * const live = createLive({ publishableKey: 'cq_pk_…', baseUrl: 'https://queue.example.org', departmentId });
 * live.subscribe(() => draw(live.state));
 */
export function createLive(options: LiveOptions): LiveQueue {
  return new LiveQueue(new Transport(options), options.departmentId, options);
}

/**
 * A client that follows queues and reads what is public.
 *
 * @example
 * const visitor = new CareQueueVisitor({ publishableKey: 'cq_pk_…', baseUrl: 'https://queue.example.org' });
 * for await (const { id, name } of visitor.departments.list()) show(name, visitor.departments.live(id));
 */
export class CareQueueVisitor {
  readonly departments: Departments;
  readonly hospitals: Hospitals;

  /** @throws TypeError when the credential or the base URL cannot be used. */
  constructor(options: VisitorOptions) {
    const transport = new Transport(options);
    this.departments = new Departments(transport);
    this.hospitals = new Hospitals(transport);
  }
}

export type {
  CallManner,
  EstimatedWait,
  Openings,
  PointState,
  QueueState,
  RecentCall,
  SessionIntake,
  SessionState,
  TicketPlace,
  WaitingTicket,
} from '@carequeue/queue-core';
export { estimateAt, isLetIn } from '@carequeue/queue-core';
export type { Credential } from './credential.ts';
export type { ApiFailure } from './errors.ts';
export {
  AbortedError,
  ApiError,
  AuthenticationError,
  CareQueueError,
  ConflictError,
  ConnectionError,
  InvalidRequestError,
  isApiError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  TimeoutError,
} from './errors.ts';
export type * from './facts.ts';
export type { ErrorCode } from './generated/error-codes.ts';
export type { LiveChoice, LiveConnection, LiveListener } from './live/live-queue.ts';
export { LiveQueue } from './live/live-queue.ts';
export type { WebSocketConstructor, WebSocketLike } from './live/web-socket.ts';
export type { ListPromise, Page } from './pages.ts';
export type * from './resources/department.ts';
export type { Departments } from './resources/departments.ts';
export type { Hospitals } from './resources/hospitals.ts';
export { QueueReader } from './resources/queue-reader.ts';
export type { CallOptions, TransportOptions } from './transport.ts';
