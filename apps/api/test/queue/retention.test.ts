import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { PresentedCredential } from '../../src/http/auth-context.ts';
import type { TicketId } from '../../src/kernel/ids.ts';
import { isServiceDay } from '../../src/kernel/time.ts';
import { readVisits } from '../../src/queue/index.ts';
import type { RpcResult } from '../../src/queue/rpc/department-rpc.ts';
import { ask, codeOf, develop, firstDepartment, loadDemo, takeTicket } from '../support.ts';
import type { TestStub } from './a-department.ts';
import { aDepartment, issue, SERVER, stubOf, tell } from './a-department.ts';
import { aDepartmentWithDoctors, caughtUp, live, MORNING_MS, step } from './a-history.ts';

/**
 * Goal: tickets of past days leave the object's own storage, and nobody who asks can tell.
 * Method: random histories over a week on the real object; every answer about every ticket before and after.
 */

const DAY_MS = 24 * 60 * 60_000;
const DAYS = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'].filter(isServiceDay);
const ENDED = ['transferred', 'completed', 'cancelled', 'expired', 'no_show'];
const STATUSES = [null, 'waiting', 'called', 'missed', ...ENDED];
const onTicket = { target: 'ticket', name: 'start', body: {} } as const;
const staff = { presented: SERVER, access: ['server'], ticketId: null } as const;
const everything = { serviceDay: null, status: null, externalId: null, after: null, limit: 1000 };

interface Copy {
  readonly id: TicketId;
  readonly status: string;
  readonly externalId: string | null;
}

function said(result: RpcResult): unknown {
  return result.ok ? JSON.parse(result.body) : result;
}

async function list(stub: TestStub, filter: Partial<Parameters<TestStub['listTickets']>[1]>) {
  return said(await stub.listTickets(staff, { ...everything, ...filter }));
}

/** Every ticket, page by page. */
async function pages(stub: TestStub, limit: number): Promise<readonly unknown[]> {
  const found: { readonly id: string }[] = [];
  for (;;) {
    const page = (await list(stub, { after: found.at(-1)?.id ?? null, limit })) as typeof found;
    found.push(...page);
    if (page.length < limit) return found;
  }
}

/** All that can be asked about these tickets and their days, and the answers. */
async function interview(stub: TestStub, tickets: readonly Copy[]) {
  const answers: Record<string, unknown> = { pages: await pages(stub, 7) };
  for (const status of STATUSES) {
    answers[`every ${status}`] = await list(stub, { status });
    for (const serviceDay of DAYS) answers[`${status} of ${serviceDay}`] = await list(stub, { serviceDay, status });
  }
  for (const serviceDay of DAYS) {
    answers[`report of ${serviceDay}`] = said(await stub.readDayReport(staff, { serviceDay, doctorId: null }));
  }
  for (const { id, status, externalId } of tickets) {
    const access = ['ticket', 'server'] as const;
    const holder: PresentedCredential = { kind: 'ticket', ticketId: id };
    answers[`${id} for staff`] = said(await stub.readTicket({ ...staff, ticketId: id }, id));
    answers[`${id} for its holder`] = said(await stub.readTicket({ presented: holder, access, ticketId: id }, id));
    answers[`the queue for ${id}`] = await stub.refuseFirst({ presented: holder, access, ticketId: null });
    const { id: other } = tickets.find((ticket) => ticket.id !== id) ?? { id };
    answers[`${other} for ${id}`] = await stub.refuseFirst({ presented: holder, access, ticketId: other });
    if (ENDED.includes(status)) answers[`start ${id}`] = await tell(stub, { ...onTicket, ticketId: id });
    if (externalId === null) continue;
    answers[externalId] = await list(stub, { externalId });
    answers[`${externalId} again`] = await tell(stub, { target: 'new', name: 'issue', body: { externalId } });
  }
  return answers;
}

async function visitsOf(departmentId: string) {
  const visits = await readVisits(env.DB, departmentId);
  return new Map<string, Copy>(visits.map(({ id, data }) => [id, JSON.parse(data)]));
}

describe('tickets of past days', () => {
  test('leave, and every answer stays what it was', { timeout: 120_000 }, async () => {
    const histories = fc.array(step, { minLength: 40, maxLength: 70, size: 'max' });
    let left = 0;
    const check = fc.asyncProperty(histories, fc.integer({ min: 0, max: 60 }), async (steps, hours) => {
      const department = await aDepartmentWithDoctors();
      const { stub, provisioning } = department;
      const end = await live(department, [{ act: { kind: 'issue', pick: 2 }, seconds: 1 }, ...steps]);
      await issue(stub, {}, { drivenNow: end + hours * 60 * 60_000 });
      await caughtUp(stub);
      const copies = await visitsOf(provisioning.departmentId);
      const before = await interview(stub, [...copies.values()]);

      expect(await runDurableObjectAlarm(stub)).toBe(true);
      const { tickets: held } = await stub.audit();
      for (const ticket of held) expect(ticket).toEqual(copies.get(ticket.id));
      const gone = [...copies.values()].filter(({ id }) => !held.some((ticket) => ticket.id === id));
      for (const { status } of gone) expect(ENDED).toContain(status);
      left += gone.length;
      expect(await interview(stub, [...copies.values()])).toEqual(before);

      await evictDurableObject(stub);
      expect(await interview(stub, [...copies.values()])).toEqual(before);
    });
    await fc.assert(check, { numRuns: 6, seed: 20261121, endOnFailure: true });
    expect(left).toBeGreaterThan(50);
  });

  test('stay for the running day, the day before, and while D1 does not hold them as they are', async () => {
    const { stub, provisioning } = await aDepartment({ heldAt: MORNING_MS });
    const { departmentId } = provisioning;
    const [lost, stale, copied] = [
      await issue(stub, {}, { drivenNow: MORNING_MS }),
      await issue(stub, {}, { drivenNow: MORNING_MS + 1 }),
      await issue(stub, {}, { drivenNow: MORNING_MS + 2 }),
    ];
    const yesterday = await issue(stub, {}, { drivenNow: MORNING_MS + DAY_MS });
    const today = await issue(stub, {}, { drivenNow: MORNING_MS + 2 * DAY_MS });
    await caughtUp(stub);
    await env.DB.batch([
      env.DB.prepare('DELETE FROM visits WHERE id = ?').bind(lost.id),
      env.DB.prepare('UPDATE visits SET version = 1 WHERE id = ?').bind(stale.id),
    ]);
    await runDurableObjectAlarm(stub);
    const held = (await stub.audit()).tickets.map(({ id }) => id);
    expect(held).toEqual([lost.id, stale.id, yesterday.id, today.id]);
    const listed = (await list(stub, { serviceDay: '2026-11-21' })) as readonly { id: string; status: string }[];
    expect(listed.map(({ id, status }) => [id, status])).toEqual(
      [lost, stale, copied].map(({ id }) => [id, 'expired']),
    );
    expect((await visitsOf(departmentId)).has(copied.id)).toBe(true);
  });

  test('stay at their point for as long as they are called or served', async () => {
    const { stub, pointIds } = await aDepartment({ heldAt: MORNING_MS });
    const [pointId] = pointIds;
    const first = await issue(stub, {}, { drivenNow: MORNING_MS });
    await tell(stub, { target: 'queue', name: 'call-next', body: { pointId } }, { drivenNow: MORNING_MS + 1 });
    await issue(stub, {}, { drivenNow: MORNING_MS + 5 * DAY_MS });
    await caughtUp(stub);
    await runDurableObjectAlarm(stub);
    expect((await stub.audit()).tickets.map(({ id, status }) => [id, status])).toContainEqual([first.id, 'called']);
    const complete = { target: 'ticket', ticketId: first.id, name: 'complete', body: {} } as const;
    expect(await tell(stub, complete, { drivenNow: MORNING_MS + 5 * DAY_MS + 1 })).toMatchObject({ ok: true });
  });
});

describe('a ticket that left', () => {
  test('is there over HTTP for its holder and its hospital, and for nobody else', async () => {
    const demo = await loadDemo();
    const departmentId = firstDepartment(demo).id;
    const { id, secret } = await takeTicket(demo, departmentId);
    const other = await takeTicket(demo.otherHospital, firstDepartment(demo.otherHospital).id);
    const stub = stubOf(departmentId);
    await develop('PUT', `/departments/${departmentId}/clock`, {
      now: new Date(Date.now() + 4 * DAY_MS).toISOString(),
    });
    await takeTicket(demo, departmentId);
    await caughtUp(stub);
    const path = `/v1/departments/${departmentId}/tickets/${id}`;
    const before = await ask(path, { key: secret });
    expect(before.json).toMatchObject({ id, status: 'expired' });
    await runDurableObjectAlarm(stub);
    expect((await stub.audit()).tickets.map((ticket) => ticket.id)).not.toContain(id);

    const asked = await Promise.all([secret, demo.secretKey].map((key) => ask(path, { key })));
    // What a holder may do is told to him alone.
    const { may: _may, ...forStaff } = z.record(z.string(), z.unknown()).parse(before.json);
    expect(asked.map(({ status, json }) => [status, json])).toEqual([
      [200, before.json],
      [200, forStaff],
    ]);
    for (const key of [demo.otherHospital.secretKey, other.secret]) {
      expect(codeOf(await ask(path, { key }))).toBe('not_found');
    }
    const elsewhere = path.replace(departmentId, demo.departments[1]?.id ?? '');
    for (const key of [secret, demo.secretKey]) expect(codeOf(await ask(elsewhere, { key }))).toBe('not_found');
    const cancelled = await ask(`${path}/cancel`, { key: secret, json: {} });
    expect([codeOf(cancelled), cancelled.json]).toMatchObject([
      'ticket_state_conflict',
      { current: { id, status: 'expired' } },
    ]);
  });
});
