import { evictDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import type { TicketId } from '../../src/kernel/ids.ts';
import { instantOf } from '../../src/kernel/time.ts';
import type { TestStub } from './a-department.ts';
import { aDepartment, issue, SERVER, tell } from './a-department.ts';

/** Lanes, the published pattern and the guard against being passed over, on the real object. */

const MORNING_MS = Date.UTC(2026, 10, 21, 3, 30);
const MINUTE_MS = 60_000;
const at = (minutes: number) => ({ drivenNow: MORNING_MS + minutes * MINUTE_MS });
const high = { priority: 'high', priorityReason: 'senior' };

/** Calls until nobody is left, or so often; gives the numbers in the order they were called. */
async function callAll(stub: unknown, pointId: string | undefined, times = 100, minutes = 60): Promise<number[]> {
  const numbers: number[] = [];
  while (numbers.length < times) {
    const command = { target: 'queue', name: 'call-next', body: { pointId, finish: true } };
    const result = await tell(stub, command, at(minutes));
    if (!result.ok) throw new Error(JSON.stringify(result));
    const { ticket }: { ticket: { number: number } | null } = JSON.parse(result.body);
    if (ticket === null) break;
    numbers.push(ticket.number);
  }
  return numbers;
}

async function positions(stub: TestStub, tickets: readonly { readonly id: string }[]) {
  const approach = {
    presented: { kind: 'secret', hash: 'server', fromBrowser: false },
    access: ['server'],
    ticketId: null,
  } as const;
  const answers = tickets.map(async ({ id }) => {
    const result = await stub.readTicket(approach, id as TicketId);
    return 'body' in result ? JSON.parse(result.body).position : null;
  });
  return Promise.all(answers);
}

describe('lanes', () => {
  test('two booked to one walk-in, though the walk-ins came first', async () => {
    const { stub, pointIds } = await aDepartment({ heldAt: MORNING_MS });
    for (let walkIn = 0; walkIn < 4; walkIn += 1) await issue(stub, {}, at(walkIn));
    for (let slot = 0; slot < 4; slot += 1) {
      await issue(stub, { appointment: { startsAt: MORNING_MS + (10 + slot) * MINUTE_MS } }, at(5));
    }
    expect(await callAll(stub, pointIds[0])).toEqual([5, 6, 1, 7, 8, 2, 3, 4]);
  });

  test('nobody is called from his booking before his slot while others wait, and late comers stand with the walk-ins', async () => {
    const { stub, pointIds } = await aDepartment({ heldAt: MORNING_MS });
    const startsAt = MORNING_MS + 90 * MINUTE_MS;
    await issue(stub, { appointment: { startsAt } }, at(0));
    await issue(stub, {}, at(1));
    await issue(stub, {}, at(2));
    await issue(stub, { appointment: { startsAt: MORNING_MS } }, at(60));
    expect(await callAll(stub, pointIds[0], 2, 61)).toEqual([2, 3]);
    await issue(stub, {}, at(62));
    expect(await callAll(stub, pointIds[0], 3, 91)).toEqual([1, 4, 5]);
  });

  test('a slot that begins gives the queue another tag, though nothing was commanded', async () => {
    const { stub } = await aDepartment({ heldAt: MORNING_MS });
    await issue(stub, { appointment: { startsAt: MORNING_MS + 30 * MINUTE_MS } }, at(0));
    await issue(stub, {}, at(0));
    const read = async (minutes: number) => {
      const approach = { presented: SERVER, access: ['server'], ticketId: null } as const;
      const drivenNow = instantOf(at(minutes).drivenNow);
      const result = await stub.readQueue({ ...approach, drivenNow }, { since: null, epoch: null });
      if (!result.ok) throw new Error(JSON.stringify(result));
      const { waiting }: { waiting: { code: string }[] } = JSON.parse(result.body);
      return { etag: result.etag, codes: waiting.map(({ code }) => code) };
    };
    const [early, still, due] = [await read(10), await read(20), await read(40)];
    expect([early.codes, due.codes]).toEqual([
      ['CAR-2', 'CAR-1'],
      ['CAR-1', 'CAR-2'],
    ]);
    expect(still.etag).toBe(early.etag);
    expect(due.etag).not.toBe(early.etag);
  });

  test('a report review is shown after every third patient', async () => {
    const { stub, pointIds } = await aDepartment({ heldAt: MORNING_MS });
    for (let walkIn = 0; walkIn < 6; walkIn += 1) await issue(stub, {}, at(0));
    for (let review = 0; review < 2; review += 1) await issue(stub, { lane: 'review' }, at(1));
    expect(await callAll(stub, pointIds[0])).toEqual([1, 2, 3, 7, 4, 5, 6, 8]);
  });

  test('a position is when the ticket is called if nobody else comes', async () => {
    const { stub, pointIds } = await aDepartment({ heldAt: MORNING_MS });
    const tickets = [];
    for (const body of [{}, {}, { lane: 'booked' }, { lane: 'review' }, high, { lane: 'booked' }, { lane: 'booked' }]) {
      tickets.push(await issue(stub, body, at(0)));
    }
    const told = await positions(stub, tickets);
    const order = await callAll(stub, pointIds[0]);
    expect(tickets.map((ticket) => order.indexOf(ticket.number) + 1)).toEqual(told);
  });

  test('a visitor chooses neither lane nor slot', async () => {
    const { stub } = await aDepartment({ heldAt: MORNING_MS });
    const presented = { kind: 'publishable', hash: 'visitor', origin: 'https://a.example', sameOrigin: false } as const;
    for (const body of [{ lane: 'booked' }, { appointment: { startsAt: MORNING_MS } }]) {
      const result = await tell(stub, { target: 'new', name: 'issue', body }, { presented, ...at(0) });
      expect(result).toMatchObject({ ok: false, refusal: { code: 'not_allowed' } });
    }
  });

  test('an appointment in another lane than booked is refused', async () => {
    const { stub } = await aDepartment({ heldAt: MORNING_MS });
    const body = { lane: 'review', appointment: { startsAt: MORNING_MS } };
    const result = await tell(stub, { target: 'new', name: 'issue', body }, at(0));
    expect(result).toMatchObject({ ok: false, refusal: { facts: { errors: [{ pointer: '/lane' }] } } });
  });
});

describe('the guard', () => {
  test('at most twenty tickets that came later are called before a waiting one because of priority', async () => {
    const { stub, pointIds } = await aDepartment({ heldAt: MORNING_MS });
    await issue(stub, {}, at(0));
    for (let later = 0; later < 30; later += 1) await issue(stub, high, at(1));
    expect((await callAll(stub, pointIds[0])).indexOf(1)).toBe(20);
  });

  test('emergencies go first whatever happens and are not counted', async () => {
    const { stub, pointIds } = await aDepartment({ heldAt: MORNING_MS, settings: { passedOverMax: 2 } });
    await issue(stub, {}, at(0));
    for (let later = 0; later < 5; later += 1) {
      await issue(stub, { priority: 'emergency', priorityReason: 'clinical' }, at(1));
    }
    for (let later = 0; later < 5; later += 1) await issue(stub, high, at(2));
    expect((await callAll(stub, pointIds[0])).indexOf(1)).toBe(7);
  });

  test('counts go on after a restart, and so does the pattern', async () => {
    const { stub, pointIds } = await aDepartment({ heldAt: MORNING_MS, settings: { passedOverMax: 4 } });
    await issue(stub, {}, at(0));
    for (let later = 0; later < 3; later += 1) await issue(stub, high, at(1));
    for (let later = 0; later < 3; later += 1) await issue(stub, { lane: 'booked' }, at(1));
    for (let later = 0; later < 3; later += 1) await issue(stub, high, at(2));
    expect(await callAll(stub, pointIds[0], 3)).toEqual([2, 3, 4]);
    await evictDurableObject(stub);
    expect(await callAll(stub, pointIds[0])).toEqual([8, 1, 9, 10, 5, 6, 7]);
  });

  test('counts go on when a patient shows his name or gets another link, told to screens and after a restart', async () => {
    const { stub, pointIds } = await aDepartment({ heldAt: MORNING_MS, settings: { passedOverMax: 4 } });
    const first = await issue(stub, {}, at(0));
    for (let later = 0; later < 6; later += 1) await issue(stub, high, at(1));
    expect(await callAll(stub, pointIds[0], 2)).toEqual([2, 3]);
    const ticketId = first.id;
    await tell(stub, { target: 'ticket', ticketId, name: 'set-show-name', body: { showName: true } }, at(2));
    expect(await callAll(stub, pointIds[0], 1)).toEqual([4]);
    await tell(stub, { target: 'ticket', ticketId, name: 'replace-link', body: {} }, at(2));
    await evictDurableObject(stub);
    expect(await callAll(stub, pointIds[0])).toEqual([5, 1, 6, 7]);
  });
});
