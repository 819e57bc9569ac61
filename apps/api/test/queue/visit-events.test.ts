import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { eventRows } from '../../src/queue/history/projection.ts';
import { projectEvents } from '../../src/queue/history/visits-store.ts';
import type { Provisioning } from '../../src/queue/index.ts';
import { visitsRebuild } from '../../src/queue/index.ts';
import type { NumberedEvent } from '../../src/queue/state/events.ts';
import type { TestStub } from './a-department.ts';
import { aDepartment, issue, SERVER, tell } from './a-department.ts';
import { caughtUp, live, MORNING_MS, step } from './a-history.ts';

/**
 * Goal: what is kept of a queue is enough to make everything else of it again.
 * Method: random histories over three days on the real object; its visits are damaged in D1 and remade from its events.
 */

const HOUR_MS = 60 * 60_000;

async function rowsOf(table: 'visits' | 'visit_events', departmentId: string) {
  const { results } = await env.DB.prepare(`SELECT * FROM ${table} WHERE department_id = ? ORDER BY id`)
    .bind(departmentId)
    .all();
  return results;
}

async function rowsToSend(stub: TestStub, provisioning: Provisioning) {
  const events = await runInDurableObject(stub, (_, state) =>
    state.storage.sql
      .exec('SELECT data FROM events ORDER BY seq')
      .toArray()
      .map((row): NumberedEvent => JSON.parse(String(row.data))),
  );
  return eventRows(events, provisioning);
}

describe('visits remade from events', () => {
  test('equal what they were, whatever was lost, changed or invented', { timeout: 60_000 }, async () => {
    const histories = fc.array(step, { minLength: 20, maxLength: 40, size: 'max' });
    const check = fc.asyncProperty(histories, fc.nat(2), async (steps, damaged) => {
      const department = await aDepartment({ heldAt: MORNING_MS });
      const { departmentId } = department.provisioning;
      await live(department, [{ act: { kind: 'issue', pick: 2 }, seconds: 1 }, ...steps]);
      const before = await rowsOf('visits', departmentId);
      const { tickets } = await department.stub.audit();
      expect(before.map((row) => JSON.parse(String(row.data)))).toEqual(tickets);

      const invented = { ...before[0], id: `${departmentId}-nobody`, seq: 1 };
      const columns = Object.keys(invented);
      await env.DB.batch([
        env.DB.prepare(`DELETE FROM visits WHERE department_id = ? AND number % 3 = ?`).bind(departmentId, damaged),
        env.DB.prepare(
          `UPDATE visits SET version = 99, status = 'lost', data = '{}' WHERE department_id = ? AND number % 3 = ?`,
        ).bind(departmentId, (damaged + 1) % 3),
        env.DB.prepare(`INSERT INTO visits (${columns}) VALUES (${columns.map(() => '?')})`).bind(
          ...Object.values(invented),
        ),
      ]);
      const { compare, replace } = visitsRebuild(departmentId);
      expect(await env.DB.prepare(compare).first('differenceCount')).toBeGreaterThan(0);
      for (const statement of replace) await env.DB.prepare(statement).run();
      expect(await rowsOf('visits', departmentId)).toEqual(before);
      expect(await env.DB.prepare(compare).first()).toEqual({
        eventCount: (await department.stub.audit()).seq,
        visitCount: before.length,
        differenceCount: 0,
      });
    });
    await fc.assert(check, { numRuns: 12, seed: 20261121 });
  });

  test('visits from before events were kept stay as they are', async () => {
    const { stub, provisioning } = await aDepartment({ heldAt: MORNING_MS });
    await issue(stub);
    await issue(stub);
    await caughtUp(stub);
    const { departmentId } = provisioning;
    const before = await rowsOf('visits', departmentId);
    await env.DB.prepare('DELETE FROM visit_events WHERE department_id = ? AND seq = 1').bind(departmentId).run();
    for (const statement of visitsRebuild(departmentId).replace) await env.DB.prepare(statement).run();
    expect(await rowsOf('visits', departmentId)).toEqual(before);
  });
});

describe('events', () => {
  test('are kept once each, without a gap, however often they are sent', async () => {
    const { stub, provisioning } = await aDepartment({ heldAt: MORNING_MS });
    const { departmentId } = provisioning;
    for (let count = 0; count < 5; count += 1) await issue(stub, { patient: { name: 'Asha' } });
    await tell(stub, { target: 'queue', name: 'pause', body: {} });
    await caughtUp(stub);
    const before = await rowsOf('visit_events', departmentId);
    const visits = await rowsOf('visits', departmentId);
    expect(before.map((row) => row.seq).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    const rows = await rowsToSend(stub, provisioning);
    await projectEvents(env.DB, rows.slice(1, 4));
    await projectEvents(env.DB, rows);
    expect(await rowsOf('visit_events', departmentId)).toEqual(before);
    expect(await rowsOf('visits', departmentId)).toEqual(visits);
  });

  test('say when, on which service day and by which key, and name no person beside the ticket itself', async () => {
    const { stub, provisioning } = await aDepartment({ heldAt: MORNING_MS });
    const { departmentId, hospitalId, keys } = provisioning;
    await issue(stub, { patient: { name: 'Asha Rao' } }, { drivenNow: MORNING_MS });
    await issue(stub, {}, { drivenNow: MORNING_MS + 20 * HOUR_MS });
    await caughtUp(stub);
    const rows = await rowsOf('visit_events', departmentId);
    const place = { department_id: departmentId, hospital_id: hospitalId };
    const server = { actor_kind: 'server', actor_id: keys[0]?.id };
    expect(rows.map(({ id, data, ...columns }) => columns)).toEqual([
      { ...place, ...server, seq: 1, at: MORNING_MS, command: 'issue', service_day: '2026-11-21' },
      {
        ...place,
        ...{ seq: 2, at: Date.UTC(2026, 10, 21, 18, 30), command: 'roll-over', service_day: '2026-11-21' },
        ...{ actor_kind: 'system', actor_id: null },
      },
      { ...place, ...server, seq: 3, at: MORNING_MS + 20 * HOUR_MS, command: 'issue', service_day: '2026-11-22' },
    ]);
    for (const { id, data, ...columns } of rows) {
      expect(id).toMatch(/^evt_[0-9a-z]{26}$/);
      expect(JSON.stringify(columns)).not.toContain('Asha');
    }
  });

  test('and visits are written together or not at all', async () => {
    const { stub, provisioning } = await aDepartment({ heldAt: MORNING_MS });
    const { departmentId } = provisioning;
    await env.DB.exec(
      `CREATE TRIGGER refuse BEFORE INSERT ON visits WHEN new.department_id = '${departmentId}' BEGIN SELECT RAISE(ABORT, 'down'); END`,
    );
    await issue(stub);
    await vi.waitUntil(async () => (await stub.audit()).seq === 1);
    await expect(projectEvents(env.DB, await rowsToSend(stub, provisioning))).rejects.toThrow();
    expect(await rowsOf('visit_events', departmentId)).toEqual([]);
    await env.DB.exec('DROP TRIGGER refuse');
    await evictDurableObject(stub);
    await stub.readQueue({ presented: SERVER, access: ['server'], ticketId: null }, { since: null, epoch: null });
    await caughtUp(stub);
    expect(await rowsOf('visit_events', departmentId)).toHaveLength(1);
    expect(await rowsOf('visits', departmentId)).toHaveLength(1);
  });
});
