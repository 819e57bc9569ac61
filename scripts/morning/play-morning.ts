import { CareQueue, type QueueReading, type Ticket } from '@carequeue/sdk';
import { trialClock } from '../trial/clock.ts';
import type { DevelopmentAccess } from '../trial/development.ts';
import { setClock } from '../trial/development.ts';
import type { DepartmentMorning } from './demo-mornings.ts';
import { type MorningStep, type OpenRoom, planMorning } from './plan-morning.ts';

const MS_PER_SECOND = 1000;

/** A department whose morning is to be played. */
export interface MorningPlace {
  readonly secretKey: string;
  readonly departmentId: string;
  readonly morning: DepartmentMorning;
}

/**
 * Plays a department's morning by ordinary commands under the development clock, which runs by itself again
 * afterwards. One that gave a ticket today, or takes none, stays as it is.
 *
 * @param nowMs - milliseconds since 1970; the morning ends there.
 * @returns false where it was left as it is.
 */
export async function playMorning(access: DevelopmentAccess, place: MorningPlace, nowMs: number): Promise<boolean> {
  const { secretKey, departmentId, morning } = place;
  const clock = trialClock(access);
  const client = new CareQueue({ secretKey, baseUrl: access.baseUrl, fetch: clock.fetch });
  // A start that was killed while it played left the clock standing.
  await setClock(access, departmentId, null);
  const [queue, day] = await Promise.all([
    client.departments.queue(departmentId),
    client.queue.dayReport(departmentId),
  ]);
  if (day.issued > 0 || queue.state !== 'open') return false;
  const rooms = morning.rooms.map((_, index) => openRoom(queue, queue.points[index], nowMs));
  const steps = planMorning(morning, rooms, nowMs);
  const player = new Player(client, departmentId);
  const shut = queue.points.filter(({ available }) => !available);
  try {
    for (const { id: pointId } of shut) await client.queue.setPoint(departmentId, { pointId, available: true });
    for (const { atMs, step } of steps) {
      clock.set(atMs / MS_PER_SECOND);
      await player.play(step);
    }
    clock.set(nowMs / MS_PER_SECOND);
    // Nobody would have said it of a session that this morning left out.
    for (const { id: sessionId } of steps.length === 0 ? [] : overByPlan(queue, nowMs)) {
      await client.queue.setSession(departmentId, { sessionId, state: 'ended' });
    }
  } finally {
    await setClock(access, departmentId, null);
  }
  return steps.length > 0;
}

function overByPlan({ sessions }: QueueReading, nowMs: number): QueueReading['sessions'] {
  return sessions.filter(({ endsAt, state }) => Date.parse(endsAt) <= nowMs && state === 'planned');
}

/** The room with the session that runs in it now by plan; null where none does. */
function openRoom(
  queue: QueueReading,
  point: QueueReading['points'][number] | undefined,
  nowMs: number,
): OpenRoom | null {
  if (point === undefined) return null;
  const { id: pointId, doctorId } = point;
  const own = queue.sessions.filter((session) => doctorId !== null && session.doctorId === doctorId);
  const shared = queue.sessions.filter((session) => session.doctorId === null);
  const others = doctorId === null && shared.length === 0 ? queue.sessions : shared;
  const session = (own.length > 0 ? own : others).find(
    ({ startsAt, endsAt, state }) =>
      Date.parse(startsAt) <= nowMs && nowMs < Date.parse(endsAt) && state !== 'left' && state !== 'ended',
  );
  if (session === undefined) return null;
  const sessionId = doctorId === null || session.doctorId !== doctorId ? null : session.id;
  return { pointId, doctorId, sessionId, openedAtMs: Date.parse(session.startsAt) };
}

class Player {
  readonly #client: CareQueue;
  readonly #departmentId: string;
  /** Who is called or inside, by point. */
  readonly #tickets = new Map<string, Ticket>();

  constructor(client: CareQueue, departmentId: string) {
    this.#client = client;
    this.#departmentId = departmentId;
  }

  async play(step: MorningStep['step']): Promise<void> {
    const { queue, tickets } = this.#client;
    const departmentId = this.#departmentId;
    switch (step.does) {
      case 'issue': {
        const { doctorId, language, isSenior } = step;
        await tickets.issue(departmentId, {
          ...{ language, source: 'kiosk' },
          ...(doctorId === null ? {} : { doctorId }),
          ...(isSenior ? { priority: 'high', priorityReason: 'senior' } : {}),
        });
        return;
      }
      case 'call': {
        const { pointId } = step;
        const { ticket } = await queue.callNext(departmentId, { pointId, finish: true });
        if (ticket !== null) this.#tickets.set(pointId, ticket);
        return;
      }
      case 'start':
      case 'complete':
      case 'skip': {
        const ticket = this.#tickets.get(step.pointId);
        if (ticket !== undefined) await tickets[step.does](departmentId, ticket.id, {});
        return;
      }
      case 'shut':
        await queue.setPoint(departmentId, { pointId: step.pointId, available: false });
        return;
      case 'tell':
        await this.#tell(step);
        return;
      case 'pause':
        await queue.pause(departmentId, { message: step.message });
        return;
      case 'close':
        await queue.close(departmentId);
    }
  }

  async #tell({ room, morning, untilMs }: Extract<MorningStep['step'], { readonly does: 'tell' }>): Promise<void> {
    const { ends, reason } = morning;
    if (room.sessionId === null || !(ends === 'late' || ends === 'break' || ends === 'left')) return;
    await this.#client.queue.setSession(this.#departmentId, {
      ...{ sessionId: room.sessionId, state: ends === 'late' ? 'delayed' : ends },
      ...(untilMs === null ? {} : { until: new Date(untilMs).toISOString() }),
      ...(reason === undefined ? {} : { reason }),
    });
  }
}
