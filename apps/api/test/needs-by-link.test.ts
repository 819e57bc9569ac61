import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ask, claimTicket, firstDepartment, loadDemo } from './support.ts';
import { watchTicket } from './watch-ticket.ts';

const takenSchema = z.object({ id: z.string(), secret: z.string(), claimCode: z.string() });

test('a follower learns the needs his page goes by, or it would send on foot whoever is fetched, and no other', async () => {
  const demo = await loadDemo();
  const { id: departmentId } = firstDepartment(demo);
  const pathOf = (ticketId: string, rest = '') => `/v1/departments/${departmentId}/tickets/${ticketId}${rest}`;
  const needs = ['wheelchair', 'collect-in-person', 'interpreter', 'lip-reading', 'hearing-loop', 'large-print'];
  const issued = await ask(`/v1/departments/${departmentId}/tickets`, { key: demo.secretKey, json: { needs } });
  const { id, secret, claimCode } = takenSchema.parse(issued.json);
  const shown = { needs: ['collect-in-person', 'lip-reading', 'large-print'] };
  const claimed = await ask('/v1/tickets/claims', { json: { code: claimCode } });
  expect(claimed.json).toMatchObject({ ticket: shown });
  const { credential: key } = await claimTicket(claimCode);
  expect((await ask(pathOf(id), { key })).json).toMatchObject(shown);
  const follower = await watchTicket(departmentId, key);
  await ask(pathOf(id, '/set-priority'), { key: demo.secretKey, json: { priority: 'high', reason: 'pregnant' } });
  await vi.waitUntil(() => follower.tickets().length > 0);
  expect(follower.tickets()[0]).toMatchObject(shown);
  follower.close();
  // Whoever may act reads them all.
  for (const each of [secret, demo.secretKey]) {
    expect((await ask(pathOf(id), { key: each })).json).toMatchObject({ needs });
  }
});
