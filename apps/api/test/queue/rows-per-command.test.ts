import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { makeId, makeIdSequence } from '../../src/kernel/ids.ts';
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
import type { TicketLink } from '../../src/queue/state/ticket-link.ts';
import { DepartmentStore } from '../../src/queue/store/store.ts';
import { aDepartment, commandRequest } from './a-department.ts';

/**
 * Goal: a command reads and writes a constant number of rows, because the platform bills each and a day may be long.
 * Method: the real storage of a real object behind a counter; the same commands at a hundred and at two thousand tickets.
 */

const random = REAL_MACHINE.randomBytes;

interface Rows {
  read: number;
  written: number;
}

function counting(sql: SqlStorage, rows: Rows): SqlStorage {
  const exec: SqlStorage['exec'] = (query, ...bindings) => {
    const cursor = sql.exec<Record<string, SqlStorageValue>>(query, ...bindings);
    const all = cursor.toArray();
    rows.read += cursor.rowsRead;
    rows.written += cursor.rowsWritten;
    // The store reads cursors by these three only.
    return Object.assign(Object.create(cursor), {
      toArray: () => all,
      one: () => all[0],
      [Symbol.iterator]: () => all[Symbol.iterator](),
    });
  };
  return Object.assign(Object.create(sql), { exec });
}

async function measure(ticketCount: number, { hasPast = false } = {}) {
  const { stub, pointIds, provisioning } = await aDepartment();
  return runInDurableObject(stub, (_, state) => {
    const rows: Rows = { read: 0, written: 0 };
    const sql = counting(state.storage.sql, rows);
    const store = new DepartmentStore(sql);
    const nextTicketId = makeIdSequence('ticket', REAL_MACHINE.randomBytes);
    const row = store.readQueue();
    if (row === null) throw new Error('a provisioned object has a queue');
    const retention = new RetentionStore(sql);
    if (hasPast) retention.remove([], { keptFrom: row.serviceDay, lastId: nextTicketId(1) });
    const past = new PastTickets({ store, retention, database: env.DB, place: provisioning });
    const ports = {
      store,
      retention,
      past,
      sockets: new LiveSockets(state),
      allowances: new Allowances({ ...readLimits({}), secretKeyPerSecond: 1_000_000 }),
      machine: REAL_MACHINE,
      nextTicketId,
      openTicketsPerPhoneMax: 3,
      joinCodes: new JoinCodes(new Uint8Array(32)),
    };
    const department = new RunningDepartment(ports, provisioning, row);
    let presses = 0;
    const counted = <T>(work: () => T): Rows & { value: T } => {
      rows.read = 0;
      rows.written = 0;
      const value = work();
      return { ...rows, value };
    };
    const run = (command: unknown, grant?: TransferGrant): Rows & { ticketId: string } => {
      presses += 1;
      const idempotency = { key: `press-${presses}`, path: '/', fingerprint: '' };
      const request = commandRequest(command, { idempotency });
      if (department.bring(request, request.command) !== null) throw new Error('all is at hand');
      const { value: result, ...took } = counted(() => department.execute(request, 0, grant));
      if (!result.ok) throw new Error(JSON.stringify(result));
      const body: { id?: string; ticket?: { id: string } } = JSON.parse(result.body);
      return { ...took, ticketId: body.id ?? body.ticket?.id ?? '' };
    };
    const issue = { target: 'new', name: 'issue', body: {} };
    for (let index = 1; index < ticketCount; index += 1) run(issue);
    const onTicket = (ticketId: string, name: string) => ({ target: 'ticket', ticketId, name, body: {} });
    const [pointId] = pointIds;
    const issued = run(issue);
    const called = run({ target: 'queue', name: 'call-next', body: { pointId } });
    const started = run(onTicket(called.ticketId, 'start'));
    const completed = run(onTicket(called.ticketId, 'complete'));
    const cancelled = run(onTicket(issued.ticketId, 'cancel'));
    const again = run({ target: 'queue', name: 'call-next', body: { pointId } });
    const passedOn = run({ ...onTicket(again.ticketId, 'complete'), body: { next: true } });
    const leaving = run(issue);
    const link = { departmentId: makeId('department', 1, random), ticketId: nextTicketId(1), code: 'LAB-1' };
    const transfer = { ...onTicket(leaving.ticketId, 'transfer'), body: { departmentId: link.departmentId } };
    const transferred = run(transfer, { link, version: 1 });
    const accepted = counted(() => department.links.accept(anAsk(provisioning, link)));
    if (!accepted.value.ok) throw new Error(JSON.stringify(accepted.value));
    const { ticketId } = accepted.value.link;
    const confirmed = counted(() => department.links.settle(ticketId, true));
    const linkedEnd = run(onTicket(ticketId, 'cancel'));
    const steps = { issued, called, started, completed, cancelled, passedOn };
    return Object.entries({ ...steps, transferred, accepted, confirmed, linkedEnd }).map(
      ([name, { read, written }]) => `${name}: ${read} read, ${written} written`,
    );
  });
}

/** What another department asks that holds a patient for this one. */
function anAsk({ hospitalId, departmentId }: Provisioning, from: TicketLink): TransferAsk {
  return {
    ...{ to: departmentId, hospitalId, from, version: 1, pointer: '/at', pointId: null },
    ...{ priority: 'normal', priorityReason: null, patient: null, needs: [], waitsFor: [], source: 'reception' },
    ...{ language: null, metadata: {}, links: { linkedFrom: from, holderId: from.ticketId } },
    actor: { kind: 'system', id: null },
  };
}

test('a command reads and writes as few rows on a long day as on a short one', async () => {
  const short = await measure(100);
  expect(await measure(2000)).toEqual(short);
  expect(await measure(100, { hasPast: true })).toEqual(short);
  expect(short).toMatchInlineSnapshot(`
    [
      "issued: 1 read, 5 written",
      "called: 1 read, 4 written",
      "started: 1 read, 4 written",
      "completed: 1 read, 3 written",
      "cancelled: 1 read, 3 written",
      "passedOn: 1 read, 5 written",
      "transferred: 1 read, 3 written",
      "accepted: 1 read, 7 written",
      "confirmed: 2 read, 4 written",
      "linkedEnd: 1 read, 4 written",
    ]
  `);
});
