export type {
  Change,
  DepartmentChange,
  DepartmentFace,
  EventsFrame,
  LanePattern,
  PointFace,
  PointState,
  QueueChange,
  QueueState,
  QueueStatus,
  RecentCall,
  ResyncFrame,
  RollOverChange,
  ServerFrame,
  SessionState,
  SnapshotFrame,
  TicketChange,
  TicketFrame,
} from './frames.ts';
export { LIVE_CLOSE, LIVE_PROTOCOL, RECENT_CALLS_MAX } from './frames.ts';
export type { CallChoice, Orderable, Ranked } from './order.ts';
export { compareWaiting, compete, indexInOrder, mayBeCalledAt, nextToCall, positionAt, positionOf } from './order.ts';
export { classOf, rankBetween, rankClass, rankOf } from './rank.ts';
export type { Reduction } from './reduce.ts';
export { applyChange, compareMissed, reduce, stateOf } from './reduce.ts';
export type {
  ActiveTicket,
  CallManner,
  EndedStatus,
  EndedTicket,
  Gate,
  Lane,
  MissedTicket,
  Priority,
  PublicTicket,
  TicketStatus,
  WaitingTicket,
} from './ticket.ts';
export { isLetIn } from './ticket.ts';
export type { EstimatedWait, WaitPoint, WaitTable } from './wait.ts';
export { estimateAt, roundMinutes } from './wait.ts';
