import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, test, vi } from 'vitest';
import type { Provisioning } from '../../src/queue/index.ts';
import { readVisits } from '../../src/queue/index.ts';
import { aDepartment, issue, SERVER, tell, VISITOR } from './a-department.ts';

const DAY_MS = 24 * 60 * 60_000;
const MORNING_MS = Date.UTC(2026, 10, 21, 2, 30);

function at(ms: number): number {
  return MORNING_MS + ms;
}

describe('numbers', () => {
  test('two hundred tickets taken at once have the numbers 1 to 200', async () => {
    const { stub } = await aDepartment();
    const tickets = await Promise.all(Array.from({ length: 200 }, () => issue(stub)));
    expect(tickets.map((ticket) => ticket.number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 200 }, (_, index) => index + 1),
    );
    expect(new Set(tickets.map((ticket) => ticket.id)).size).toBe(200);
    expect(tickets[0]?.code).toBe('CAR-1');
  });

  test('start anew with the service day, while seq goes on and those inside stay', async () => {
    const { stub, pointIds } = await aDepartment({ heldAt: at(0) });
    const first = await issue(stub, {}, { drivenNow: at(0) });
    const second = await issue(stub, {}, { drivenNow: at(1) });
    const [pointId = ''] = pointIds;
    await tell(stub, { target: 'queue', name: 'call-next', body: { pointId } }, { drivenNow: at(2) });
    const before = await stub.audit();

    const next = await issue(stub, {}, { drivenNow: at(DAY_MS) });
    expect(next).toMatchObject({ number: 1, serviceDay: '2026-11-22' });
    const after = await stub.audit();
    const statusOf = (id: string) => after.tickets.find((ticket) => ticket.id === id)?.status;
    expect([statusOf(first.id), statusOf(second.id)]).toEqual(['called', 'expired']);
    expect(after.seq).toBe(before.seq + 2);
  });

  test('a daily capacity is the last number of the day', async () => {
    const { stub } = await aDepartment({ settings: { dailyCapacity: 2 } });
    await issue(stub);
    await issue(stub);
    const third = await tell(stub, { target: 'new', name: 'issue', body: {} }, { presented: VISITOR });
    expect(third).toMatchObject({ ok: false, refusal: { code: 'department_full' } });
  });
});

describe('idempotency', () => {
  const idempotency = { key: 'a-key-of-one-press', path: '/tickets', fingerprint: 'f1' };

  test('a repeated key repeats the answer and makes one ticket', async () => {
    const { stub } = await aDepartment();
    const command = { target: 'new', name: 'issue', body: {} } as const;
    const [one, two] = await Promise.all([tell(stub, command, { idempotency }), tell(stub, command, { idempotency })]);
    await evictDurableObject(stub);
    const three = await tell(stub, command, { idempotency });
    expect([one, two, three]).toMatchObject([{ replayed: false }, { replayed: true }, { replayed: true }]);
    expect(new Set([one, two, three].map((result) => ('body' in result ? result.body : null))).size).toBe(1);
    expect((await stub.audit()).tickets).toHaveLength(1);
  });

  test('the same key with another body is refused and changes nothing', async () => {
    const { stub } = await aDepartment();
    await tell(stub, { target: 'new', name: 'issue', body: {} }, { idempotency });
    const { seq } = await stub.audit();
    const other = { ...idempotency, fingerprint: 'f2' };
    const result = await tell(stub, { target: 'new', name: 'issue', body: {} }, { idempotency: other });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'idempotency_key_reused' } });
    expect((await stub.audit()).seq).toBe(seq);
  });

  test('a refusal and "nobody to call" are decided anew', async () => {
    const { stub, pointIds } = await aDepartment();
    const [pointId = ''] = pointIds;
    const callNext = { target: 'queue', name: 'call-next', body: { pointId } } as const;
    expect(await tell(stub, callNext, { idempotency })).toMatchObject({ ok: true, body: '{"ticket":null}' });
    await issue(stub);
    expect(await tell(stub, callNext, { idempotency })).toMatchObject({ ok: true, replayed: false });
    expect(await tell(stub, callNext, { idempotency })).toMatchObject({ ok: true, replayed: true });
  });
});

describe('large days', () => {
  /** 20 strings of 200 emoji: the largest metadata a ticket may have, 16 kB. */
  const metadata = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`key${index}`, '😀'.repeat(200)]));

  test('end in events and copies that each fit a row, however much a ticket holds', async () => {
    const { stub, provisioning } = await aDepartment({ heldAt: at(0) });
    for (let count = 0; count < 70; count += 1) await issue(stub, { metadata }, { drivenNow: at(count) });
    await issue(stub, {}, { drivenNow: at(DAY_MS) });
    await runInDurableObject(stub, (_, state) => {
      const { bytes } = state.storage.sql.exec('SELECT max(length(CAST(data AS BLOB))) AS bytes FROM events').one();
      expect(Number(bytes)).toBeLessThan(600_000);
    });
    await vi.waitUntil(async () => {
      const { seq, projectedSeq } = await stub.audit();
      return seq === projectedSeq;
    });
    const statuses = (await readVisits(env.DB, provisioning.departmentId)).map(
      (visit) => JSON.parse(visit.data).status,
    );
    expect(statuses.filter((status) => status === 'expired')).toHaveLength(70);
  });

  test('a command whose answer is too large to keep still happens once', async () => {
    const { stub } = await aDepartment();
    for (let count = 0; count < 40; count += 1) await issue(stub, { metadata });
    const idempotency = { key: 'pause-pressed-once', path: '/queue/pause', fingerprint: 'f1' };
    const pause = { target: 'queue', name: 'pause', body: {} } as const;
    expect(await tell(stub, pause, { idempotency })).toMatchObject({ ok: true, replayed: false });
    await tell(stub, { target: 'queue', name: 'open', body: {} });
    const { seq } = await stub.audit();
    expect(await tell(stub, pause, { idempotency })).toMatchObject({ ok: true, replayed: true, status: 200 });
    const other = { ...idempotency, fingerprint: 'f2' };
    expect(await tell(stub, pause, { idempotency: other })).toMatchObject({
      refusal: { code: 'idempotency_key_reused' },
    });
    expect((await stub.audit()).seq).toBe(seq);
  });
});

describe('limits', () => {
  test('a replay costs nothing, and the thirty-first new ticket of an address waits', async () => {
    const { stub } = await aDepartment();
    const take = (key: string) => {
      const idempotency = { key, path: '/tickets', fingerprint: 'f' };
      return tell(
        stub,
        { target: 'new', name: 'issue', body: {} },
        { presented: VISITOR, address: '192.0.2.1', idempotency },
      );
    };
    for (let count = 0; count < 30; count += 1) expect(await take(`press-${count}`)).toMatchObject({ ok: true });
    expect(await take('press-30')).toMatchObject({ ok: false, refusal: { code: 'rate_limited' } });
    expect(await take('press-3')).toMatchObject({ ok: true, replayed: true });
  });
});

describe('one telephone', () => {
  test('holds three open tickets at most, however it is written; a desk is not limited', async () => {
    const { stub } = await aDepartment();
    const take = (phone: string, presented = VISITOR) =>
      tell(stub, { target: 'new', name: 'issue', body: { patient: { phone } } }, { presented });
    for (const phone of ['+919812345678', '+91 98123 45678', '098123 45678']) {
      expect(await take(phone)).toMatchObject({ ok: true });
    }
    expect(await take('+919812345678')).toMatchObject({ ok: false, refusal: { code: 'rate_limited' } });
    expect(await take('+919812345679')).toMatchObject({ ok: true });
    expect(await take('+919812345678', SERVER)).toMatchObject({ ok: true });
  });
});

describe('a restart', () => {
  test('gives the same queue from storage: order, points, last calls, waits, seq and epoch', async () => {
    const { stub, pointIds } = await aDepartment();
    for (let minute = 0; minute < 12; minute += 1) await issue(stub, {}, { drivenNow: at(minute * 60_000) });
    for (let turn = 0; turn < 10; turn += 1) {
      const pointId = pointIds[turn % pointIds.length] ?? '';
      const body = { pointId, finish: true };
      await tell(stub, { target: 'queue', name: 'call-next', body }, { drivenNow: at((20 + turn) * 60_000) });
    }
    const query = { since: null, epoch: null };
    const approach = { presented: SERVER, access: ['server'], ticketId: null } as const;
    await vi.waitUntil(async () => (await stub.audit()).projectedSeq === (await stub.audit()).seq);
    const before = await stub.readQueue(approach, query);
    await evictDurableObject(stub);
    const after = await stub.readQueue(approach, query);
    expect(after).toEqual(before);
    const whole = JSON.parse('body' in after ? after.body : '');
    expect(whole).toMatchObject({ wait: [{ doctorId: null }], seq: 22 });
    const nothing = await stub.readQueue(approach, { since: 22, epoch: whole.epoch });
    const { version } = whole;
    expect(JSON.parse('body' in nothing ? nothing.body : '')).toMatchObject({ type: 'events', changes: [], version });
  });

  test('shows tickets that were missed in one moment in the same order as before', async () => {
    const { stub, pointIds } = await aDepartment();
    const tickets = [await issue(stub), await issue(stub), await issue(stub)];
    // Called and skipped in another order than issued, all at one instant.
    for (const [turn, index] of [2, 0, 1].entries()) {
      const ticketId = tickets[index]?.id ?? '';
      const body = { pointId: pointIds[turn] };
      await tell(stub, { target: 'ticket', ticketId, name: 'call', body }, { drivenNow: at(1) });
      await tell(stub, { target: 'ticket', ticketId, name: 'skip', body: {} }, { drivenNow: at(1) });
    }
    const approach = { presented: SERVER, access: ['server'], ticketId: null } as const;
    const missed = async () => {
      const queue = await stub.readQueue(approach, { since: null, epoch: null });
      return 'body' in queue ? JSON.parse(queue.body).missed.map((ticket: { code: string }) => ticket.code) : [];
    };
    expect(await missed()).toEqual(['CAR-3', 'CAR-2', 'CAR-1']);
    await evictDurableObject(stub);
    expect(await missed()).toEqual(['CAR-3', 'CAR-2', 'CAR-1']);
  });

  test('facts that come after the end of a day find it ended, so that no event is older than the one before it', async () => {
    const { stub, provisioning } = await aDepartment({ heldAt: at(0) });
    await issue(stub, {}, { drivenNow: at(0) });
    await stub.driveClock(at(DAY_MS));
    await stub.provision({ ...provisioning, version: 2, name: 'Heart' });
    await runInDurableObject(stub, (_, { storage: { sql } }) => {
      const events = [...sql.exec<{ data: string }>('SELECT data FROM events ORDER BY seq')].map(({ data }) =>
        JSON.parse(data),
      );
      expect(events.map(({ command }) => command)).toEqual(['issue', 'roll-over', 'provision']);
      expect(events.map((event) => event.at)).toEqual(events.map((event) => event.at).sort());
    });
  });

  test('an alarm at the end of the day rolls over without anybody asking', async () => {
    const { stub } = await aDepartment();
    await issue(stub);
    await runInDurableObject(stub, async (_, state) => expect(await state.storage.getAlarm()).not.toBeNull());
    expect(await runDurableObjectAlarm(stub)).toBe(true);
    await runInDurableObject(stub, async (_, state) => expect(await state.storage.getAlarm()).not.toBeNull());
  });
});

describe('the copy in D1', () => {
  test('equals the object once projectedSeq has caught up', async () => {
    const { stub, provisioning, pointIds } = await aDepartment();
    await Promise.all(Array.from({ length: 30 }, () => issue(stub)));
    const [pointId = ''] = pointIds;
    for (let turn = 0; turn < 10; turn += 1) {
      await tell(stub, { target: 'queue', name: 'call-next', body: { pointId, finish: true } });
    }
    await vi.waitUntil(async () => {
      const { seq, projectedSeq } = await stub.audit();
      return seq === projectedSeq;
    });
    const { tickets } = await stub.audit();
    const visits = await readVisits(env.DB, provisioning.departmentId);
    expect(visits.map((visit) => JSON.parse(visit.data))).toEqual(tickets);
  });
});

describe('provisioning', () => {
  test('an object that was never provisioned answers so and writes nothing', async () => {
    const stub = env.DEPARTMENT.get(env.DEPARTMENT.idFromName('dep_nobody'));
    expect(await tell(stub, { target: 'new', name: 'issue', body: {} })).toEqual({
      ok: false,
      miss: 'not_provisioned',
    });
    await runInDurableObject(stub, (_, state) => {
      const tables = state.storage.sql.exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'");
      expect(tables.toArray()).toEqual([]);
    });
  });

  test('an older version is ignored, a newer one is shown to who watches', async () => {
    const { stub, provisioning } = await aDepartment();
    const renamed: Provisioning = { ...provisioning, version: 7, name: 'Heart Centre' };
    expect(await stub.provision(renamed)).toEqual({ version: 7 });
    expect(await stub.provision({ ...provisioning, version: 6 })).toEqual({ version: 7 });
    const approach = { presented: SERVER, access: ['server'], ticketId: null } as const;
    const queue = await stub.readQueue(approach, { since: null, epoch: null });
    expect('body' in queue && JSON.parse(queue.body).department.name).toBe('Heart Centre');
  });

  test('a revoked key is refused at once, an unknown one is for the edge to ask about', async () => {
    const { stub, provisioning } = await aDepartment();
    const keys = provisioning.keys.map((key) => ({ ...key, revoked: true }));
    await stub.provision({ ...provisioning, version: 2, keys });
    expect(await tell(stub, { target: 'new', name: 'issue', body: {} })).toMatchObject({
      ok: false,
      refusal: { code: 'unauthenticated', facts: { reason: 'revoked' } },
    });
    const stranger = { kind: 'secret', hash: 'nobody', fromBrowser: false } as const;
    expect(await tell(stub, { target: 'new', name: 'issue', body: {} }, { presented: stranger })).toEqual({
      ok: false,
      miss: 'key_unknown',
    });
  });
});
