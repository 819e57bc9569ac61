import type { LiveDepartment, TicketChoice } from '../live/live-department.ts';
import type { LiveOptions } from '../live.ts';
import { createTicketLive } from '../ticket.ts';
import type { QueueServer } from './queue-server.ts';

/**
 * What the random share makes of the protocol's delays, ms. The share is chosen so that none of them equals a delay
 * Node's own fetch arms.
 */
export const RANDOM = 0.6;
export const DELAYS = {
  retry: 600,
  poll: 4_200,
  failedPoll: 1_600,
  heartbeat: 25_000,
  answer: 10_000,
  flood: 96_000,
} as const;

/** Follows department `dep_1` of a server. */
export function follow(server: QueueServer, options: Partial<LiveOptions & TicketChoice> = {}): LiveDepartment {
  const credential = { publishableKey: 'cq_pk_a' };
  const rest = { baseUrl: server.baseUrl, departmentId: 'dep_1', random: () => RANDOM, maxRetries: 0 };
  return createTicketLive({ ...credential, ...rest, ...options } as LiveOptions);
}

/** Comes true once the live queue is as described; looks after each change. */
export function until(live: LiveDepartment, holds: (live: LiveDepartment) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = live.subscribe(look);
    function look(): void {
      if (!holds(live)) return;
      stop();
      resolve();
    }
    look();
  });
}

/** Writes down each status as it comes. */
export function statusesOf(live: LiveDepartment): readonly string[] {
  const statuses: string[] = [live.connection.status];
  live.subscribe(({ connection }) => {
    if (statuses.at(-1) !== connection.status) statuses.push(connection.status);
  });
  return statuses;
}
