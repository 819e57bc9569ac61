import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import type { DepartmentSettings } from '../../src/queue/index.ts';
import { Department } from '../../src/queue/index.ts';
import { REAL_MACHINE } from '../../src/queue/machine.ts';
import { aDepartment, issue, SERVER, tell, VISITOR } from './a-department.ts';

/** 08:00 in Kolkata. */
const MORNING_MS = Date.UTC(2026, 10, 21, 2, 30);
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const STAFF = { presented: SERVER, access: ['server'], ticketId: null } as const;

type Stub = Awaited<ReturnType<typeof aDepartment>>['stub'];
interface Shown {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly presence: string | null;
  readonly waitsFor: readonly string[];
  readonly lapsesAt: string | null;
  readonly endedAt: string | null;
  readonly reason: string | null;
  readonly position: number | null;
}

const at = (minutes: number) => MORNING_MS + minutes * MINUTE_MS;
const iso = (minutes: number) => new Date(at(minutes)).toISOString();

async function read(stub: Stub, ticketId: string): Promise<Shown> {
  const result = await stub.readTicket(STAFF, ticketId as Parameters<Stub['readTicket']>[1]);
  if (!('body' in result)) throw new Error('staff read every ticket');
  return JSON.parse(result.body);
}

/** A department of one room, and what is done to it at a minute of the morning. */
async function aClinic(settings: Partial<DepartmentSettings> = {}) {
  const { stub, pointIds, provisioning } = await aDepartment({ heldAt: MORNING_MS, settings });
  const [pointId = ''] = pointIds;
  const take = (minute: number, body: object, presented = VISITOR) =>
    tell(stub, { target: 'new', name: 'issue', body }, { presented, drivenNow: at(minute) });
  const taken = async (minute: number, body: object = {}) => issue(stub, body, { drivenNow: at(minute) });
  const callNext = async (minute: number, body: object = {}) => {
    const command = { target: 'queue', name: 'call-next', body: { pointId, finish: true, ...body } };
    const result = await tell(stub, command, { drivenNow: at(minute) });
    if (!result.ok) throw new Error(JSON.stringify(result));
    const { ticket }: { ticket: Shown | null } = JSON.parse(result.body);
    return ticket?.code ?? null;
  };
  const onTicket = (minute: number, ticketId: string, name: string, body: object) =>
    tell(stub, { target: 'ticket', ticketId, name, body }, { drivenNow: at(minute) });
  return { stub, provisioning, take, taken, callNext, onTicket };
}

describe('a ticket taken away from the site', () => {
  test('keeps its place, is called only once its patient is there, and then before those behind it', async () => {
    const { stub, take, taken, callNext, onTicket } = await aClinic();
    const remote = await taken(0, { presence: 'remote' });
    expect(await read(stub, remote.id)).toMatchObject({ presence: 'remote', waitsFor: ['arrival'], lapsesAt: null });
    const here = await taken(1, { presence: 'on-site' });
    expect(await read(stub, here.id)).toMatchObject({ presence: 'on-site', waitsFor: [], position: 2 });
    expect(await take(1, {})).toMatchObject({ ok: true });
    expect(await callNext(2)).toBe('CAR-2');
    expect(await onTicket(3, remote.id, 'call', { pointId: 'none' })).toMatchObject({ ok: false });
    await onTicket(4, remote.id, 'ready', { what: 'arrival' });
    expect(await callNext(5)).toBe('CAR-1');
  });

  test('without a word about it, or with a code of the site, nothing is waited for', async () => {
    const { stub, taken } = await aClinic();
    expect(await read(stub, (await taken(0)).id)).toMatchObject({ presence: null, waitsFor: [] });
    const site = await aClinic({ joinPolicy: 'on-site' });
    await site.taken(0);
    const shown = await site.stub.readJoinCode(STAFF);
    const { code: joinCode } = JSON.parse('body' in shown ? shown.body : '{}');
    const result = await site.take(0, { joinCode });
    expect(JSON.parse('body' in result ? result.body : '{}')).toMatchObject({ presence: 'on-site', waitsFor: [] });
    expect(await site.take(0, { joinCode, presence: 'remote' })).toMatchObject({
      refusal: { code: 'invalid_request', facts: { errors: [{ pointer: '/presence' }] } },
    });
  });

  test('of an older version says nothing about it', async () => {
    const { stub, taken } = await aClinic();
    const { id } = await taken(0);
    await runInDurableObject(stub, (_, state) => {
      state.storage.sql.exec("UPDATE tickets SET data = json_remove(data, '$.presence', '$.lapsesAt')");
    });
    await evictDurableObject(stub);
    expect(await read(stub, id)).toMatchObject({ presence: null, lapsesAt: null });
  });
});

describe('the remote quota', () => {
  test('ends tickets from home for the day, whoever asks; those who are there go on', async () => {
    const { stub, take, taken, onTicket } = await aClinic({ remoteQuota: 2 });
    const first = await taken(0, { presence: 'remote' });
    await take(0, { presence: 'remote' });
    const full = { ok: false, refusal: { code: 'remote_full', facts: { remoteQuota: 2 } } };
    expect(await take(1, { presence: 'remote' })).toMatchObject(full);
    await onTicket(2, first.id, 'cancel', {});
    await evictDurableObject(stub);
    expect(await take(3, { presence: 'remote' }, SERVER)).toMatchObject(full);
    expect(await take(3, {})).toMatchObject({ ok: true });
    expect(await take(DAY_MS / MINUTE_MS, { presence: 'remote' })).toMatchObject({ ok: true });
  });

  test('keeps a day from being used up from home, however many addresses ask', async () => {
    const { stub, taken } = await aClinic({ remoteQuota: 20, dailyCapacity: 60 });
    const codes = new Set<string>();
    for (let index = 0; index < 100; index += 1) {
      const telling = { presented: VISITOR, drivenNow: at(0), address: `198.51.100.${index}` };
      const result = await tell(stub, { target: 'new', name: 'issue', body: { presence: 'remote' } }, telling);
      codes.add('refusal' in result ? result.refusal.code : 'ok');
    }
    expect([...codes]).toEqual(['ok', 'remote_full']);
    for (let index = 0; index < 40; index += 1) await taken(1, { presence: 'on-site' });
    expect((await stub.audit()).tickets).toHaveLength(60);
  });
});

describe('a lapse', () => {
  test('comes the grace after its turn: told in the ticket, done at its instant, with its reason', async () => {
    const { stub, taken, callNext } = await aClinic({ arrivalGraceMinutes: 10 });
    const remote = await taken(0, { presence: 'remote' });
    await taken(1);
    await taken(2);
    expect(await callNext(20)).toBe('CAR-2');
    expect(await read(stub, remote.id)).toMatchObject({ status: 'waiting', lapsesAt: iso(30), position: 1 });
    // A later call does not begin the time again.
    expect(await callNext(25)).toBe('CAR-3');
    expect((await read(stub, remote.id)).lapsesAt).toBe(iso(30));
    await stub.driveClock(at(30) - 1);
    expect((await read(stub, remote.id)).status).toBe('waiting');
    await stub.driveClock(at(45));
    expect(await read(stub, remote.id)).toMatchObject({
      ...{ status: 'expired', reason: 'not_arrived', endedAt: iso(30), lapsesAt: null },
    });
  });

  test('is averted by whoever comes in time, and by going behind others', async () => {
    const { stub, taken, callNext, onTicket } = await aClinic({ arrivalGraceMinutes: 10 });
    const [coming, deferring] = [await taken(0, { presence: 'remote' }), await taken(0, { presence: 'remote' })];
    for (let count = 0; count < 4; count += 1) await taken(1);
    await callNext(2);
    await callNext(3);
    expect((await read(stub, coming.id)).lapsesAt).toBe(iso(12));
    expect((await read(stub, deferring.id)).lapsesAt).toBe(iso(13));
    await onTicket(12 - 1, coming.id, 'ready', { what: 'arrival' });
    await onTicket(12, deferring.id, 'defer', { places: 2 });
    expect((await read(stub, deferring.id)).lapsesAt).toBeNull();
    await stub.driveClock(at(60));
    expect((await read(stub, coming.id)).status).toBe('waiting');
    expect((await read(stub, deferring.id)).status).toBe('waiting');
    expect(await callNext(60)).toBe('CAR-1');
  });

  test('comes one turn a call, also where nobody else is there', async () => {
    const { stub, taken, callNext } = await aClinic();
    const [first, second] = [await taken(0, { presence: 'remote' }), await taken(0, { presence: 'remote' })];
    expect(await callNext(5)).toBeNull();
    expect((await read(stub, first.id)).lapsesAt).toBe(iso(20));
    expect((await read(stub, second.id)).lapsesAt).toBeNull();
    expect(await callNext(6)).toBeNull();
    expect((await read(stub, second.id)).lapsesAt).toBe(iso(21));
    const { seq } = await stub.audit();
    expect(await callNext(7)).toBeNull();
    expect((await stub.audit()).seq).toBe(seq);
  });

  test('waits while something else is missing too, and before a booked slot begins', async () => {
    const { stub, taken, callNext, onTicket } = await aClinic();
    const unpaid = await taken(0, { presence: 'remote', waitsFor: ['payment'] });
    const early = await taken(0, { presence: 'remote', appointment: { startsAt: at(60) } });
    await callNext(5);
    expect((await read(stub, unpaid.id)).lapsesAt).toBeNull();
    expect((await read(stub, early.id)).lapsesAt).toBeNull();
    await onTicket(6, unpaid.id, 'ready', { what: 'payment' });
    await callNext(7);
    expect((await read(stub, unpaid.id)).lapsesAt).toBe(iso(22));
    await callNext(61);
    expect((await read(stub, early.id)).lapsesAt).toBe(iso(76));
  });

  test('does not happen to whoever was inside and was sent out to come back', async () => {
    const { stub, taken, callNext, onTicket } = await aClinic();
    const remote = await taken(0, { presence: 'remote' });
    await onTicket(1, remote.id, 'ready', { what: 'arrival' });
    await callNext(2);
    await onTicket(3, remote.id, 'start', {});
    await onTicket(4, remote.id, 'hold', { waitsFor: ['arrival'] });
    await callNext(5);
    await stub.driveClock(at(120));
    expect(await read(stub, remote.id)).toMatchObject({ status: 'waiting', lapsesAt: null });
  });

  test('comes before the end of the day, or not at all; where days never end it comes after midnight', async () => {
    const toMidnight = 16 * 60;
    for (const roundTheClock of [false, true]) {
      const { stub, taken, callNext } = await aClinic({ roundTheClock });
      const remote = await taken(toMidnight - 20, { presence: 'remote' });
      await callNext(toMidnight - 5);
      await stub.driveClock(at(toMidnight + 60));
      expect(await read(stub, remote.id)).toMatchObject(
        roundTheClock
          ? { status: 'expired', reason: 'not_arrived', endedAt: iso(toMidnight + 10) }
          : { status: 'expired', reason: null, endedAt: iso(toMidnight) },
      );
    }
  });

  test('is told to everyone who watches, and the deadline to its holder alone', async () => {
    const { stub, taken, callNext } = await aClinic();
    await taken(0, { presence: 'remote' });
    await taken(0);
    await callNext(1);
    await stub.driveClock(at(30));
    const since = { since: 0, epoch: null };
    const result = await stub.readQueue({ ...STAFF, presented: VISITOR, access: ['visitor'] }, since);
    const text = 'body' in result ? result.body : '';
    const { changes }: { changes: { kind: string; ticket?: { status: string } }[] } = JSON.parse(text);
    expect(changes.map(({ kind }) => kind)).toEqual([
      'ticket.issued',
      'ticket.issued',
      'ticket.awaited',
      'ticket.called',
      'ticket.expired',
    ]);
    expect(text).not.toContain('lapsesAt');
    expect(text).not.toContain('presence');
  });

  test('is an alarm of the object, which a restart does not forget', async () => {
    const { stub, pointIds } = await aDepartment({ settings: { arrivalGraceMinutes: 1 } });
    const { id } = await issue(stub, { presence: 'remote' });
    await tell(stub, { target: 'queue', name: 'call-next', body: { pointId: pointIds[0] } });
    const { lapsesAt } = await read(stub, id);
    await evictDurableObject(stub);
    const deadlineMs = Date.parse(lapsesAt ?? '');
    await runInDurableObject(stub, async (_, state) => {
      // The object as it wakes when the alarm goes off.
      const later = new Department(state, env, { ...REAL_MACHINE, now: () => deadlineMs });
      expect(await state.storage.getAlarm()).toBeLessThanOrEqual(deadlineMs);
      await later.alarm();
    });
    await evictDurableObject(stub);
    expect(await read(stub, id)).toMatchObject({ status: 'expired', reason: 'not_arrived', endedAt: lapsesAt });
  });
});
