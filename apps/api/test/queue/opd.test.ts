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
  const { ticket }: { ticket: { id: string; code: string } | null } = JSON.parse(result.body);
  return ticket;
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
});
