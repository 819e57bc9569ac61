import type { LaneTurn, QueueStatus, RecentCall } from '@carequeue/queue-core';
import type { DoctorId, PointId, TicketId } from '../../kernel/ids.ts';
import type { Instant, ServiceDay } from '../../kernel/time.ts';
import type { ServicePoint } from './points.ts';
import type { Provisioning } from './provisioning.ts';
import type { Series } from './series.ts';
import type { Session } from './session.ts';
import type { SessionTaken } from './session-quotas.ts';
import type { ActiveTicket, MissedTicket, OpenTicket, WaitingTicket } from './ticket.ts';

/**
 * What a department's object holds in memory: everything it needs to decide, never more than what is open today.
 * Changed by `apply` alone, after the event is written.
 */
export interface DepartmentState {
  provisioning: Provisioning;
  /** In the hospital's order; what rules and frames read. */
  points: readonly ServicePoint[];
  epoch: string;
  /** Number of the last event. */
  seq: number;
  status: QueueStatus;
  message: string | null;
  serviceDay: ServiceDay;
  serviceDayStartsAt: Instant;
  serviceDayEndsAt: Instant;
  /** The sessions of the service day, by their start; at least one. */
  sessions: readonly Session[];
  /** When the department and its doctors are there again on a later day; none where nothing is planned. */
  later: readonly LaterOpening[];
  /** What each planned session has taken. */
  readonly taken: Map<string, SessionTaken>;
  /** The series that have given a number on this service day, by their ids. */
  readonly series: Map<string, Series>;
  /** Tickets of the service day that were taken away from the site. */
  remoteIssued: number;
  /** The tickets whose patients are away, and when they lapse: null while their turn has not come. */
  readonly away: Map<TicketId, Instant | null>;
  /** By rank; `waitingInOrder` makes the order they are called in. */
  readonly waiting: WaitingTicket[];
  /** How many wait in each line of each priority; a line nobody stands in is left out. */
  readonly waitingCounts: Map<string, number>;
  /** How many wait for each doctor; one nobody waits for is left out. */
  readonly waitingByDoctor: Map<DoctorId, number>;
  /** How often a waiting ticket was passed over since it last changed; never is left out. */
  readonly passedOver: Map<TicketId, number>;
  /** Whose turn it is in the department's pattern. */
  turns: readonly LaneTurn[];
  /** Waiting, called, serving and missed tickets by id. */
  readonly open: Map<TicketId, OpenTicket>;
  readonly active: Map<TicketId, ActiveTicket>;
  readonly missed: Map<TicketId, MissedTicket>;
  /** Newest first. */
  recent: RememberedCall[];
  /** The latest visits; newest last. */
  occupancies: Occupancy[];
  /** The tickets of the last call at each point, while nothing else has happened there. */
  readonly undoableCalls: Map<PointId, readonly TicketId[]>;
  /** The latest call at each point. */
  readonly lastCallAt: Map<PointId, Instant>;
}

/** When somebody comes on a day after the running one. */
export interface LaterOpening {
  /** Whose; null for anybody's. */
  readonly doctorId: DoctorId | null;
  /** Null where nobody can say. */
  readonly at: Instant | null;
}

/** A call as boards list it, but for its label: that is told as it is when somebody asks. */
export interface RememberedCall extends Omit<RecentCall, 'id' | 'label'> {
  readonly id: TicketId;
}

/** How long a visit held its point, from call to end. */
export interface Occupancy {
  readonly pointId: PointId;
  readonly ms: number;
}

/** The tickets at a point, in the order of issue. */
export function ticketsAtPoint(state: DepartmentState, pointId: PointId): readonly ActiveTicket[] {
  const here = [...state.active.values()].filter((ticket) => ticket.pointId === pointId);
  return here.sort((a, b) => (a.id < b.id ? -1 : 1));
}
