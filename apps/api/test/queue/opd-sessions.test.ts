import { evictDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import type { SessionPlan } from '../../src/kernel/department-settings.ts';
import type { DoctorId } from '../../src/kernel/ids.ts';
import type { DepartmentStub } from '../../src/queue/index.ts';
import { aDepartment, aDoctor, issue, SERVER, tell } from './a-department.ts';

/** Outpatient days with sessions, in the order a desk would live them. Times are local, on 21 November 2026. */

const ZONE_OFFSET = '+05:30';

function at(time: string, offset = ZONE_OFFSET): number {
  return Date.parse(`2026-11-21T${time}:00${offset}`);
}

function aPlan(id: string, hours: string, doctorId: DoctorId | null = null): SessionPlan {
  const [startsAt = '', endsAt = ''] = hours.split('-');
  const quotas = { booked: null, walkIn: null, remote: null };
  return { id, name: id, doctorId, startsAt, endsAt, quotas };
}

async function setSession(stub: unknown, body: object, drivenNow?: number) {
  const telling = drivenNow === undefined ? {} : { drivenNow };
  const result = await tell(stub, { target: 'queue', name: 'set-session', body }, telling);
  if (!result.ok) return 'refusal' in result ? result.refusal : result;
  const { queue }: { queue: Queue } = JSON.parse(result.body);
  return queue;
}

interface Queue {
  readonly sessions: readonly Record<string, unknown>[];
  readonly waiting: readonly { readonly id: string; readonly code: string; readonly doctorId: string | null }[];
  readonly wait: readonly { readonly doctorId: string | null; readonly at: readonly number[][] }[] | null;
}

async function readQueue(stub: unknown, drivenNow?: number): Promise<Queue> {
  const approach = { presented: SERVER, access: ['server'] as const, ticketId: null };
  const result = await (stub as DepartmentStub).readQueue(
    drivenNow === undefined ? approach : { ...approach, drivenNow: drivenNow as never },
    { since: null, epoch: null },
  );
  if (!result.ok) throw new Error(JSON.stringify(result));
  return JSON.parse(result.body);
}

describe('a session over with fifteen still sitting there', () => {
  test('ends them by name, lets the one inside finish, and takes nobody else', async () => {
    const { stub, pointIds } = await aDepartment({ settings: { sessions: [aPlan('morning', '09:00-13:00')] } });
    const tickets = [];
    for (let count = 0; count < 16; count += 1) tickets.push(await issue(stub, {}, { drivenNow: at('12:00') }));
    const callNext = { target: 'queue', name: 'call-next', body: { pointId: pointIds[0] } };
    await tell(stub, callNext, { drivenNow: at('12:58') });
    expect((await readQueue(stub)).sessions).toMatchObject([{ id: '2026-11-21-morning', state: 'in' }]);

    // The planned end ends nothing: doctors run over.
    expect((await readQueue(stub, at('13:30'))).waiting).toHaveLength(15);
    const queue = await setSession(stub, { state: 'ended', reason: 'The doctor had to leave' }, at('13:40'));
    expect(queue).toMatchObject({ waiting: [], sessions: [{ state: 'ended', reason: 'The doctor had to leave' }] });
    const { tickets: held } = await stub.audit();
    expect(held.map(({ status }) => status).sort()).toEqual(['called', ...Array(15).fill('expired')]);
    expect(held[1]).toMatchObject({ sessionId: '2026-11-21-morning', reason: 'The doctor had to leave' });

    const late = await tell(stub, { target: 'new', name: 'issue', body: {} }, { drivenNow: at('13:41') });
    expect(late).toMatchObject({ ok: false, refusal: { code: 'session_over' } });
    const first = tickets[0]?.id;
    const complete = { target: 'ticket', ticketId: first, name: 'complete', body: {} };
    expect(await tell(stub, complete)).toMatchObject({ ok: true });
  });
});

describe('how a session goes', () => {
  test('is remembered over a restart and told to those who watch', async () => {
    const [meera, arjun] = [aDoctor('Dr. Meera Nair'), aDoctor('Dr. Arjun Rao')];
    const sessions = [aPlan('meera', '09:00-13:00', meera.id), aPlan('arjun', '09:00-13:00', arjun.id)];
    const { stub } = await aDepartment({ settings: { sessions }, doctors: [meera, arjun] });
    const late = { doctorId: meera.id, state: 'delayed', until: at('09:45'), reason: 'In theatre' };
    expect(await setSession(stub, late, at('08:55'))).toMatchObject({
      sessions: [
        { doctorId: arjun.id, state: 'planned', until: null },
        { doctorId: meera.id, state: 'delayed', until: '2026-11-21T04:15:00.000Z', reason: 'In theatre' },
      ],
    });
    await evictDurableObject(stub);
    expect((await readQueue(stub)).sessions[1]).toMatchObject({ state: 'delayed', reason: 'In theatre' });
    const approach = { presented: SERVER, access: ['server'] as const, ticketId: null };
    const since = await (stub as DepartmentStub).readQueue(approach, { since: 0, epoch: null });
    expect(JSON.parse('body' in since ? since.body : '')).toMatchObject({
      changes: [{ kind: 'session.changed', session: { doctorId: meera.id, state: 'delayed' } }],
    });
    expect(await setSession(stub, { state: 'in' })).toMatchObject({ code: 'invalid_request' });
  });
});
