import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { describe, expect, test, vi } from 'vitest';
import type { PresentedCredential } from '../../src/http/auth-context.ts';
import type { DoctorId } from '../../src/kernel/ids.ts';
import type { DepartmentStub } from '../../src/queue/index.ts';
import { aDoctor, issue, SERVER, tell, VISITOR } from './a-department.ts';
import type { Queue } from './a-session-day.ts';
import { aDay, aPlan, at, callNext, readQueue, setSession } from './a-session-day.ts';

/** Outpatient days with sessions, in the order a desk would live them. Times are local, on 21 November 2026. */

describe('a session over with fifteen still sitting there', () => {
  test('ends them by name, lets the one inside finish, and takes nobody else', async () => {
    const { stub, pointIds } = await aDay({ settings: { sessions: [aPlan('morning', '09:00-13:00')] } });
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

async function fifteenLeft() {
  const sessions = [aPlan('morning', '09:00-13:00'), aPlan('evening', '17:00-20:00')];
  const { stub, pointIds } = await aDay({ settings: { sessions } });
  const codes = [];
  for (let count = 0; count < 15; count += 1) {
    codes.push((await issue(stub, {}, { drivenNow: at('12:00') + count * 1000 })).code);
  }
  return { stub, pointIds, codes };
}

async function moveWaiting(stub: unknown, body: object, drivenNow: number): Promise<Queue> {
  const result = await tell(stub, { target: 'queue', name: 'move-waiting', body }, { drivenNow });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return JSON.parse(result.body).queue;
}

describe('fifteen who still sit there when the morning is over', () => {
  const morning = '2026-11-21-morning';

  test('are moved to the evening, keep number and order, and are called before those who come then', async () => {
    const { stub, pointIds, codes } = await fifteenLeft();
    const queue = await moveWaiting(
      stub,
      { from: { sessionId: morning }, to: { sessionId: '2026-11-21-evening' } },
      at('13:20'),
    );
    expect(queue.waiting.map(({ code }) => code)).toEqual(codes);
    await setSession(stub, { sessionId: morning, state: 'ended' }, at('13:21'));
    const newcomer = await issue(stub, {}, { drivenNow: at('16:50') });
    expect(newcomer.sessionId).toBe('2026-11-21-evening');
    await evictDurableObject(stub);
    for (const code of [...codes, newcomer.code]) {
      expect(await callNext(stub, pointIds[0], at('17:10'))).toBe(code);
    }
  });

  test('are sent home with a message that each of them reads', async () => {
    const { stub } = await fifteenLeft();
    const message = 'The doctor was called away. Please come tomorrow.';
    expect(await moveWaiting(stub, { from: { sessionId: morning }, to: null, message }, at('13:20'))).toMatchObject({
      waiting: [],
    });
    const { tickets } = await stub.audit();
    expect(tickets).toHaveLength(15);
    for (const ticket of tickets) expect(ticket).toMatchObject({ status: 'cancelled', reason: message });
  });
});

describe('the doctor called away and his patients moved to a colleague', () => {
  test('who calls them in their order, between his own; the one inside stays with the doctor', async () => {
    const [meera, arjun] = [aDoctor('Dr. Meera Nair'), aDoctor('Dr. Arjun Rao')];
    const doctors = [meera, arjun];
    const sessions = [aPlan('meera', '09:00-13:00', meera.id), aPlan('arjun', '09:00-13:00', arjun.id)];
    const { stub, pointIds } = await aDay({ settings: { sessions }, doctors, staffedBy: doctors });
    for (const [second, doctor] of [meera, meera, arjun, meera, arjun].entries()) {
      await issue(stub, { doctorId: doctor.id }, { drivenNow: at('09:30') + second * 1000 });
    }
    expect(await callNext(stub, pointIds[0], at('09:40'))).toBe('CAR-1');
    await setSession(stub, { doctorId: meera.id, state: 'left', reason: 'Emergency in theatre' }, at('10:00'));
    const queue = await moveWaiting(stub, { from: { doctorId: meera.id }, to: { doctorId: arjun.id } }, at('10:01'));
    expect(queue.waiting.map(({ code, doctorId }) => [code, doctorId])).toEqual(
      ['CAR-2', 'CAR-3', 'CAR-4', 'CAR-5'].map((code) => [code, arjun.id]),
    );
    const statuses = (await stub.audit()).tickets.map(({ status }) => status);
    expect(statuses).toEqual(['called', 'waiting', 'waiting', 'waiting', 'waiting']);
    for (const code of ['CAR-2', 'CAR-3', 'CAR-4', 'CAR-5']) {
      expect(await callNext(stub, pointIds[1], at('10:05'))).toBe(code);
    }
    expect(await callNext(stub, pointIds[0], at('10:06'))).toBeNull();
    // Whoever asks for her now waits for her next session: there is none, and that is said.
    const late = await tell(
      stub,
      { target: 'new', name: 'issue', body: { doctorId: meera.id } },
      { drivenNow: at('10:07') },
    );
    expect(late).toMatchObject({ ok: false, refusal: { code: 'session_over', facts: { doctorId: meera.id } } });
  });
});

describe('the doctor 45 minutes late', () => {
  test('his patients read a wait that counts from when he comes, the others their own', async () => {
    const [meera, arjun] = [aDoctor('Dr. Meera Nair'), aDoctor('Dr. Arjun Rao')];
    const doctors = [meera, arjun];
    const sessions = [aPlan('meera', '09:00-13:00', meera.id), aPlan('arjun', '08:00-13:00', arjun.id)];
    const { stub, pointIds } = await aDay({ settings: { sessions }, doctors, staffedBy: doctors });
    for (let count = 0; count < 9; count += 1) {
      await issue(stub, { doctorId: arjun.id }, { drivenNow: at('08:00') + count });
    }
    const first = await issue(stub, { doctorId: meera.id }, { drivenNow: at('08:01') });
    for (let visit = 0; visit < 7; visit += 1) await callNext(stub, pointIds[1], at('08:02') + visit * 9 * 60_000);
    const queue = await setSession(
      stub,
      { doctorId: meera.id, state: 'delayed', until: at('09:45'), reason: 'In theatre' },
      at('09:00'),
    );
    expect(queue).toMatchObject({
      sessions: [
        { doctorId: arjun.id, state: 'in' },
        { doctorId: meera.id, state: 'delayed' },
      ],
    });
    const read = async (id: string, drivenNow: number) => {
      await readQueue(stub, drivenNow);
      const approach = { presented: SERVER, access: ['server'] as const, ticketId: null };
      const result = await (stub as DepartmentStub).readTicket(approach, id as never);
      if (!result.ok) throw new Error(JSON.stringify(result));
      return JSON.parse(result.body).estimatedWait;
    };
    expect(await read(first.id, at('09:00'))).toMatchObject({ p50Minutes: 45, from: '2026-11-21T04:15:00.000Z' });
    expect(await read(first.id, at('09:30'))).toMatchObject({ p50Minutes: 15, from: '2026-11-21T04:15:00.000Z' });
    const { wait } = await readQueue(stub, at('09:30'));
    expect(wait?.map(({ doctorId }) => doctorId)).toEqual([null, meera.id, arjun.id]);
    // He comes and calls: the session is under way without anybody saying so.
    expect(await callNext(stub, pointIds[0], at('09:44'))).toBe(first.code);
    expect((await readQueue(stub)).sessions).toMatchObject([{}, { doctorId: meera.id, state: 'in', until: null }]);
  });
});

describe('how a session goes', () => {
  test('is remembered over a restart and told to those who watch', async () => {
    const [meera, arjun] = [aDoctor('Dr. Meera Nair'), aDoctor('Dr. Arjun Rao')];
    const sessions = [aPlan('meera', '09:00-13:00', meera.id), aPlan('arjun', '09:00-13:00', arjun.id)];
    const { stub } = await aDay({ settings: { sessions }, doctors: [meera, arjun] });
    const late = { doctorId: meera.id, state: 'delayed', until: at('09:45'), reason: 'In theatre' };
    expect(await setSession(stub, late, at('08:55'))).toMatchObject({
      sessions: [
        { doctorId: meera.id, state: 'delayed', until: '2026-11-21T04:15:00.000Z', reason: 'In theatre' },
        { doctorId: arjun.id, state: 'planned', until: null },
      ],
    });
    await evictDurableObject(stub);
    expect((await readQueue(stub)).sessions[0]).toMatchObject({ state: 'delayed', reason: 'In theatre' });
    const approach = { presented: SERVER, access: ['server'] as const, ticketId: null };
    const since = await (stub as DepartmentStub).readQueue(approach, { since: 0, epoch: null });
    expect(JSON.parse('body' in since ? since.body : '')).toMatchObject({
      changes: [{ kind: 'session.changed', session: { doctorId: meera.id, state: 'delayed' } }],
    });
    expect(await setSession(stub, { state: 'in' })).toMatchObject({ code: 'invalid_request' });
  });
});

describe('morning and evening session with own numbers per doctor', () => {
  test('each series runs from 1, no code comes twice, and each doctor calls his own', async () => {
    const [meera, arjun] = [aDoctor('Dr. Meera Nair'), aDoctor('Dr. Arjun Rao')];
    const doctors = [meera, arjun];
    const sessions = ['09:00-13:00', '17:00-20:00'].flatMap((hours, half) =>
      doctors.map(({ id }, index) => aPlan(`${half === 0 ? 'morning' : 'evening'}-${index}`, hours, id)),
    );
    const { stub, pointIds } = await aDay({
      settings: { sessions, numberSeries: 'doctor', numberReset: 'session' },
      ...{ doctors, staffedBy: doctors },
    });
    const take = async (time: string, doctorId?: DoctorId) => {
      const ticket = await issue(stub, doctorId === undefined ? {} : { doctorId }, { drivenNow: at(time) });
      return `${ticket.code} ${ticket.sessionId.slice('2026-11-21-'.length)}`;
    };
    expect(await take('08:40', meera.id)).toBe('CAR-A1 morning-0');
    expect(await take('08:41', arjun.id)).toBe('CAR-B1 morning-1');
    expect(await take('08:42', meera.id)).toBe('CAR-A2 morning-0');
    expect(await take('08:43')).toBe('CAR-1 morning-0');
    expect(await callNext(stub, pointIds[1], at('09:00'))).toBe('CAR-B1');
    expect(await callNext(stub, pointIds[0], at('09:00'))).toBe('CAR-A1');
    await evictDurableObject(stub);
    expect(await take('13:10', meera.id)).toBe('CAR-C1 evening-0');
    expect(await take('13:11', arjun.id)).toBe('CAR-D1 evening-1');
    // The morning's last patient is still served before the evening's first.
    expect(await callNext(stub, pointIds[0], at('13:12'))).toBe('CAR-A2');
    expect(await take('17:30', meera.id)).toBe('CAR-C2 evening-0');
    expect(await callNext(stub, pointIds[0], at('17:31'))).toBe('CAR-1');
    expect(await callNext(stub, pointIds[0], at('17:32'))).toBe('CAR-C1');
  });
});

describe('casualty running through midnight', () => {
  test('keeps everybody who waits, was missed or is inside, and starts its numbers anew', async () => {
    const { stub, pointIds } = await aDay({ settings: { roundTheClock: true } });
    const drivenNow = at('23:50');
    const tickets = [];
    for (let count = 0; count < 4; count += 1) tickets.push(await issue(stub, {}, { drivenNow }));
    expect(await callNext(stub, pointIds[0], drivenNow)).toBe('CAR-1');
    await tell(stub, { target: 'ticket', ticketId: tickets[0]?.id, name: 'skip', body: {} }, { drivenNow });
    expect(await callNext(stub, pointIds[0], drivenNow)).toBe('CAR-2');

    const afterMidnight = at('23:50') + 20 * 60_000;
    const next = await issue(stub, {}, { drivenNow: afterMidnight });
    expect(next).toMatchObject({ number: 1, code: 'CAR-1', serviceDay: '2026-11-22', sessionId: '2026-11-22' });
    const { tickets: held } = await stub.audit();
    expect(held.map(({ status }) => status)).toEqual(['missed', 'called', 'waiting', 'waiting', 'waiting']);
    await evictDurableObject(stub);
    expect(await readQueue(stub)).toMatchObject({ recent: [{ code: 'CAR-2' }, { code: 'CAR-1' }] });
    const missed = tickets[0]?.id;
    expect(await tell(stub, { target: 'ticket', ticketId: missed, name: 'return', body: {} })).toMatchObject({
      ok: true,
    });
    for (const code of ['CAR-3', 'CAR-4', 'CAR-1']) {
      expect(await callNext(stub, pointIds[0], afterMidnight + 1)).toBe(code);
    }
  });

  test('shows the last calls as before after a restart, however old they are', async () => {
    const { stub, pointIds } = await aDay({ settings: { roundTheClock: true } });
    const drivenNow = at('23:50');
    await issue(stub, {}, { drivenNow });
    expect(await callNext(stub, pointIds[0], drivenNow)).toBe('CAR-1');
    for (const days of [1, 2, 3]) await issue(stub, {}, { drivenNow: drivenNow + days * 24 * 60 * 60_000 });
    await vi.waitUntil(async () => (await stub.audit()).projectedSeq === (await stub.audit()).seq);
    await runDurableObjectAlarm(stub);
    await evictDurableObject(stub);
    expect(await readQueue(stub)).toMatchObject({ recent: [{ code: 'CAR-1' }] });
  });
});

describe('the night the clocks change', () => {
  test.each([
    ['Europe/Berlin', '2026-03-28', '2026-03-29', '2026-03-28T21:00:00.000Z', '2026-03-29T04:00:00.000Z'],
    ['Europe/Berlin', '2026-10-24', '2026-10-25', '2026-10-24T20:00:00.000Z', '2026-10-25T05:00:00.000Z'],
    ['America/New_York', '2026-10-31', '2026-11-01', '2026-11-01T02:00:00.000Z', '2026-11-01T11:00:00.000Z'],
    ['Asia/Kathmandu', '2026-11-21', '2026-11-22', '2026-11-21T16:15:00.000Z', '2026-11-22T00:15:00.000Z'],
  ])('in %s the session of the night of %s is the one the walls show', async (timeZone, day, nextDay, from, until) => {
    const sessions = [aPlan('night', '22:00-06:00')];
    const settings = { timeZone, rollOverTime: '06:00', sessions };
    const { stub } = await aDay({ settings }, Date.parse(from) - 60_000);
    const state = { id: `${day}-night`, state: 'planned', startsAt: from, endsAt: until };
    expect((await readQueue(stub)).sessions).toEqual([expect.objectContaining(state)]);
    const last = await issue(stub, {}, { drivenNow: Date.parse(until) - 1 });
    const first = await issue(stub, {}, { drivenNow: Date.parse(until) });
    expect([last, first]).toMatchObject([
      { number: 1, serviceDay: day, sessionId: `${day}-night` },
      { number: 1, serviceDay: nextDay, sessionId: `${nextDay}-night` },
    ]);
  });
});

test('a session takes from visitors as many walk-ins as its plan says, restarts or not; the desk may give one more', async () => {
  const plan = { ...aPlan('morning', '09:00-13:00'), quotas: { booked: null, walkIn: 2, remote: null } };
  const { stub } = await aDay({ settings: { sessions: [plan] } });
  const take = (presented: PresentedCredential) =>
    tell(stub, { target: 'new', name: 'issue', body: {} }, { presented, drivenNow: at('08:30') });
  const facts = { sessionId: '2026-11-21-morning', quota: 'walkIn', limit: 2 };
  expect([await take(VISITOR), await take(VISITOR)]).toMatchObject([{ ok: true }, { ok: true }]);
  await evictDurableObject(stub);
  expect(await take(VISITOR)).toMatchObject({ ok: false, refusal: { code: 'session_full', facts } });
  expect(await take(SERVER)).toMatchObject({ ok: true });
});

test('a department from before sessions goes on where it was', async () => {
  const { stub } = await aDay({});
  const old = await issue(stub, {}, { drivenNow: at('09:00') });
  await runInDurableObject(stub, (_, { storage: { sql } }) => {
    sql.exec("UPDATE tickets SET data = json_remove(data, '$.sessionId', '$.series')");
    sql.exec('UPDATE series SET prefix = NULL');
  });
  await evictDurableObject(stub);
  expect(await issue(stub, {}, { drivenNow: at('09:01') })).toMatchObject({ number: 2, code: 'CAR-2' });
  const result = await tell(stub, { target: 'ticket', ticketId: old.id, name: 'cancel', body: {} });
  expect(JSON.parse('body' in result ? result.body : '')).toMatchObject({ ticket: { sessionId: '2026-11-21' } });
});
