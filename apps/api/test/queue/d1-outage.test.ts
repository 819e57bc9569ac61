import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DepartmentId } from '../../src/kernel/ids.ts';
import { readVisits, visitsRebuild } from '../../src/queue/index.ts';
import type { TestStub } from './a-department.ts';
import { aDepartment, issue, SERVER, tell } from './a-department.ts';
import { caughtUp, MORNING_MS } from './a-history.ts';

/**
 * Goal: while D1 does not answer, the queue goes on and loses nothing; when it does again, the copy becomes whole by itself.
 * Method: the tables are taken away under the object's feet, so that its statements fail as they do where D1 is down; the
 * object's own alarms are rung as they come due. `tests/faults` does it to the whole product from outside, by the clock.
 */

const DAY_MS = 24 * 60 * 60_000;
const staff = { presented: SERVER, access: ['server'], ticketId: null } as const;
const everything = { serviceDay: null, status: null, externalId: null, after: null, limit: 1000 };

let isAway = false;

async function takeAway(): Promise<void> {
  await env.DB.batch([
    env.DB.prepare('ALTER TABLE visits RENAME TO visits_away'),
    env.DB.prepare('ALTER TABLE visit_events RENAME TO visit_events_away'),
  ]);
  isAway = true;
}

async function giveBack(): Promise<void> {
  if (!isAway) return;
  await env.DB.batch([
    env.DB.prepare('ALTER TABLE visits_away RENAME TO visits'),
    env.DB.prepare('ALTER TABLE visit_events_away RENAME TO visit_events'),
  ]);
  isAway = false;
}

afterEach(giveBack);

/** Ms from now until the object's next alarm. */
async function alarmIn(stub: TestStub): Promise<number> {
  const at = await runInDurableObject(stub, (_, state) => state.storage.getAlarm());
  return (at ?? Number.POSITIVE_INFINITY) - Date.now();
}

/** Waits until a copying has failed: the alarm then stands further off than it does behind a command. */
async function failed(stub: TestStub): Promise<void> {
  await vi.waitUntil(async () => (await stub.audit()).projectedSeq === 0 && (await alarmIn(stub)) <= 10_000);
}

/** The copy holds every ticket as the object does, every event once, and events and visits agree. */
async function expectWhole(stub: TestStub, departmentId: DepartmentId, ticketCount: number): Promise<void> {
  const { seq, tickets } = await stub.audit();
  const copies = (await readVisits(env.DB, departmentId)).map(({ data }) => JSON.parse(data));
  expect(copies).toEqual(tickets);
  expect(copies.map(({ number }) => number)).toEqual(Array.from({ length: ticketCount }, (_, index) => index + 1));
  const comparison = await env.DB.prepare(visitsRebuild(departmentId).compare).first();
  expect(comparison).toEqual({ eventCount: seq, visitCount: ticketCount, differenceCount: 0 });
}

describe('without D1 for a minute', () => {
  test('tickets are given, called and served, and the copy catches up and equals', async () => {
    const { stub, provisioning, pointIds } = await aDepartment();
    const [pointId] = pointIds;
    await takeAway();
    const callNext = { target: 'queue', name: 'call-next', body: { pointId, finish: true } } as const;
    const workFor = async (fromSecond: number, toSecond: number) => {
      for (let second = fromSecond; second < toSecond; second += 1) {
        const drivenNow = MORNING_MS + second * 1000;
        expect(await issue(stub, {}, { drivenNow })).toMatchObject({ number: second + 1 });
        expect(await tell(stub, callNext, { drivenNow })).toMatchObject({ ok: true });
      }
    };
    await workFor(0, 1);
    await failed(stub);
    // Each alarm is rung as if its time had come: together they are more than the minute.
    let passedMs = 0;
    const waits: number[] = [];
    for (let second = 1; passedMs < 60_000; second = Math.min(60, Math.ceil(passedMs / 1000))) {
      const inMs = await alarmIn(stub);
      await workFor(second, Math.min(60, Math.ceil((passedMs + inMs) / 1000)));
      expect(await runDurableObjectAlarm(stub)).toBe(true);
      passedMs += inMs;
      waits.push(Math.ceil(inMs / 5000) * 5);
    }
    expect(waits).toEqual([10, 20, 40]);
    expect(await stub.audit()).toMatchObject({ seq: 120, projectedSeq: 0 });

    await giveBack();
    expect(await alarmIn(stub)).toBeLessThanOrEqual(60_000);
    expect(await runDurableObjectAlarm(stub)).toBe(true);
    await caughtUp(stub);
    await expectWhole(stub, provisioning.departmentId, 60);
  });

  test('nothing is lost when the object too goes away meanwhile', async () => {
    const { stub, provisioning } = await aDepartment();
    await issue(stub);
    await caughtUp(stub);
    await takeAway();
    for (let count = 2; count <= 20; count += 1) {
      await issue(stub);
      if (count % 5 === 0) await evictDurableObject(stub);
    }
    await giveBack();
    await runDurableObjectAlarm(stub);
    await caughtUp(stub);
    await expectWhole(stub, provisioning.departmentId, 20);
  });
});

describe('without D1, of tickets that left for it', () => {
  test('only what is asked about them fails, and is there again with it', async () => {
    const { stub } = await aDepartment();
    const today = Date.now();
    const past = await issue(stub, { externalId: 'long ago' }, { drivenNow: today });
    const now = await issue(stub, { externalId: 'now' }, { drivenNow: today + 3 * DAY_MS });
    await caughtUp(stub);
    await runDurableObjectAlarm(stub);
    const again = { target: 'new', name: 'issue', body: { externalId: 'long ago' } } as const;

    await takeAway();
    const ofPast = { ...staff, ticketId: past.id };
    const holder = { presented: { kind: 'ticket', ticketId: past.id }, access: ['ticket'], ticketId: past.id } as const;
    const failing = [
      ...[
        await stub.readTicket(ofPast, past.id),
        await stub.readTicket(holder, past.id),
        await stub.refuseFirst(holder),
      ],
      ...[await stub.listTickets(staff, everything), await tell(stub, again)],
      await stub.readDayReport(staff, { serviceDay: past.serviceDay, doctorId: null }),
    ];
    for (const answer of failing) {
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'unavailable', facts: { retryAfterSeconds: 1 } } });
    }
    expect(await stub.readTicket(staff, now.id)).toMatchObject({ ok: true });
    expect(await stub.listTickets(staff, { ...everything, serviceDay: now.serviceDay })).toMatchObject({ ok: true });
    expect(await stub.readDayReport(staff, { serviceDay: null, doctorId: null })).toMatchObject({ ok: true });
    expect(await issue(stub, { externalId: 'new' })).toMatchObject({ number: 2 });

    await giveBack();
    expect(await stub.readTicket(ofPast, past.id)).toMatchObject({ ok: true });
    expect(await tell(stub, again)).toMatchObject({ refusal: { code: 'external_id_taken', current: { id: past.id } } });
  });
});
