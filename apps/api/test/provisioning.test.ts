import { createScheduledController, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, test } from 'vitest';
import { commit } from '../src/db/client.ts';
import type { ChangeContext, DepartmentState, PushContext } from '../src/hospitals/index.ts';
import {
  addPoint,
  issueKey,
  pushDepartment,
  pushOutbox,
  readDepartmentState,
  readOutboxLag,
  revokeKey,
  setKeyOrigins,
} from '../src/hospitals/index.ts';
import worker from '../src/index.ts';
import type { DepartmentId, HospitalId, KeyId } from '../src/kernel/ids.ts';
import { parseId } from '../src/kernel/ids.ts';
import { ask, codeOf, develop, loadedDepartmentSchema, ORIGIN, services } from './support.ts';

/**
 * D1 tells a department's object what changed by a row of its outbox, written in the batch of the change. Shown here:
 * a change arrives, an object that was down is told later, an older version is ignored, and an object that was never
 * told heals at the first request.
 */

const database = services.database();
let departmentId: DepartmentId;
let hospitalId: HospitalId;
let publishableKey: string;
let secretKey: string;

function context(): ChangeContext {
  return { database, now: services.now(), random: services.random, makeId: services.makeId, actor: 'system' };
}

function pushing(push: PushContext['push']): PushContext {
  return { database, push, now: services.now };
}

const reachable = pushing((state) => services.department(state.departmentId).provision(state));

function known<Value>(value: Value | null): Value {
  if (value === null) throw new Error('it is there');
  return value;
}

async function stateInD1(): Promise<DepartmentState> {
  return known(await readDepartmentState(database, departmentId));
}

const readQueue = (key: string, origin?: string) =>
  ask(`/v1/departments/${departmentId}/queue`, origin === undefined ? { key } : { key, origin });

beforeAll(async () => {
  const loaded = await develop('POST', '/departments', {
    name: 'Blood test',
    code: 'LAB',
    timeZone: 'Asia/Kathmandu',
    points: ['Chair 1', 'Chair 2'],
    origins: [ORIGIN],
  });
  const made = loadedDepartmentSchema.parse(loaded.json);
  departmentId = known(parseId('department', made.department.id));
  hospitalId = known(parseId('hospital', made.hospitalId));
  ({ publishableKey, secretKey } = made);
});

describe('telling departments', () => {
  test('what was loaded has arrived, and nothing is due', async () => {
    expect((await readQueue(secretKey)).json).toMatchObject({
      department: { name: 'Blood test', code: 'LAB', timeZone: 'Asia/Kathmandu' },
      points: [{ name: 'Chair 1' }, { name: 'Chair 2' }],
    });
    expect(await readOutboxLag(database)).toEqual({ departmentCount: 0, oldestChangeAt: null });
  });

  test('a change is due in the batch that makes it, and arrives', async () => {
    const before = await stateInD1();
    await commit(database, addPoint(context(), { hospitalId, departmentId }, { name: 'Chair 3' }).statements);
    expect((await readOutboxLag(database)).departmentCount).toBe(1);
    expect((await stateInD1()).version).toBe(before.version + 1);
    expect(await pushOutbox(reachable)).toEqual({ pushedCount: 1, failedCount: 0 });
    expect((await readQueue(secretKey)).json).toMatchObject({ points: [{}, {}, { name: 'Chair 3' }] });
    expect((await readOutboxLag(database)).departmentCount).toBe(0);
  });

  test('while an object is down the row stays due, and the sweep of the next minute brings it', async () => {
    const down = pushing(() => Promise.reject(new Error('the object is down')));
    await commit(database, setKeyOrigins(context(), hospitalId, ['https://new.example']).statements);
    expect(await pushOutbox(down)).toEqual({ pushedCount: 0, failedCount: 1 });
    expect((await readOutboxLag(database)).departmentCount).toBe(1);
    expect((await readQueue(publishableKey, ORIGIN)).status).toBe(200);

    await worker.scheduled(createScheduledController(), env);
    expect((await readOutboxLag(database)).departmentCount).toBe(0);
    expect(codeOf(await readQueue(publishableKey, ORIGIN))).toBe('origin_not_allowed');
    expect((await readQueue(publishableKey, 'https://new.example')).status).toBe(200);
  });

  test('an older version is ignored, and is no reason to push again', async () => {
    const old = await stateInD1();
    await commit(database, addPoint(context(), { hospitalId, departmentId }, { name: 'Chair 4' }).statements);
    await pushDepartment(reachable, departmentId);
    const receipt = await services.department(departmentId).provision(old);
    expect(receipt.version).toBe(old.version + 1);
    expect((await readQueue(secretKey)).json).toMatchObject({ points: [{}, {}, {}, { name: 'Chair 4' }] });
    expect((await readOutboxLag(database)).departmentCount).toBe(0);
  });

  test('an object ahead of a restored database is overtaken again', async () => {
    const state = await stateInD1();
    await services.department(departmentId).provision({ ...state, version: state.version + 10 });
    await commit(database, addPoint(context(), { hospitalId, departmentId }, { name: 'Chair 5' }).statements);
    await pushOutbox(reachable);
    expect((await readOutboxLag(database)).departmentCount).toBe(1);
    await pushOutbox(reachable);
    expect((await readOutboxLag(database)).departmentCount).toBe(0);
    expect((await readQueue(secretKey)).json).toMatchObject({ points: [{}, {}, {}, {}, { name: 'Chair 5' }] });
  });

  test('a batch that breaks a rule writes neither the change nor the row', async () => {
    const before = await stateInD1();
    const { statements } = addPoint(context(), { hospitalId, departmentId }, { name: 'Too large', capacity: 9 });
    await expect(commit(database, statements)).rejects.toThrow('a check rule of the database was broken');
    expect(await stateInD1()).toEqual(before);
  });
});

describe('keys', () => {
  test('a key the object has not heard of is settled by D1, once', async () => {
    const issued = issueKey(context(), { hospitalId, kind: 'secret' });
    await commit(database, issued.statements);
    expect((await readQueue(issued.value.text)).status).toBe(200);
    expect((await readOutboxLag(database)).departmentCount).toBe(0);
  });

  test('a revoked key ends as soon as the object is told, and D1 does not bring it back', async () => {
    const issued = issueKey(context(), { hospitalId, kind: 'secret' });
    await commit(database, issued.statements);
    expect((await readQueue(issued.value.text)).status).toBe(200);
    const keyId: KeyId = issued.value.id;
    await commit(database, revokeKey(context(), hospitalId, keyId).statements);
    await pushOutbox(reachable);
    const answer = await readQueue(issued.value.text);
    expect(codeOf(answer)).toBe('unauthenticated');
    expect(answer.json).toMatchObject({ facts: { reason: 'revoked' } });
  });
});

describe('an object that was never told', () => {
  test('writes nothing for a guessed id, and heals for its own hospital', async () => {
    const guessed = services.makeId('department', services.now());
    expect(codeOf(await ask(`/v1/departments/${guessed}/queue`, { key: secretKey }))).toBe('not_found');
    const tables = await runInDurableObject(env.DEPARTMENT.get(env.DEPARTMENT.idFromName(guessed)), (_object, state) =>
      state.storage.sql
        .exec("select name from sqlite_master where type = 'table' and name not like '\\_cf%' escape '\\'")
        .toArray(),
    );
    expect(tables).toEqual([]);

    const loaded = await develop('POST', '/departments', { name: 'X-ray', code: 'XR', timeZone: 'UTC', points: ['1'] });
    const made = loadedDepartmentSchema.parse(loaded.json);
    const id = env.DEPARTMENT.idFromName(made.department.id);
    await runInDurableObject(env.DEPARTMENT.get(id), async (_object, state) => {
      await state.storage.deleteAll();
      state.abort('restarted empty');
    }).catch((error: unknown) => expect(String(error)).toContain('restarted empty'));
    const healed = await ask(`/v1/departments/${made.department.id}/queue`, { key: made.secretKey });
    expect(healed.json).toMatchObject({ department: { name: 'X-ray' } });
    const foreign = await ask(`/v1/departments/${made.department.id}/queue`, { key: secretKey });
    expect(codeOf(foreign)).toBe('not_found');
  });
});
