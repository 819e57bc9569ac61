import type { SessionPlan } from '../../src/kernel/department-settings.ts';
import type { DoctorId } from '../../src/kernel/ids.ts';
import type { DepartmentStub } from '../../src/queue/index.ts';
import { aDepartment, SERVER, tell } from './a-department.ts';

/** A day with sessions, as its desk lives it. Times are local in Kolkata, on 21 November 2026. */

const ZONE_OFFSET = '+05:30';

export function at(time: string, offset = ZONE_OFFSET): number {
  return Date.parse(`2026-11-21T${time}:00${offset}`);
}

export function aPlan(id: string, hours: string, doctorId: DoctorId | null = null): SessionPlan {
  const [startsAt = '', endsAt = ''] = hours.split('-');
  const quotas = { booked: null, walkIn: null, remote: null };
  return { id, name: id, doctorId, startsAt, endsAt, quotas };
}

/** A department nobody has used yet, at the beginning of the day of these tests. */
export async function aDay(changes: Parameters<typeof aDepartment>[0], startMs = at('00:00')) {
  const department = await aDepartment(changes);
  await department.stub.driveClock(startMs);
  return department;
}

export async function callNext(stub: unknown, pointId: string | undefined, drivenNow: number): Promise<string | null> {
  const command = { target: 'queue', name: 'call-next', body: { pointId, finish: true } };
  const result = await tell(stub, command, { drivenNow });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return JSON.parse(result.body).ticket?.code ?? null;
}

export async function setSession(stub: unknown, body: object, drivenNow?: number) {
  const telling = drivenNow === undefined ? {} : { drivenNow };
  const result = await tell(stub, { target: 'queue', name: 'set-session', body }, telling);
  if (!result.ok) return 'refusal' in result ? result.refusal : result;
  const { queue }: { queue: Queue } = JSON.parse(result.body);
  return queue;
}

export interface Queue {
  readonly sessions: readonly Record<string, unknown>[];
  readonly waiting: readonly { readonly id: string; readonly code: string; readonly doctorId: string | null }[];
  readonly wait: readonly { readonly doctorId: string | null; readonly at: readonly number[][] }[] | null;
}

export async function readQueue(stub: unknown, drivenNow?: number): Promise<Queue> {
  const approach = { presented: SERVER, access: ['server'] as const, ticketId: null };
  const result = await (stub as DepartmentStub).readQueue(
    drivenNow === undefined ? approach : { ...approach, drivenNow: drivenNow as never },
    { since: null, epoch: null },
  );
  if (!result.ok) throw new Error(JSON.stringify(result));
  return JSON.parse(result.body);
}
