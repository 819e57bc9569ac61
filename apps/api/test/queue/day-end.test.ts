import { expect, test } from 'vitest';
import type { TicketId } from '../../src/kernel/ids.ts';
import { instantOf } from '../../src/kernel/time.ts';
import type { TestStub } from './a-department.ts';
import { issue, SERVER, tell } from './a-department.ts';
import { aDay, at } from './a-session-day.ts';

/** When whoever keeps a ticket on a device is told to forget it. */

async function read(stub: TestStub, ticketId: TicketId, drivenNow: number) {
  const approach = { presented: SERVER, access: ['server'], ticketId: null, drivenNow: instantOf(drivenNow) } as const;
  const answer = await stub.readTicket(approach, ticketId);
  const { dayEndsAt, outlivesDay } = JSON.parse('body' in answer ? answer.body : '{}');
  return { dayEndsAt, outlivesDay };
}

test.each([
  ['Asia/Kathmandu', '00:00', '2026-11-21T18:15:00.000Z'],
  ['Asia/Kathmandu', '06:00', '2026-11-22T00:15:00.000Z'],
  ['America/Los_Angeles', '00:00', '2026-11-21T08:00:00.000Z'],
])('in %s, where days begin at %s, it is %s', async (timeZone, rollOverTime, dayEndsAt) => {
  const { stub } = await aDay({ settings: { timeZone, rollOverTime } }, Date.parse('2026-11-21T04:00:00Z'));
  const drivenNow = Date.parse('2026-11-21T05:00:00Z');
  const day = { dayEndsAt, outlivesDay: false };
  const ticket = await issue(stub, {}, { drivenNow });
  expect(ticket).toMatchObject(day);
  expect(await read(stub, ticket.id, drivenNow)).toEqual(day);
});

test('where a department never closes, it is the present day’s end for as long as the ticket goes on', async () => {
  const { stub } = await aDay({ settings: { roundTheClock: true } });
  const drivenNow = at('23:50');
  const ticket = await issue(stub, {}, { drivenNow });
  const firstEnd = new Date(at('24:00')).toISOString();
  expect(ticket).toMatchObject({ dayEndsAt: firstEnd, outlivesDay: true });
  const nextNoon = at('12:00') + 24 * 3_600_000;
  await issue(stub, {}, { drivenNow: nextNoon });
  const tomorrow = new Date(at('24:00') + 24 * 3_600_000).toISOString();
  expect(await read(stub, ticket.id, nextNoon)).toEqual({ dayEndsAt: tomorrow, outlivesDay: true });
  await tell(stub, { target: 'ticket', ticketId: ticket.id, name: 'cancel', body: {} }, { drivenNow: nextNoon });
  expect(await read(stub, ticket.id, nextNoon)).toEqual({ dayEndsAt: firstEnd, outlivesDay: false });
});
