import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect } from 'vitest';
import type { PresentedCredential } from '../../src/http/auth-context.ts';
import type { TicketId } from '../../src/kernel/ids.ts';
import { makeIdSequence } from '../../src/kernel/ids.ts';
import { RunningDepartment } from '../../src/queue/department/running-department.ts';
import { PastTickets } from '../../src/queue/history/past-tickets.ts';
import { RetentionStore } from '../../src/queue/history/retention-store.ts';
import type { Provisioning } from '../../src/queue/index.ts';
import { Allowances, readLimits } from '../../src/queue/live/limits.ts';
import { LiveSockets } from '../../src/queue/live/live-sockets.ts';
import { REAL_MACHINE } from '../../src/queue/machine.ts';
import { JoinCodes } from '../../src/queue/rules/join-code.ts';
import type { TransferGrant } from '../../src/queue/rules/outcome.ts';
import type { TransferAsk } from '../../src/queue/rules/transfer-ask.ts';
import { DepartmentStore } from '../../src/queue/store/store.ts';
import type { TestStub } from './a-department.ts';
import { aDepartment, commandRequest, SERVER, tell } from './a-department.ts';

/** A ticket as it is answered. */
export type Shown = Record<string, unknown> & {
  readonly id: TicketId;
  readonly code: string;
  readonly status: string;
  readonly transferredTo: { readonly departmentId: string; readonly ticketId: TicketId; readonly code: string } | null;
  readonly linkedTo: { readonly ticketId: TicketId; readonly outcome: string | null } | null;
};

/** A department of a test. */
export interface Department {
  readonly stub: TestStub;
  readonly provisioning: Provisioning;
  readonly pointIds: readonly string[];
}

/** Two departments of one hospital. */
export async function twoDepartments(changes: Parameters<typeof aDepartment>[0] = {}) {
  const here = await aDepartment();
  const there = await aDepartment({ code: 'LAB', ...changes, hospitalId: here.provisioning.hospitalId });
  return { here, there };
}

/** Sends a command about a ticket. */
export async function command(stub: unknown, ticketId: string, name: string, body: object = {}, telling = {}) {
  return tell(stub, { target: 'ticket', ticketId, name, body }, telling);
}

/** Sends a patient on, and gives the ticket that ended. */
export async function transfer(from: Department, ticketId: string, body: object, telling = {}): Promise<Shown> {
  const result = await command(from.stub, ticketId, 'transfer', body, telling);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return JSON.parse(result.body).ticket;
}

/** Reads a ticket as somebody may see it; else what refused him. */
export async function read({ stub }: Department, ticketId: string, presented: PresentedCredential = SERVER) {
  const access = ['ticket', 'server'] as const;
  const result = await stub.readTicket({ presented, access, ticketId: ticketId as TicketId }, ticketId as TicketId);
  return 'body' in result ? (JSON.parse(result.body) as Shown) : result;
}

/** Completes who is at the first point and calls whoever is next. */
export async function callNext({ stub, pointIds }: Department): Promise<Shown | null> {
  const body = { pointId: pointIds[0], finish: true };
  const result = await tell(stub, { target: 'queue', name: 'call-next', body });
  return result.ok ? JSON.parse(result.body).ticket : null;
}

/** What a source asks for a ticket as it stands. */
export async function askFor(here: Department, there: Department, ticketId: string): Promise<TransferAsk> {
  const { tickets } = await here.stub.audit();
  const ticket = tickets.find(({ id }) => id === ticketId);
  if (ticket === undefined) throw new Error('a ticket of this department');
  const { id, code, departmentId, version, priority, priorityReason, patient, needs, waitsFor } = ticket;
  const { source, language, metadata } = ticket;
  const from = { departmentId, ticketId: id, code };
  return {
    to: there.provisioning.departmentId,
    hospitalId: here.provisioning.hospitalId,
    ...{ from, version, priority, priorityReason, patient, needs, waitsFor, source, language, metadata },
    pointer: '',
    pointId: null,
    links: { transferredFrom: from, holderId: id },
    actor: { kind: 'system', id: null },
  };
}

/** Has a department give a ticket for an ask. */
export async function accepted(there: Department, ask: TransferAsk) {
  const answer = await there.stub.acceptTransfer(ask);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.link;
}

/** Restarts an object and has it look after what it left undone. */
export async function restart(department: Department): Promise<void> {
  await evictDurableObject(department.stub);
  await department.stub.audit();
}

/** Has a department's storage execute a command, and lets nothing follow: neither words to others nor errands. */
export function aloneIn(
  state: DurableObjectState,
  provisioning: Provisioning,
  command: object,
  grant?: TransferGrant,
): void {
  const store = new DepartmentStore(state.storage.sql);
  const row = store.readQueue();
  if (row === null) throw new Error('a provisioned object has a queue');
  const retention = new RetentionStore(state.storage.sql);
  const ports = {
    ...{ store, retention, machine: REAL_MACHINE, openTicketsPerPhoneMax: 3 },
    past: new PastTickets({ store, retention, database: env.DB, place: provisioning }),
    sockets: new LiveSockets(state),
    allowances: new Allowances(readLimits({})),
    nextTicketId: makeIdSequence('ticket', REAL_MACHINE.randomBytes),
    joinCodes: new JoinCodes(new Uint8Array(32)),
  };
  const running = new RunningDepartment(ports, provisioning, row);
  expect(running.execute(commandRequest(command), 0, grant)).toMatchObject({ ok: true });
}
