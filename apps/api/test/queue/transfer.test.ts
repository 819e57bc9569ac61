import { env } from 'cloudflare:workers';
import { describe, expect, test, vi } from 'vitest';
import type { PresentedCredential } from '../../src/http/auth-context.ts';
import type { TicketId } from '../../src/kernel/ids.ts';
import { readVisits } from '../../src/queue/index.ts';
import { aDepartment, issue, tell } from './a-department.ts';
import { callNext, command, read, transfer, twoDepartments } from './two-departments.ts';

describe('a transfer', () => {
  test('gives the patient a ticket there and ends the one here, each naming the other', async () => {
    const { here, there } = await twoDepartments();
    const patient = { name: 'Asha Rao', phone: '+919812345678', birthYear: 1950 };
    const body = {
      ...{ patient, priority: 'high', priorityReason: 'senior', language: 'hi', needs: ['wheelchair'] },
      ...{ metadata: { bed: '4' }, externalId: 'visit-1', waitsFor: ['arrival'] },
    };
    const { id } = await issue(here.stub, body);
    const ended = await transfer(here, id, { departmentId: there.provisioning.departmentId });
    const { departmentId } = there.provisioning;
    const ticketId = ended.transferredTo?.ticketId ?? '';
    expect(ended).toMatchObject({
      ...{ id, status: 'transferred', externalId: 'visit-1', pointId: null },
      transferredTo: { departmentId, ticketId, code: 'LAB-1' },
    });
    expect(await read(there, ticketId)).toMatchObject({
      ...{ id: ticketId, departmentId, code: 'LAB-1', status: 'waiting', position: 1 },
      ...{ patient, priority: 'high', priorityReason: 'senior', language: 'hi', needs: ['wheelchair'] },
      ...{ metadata: { bed: '4' }, externalId: null, waitsFor: ['arrival'], source: 'reception' },
      transferredFrom: { departmentId: here.provisioning.departmentId, ticketId: id, code: 'CAR-1' },
    });
  });

  test.each([
    ['waiting', []],
    ['called', ['call']],
    ['serving', ['call', 'start']],
    ['missed', ['call', 'skip']],
  ])('is allowed from %s, and frees the point', async (_status, before) => {
    const { here, there } = await twoDepartments();
    const { id } = await issue(here.stub);
    for (const name of before) await command(here.stub, id, name, name === 'call' ? { pointId: here.pointIds[0] } : {});
    const { departmentId } = there.provisioning;
    expect(await transfer(here, id, { departmentId })).toMatchObject({ status: 'transferred' });
    const next = await issue(here.stub);
    expect((await callNext(here))?.id).toBe(next.id);
    expect((await callNext(there))?.code).toBe('LAB-1');
    const again = await command(here.stub, id, 'transfer', { departmentId });
    expect(again).toMatchObject({
      refusal: { code: 'ticket_state_conflict', facts: { status: 'transferred', command: 'transfer' } },
    });
  });

  test('has a priority of its own where one is said, and wants the doctor of the point', async () => {
    const { here, there } = await twoDepartments({ doctors: ['Dr. Sen'] });
    const [first, second] = [await issue(here.stub), await issue(here.stub)];
    const { departmentId, doctors } = there.provisioning;
    const [pointId, otherPointId] = there.pointIds;
    const doctorId = doctors[0]?.id;
    await tell(there.stub, { target: 'queue', name: 'set-point', body: { pointId, doctorId } });
    const urgent = { departmentId, pointId, priority: 'emergency', priorityReason: 'clinical' };
    const moved = await transfer(here, first.id, urgent);
    const wanted = await read(there, moved.transferredTo?.ticketId ?? '');
    expect(wanted).toMatchObject({ doctorId, priority: 'emergency', priorityReason: 'clinical' });
    const unstaffed = await transfer(here, second.id, { departmentId, pointId: otherPointId });
    expect(await read(there, unstaffed.transferredTo?.ticketId ?? '')).toMatchObject({ doctorId: null });
  });

  test('goes on from department to department, and the first credential opens each ticket', async () => {
    const { here, there } = await twoDepartments();
    const third = await aDepartment({ code: 'XRA', hospitalId: here.provisioning.hospitalId });
    const { id } = await issue(here.stub);
    const holder: PresentedCredential = { kind: 'ticket', ticketId: id as TicketId };
    const one = await transfer(here, id, { departmentId: there.provisioning.departmentId });
    const two = await transfer(there, one.transferredTo?.ticketId ?? '', {
      departmentId: third.provisioning.departmentId,
    });
    const back = await transfer(third, two.transferredTo?.ticketId ?? '', {
      departmentId: here.provisioning.departmentId,
    });
    expect(await read(here, id, holder)).toMatchObject({ status: 'transferred' });
    expect(await read(there, one.transferredTo?.ticketId ?? '', holder)).toMatchObject({ status: 'transferred' });
    expect(await read(third, two.transferredTo?.ticketId ?? '', holder)).toMatchObject({ status: 'transferred' });
    const last = back.transferredTo?.ticketId ?? '';
    expect(await read(here, last, holder)).toMatchObject({ code: 'CAR-2', status: 'waiting', metadata: {} });
    const approach = { presented: holder, access: ['ticket'], ticketId: null } as const;
    expect(await third.stub.readQueue(approach, { since: null, epoch: null })).toMatchObject({ ok: true });
  });

  test('under one key happens once, and pressed twice gives one ticket', async () => {
    const { here, there } = await twoDepartments();
    const { id } = await issue(here.stub);
    const idempotency = { key: 'one-press', path: '/transfer', fingerprint: 'f' };
    const body = { departmentId: there.provisioning.departmentId };
    const both = await Promise.all([
      command(here.stub, id, 'transfer', body, { idempotency }),
      command(here.stub, id, 'transfer', body, { idempotency }),
      command(here.stub, id, 'transfer', body),
    ]);
    expect(both).toMatchObject([
      { ok: true, replayed: false },
      { ok: true, replayed: true },
      { ok: false, refusal: { code: 'ticket_state_conflict' } },
    ]);
    expect((await there.stub.audit()).tickets).toHaveLength(1);
  });

  test('two departments that send each other patients at once do not wait for each other', async () => {
    const { here, there } = await twoDepartments();
    const tickets = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const [from, to] = index % 2 === 0 ? [here, there] : [there, here];
        const { id } = await issue(from.stub);
        return transfer(from, id, { departmentId: to.provisioning.departmentId });
      }),
    );
    expect(tickets.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 'transferred'));
    for (const { stub } of [here, there]) {
      const statuses = (await stub.audit()).tickets.map(({ status }) => status).sort();
      expect(statuses).toEqual([...Array(10).fill('transferred'), ...Array(10).fill('waiting')]);
    }
  });

  test('is copied to D1 on both sides as it is', async () => {
    const { here, there } = await twoDepartments();
    const { id } = await issue(here.stub);
    await transfer(here, id, { departmentId: there.provisioning.departmentId });
    for (const { stub, provisioning } of [here, there]) {
      await vi.waitUntil(async () => (await stub.audit()).projectedSeq === (await stub.audit()).seq);
      const visits = await readVisits(env.DB, provisioning.departmentId);
      expect(visits.map((visit) => JSON.parse(visit.data))).toEqual((await stub.audit()).tickets);
    }
  });
});

describe('what the other department refuses', () => {
  async function refusedWith(changes: Parameters<typeof aDepartment>[0], body: object = {}, before?: object) {
    const { here, there } = await twoDepartments(changes);
    if (before !== undefined) await tell(there.stub, before);
    const { id } = await issue(here.stub);
    const { seq } = await here.stub.audit();
    const departmentId = there.provisioning.departmentId;
    const result = await command(here.stub, id, 'transfer', { departmentId, ...body });
    expect((await here.stub.audit()).seq).toBe(seq);
    expect(await read(here, id)).toMatchObject({ status: 'waiting', transferredTo: null });
    expect((await there.stub.audit()).tickets).toEqual([]);
    return result;
  }

  test('is the answer, and changes nothing here', async () => {
    const close = { target: 'queue', name: 'close', body: {} };
    expect(await refusedWith({}, {}, close)).toMatchObject({ refusal: { code: 'department_closed', facts: {} } });
    expect(await refusedWith({ settings: { dailyCapacity: 0 } })).toMatchObject({
      refusal: { code: 'department_full', facts: { dailyCapacity: 0 } },
    });
    const stranger = (await aDepartment()).pointIds[0];
    expect(await refusedWith({}, { pointId: stranger })).toMatchObject({
      refusal: { facts: { errors: [{ pointer: '/pointId' }] } },
    });
  });

  test('is none for want of a reason', async () => {
    const { here, there } = await twoDepartments();
    const { departmentId } = there.provisioning;
    const sent = async (ask: object, body: object = {}) => {
      const { id } = await issue(here.stub, ask);
      const { transferredTo } = await transfer(here, id, { departmentId, ...body });
      return read(there, transferredTo?.ticketId ?? '');
    };
    expect(await sent({}, { priority: 'high' })).toMatchObject({ priority: 'high', priorityReason: 'other' });
    const pregnant = { priority: 'high', priorityReason: 'pregnant' };
    expect(await sent(pregnant, { priority: 'emergency' })).toMatchObject({ priorityReason: 'pregnant' });
    expect(await sent(pregnant, { priority: 'normal' })).toMatchObject({ priorityReason: null });
  });

  test('is nothing where it is only paused: staff may send patients', async () => {
    const { here, there } = await twoDepartments();
    await tell(there.stub, { target: 'queue', name: 'pause', body: {} });
    const { id } = await issue(here.stub);
    const { departmentId } = there.provisioning;
    expect(await transfer(here, id, { departmentId })).toMatchObject({ status: 'transferred' });
  });

  test('is the same for the own department and for one of another hospital', async () => {
    const { here } = await twoDepartments();
    const stranger = await aDepartment();
    const { id } = await issue(here.stub);
    for (const { provisioning } of [here, stranger]) {
      const result = await command(here.stub, id, 'transfer', { departmentId: provisioning.departmentId });
      expect(result).toMatchObject({
        refusal: { code: 'invalid_request', facts: { errors: [{ pointer: '/departmentId' }] } },
      });
    }
    expect((await stranger.stub.audit()).tickets).toEqual([]);
    expect(await read(here, id)).toMatchObject({ status: 'waiting' });
  });
});
