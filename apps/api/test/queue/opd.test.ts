import { evictDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { aDepartment, issue, tell } from './a-department.ts';

/** What happens in an outpatient department, as the desk would do it. */

async function run(stub: unknown, ticketId: string, name: string, body: object = {}) {
  const result = await tell(stub, { target: 'ticket', ticketId, name, body });
  return result.ok
    ? (JSON.parse(result.body).ticket as Record<string, unknown>)
    : 'refusal' in result
      ? { refused: result.refusal.code }
      : { refused: result.miss };
}

async function callNext(stub: unknown, pointId: string | undefined) {
  const result = await tell(stub, { target: 'queue', name: 'call-next', body: { pointId, finish: true } });
  if (!result.ok) throw new Error(JSON.stringify(result));
  const { ticket }: { ticket: CalledNext | null } = JSON.parse(result.body);
  return ticket;
}

interface CalledNext {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly calledAt: string | null;
  readonly startedAt: string | null;
}

/** The whole answer of a command, or the code of its refusal. */
function answerOf(result: Awaited<ReturnType<typeof tell>>): Record<string, unknown> {
  if (result.ok) return JSON.parse(result.body);
  return { refused: 'refusal' in result ? result.refusal.code : result.miss };
}

async function tellQueue(stub: unknown, name: string, body: object) {
  return answerOf(await tell(stub, { target: 'queue', name, body }));
}

async function tellTicket(stub: unknown, ticketId: string, name: string, body: object) {
  return answerOf(await tell(stub, { target: 'ticket', ticketId, name, body }));
}

describe('an outpatient department', () => {
  test('sends a patient to the laboratory, and has him back next without queueing again', async () => {
    const { stub, pointIds } = await aDepartment();
    const [first, second, third] = [await issue(stub), await issue(stub), await issue(stub)];
    expect((await callNext(stub, pointIds[0]))?.id).toBe(first.id);
    await run(stub, first.id, 'start');
    expect(await run(stub, first.id, 'hold', { waitsFor: ['result'] })).toMatchObject({
      status: 'waiting',
      waitsFor: ['result'],
      pointId: null,
      position: 1,
    });
    expect((await callNext(stub, pointIds[0]))?.id).toBe(second.id);
    expect(await run(stub, first.id, 'call', { pointId: pointIds[1] })).toEqual({ refused: 'ticket_gated' });
    await run(stub, first.id, 'ready', { what: 'result' });
    expect((await callNext(stub, pointIds[0]))?.id).toBe(first.id);
    expect((await callNext(stub, pointIds[0]))?.id).toBe(third.id);
  });

  test('takes back a call made by mistake, once, and only while nothing else happened there', async () => {
    const { stub, pointIds } = await aDepartment();
    const [first, second] = [await issue(stub), await issue(stub)];
    await callNext(stub, pointIds[0]);
    expect(await run(stub, first.id, 'undo-call')).toMatchObject({ status: 'waiting', position: 1, callCount: 0 });
    expect(await run(stub, first.id, 'undo-call')).toEqual({ refused: 'ticket_state_conflict' });
    await callNext(stub, pointIds[0]);
    await run(stub, first.id, 'recall');
    expect(await run(stub, first.id, 'undo-call')).toEqual({ refused: 'call_not_last' });
    expect(await run(stub, second.id, 'cancel')).toMatchObject({ status: 'cancelled' });
  });

  test('lets a patient let others go first, and the desk say who is urgent', async () => {
    const { stub } = await aDepartment();
    const tickets = [await issue(stub), await issue(stub), await issue(stub), await issue(stub)];
    const [first, , , last] = tickets.map((ticket) => ticket.id);
    expect(await run(stub, first ?? '', 'defer', { places: 2 })).toMatchObject({ position: 3 });
    expect(await run(stub, first ?? '', 'defer', { places: 9 })).toMatchObject({ position: 4 });
    expect(await run(stub, last ?? '', 'set-priority', { priority: 'high' })).toEqual({ refused: 'invalid_request' });
    const urgent = await run(stub, last ?? '', 'set-priority', { priority: 'high', reason: 'infant' });
    expect(urgent).toMatchObject({ position: 1, priority: 'high', priorityReason: 'infant' });
    const calm = await run(stub, last ?? '', 'set-priority', { priority: 'normal' });
    expect(calm).toMatchObject({ position: 3, priority: 'normal', priorityReason: null });
  });

  test('has three inside at once, and lets the next in when any of them goes', async () => {
    const { stub, pointIds } = await aDepartment();
    const [pointId] = pointIds;
    const tickets = [];
    for (let index = 0; index < 5; index += 1) tickets.push((await issue(stub)).id);
    const [, second = '', , fourth, fifth = ''] = tickets;
    await tellQueue(stub, 'set-point', { pointId, capacity: 3 });
    const three = await tellQueue(stub, 'call-next', { pointId, count: 3 });
    expect(three).toMatchObject({ tickets: tickets.slice(0, 3).map((id) => ({ id, status: 'called' })) });
    expect(await tellQueue(stub, 'call-next', { pointId })).toMatchObject({ refused: 'point_busy' });
    expect(await run(stub, fifth, 'call', { pointId })).toEqual({ refused: 'point_busy' });
    const passedOn = await tellTicket(stub, second, 'complete', { notes: 'dressing changed', next: true });
    expect(passedOn).toMatchObject({
      ticket: { id: second, status: 'completed', notes: 'dressing changed' },
      next: { id: fourth, status: 'called', pointId },
    });
    expect(await tellQueue(stub, 'call-next', { pointId, count: 2 })).toMatchObject({ refused: 'point_busy' });
    expect(await tellTicket(stub, fourth ?? '', 'complete', { next: true })).toMatchObject({ next: { id: fifth } });
    expect(await tellTicket(stub, fifth, 'complete', { next: true })).toMatchObject({ next: null });
  });

  test('is run from the first patient to the last by one key', async () => {
    const { stub, pointIds } = await aDepartment({ settings: { autoStart: true } });
    const [pointId] = pointIds;
    const tickets = [];
    for (let index = 0; index < 10; index += 1) tickets.push((await issue(stub)).id);
    const before = await stub.audit();
    const seen = [];
    for (let press = 0; press < 5; press += 1) seen.push(await callNext(stub, pointId));
    const urgent = await issue(stub, { priority: 'emergency', priorityReason: 'clinical' });
    for (let next = await callNext(stub, pointId); next !== null; next = await callNext(stub, pointId)) seen.push(next);
    expect(seen.map((ticket) => ticket?.id)).toEqual([...tickets.slice(0, 5), urgent.id, ...tickets.slice(5)]);
    expect(seen.every((ticket) => ticket?.status === 'serving' && ticket.startedAt === ticket.calledAt)).toBe(true);
    const after = await stub.audit();
    expect(after.tickets.every((ticket) => ticket.status === 'completed')).toBe(true);
    // One press is one event; the last completes who was inside, and one event is the ticket taken meanwhile.
    expect(after.seq - before.seq).toBe(seen.length + 2);
  });

  test('takes a press too many back, where the key lets patients in', async () => {
    const { stub, pointIds } = await aDepartment({ settings: { autoStart: true } });
    const [pointId] = pointIds;
    const [first, second, third] = [await issue(stub), await issue(stub), await issue(stub)];
    await callNext(stub, pointId);
    await callNext(stub, pointId);
    expect(await run(stub, second.id, 'undo-call')).toMatchObject({
      status: 'waiting',
      position: 1,
      callCount: 0,
      calledAt: null,
      startedAt: null,
    });
    expect(await run(stub, first.id, 'undo-call')).toEqual({ refused: 'ticket_state_conflict' });
    // Who does not come is called by name, which lets nobody in, and skipped.
    expect(await run(stub, second.id, 'call', { pointId })).toMatchObject({ status: 'called', startedAt: null });
    expect(await run(stub, second.id, 'skip')).toMatchObject({ status: 'missed' });
    expect(await callNext(stub, pointId)).toMatchObject({ id: third.id, status: 'serving' });
    await evictDurableObject(stub);
    expect(await run(stub, third.id, 'undo-call')).toMatchObject({ status: 'waiting' });
    await run(stub, third.id, 'call', { pointId });
    await run(stub, third.id, 'start');
    expect(await run(stub, third.id, 'undo-call')).toEqual({ refused: 'call_not_last' });
  });

  test('goes on where it was when the doctor, called away, comes back', async () => {
    const { stub, provisioning, pointIds } = await aDepartment({ doctors: ['Dr. Meera Nair'] });
    const doctorId = provisioning.doctors[0]?.id;
    const [pointId] = pointIds;
    await tellQueue(stub, 'set-point', { pointId, doctorId });
    const tickets = [];
    for (let index = 0; index < 3; index += 1) tickets.push((await issue(stub, { doctorId })).id);
    const [first = '', second = '', third = ''] = tickets;
    await callNext(stub, pointId);
    await run(stub, first, 'start');
    await tellQueue(stub, 'set-point', { pointId, available: false });
    expect(await run(stub, first, 'complete', { next: true })).toEqual({ refused: 'point_unavailable' });
    expect(await run(stub, first, 'complete')).toMatchObject({ status: 'completed' });
    expect(await tellQueue(stub, 'call-next', { pointId })).toMatchObject({ refused: 'point_unavailable' });
    // Another room cannot call who waits for him; who waits keeps the place.
    expect(await callNext(stub, pointIds[1])).toBeNull();
    expect(await run(stub, second, 'call', { pointId: pointIds[1] })).toEqual({ refused: 'doctor_not_at_point' });
    const back = await tellQueue(stub, 'set-point', { pointId: pointIds[1], doctorId });
    expect(back).toMatchObject({ queue: { waiting: [{ id: second }, { id: third }] } });
    expect(await callNext(stub, pointIds[1])).toMatchObject({ id: second });
    expect(await callNext(stub, pointIds[1])).toMatchObject({ id: third });
  });
});
