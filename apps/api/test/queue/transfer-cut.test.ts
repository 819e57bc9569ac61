import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { describe, expect, test, vi } from 'vitest';
import type { TicketId } from '../../src/kernel/ids.ts';
import { issue } from './a-department.ts';
import {
  accepted,
  aloneIn,
  askFor,
  callNext,
  command,
  read,
  restart,
  transfer,
  twoDepartments,
} from './two-departments.ts';

/**
 * Goal: a patient who is sent on has one ticket at each moment, whatever is cut, restarted or done at the same time.
 * Method: two real objects of one hospital; a crash is played by leaving out what would have come after it.
 */

describe('a transfer that is cut', () => {
  test('before the commit leaves no second ticket: the other side asks, and cancels its own', async () => {
    const { here, there } = await twoDepartments();
    const { id } = await issue(here.stub);
    const { ticketId } = await accepted(there, await askFor(here, there, id));
    // Not called before its source has committed, neither in turn nor by name.
    expect(await callNext(there)).toBeNull();
    expect(await command(there.stub, ticketId, 'call', { pointId: there.pointIds[0] })).toMatchObject({
      refusal: { code: 'ticket_gated', facts: { waitsFor: ['transfer'] } },
    });
    const departmentId = here.provisioning.departmentId;
    expect(await command(there.stub, ticketId, 'transfer', { departmentId })).toMatchObject({
      refusal: { code: 'ticket_gated' },
    });
    await restart(there);
    await vi.waitUntil(async () => (await there.stub.audit()).tickets[0]?.status === 'cancelled');
    expect(await read(here, id)).toMatchObject({ status: 'waiting' });
    // The same patient is sent again, under the same version of the ticket, and gets a ticket that counts.
    const moved = await transfer(here, id, { departmentId: there.provisioning.departmentId });
    expect(moved.transferredTo?.code).toBe('LAB-2');
    expect((await callNext(there))?.code).toBe('LAB-2');
  });

  test('before the commit and tried again takes the ticket that was given already', async () => {
    const { here, there } = await twoDepartments();
    const { id } = await issue(here.stub);
    const { ticketId } = await accepted(there, await askFor(here, there, id));
    const moved = await transfer(here, id, { departmentId: there.provisioning.departmentId });
    expect(moved.transferredTo?.ticketId).toBe(ticketId);
    expect((await there.stub.audit()).tickets).toHaveLength(1);
    expect((await callNext(there))?.id).toBe(ticketId);
  });

  test('between the commit and the word of it is found out by the check, and the ticket counts', async () => {
    const { here, there } = await twoDepartments();
    const { id } = await issue(here.stub);
    const ask = await askFor(here, there, id);
    const link = await accepted(there, ask);
    const request = { target: 'ticket', ticketId: id, name: 'transfer', body: { departmentId: ask.to } };
    const grant = { link, version: ask.version };
    await runInDurableObject(here.stub, (_, state) => aloneIn(state, here.provisioning, request, grant));
    await evictDurableObject(here.stub);
    expect(await read(here, id)).toMatchObject({ status: 'transferred', transferredTo: { ticketId: link.ticketId } });
    expect(await callNext(there)).toBeNull();
    await restart(there);
    await vi.waitUntil(async () => (await callNext(there))?.id === link.ticketId);
    await runInDurableObject(there.stub, (_, state) => {
      expect(state.storage.sql.exec('SELECT * FROM errands').toArray()).toEqual([]);
    });
  });

  test('by a change here meanwhile is asked for anew, and the ticket given first is taken back', async () => {
    const { here, there } = await twoDepartments();
    const { id } = await issue(here.stub);
    const body = { departmentId: there.provisioning.departmentId };
    const [moved] = await Promise.all([
      transfer(here, id, body),
      command(here.stub, id, 'set-priority', { priority: 'high', reason: 'infant' }),
    ]);
    const { tickets } = await there.stub.audit();
    const open = tickets.filter(({ status }) => status === 'waiting');
    expect(open.map((ticket) => ticket.id)).toEqual([moved.transferredTo?.ticketId]);
    expect(await read(there, open[0]?.id ?? '')).toMatchObject({ priority: 'high' });
    expect(tickets.filter(({ status }) => status !== 'waiting').map(({ status }) => status)).toEqual(['cancelled']);
  });

  test('by a cancellation here meanwhile is refused, and leaves no ticket there', async () => {
    const { here, there } = await twoDepartments();
    const { id } = await issue(here.stub);
    const body = { departmentId: there.provisioning.departmentId };
    const [moved] = await Promise.all([command(here.stub, id, 'transfer', body), command(here.stub, id, 'cancel')]);
    expect(moved).toMatchObject({ refusal: { code: 'ticket_state_conflict', facts: { status: 'cancelled' } } });
    expect((await there.stub.audit()).tickets.map(({ status }) => status)).toEqual(['cancelled']);
  });

  test('is settled once: what is said again, late or by a stranger changes nothing', async () => {
    const { here, there } = await twoDepartments();
    const { id } = await issue(here.stub);
    const { ticketId } = await accepted(there, await askFor(here, there, id));
    const pair = { hospitalId: here.provisioning.hospitalId, sourceId: id as TicketId, targetId: ticketId };
    const strangers = (await twoDepartments()).here.provisioning.hospitalId;
    await there.stub.settleTransfer({ ...pair, hospitalId: strangers }, true);
    expect(await callNext(there)).toBeNull();
    await there.stub.settleTransfer(pair, true);
    await there.stub.settleTransfer(pair, false);
    expect((await callNext(there))?.id).toBe(ticketId);
  });

  test('nothing is said of one that is under way', async () => {
    const { here, there } = await twoDepartments();
    const { id } = await issue(here.stub);
    const pair = { hospitalId: here.provisioning.hospitalId, sourceId: id as TicketId, targetId: id as TicketId };
    const [, fate] = await Promise.all([
      transfer(here, id, { departmentId: there.provisioning.departmentId }),
      here.stub.readTransfer(pair),
    ]);
    expect(fate).toBe('under_way');
    expect(await here.stub.readTransfer(pair)).toBe('not_committed');
  });
});
