import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, test, vi } from 'vitest';
import type { PresentedCredential } from '../../src/http/auth-context.ts';
import type { TicketId } from '../../src/kernel/ids.ts';
import { readVisits } from '../../src/queue/index.ts';
import { aDepartment, issue, tell } from './a-department.ts';
import type { Department } from './two-departments.ts';
import { aloneIn, askFor, callNext, command, read, restart, transfer, twoDepartments } from './two-departments.ts';

/** A patient who is held by a doctor for something another department does, each of them a real object. */

/** A doctor's room with somebody inside, two who wait, and a laboratory. */
async function aVisit() {
  const { here, there } = await twoDepartments();
  const tickets = [await issue(here.stub), await issue(here.stub), await issue(here.stub)];
  const [first, second, third] = tickets.map(({ id }) => id);
  if (first === undefined || second === undefined || third === undefined) throw new Error('three tickets');
  await callNext(here);
  await command(here.stub, first, 'start');
  return { here, there, first, second, third };
}

async function hold(from: Department, ticketId: string, to: Department, waitsFor: string[] = ['result']) {
  const body = { waitsFor, at: { departmentId: to.provisioning.departmentId } };
  const result = await command(from.stub, ticketId, 'hold', body);
  if (!result.ok) throw new Error(JSON.stringify(result));
  const { ticket } = JSON.parse(result.body);
  return { ticket, linkedId: String(ticket.linkedTo.ticketId) };
}

async function isReady(at: Department, ticketId: string): Promise<void> {
  await vi.waitUntil(async () => {
    const ticket = await read(at, ticketId);
    return 'waitsFor' in ticket && Array.isArray(ticket.waitsFor) && ticket.waitsFor.length === 0;
  });
}

describe('doctor, laboratory, the same doctor', () => {
  test('without queueing again, and without anybody saying that the result is there', async () => {
    const { here, there, first, second, third } = await aVisit();
    const { ticket, linkedId } = await hold(here, first, there);
    expect(ticket).toMatchObject({
      ...{ status: 'waiting', waitsFor: ['result'], pointId: null, position: 1 },
      linkedTo: { departmentId: there.provisioning.departmentId, ticketId: linkedId, code: 'LAB-1', outcome: null },
    });
    expect(await read(there, linkedId)).toMatchObject({
      ...{ status: 'waiting', waitsFor: [], transferredFrom: null },
      linkedFrom: { departmentId: here.provisioning.departmentId, ticketId: first, code: 'CAR-1' },
    });
    expect((await callNext(here))?.id).toBe(second);
    expect((await callNext(there))?.id).toBe(linkedId);
    await command(there.stub, linkedId, 'complete');
    await isReady(here, first);
    expect(await read(here, first)).toMatchObject({ linkedTo: { ticketId: linkedId, outcome: 'completed' } });
    expect((await callNext(here))?.id).toBe(first);
    expect((await callNext(here))?.id).toBe(third);
  });

  test('whatever way the ticket at the laboratory ends', async () => {
    for (const [outcome, steps] of [
      ['cancelled', ['cancel']],
      ['completed', ['call', 'complete']],
    ] as const) {
      const { here, there, first } = await aVisit();
      const { linkedId } = await hold(here, first, there);
      for (const name of steps)
        await command(there.stub, linkedId, name, name === 'call' ? { pointId: there.pointIds[0] } : {});
      await isReady(here, first);
      expect(await read(here, first)).toMatchObject({ linkedTo: { outcome } });
    }
  });

  test('when the patient was not at the laboratory all day, on the clock of a doctor who still works', async () => {
    const { here, there, first } = await aVisit();
    const { linkedId } = await hold(here, first, there);
    await command(there.stub, linkedId, 'call', { pointId: there.pointIds[0] });
    await command(there.stub, linkedId, 'skip');
    const tomorrow = Date.now() + 24 * 60 * 60_000;
    await tell(there.stub, { target: 'queue', name: 'pause', body: {} }, { drivenNow: tomorrow });
    await isReady(here, first);
    expect(await read(here, first)).toMatchObject({ linkedTo: { outcome: 'no_show' } });
  });

  test("opens the ticket at the laboratory to the patient's first secret", async () => {
    const { here, there, first } = await aVisit();
    const { linkedId } = await hold(here, first, there);
    const holder: PresentedCredential = { kind: 'ticket', ticketId: first as TicketId };
    expect(await read(there, linkedId, holder)).toMatchObject({ code: 'LAB-1' });
  });

  test('by way of the X-ray, where the laboratory sends the patient on', async () => {
    const { here, there, first } = await aVisit();
    const xray = await aDepartment({ code: 'XRA', hospitalId: here.provisioning.hospitalId });
    const { linkedId } = await hold(here, first, there);
    const moved = await transfer(there, linkedId, { departmentId: xray.provisioning.departmentId });
    const lastId = moved.transferredTo?.ticketId ?? '';
    expect(await read(xray, lastId)).toMatchObject({ linkedFrom: { ticketId: first } });
    expect(await read(here, first)).toMatchObject({ waitsFor: ['result'], linkedTo: { outcome: null } });
    expect((await callNext(xray))?.id).toBe(lastId);
    await command(xray.stub, lastId, 'complete');
    await isReady(here, first);
    expect(await read(here, first)).toMatchObject({ linkedTo: { ticketId: linkedId, outcome: 'completed' } });
  });

  test('or another one, where the held patient was sent on meanwhile', async () => {
    const { here, there, first } = await aVisit();
    const other = await aDepartment({ code: 'SUR', hospitalId: here.provisioning.hospitalId });
    const { linkedId } = await hold(here, first, there);
    const moved = await transfer(here, first, { departmentId: other.provisioning.departmentId });
    const movedId = moved.transferredTo?.ticketId ?? '';
    expect(await read(other, movedId)).toMatchObject({ waitsFor: ['result'], linkedTo: { ticketId: linkedId } });
    await command(there.stub, linkedId, 'cancel');
    await isReady(other, movedId);
    expect((await callNext(other))?.id).toBe(movedId);
  });

  test('for a payment at the cashier too: the first thing named, where no result is', async () => {
    const { here, there, first } = await aVisit();
    const { linkedId } = await hold(here, first, there, ['payment', 'vitals']);
    await command(there.stub, linkedId, 'cancel');
    await vi.waitUntil(async () => (await read(here, first)).linkedTo?.outcome === 'cancelled');
    expect(await read(here, first)).toMatchObject({ waitsFor: ['vitals'] });
  });

  test('and to the laboratory once more: only the last ticket given there brings the result', async () => {
    const { here, there, first } = await aVisit();
    const { linkedId } = await hold(here, first, there);
    await command(here.stub, first, 'ready', { what: 'result' });
    await command(here.stub, first, 'call', { pointId: here.pointIds[0] });
    await command(here.stub, first, 'start');
    const again = await hold(here, first, there);
    await command(there.stub, linkedId, 'cancel');
    await vi.waitUntil(async () => {
      const { tickets } = await here.stub.audit();
      return tickets.find(({ id }) => id === first)?.links?.linkedTo?.[0]?.outcome === 'cancelled';
    });
    expect(await read(here, first)).toMatchObject({ waitsFor: ['result'], linkedTo: { outcome: null } });
    await command(there.stub, again.linkedId, 'cancel');
    await isReady(here, first);
  });
});

describe('the news that a linked ticket has ended', () => {
  test('is told at the next start of an object that went away before it could', async () => {
    const { here, there, first } = await aVisit();
    const { linkedId } = await hold(here, first, there);
    const cancel = { target: 'ticket', ticketId: linkedId, name: 'cancel', body: {} };
    await runInDurableObject(there.stub, (_, state) => aloneIn(state, there.provisioning, cancel));
    expect(await read(here, first)).toMatchObject({ waitsFor: ['result'] });
    await restart(there);
    await isReady(here, first);
    await vi.waitUntil(() =>
      runInDurableObject(
        there.stub,
        (_, state) => state.storage.sql.exec('SELECT * FROM errands').toArray().length === 0,
      ),
    );
  });

  test('changes nothing when it is told again, by a stranger, or of a ticket that is not linked', async () => {
    const { here, there, first, second } = await aVisit();
    const { linkedId } = await hold(here, first, there);
    await command(there.stub, linkedId, 'cancel');
    await isReady(here, first);
    const { seq } = await here.stub.audit();
    const { hospitalId } = here.provisioning;
    const news = {
      hospitalId,
      heldId: first as TicketId,
      linkedId: linkedId as TicketId,
      outcome: 'completed',
    } as const;
    expect(await here.stub.linkedTicketEnded(news)).toEqual({ kind: 'heard' });
    expect(await here.stub.linkedTicketEnded({ ...news, heldId: second as TicketId })).toEqual({ kind: 'heard' });
    const stranger = await aDepartment();
    const elsewhere = { ...news, hospitalId: stranger.provisioning.hospitalId };
    expect(await here.stub.linkedTicketEnded(elsewhere)).toEqual({ kind: 'heard' });
    expect((await here.stub.audit()).seq).toBe(seq);
  });

  test('is not lost for a word on its transfer that comes late', async () => {
    const { here, there, first } = await aVisit();
    const { linkedId } = await hold(here, first, there);
    const cancel = { target: 'ticket', ticketId: linkedId, name: 'cancel', body: {} };
    await runInDurableObject(there.stub, (_, state) => aloneIn(state, there.provisioning, cancel));
    await evictDurableObject(there.stub);
    const { hospitalId } = here.provisioning;
    const pair = { hospitalId, sourceId: first as TicketId, targetId: linkedId as TicketId };
    await there.stub.settleTransfer(pair, false);
    await isReady(here, first);
  });

  test('reaches a doctor whose hold was not known to be committed when the ticket was cancelled', async () => {
    const { here, there, first } = await aVisit();
    const ask = await askFor(here, there, first);
    const { transferredFrom: from, ...links } = ask.links;
    if (from === undefined) throw new Error('an ask names its ticket');
    const answer = await there.stub.acceptTransfer({ ...ask, pointer: '/at', links: { ...links, linkedFrom: from } });
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    await command(there.stub, answer.link.ticketId, 'cancel');
    const body = { waitsFor: ['result'], at: { departmentId: there.provisioning.departmentId } };
    const request = { target: 'ticket', ticketId: first, name: 'hold', body };
    const grant = { link: answer.link, version: ask.version };
    await runInDurableObject(here.stub, (_, state) => aloneIn(state, here.provisioning, request, grant));
    await evictDurableObject(here.stub);
    expect(await read(here, first)).toMatchObject({ waitsFor: ['result'] });
    await restart(there);
    await isReady(here, first);
    expect(await read(here, first)).toMatchObject({ linkedTo: { outcome: 'cancelled' } });
  });
});

describe('a hold with a ticket elsewhere', () => {
  test('that is refused there leaves the patient inside', async () => {
    const { here, there, first } = await aVisit();
    await tell(there.stub, { target: 'queue', name: 'close', body: {} });
    const { seq } = await here.stub.audit();
    const stranger = await aDepartment();
    for (const [at, refusal] of [
      [{ departmentId: there.provisioning.departmentId }, { code: 'department_closed' }],
      [
        { departmentId: stranger.provisioning.departmentId },
        { code: 'invalid_request', facts: { errors: [{ pointer: '/at/departmentId' }] } },
      ],
      [
        { departmentId: here.provisioning.departmentId },
        { code: 'invalid_request', facts: { errors: [{ pointer: '/at/departmentId' }] } },
      ],
      [
        { departmentId: there.provisioning.departmentId, pointId: here.pointIds[0] },
        { code: 'invalid_request', facts: { errors: [{ pointer: '/at/pointId' }] } },
      ],
    ] as const) {
      expect(await command(here.stub, first, 'hold', { waitsFor: ['result'], at })).toMatchObject({ refusal });
    }
    expect(await read(here, first)).toMatchObject({ status: 'serving', linkedTo: null });
    expect((await here.stub.audit()).seq).toBe(seq);
  });

  test('is for who is inside only', async () => {
    const { here, there, second } = await aVisit();
    const at = { departmentId: there.provisioning.departmentId };
    expect(await command(here.stub, second, 'hold', { waitsFor: ['result'], at })).toMatchObject({
      refusal: { code: 'ticket_state_conflict', facts: { status: 'waiting', command: 'hold' } },
    });
    expect((await there.stub.audit()).tickets).toEqual([]);
  });

  test('is copied to D1 on both sides as it is', async () => {
    const { here, there, first } = await aVisit();
    const { linkedId } = await hold(here, first, there);
    await command(there.stub, linkedId, 'cancel');
    await isReady(here, first);
    for (const { stub, provisioning } of [here, there]) {
      await vi.waitUntil(async () => (await stub.audit()).projectedSeq === (await stub.audit()).seq);
      const visits = await readVisits(env.DB, provisioning.departmentId);
      expect(visits.map((visit) => JSON.parse(visit.data))).toEqual((await stub.audit()).tickets);
    }
  });
});
