export type {
  CallManner,
  DisplaySound,
  DisplayState,
  EstimatedWait,
  Gate,
  Lane,
  Openings,
  PointState,
  Priority,
  QueueState,
  QueueStatus,
  RecentCall,
  SessionIntake,
  SessionState,
  SnapshotFrame,
  TicketPlace,
  TicketStatus,
  WaitingTicket,
} from '@carequeue/queue-core';
export { estimateAt, isLetIn } from '@carequeue/queue-core';
export type { CareQueueOptions } from './client.ts';
export { CareQueue } from './client.ts';
export type { CommandOptions } from './command.ts';
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
export type { TicketChoice } from './live/live-department.ts';
export { LiveDepartment } from './live/live-department.ts';
export type { LiveChoice, LiveConnection, LiveListener } from './live/live-queue.ts';
export { LiveQueue } from './live/live-queue.ts';
export type { TicketListener } from './live/own-ticket.ts';
export type { DisplaysListener } from './live/staff-department.ts';
export { StaffDepartment } from './live/staff-department.ts';
export type { TicketView } from './live/ticket-view.ts';
export type { WebSocketConstructor, WebSocketLike } from './live/web-socket.ts';
export type { ListPromise, Page } from './pages.ts';
export type { FetchedResponse, FetchLike } from './request.ts';
export type * from './resources/department.ts';
export type { Departments } from './resources/departments.ts';
export type { Hospitals } from './resources/hospitals.ts';
export type { ManagedDepartments } from './resources/managed-departments.ts';
export type { NextCall, PointSetting, Queue } from './resources/queue.ts';
export type { StaffDepartments } from './resources/staff-departments.ts';
export type * from './resources/ticket.ts';
export type { TicketDepartments } from './resources/ticket-departments.ts';
export type { Tickets } from './resources/tickets.ts';
export type { VisitorTickets } from './resources/visitor-tickets.ts';
export type { CallOptions, TransportOptions } from './transport.ts';
