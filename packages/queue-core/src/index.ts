export type { Callable, CallOrderContext } from './call-order.ts';
export { callOrder } from './call-order.ts';
export type {
  Change,
  DepartmentChange,
  DepartmentFace,
  DisplaySound,
  DisplayState,
  EventsFrame,
  Openings,
  PointFace,
  PointState,
  QueueChange,
  QueueState,
  QueueStatus,
  RecentCall,
  ResyncFrame,
  RollOverChange,
  ServerFrame,
  SessionChange,
  SessionIntake,
  SessionState,
  SnapshotFrame,
  TicketChange,
  TicketFrame,
  TranslatedName,
} from './frames.ts';
export { LIVE_CLOSE, LIVE_PROTOCOL, RECENT_CALLS_MAX } from './frames.ts';
export type { LanePattern, LaneTurn, Stream, TurnTaker } from './lanes.ts';
export { streamOf, turnAfter, turnBefore, withTurn } from './lanes.ts';
export type { CallChoice, Orderable, Ranked } from './order.ts';
export { compareWaiting, compete, indexInOrder, mayBeCalledAt, nextToCall, positionAt, positionOf } from './order.ts';
export type { Passable, Passing } from './passing.ts';
export { isPassedBy, passingOf } from './passing.ts';
export type { Placed, TicketPlace } from './place.ts';
export { placeOf } from './place.ts';
export { classOf, rankBetween, rankClass, rankInstant, rankOf } from './rank.ts';
export type { Reduction } from './reduce.ts';
export { compareMissed, reduce, stateOf, waitingAt } from './reduce.ts';
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
