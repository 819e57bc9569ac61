import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { TicketId } from '../../src/kernel/ids.ts';
import { outcomeOf } from '../../src/queue/rules/linked-ticket-rules.ts';
import { TRANSITIONS } from '../../src/queue/rules/transitions.ts';
import type { Ticket } from '../../src/queue/state/ticket.ts';
import { hasEnded } from '../../src/queue/state/ticket.ts';
import { isPending } from '../../src/queue/state/ticket-link.ts';
import { aDepartment, issue, stubOf, tell } from './a-department.ts';
import type { Department } from './two-departments.ts';
import { command } from './two-departments.ts';

/**
 * Goal: however patients are sent around, and whatever restarts meanwhile, each has one ticket that counts.
 * Method: random transfers, holds, calls, cancellations and restarts at the same time in three real objects of one hospital.
 */

const DEPARTMENTS = 3;
/** In each department at first. */
const PATIENTS = 8;

const act = fc.record({
  name: fc.constantFrom(
    'transfer',
    'hold',
    'hold',
    'next',
    'next',
    'next',
    'complete',
    'complete',
    'cancel',
    'restart',
  ),
  at: fc.nat(DEPARTMENTS - 1),
  to: fc.nat(DEPARTMENTS - 1),
  pick: fc.nat(),
});
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

async function aHospital(): Promise<readonly Department[]> {
  const first = await aDepartment();
  const { hospitalId } = first.provisioning;
  const others = Array.from({ length: DEPARTMENTS - 1 }, (_, index) => aDepartment({ code: `D${index}`, hospitalId }));
  return [first, ...(await Promise.all(others))].map(({ provisioning, pointIds }) => ({
    ...{ provisioning, pointIds },
    // A new stub each time: one whose object was ended stays broken.
    get stub() {
      return stubOf(provisioning.departmentId);
    },
  }));
}

async function perform(departments: readonly Department[], { name, at, to, pick }: Act): Promise<void> {
  const [here, there] = [departments[at], departments[to]];
  if (here === undefined || there === undefined) return;
  if (name === 'restart') {
    // Meets the others at one step or another, and ends the object there, whatever it waits for.
    for (let step = 0; step < pick % 12; step += 1) await there.stub.audit();
    return runInDurableObject(here.stub, (_, state) => state.abort());
  }
  if (name === 'next') {
    const body = { pointId: here.pointIds[pick % here.pointIds.length] };
    const result = await tell(here.stub, { target: 'queue', name: 'call-next', body });
    const called: Ticket | null = result.ok ? JSON.parse(result.body).ticket : null;
    if (called !== null) await command(here.stub, called.id, 'start');
    return;
  }
  const { tickets } = await here.stub.audit();
  const fitting = tickets.filter(({ status }) => TRANSITIONS[status][name] !== 'refused');
  const ticket = fitting[pick % fitting.length];
  if (ticket === undefined) return;
  const departmentId = there.provisioning.departmentId;
  const bodies: Record<string, object> = {
    transfer: { departmentId },
    hold: { waitsFor: ['result'], at: { departmentId } },
  };
  await command(here.stub, ticket.id, name, bodies[name] ?? {});
}

/** Wakes everybody until nothing is left to settle. */
async function settled(departments: readonly Department[]): Promise<readonly Ticket[]> {
  for (const department of departments) {
    await vi.waitUntil(async () => {
      const { stub } = department;
      await stub.audit();
      const errands = await runInDurableObject(stub, (_, state) =>
        state.storage.sql
          .exec('SELECT data FROM errands')
          .toArray()
          .map(({ data }) => JSON.parse(String(data)).kind),
      );
      // What was just confirmed by its source is settled; a check that nobody answered runs at the next start.
      if (errands.includes('check')) await evictDurableObject(stub).catch(() => {});
      return errands.length === 0;
    }, 20_000);
  }
  return (await Promise.all(departments.map(({ stub }) => stub.audit()))).flatMap(({ tickets }) => tickets);
}

/** The ticket a patient has now who was once given this one. */
function whatBecameOf(byId: ReadonlyMap<TicketId, Ticket>, id: TicketId): Ticket {
  const ticket = byId.get(id);
  if (ticket === undefined) throw new Error('every ticket is in one of the departments');
  const next = ticket.links?.transferredTo?.ticketId;
  return next === undefined ? ticket : whatBecameOf(byId, next);
}

/** Whether a ticket was given for a patient who was never sent: it ended before anybody confirmed it. */
function cameToNothing(byId: ReadonlyMap<TicketId, Ticket>, ticket: Ticket): boolean {
  if (!hasEnded(ticket) || !isPending(ticket)) return false;
  const { transferredFrom, linkedFrom } = ticket.links ?? {};
  const source = byId.get((transferredFrom ?? linkedFrom)?.ticketId ?? ticket.id);
  const { transferredTo, linkedTo = [] } = source?.links ?? {};
  return ![transferredTo, ...linkedTo].some((link) => link?.ticketId === ticket.id);
}

test('each patient has one ticket that counts, and nobody waits for a ticket that has ended', {
  timeout: 120_000,
}, async () => {
  let transferred = 0;
  let linked = 0;
  let withdrawn = 0;
  const check = fc.asyncProperty(fc.array(act, { minLength: 60, maxLength: 120, size: 'max' }), async (acts) => {
    const departments = await aHospital();
    for (const { stub } of departments) for (let count = 0; count < PATIENTS; count += 1) await issue(stub);
    // Eight at a time, so that they meet; a call that a restart cuts off fails, as it does for a desk.
    for (let start = 0; start < acts.length; start += 8) {
      await Promise.allSettled(acts.slice(start, start + 8).map((each) => perform(departments, each)));
    }
    const tickets = await settled(departments);
    const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
    const heads = new Map<string, number>();
    for (const ticket of tickets) {
      const { transferredTo, transferredFrom, linkedTo = [], linkedFrom } = ticket.links ?? {};
      if (cameToNothing(byId, ticket)) {
        withdrawn += 1;
        continue;
      }
      expect(isPending(ticket) && ticket.status === 'waiting').toBe(false);
      if (transferredTo !== undefined) {
        transferred += 1;
        expect(byId.get(transferredTo.ticketId)?.links?.transferredFrom?.ticketId).toBe(ticket.id);
      }
      if (transferredFrom !== undefined) {
        expect(byId.get(transferredFrom.ticketId)?.links?.transferredTo?.ticketId).toBe(ticket.id);
      }
      const last = linkedTo[linkedTo.length - 1];
      if (last !== undefined && !hasEnded(ticket)) {
        const outcome = outcomeOf(whatBecameOf(byId, last.ticketId));
        expect(last.outcome).toBe(outcome);
        if (outcome !== null) expect(ticket.waitsFor).toEqual([]);
        linked += outcome === null ? 0 : 1;
      }
      const isHead = ticket.status !== 'transferred' && linkedFrom === undefined;
      const first = ticket.links?.holderId ?? ticket.id;
      if (isHead) heads.set(first, (heads.get(first) ?? 0) + 1);
    }
    expect([...heads.values()]).toEqual(Array.from({ length: DEPARTMENTS * PATIENTS }, () => 1));
  });
  await fc.assert(check, { numRuns: 15, seed: 20261121, endOnFailure: true });
  expect([transferred > 20, linked > 5, withdrawn > 0]).toEqual([true, true, true]);
});
