import { isDeepStrictEqual } from 'node:util';
import { stateOf } from '@carequeue/queue-core';
import { CareQueue, type Ticket } from '@carequeue/sdk';
import type { DemoDepartment } from '../product/demo.ts';
import type { ProductAccess } from '../trial/access.ts';
import { trialClock } from '../trial/clock.ts';
import { countFrames } from '../trial/counting-socket.ts';
import { createDepartment, setClock, type TrialDepartment } from '../trial/development.ts';
import { waitUntil } from '../trial/wait-until.ts';
import { startOfDay } from './local-time.ts';
import { type Played, playDay } from './play.ts';
import { isSound, judge, type Verdict } from './verdict.ts';
import type { Action, Day } from './visit.ts';

const PAGE = 100;
const MS_PER_SECOND = 1000;

/** Where a day takes place. */
export interface Venue {
  readonly secretKey: string;
  readonly department: DemoDepartment;
}

/** What a day that was played and judged shows. */
export interface DayResult {
  readonly verdict: Verdict;
  readonly played: Played;
  /** Frames the watching board received. */
  readonly frames: number;
  /** True when the watching board ended with what `GET …/queue` says. */
  readonly stateEquals: boolean;
  readonly seconds: number;
}

/** True when the day went as it was to be played and the watching board ended with the server's state. */
export function isProven({ verdict, stateEquals }: DayResult): boolean {
  return isSound(verdict) && stateEquals;
}

/** Makes a department for a day, in a hospital of its own: a point for each of the day's. */
export function makeVenue(
  access: ProductAccess,
  options: { readonly day: Day; readonly name: string; readonly code: string; readonly origins?: readonly string[] },
): Promise<TrialDepartment> {
  const { day, ...rest } = options;
  return createDepartment(access, { ...rest, timeZone: day.timeZone, points: day.points });
}

/**
 * Plays a day in a department with a board watching over a real socket, and judges it.
 *
 * The department's clock follows the day and is let go at the end.
 */
export async function runDay(
  access: ProductAccess,
  options: { readonly day: Day; readonly venue: Venue; readonly pace?: (action: Action) => Promise<void> },
): Promise<DayResult> {
  const { day, venue, pace } = options;
  const departmentId = venue.department.id;
  const clock = trialClock(access);
  const client = new CareQueue({ secretKey: venue.secretKey, baseUrl: access.baseUrl, fetch: clock.fetch });
  const counter = countFrames();
  const startsAt = day.actions[0]?.at ?? startOfDay(day.date, day.timeZone);
  await setClock(access, departmentId, new Date(startsAt * MS_PER_SECOND).toISOString());
  const watcher = client.departments.live(departmentId, { WebSocket: counter.WebSocket });
  const started = performance.now();
  try {
    await waitUntil(() => watcher.state, { what: 'the watching board to be connected' });
    const points = new Map(venue.department.points.map(({ name, id }) => [name, id]));
    const played = await playDay(day, { client, clock, departmentId, points, ...(pace === undefined ? {} : { pace }) });
    const queue = await client.departments.queue(departmentId);
    const state = await waitUntil(() => (watcher.state?.seq === queue.seq ? watcher.state : null), {
      what: `the watching board to reach ${queue.seq}`,
    });
    const tickets = await listAll(client, departmentId, day.date);
    return {
      verdict: judge(day, played, tickets),
      played,
      frames: counter.frames(),
      stateEquals: isDeepStrictEqual(withoutWait(state), withoutWait(stateOf(queue))),
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    watcher.close();
    await setClock(access, departmentId, null);
  }
}

async function listAll(client: CareQueue, departmentId: string, serviceDay: string): Promise<readonly Ticket[]> {
  const tickets: Ticket[] = [];
  for await (const ticket of client.tickets.list(departmentId, { serviceDay, limit: PAGE })) tickets.push(ticket);
  return tickets;
}

/** Expected waits go with the clock, which moves between the last frame and the reading. */
function withoutWait<State extends { readonly wait: unknown }>({ wait: _wait, ...rest }: State): Omit<State, 'wait'> {
  return rest;
}
