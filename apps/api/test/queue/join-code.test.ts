import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { instantOf } from '../../src/kernel/time.ts';
import { ask, codeOf, firstDepartment, loadDemo, ORIGIN } from '../support.ts';
import { aDepartment, SERVER, tell, VISITOR } from './a-department.ts';

/** 08:00 in Kolkata, where a window begins. */
const MORNING_MS = Date.UTC(2026, 10, 21, 2, 30);
const MINUTE_MS = 60_000;

type Stub = Awaited<ReturnType<typeof aDepartment>>['stub'];

const aSite = () => aDepartment({ settings: { joinPolicy: 'on-site' } });

async function codeAt(stub: Stub, ms: number): Promise<{ code: string; expiresAt: string }> {
  const approach = { presented: SERVER, access: ['server'], ticketId: null, drivenNow: instantOf(ms) } as const;
  const result = await stub.readJoinCode(approach);
  if (!('body' in result)) throw new Error('staff read the code');
  return JSON.parse(result.body);
}

async function join(stub: Stub, ms: number, joinCode?: string, address = '192.0.2.1') {
  const body = joinCode === undefined ? {} : { joinCode };
  const result = await tell(
    stub,
    { target: 'new', name: 'issue', body },
    { presented: VISITOR, drivenNow: ms, address },
  );
  return 'refusal' in result ? result.refusal.code : result.ok ? 'ok' : result.miss;
}

/** Some eight digits that are not the code. */
function wrongCodes(code: string, count: number): string[] {
  const right = Number(code.replace(' ', ''));
  return Array.from({ length: count }, (_, index) => String((right + 1 + index * 7919) % 100_000_000).padStart(8, '0'));
}

describe('the code on the site', () => {
  test('lets a visitor in who has it; without it, or with an old one, he is refused', async () => {
    const { stub } = await aSite();
    const { code, expiresAt } = await codeAt(stub, MORNING_MS);
    expect(expiresAt).toBe(new Date(MORNING_MS + 5 * MINUTE_MS).toISOString());
    expect(await join(stub, MORNING_MS)).toBe('join_code_needed');
    expect(await join(stub, MORNING_MS, code)).toBe('ok');
    expect(await join(stub, MORNING_MS + 9 * MINUTE_MS, code.replace(' ', ''))).toBe('ok');
    expect(await join(stub, MORNING_MS + 10 * MINUTE_MS, code)).toBe('join_code_wrong');
    const { code: next } = await codeAt(stub, MORNING_MS + 10 * MINUTE_MS);
    expect(await join(stub, MORNING_MS + 10 * MINUTE_MS, next)).toBe('ok');
    expect((await stub.audit()).tickets).toHaveLength(3);
  });

  test('is asked of visitors only, and only where the policy says so', async () => {
    const { stub, provisioning } = await aSite();
    expect(await tell(stub, { target: 'new', name: 'issue', body: {} })).toMatchObject({ ok: true });
    const withPolicy = (version: number, joinPolicy: 'open' | 'off' | 'phone') =>
      stub.provision({ ...provisioning, version, settings: { ...provisioning.settings, joinPolicy } });
    await withPolicy(2, 'open');
    expect(await join(stub, MORNING_MS, '0000 0000')).toBe('ok');
    const { code } = await codeAt(stub, MORNING_MS);
    await withPolicy(3, 'off');
    expect(await join(stub, MORNING_MS, code)).toBe('joining_off');
    await withPolicy(4, 'phone');
    expect(await join(stub, MORNING_MS, code)).toBe('joining_off');
  });

  test('is the same after a restart, another in each department, and stands in no frame, ticket or event', async () => {
    const { stub } = await aSite();
    const other = await aSite();
    const { code } = await codeAt(stub, MORNING_MS);
    expect((await codeAt(other.stub, MORNING_MS)).code).not.toBe(code);
    await evictDurableObject(stub);
    expect((await codeAt(stub, MORNING_MS)).code).toBe(code);
    await join(stub, MORNING_MS, code);
    const staff = { presented: SERVER, access: ['server'], ticketId: null } as const;
    const shown = [await stub.readQueue(staff, { since: null, epoch: null }), await stub.audit()];
    const written = await runInDurableObject(stub, (_, state) => {
      const rows = (table: string) => state.storage.sql.exec(`SELECT * FROM ${table}`).toArray();
      return ['events', 'tickets', 'requests', 'provisioning'].map(rows);
    });
    const text = JSON.stringify([shown, written]);
    for (const secret of [code, code.replace(' ', '')]) expect(text).not.toContain(secret);
  });

  test('a replay needs no code that is still right', async () => {
    const { stub } = await aSite();
    const { code } = await codeAt(stub, MORNING_MS);
    const take = (ms: number) => {
      const idempotency = { key: 'a-key-of-one-press', path: '/tickets', fingerprint: 'f' };
      const command = { target: 'new', name: 'issue', body: { joinCode: code } };
      return tell(stub, command, { presented: VISITOR, drivenNow: ms, idempotency });
    };
    expect(await take(MORNING_MS)).toMatchObject({ ok: true, replayed: false });
    expect(await take(MORNING_MS + 60 * MINUTE_MS)).toMatchObject({ ok: true, replayed: true });
  });
});

describe('guessing', () => {
  test('ends after thirty wrong codes of an address, for the right one too; others at the site go on', async () => {
    const { stub } = await aSite();
    const { code } = await codeAt(stub, MORNING_MS);
    for (const wrong of wrongCodes(code, 30)) expect(await join(stub, MORNING_MS, wrong)).toBe('join_code_wrong');
    const { seq } = await stub.audit();
    expect(await join(stub, MORNING_MS, wrongCodes(code, 1)[0])).toBe('rate_limited');
    expect(await join(stub, MORNING_MS, code)).toBe('rate_limited');
    expect((await stub.audit()).seq).toBe(seq);
    expect(await join(stub, MORNING_MS, code, '192.0.2.2')).toBe('ok');
  });

  test('with the addresses of one household counts as one', async () => {
    const { stub } = await aSite();
    const { code } = await codeAt(stub, MORNING_MS);
    for (const [index, wrong] of wrongCodes(code, 30).entries()) {
      await join(stub, MORNING_MS, wrong, `2001:db8:1:2:${index.toString(16)}::9`);
    }
    expect(await join(stub, MORNING_MS, code, '2001:db8:1:2::1')).toBe('rate_limited');
    expect(await join(stub, MORNING_MS, code, '2001:db8:1:3::1')).toBe('ok');
  });
});

describe('a hall behind one address', () => {
  test('takes two hundred tickets with one code and no more, and goes on with the next', async () => {
    const { stub } = await aSite();
    const { code } = await codeAt(stub, MORNING_MS);
    for (let count = 0; count < 200; count += 1) expect(await join(stub, MORNING_MS, code)).toBe('ok');
    expect(await join(stub, MORNING_MS, code)).toBe('rate_limited');
    const later = MORNING_MS + 5 * MINUTE_MS;
    expect(await join(stub, later, (await codeAt(stub, later)).code)).toBe('ok');
  });
});

describe('the code over HTTP', () => {
  test('is for the hospital’s own server, and no cache keeps it', async () => {
    const demo = await loadDemo();
    const path = `/v1/departments/${firstDepartment(demo).id}/queue/join-code`;
    const answer = await ask(path, { key: demo.secretKey });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({ code: expect.stringMatching(/^\d{4} \d{4}$/), expiresAt: expect.any(String) });
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(codeOf(await ask(path, { key: demo.publishableKey, origin: ORIGIN }))).toBe('not_allowed');
    expect(codeOf(await ask(path, { key: demo.otherHospital.secretKey }))).toBe('not_found');
  });
});
