import type { QueueState } from '@carequeue/sdk/live';
import type { Named } from './name-in.ts';

/** Chooses which of its names a department or a room is shown by. */
export type NameOf = (named: Named) => string;

/** A queue whose department and rooms have the names that a reader is to see; their translations stay with them. */
export function queueIn(queue: QueueState, nameOf: NameOf): QueueState {
  const { department, points } = queue;
  return {
    ...queue,
    department: { ...department, name: nameOf(department) },
    points: points.map((point) => ({ ...point, name: nameOf(point) })),
  };
}
