import type { QueueState } from '@carequeue/sdk/live';

/**
 * The part of a department's queue that is one doctor's: his points, who is in line for him or for any doctor, whom he
 * missed, and his last calls. All of it for an empty `doctorId`.
 */
export function queueOfDoctor(queue: QueueState, doctorId: string): QueueState {
  if (doctorId === '') return queue;
  const points = queue.points.filter((point) => point.doctorId === doctorId);
  const pointIds = new Set(points.map(({ id }) => id));
  const recent = queue.recent.filter(({ pointId }) => pointIds.has(pointId));
  const called = new Set(recent.map(({ id }) => id));
  const isHis = (ticket: { doctorId: string | null }): boolean => ticket.doctorId === doctorId;
  return {
    ...queue,
    points,
    recent,
    waiting: queue.waiting.filter((ticket) => isHis(ticket) || ticket.doctorId === null),
    missed: queue.missed.filter((ticket) => isHis(ticket) || (ticket.doctorId === null && called.has(ticket.id))),
  };
}
