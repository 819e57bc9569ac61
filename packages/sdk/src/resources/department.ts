import type { SnapshotFrame } from '@carequeue/queue-core';
import type { Answered, Asked } from './schema.ts';

/** A department of the caller's hospital, with its points and doctors. */
export interface Department extends Answered<'Department'> {}

/** What to change of a department; a secret key is needed. */
export interface UpdateDepartment extends Asked<'UpdateDepartment'> {}

/** What the public is told of a doctor beside the queue; leave is local dates, both included. */
export interface Doctor extends Answered<'Doctor'> {}

/** The doctors of a department, in the order they were added. */
export interface DoctorList {
  readonly data: readonly Doctor[];
}

/** A screen of the waiting rooms, as it tells of itself. */
export interface Display extends Answered<'Display'> {}

/** The screens of a department, those that need somebody first. */
export interface DisplayList {
  readonly data: readonly Display[];
}

/** A queue as `GET …/queue` gives it: the snapshot frame itself. */
export type QueueReading = SnapshotFrame;

/** What a queue command answers. */
export interface QueueAnswer {
  /** As it stands after the command. */
  readonly queue: QueueReading;
}

/** How a session goes: `until` with `delayed` and `break` only; the public reads `reason`. */
export interface SetSession extends Asked<'SetSession'> {}

/** Who is moved, and where: another doctor, any (`doctorId: null`), another session, or home (`to: null`). */
export interface MoveWaiting extends Asked<'MoveWaiting'> {}

/** All departments' public state. */
export interface HospitalQueues {
  readonly data: readonly QueueReading[];
}

/** A page of departments. */
export interface DepartmentFilter {
  /** A page's size, 1 to 200. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** The code that shows that a visitor is at the site; another one every five minutes. */
export interface JoinCode extends Answered<'JoinCode'> {}

/** A service day accounted for: `issued` is the sum of what was completed, transferred … and is still open. */
export interface DayReport extends Answered<'DayReport'> {}

/** Which report is wanted. */
export interface DayReportFilter {
  /** Local date; the running service day where absent. */
  readonly serviceDay?: string | undefined;
  /** Only the tickets for this doctor. */
  readonly doctorId?: string | undefined;
}
