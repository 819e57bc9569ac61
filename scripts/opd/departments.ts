import assert from 'node:assert/strict';
import { CareQueue } from '@carequeue/sdk';
import type { ProductAccess } from '../trial/access.ts';
import { waitUntil } from '../trial/wait-until.ts';
import type { Scenario } from './scenario.ts';

/** The demo hospital's desk, and two of its departments; their last rooms are free while the demo's own patients are there. */
function twoDepartments({ demo, baseUrl }: ProductAccess) {
  const client = new CareQueue({ secretKey: demo.secretKey, baseUrl });
  const [here, there] = ['GEN', 'CAS'].map((code) => demo.departments.find((department) => department.code === code));
  if (here === undefined || there === undefined) throw new Error('the demo hospital has both departments');
  return { client, here, there };
}

/** What happens between two departments of a hospital. */
export const DEPARTMENT_SCENARIOS: readonly Scenario[] = [
  {
    name: 'a patient is sent on to another department, and follows it with the token he has',
    play: async (access) => {
      const { client, here, there } = twoDepartments(access);
      const ticket = await client.tickets.issue(here.id, { language: 'hi' });
      const { ticket: gone } = await client.tickets.transfer(here.id, ticket.id, { departmentId: there.id });
      const link = gone.transferredTo;
      assert.ok(link !== null && gone.status === 'transferred');
      const patient = new CareQueue({ ticketCredential: ticket.secret, baseUrl: access.baseUrl });
      const linked = await patient.tickets.get(there.id, link.ticketId);
      assert.deepEqual([linked.status, linked.language], ['waiting', 'hi']);
      await client.tickets.cancel(there.id, link.ticketId);
    },
  },
  {
    name: 'the laboratory, with a token of its own, and back to the same doctor without queueing again',
    play: async (access) => {
      const { client, here, there } = twoDepartments(access);
      const [room, bench] = [here.points.at(-1)?.id ?? '', there.points.at(-1)?.id ?? ''];
      const ticket = await client.tickets.issue(here.id, {});
      await client.tickets.call(here.id, ticket.id, { pointId: room });
      await client.tickets.start(here.id, ticket.id);
      const at = { departmentId: there.id };
      const { ticket: held } = await client.tickets.hold(here.id, ticket.id, { waitsFor: ['result'], at });
      const link = held.linkedTo;
      assert.ok(link !== null && held.status === 'waiting');
      const calling = client.tickets.call(here.id, ticket.id, { pointId: room });
      await assert.rejects(calling, { code: 'ticket_gated' });
      await client.tickets.call(there.id, link.ticketId, { pointId: bench });
      await client.tickets.complete(there.id, link.ticketId);
      const back = await waitUntil(
        async () => {
          const now = await client.tickets.get(here.id, ticket.id);
          return now.waitsFor.length === 0 ? now : null;
        },
        { what: 'the laboratory to say that the patient is ready' },
      );
      assert.deepEqual([back.status, back.code], ['waiting', ticket.code]);
      await client.tickets.call(here.id, ticket.id, { pointId: room });
      await client.tickets.complete(here.id, ticket.id);
    },
  },
  {
    name: 'a department that takes nobody refuses a patient before he has left the other',
    play: async (access) => {
      const { client, here, there } = twoDepartments(access);
      const ticket = await client.tickets.issue(here.id, {});
      await client.queue.close(there.id);
      try {
        const sending = client.tickets.transfer(here.id, ticket.id, { departmentId: there.id });
        await assert.rejects(sending, { code: 'department_closed' });
        assert.equal((await client.tickets.get(here.id, ticket.id)).status, 'waiting');
      } finally {
        await client.queue.open(there.id);
        await client.tickets.cancel(here.id, ticket.id);
      }
    },
  },
];
