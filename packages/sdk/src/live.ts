/**
 * `@carequeue/sdk/live`: what a public page needs (following a queue, public reads, taking a ticket and keeping it)
 * and nothing of what staff and servers do.
 */
import { bearerOf, type Credential } from './credential.ts';
import type { LiveChoice } from './live/live-department.ts';
import { LiveDepartment } from './live/live-department.ts';
import type { WebSocketConstructor } from './live/web-socket.ts';
import { Departments } from './resources/departments.ts';
import { Hospitals } from './resources/hospitals.ts';
import { VisitorTickets } from './resources/visitor-tickets.ts';
import type { TransportOptions } from './transport.ts';
import { Transport } from './transport.ts';

/** What to follow, as whom, and where the API is. */
export type LiveOptions = Credential & TransportOptions & LiveChoice & { readonly departmentId: string };

/**
 * Follows a department's queue without a client.
 *
 * @throws TypeError when the credential or the base URL cannot be used.
 * @example
 * const live = createLive({ publishableKey: 'cq_pk_…', baseUrl: 'https://queue.example.org', departmentId });
 * live.subscribe(() => draw(live.state));
 */
export function createLive(options: LiveOptions): LiveDepartment {
  const { ticketId, WebSocket } = options;
  return new LiveDepartment(new Transport(bearerOf(options), options), options.departmentId, {
    ticketId,
    WebSocket,
    credential: options.credential,
  });
}

/**
 * A client with a visitor's part of the API only.
 *
 * @example
 * const visitor = new CareQueueVisitor({ publishableKey: 'cq_pk_…', baseUrl: 'https://queue.example.org' });
 * const ticket = await visitor.tickets.issue(departmentId);
 */
export class CareQueueVisitor {
  readonly departments: Departments;
  readonly hospitals: Hospitals;
  readonly tickets: VisitorTickets;

  /** @throws TypeError when the credential or the base URL cannot be used. */
  constructor(options: Credential & TransportOptions & { readonly WebSocket?: WebSocketConstructor | undefined }) {
    const transport = new Transport(bearerOf(options), options);
    this.departments = new Departments(transport, options.WebSocket);
    this.hospitals = new Hospitals(transport);
    this.tickets = new VisitorTickets(transport, options.WebSocket);
  }
}

export type {
  CallManner,
  EstimatedWait,
  PointState,
  QueueState,
  RecentCall,
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
export type { FollowedListener, FollowedTicket } from './live/followed-ticket.ts';
export type { LiveChoice, LiveConnection, LiveListener, TicketListener } from './live/live-department.ts';
export { LiveDepartment } from './live/live-department.ts';
export type { TicketView } from './live/ticket-view.ts';
export type { WebSocketConstructor, WebSocketLike } from './live/web-socket.ts';
export type { ListPromise, Page } from './pages.ts';
export type * from './resources/department.ts';
export type * from './resources/ticket.ts';
export type { CallOptions, CommandOptions, TransportOptions } from './transport.ts';
