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
    const { stub, pointIds } = await aDepartment();
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
    expect(JSON.parse('body' in after ? after.body : '')).toMatchObject({ wait: [{ doctorId: null }], seq: 22 });
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
