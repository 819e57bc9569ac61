import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { makeIdSequence } from '../../src/kernel/ids.ts';
import { JoinCodes } from '../../src/queue/join-code.ts';
import { Allowances, readLimits } from '../../src/queue/limits.ts';
import { LiveSockets } from '../../src/queue/live-sockets.ts';
import { REAL_MACHINE } from '../../src/queue/machine.ts';
import { PastTickets } from '../../src/queue/past-tickets.ts';
import { RetentionStore } from '../../src/queue/retention-store.ts';
import { RunningDepartment } from '../../src/queue/running-department.ts';
import { DepartmentStore } from '../../src/queue/store.ts';
import { aDepartment, commandRequest } from './a-department.ts';

/**
 * Goal: a command reads and writes a constant number of rows, because the platform bills each and a day may be long.
 * Method: the real storage of a real object behind a counter; the same commands at a hundred and at two thousand tickets.
 */

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
    const run = (command: unknown): Rows & { ticketId: string } => {
      rows.read = 0;
      rows.written = 0;
      presses += 1;
      const idempotency = { key: `press-${presses}`, path: '/', fingerprint: '' };
      const request = commandRequest(command, { idempotency });
      if (department.bring(request, request.command) !== null) throw new Error('all is at hand');
      const result = department.execute(request, 0);
      if (!result.ok) throw new Error(JSON.stringify(result));
      const body: { id?: string; ticket?: { id: string } } = JSON.parse(result.body);
      return { ...rows, ticketId: body.id ?? body.ticket?.id ?? '' };
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
    return Object.entries({ issued, called, started, completed, cancelled, passedOn }).map(
      ([name, { read, written }]) => `${name}: ${read} read, ${written} written`,
    );
  });
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
    ]
  `);
});
