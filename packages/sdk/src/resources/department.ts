import type { SnapshotFrame } from '@carequeue/queue-core';

/** A department of the caller's hospital. */
export interface Department {
  /** `dep_…` */
  readonly id: string;
  readonly hospitalId: string;
  readonly name: string;
  /** Prefix of its codes; may be empty. */
  readonly code: string;
  /** IANA zone. */
  readonly timeZone: string;
}

/** A queue as `GET …/queue` gives it: the snapshot frame itself. */
export type QueueReading = SnapshotFrame;

/** What a queue command answers. */
export interface QueueAnswer {
  /** As it stands after the command. */
  readonly queue: SnapshotFrame;
}

/** All departments' public state. */
export interface HospitalQueues {
  readonly data: readonly QueueReading[];
}

/** A page of departments. */
export interface DepartmentFilter {
  /** A page's size, 1 to 100. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}
