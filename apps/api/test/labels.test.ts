import { env, exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Answered } from './support.ts';
import { ask, BASE, claimTicket, codeOf, develop, loadDemo, loadedDepartmentSchema, ORIGIN } from './support.ts';

/** From a visitor's wish over the department's choice to what a screen is sent, through the Worker. */

const NAME = 'Asha Rao';
const queueSchema = z.object({
  department: z.object({ labelMode: z.string().optional() }),
  waiting: z.array(z.object({ label: z.string() })),
});
const issuedSchema = z.object({ id: z.string(), secret: z.string(), claimCode: z.string(), showName: z.boolean() });

let made: z.infer<typeof loadedDepartmentSchema>;
let base: string;

beforeEach(async () => {
  const plan = { name: 'Cardiology', code: 'CAR', timeZone: 'Asia/Kolkata', points: ['Room 1'], origins: [ORIGIN] };
  made = loadedDepartmentSchema.parse((await develop('POST', '/departments', plan)).json);
  base = `/v1/departments/${made.department.id}`;
});

const decide = (json: unknown, key = made.secretKey): Promise<Answered> => ask(base, { method: 'PATCH', key, json });

let keyCount = 0;

async function takeToken(body: object) {
  keyCount += 1;
  const answer = await ask(`${base}/tickets`, {
    ...{ key: made.publishableKey, origin: ORIGIN, json: body },
    headers: { 'Idempotency-Key': `labels-of-a-token-${keyCount}` },
  });
  return issuedSchema.parse(answer.json);
}

async function labels(): Promise<readonly string[]> {
  const answer = await ask(`${base}/queue`, { key: made.publishableKey, origin: ORIGIN });
  return queueSchema.parse(answer.json).waiting.map(({ label }) => label);
}

const setShowName = (ticketId: string, key: string, showName: boolean) =>
  ask(`${base}/tickets/${ticketId}/set-show-name`, { key, json: { showName } });

async function audited(): Promise<readonly unknown[]> {
  const query = 'SELECT action, actor, subject_id AS subject FROM audit_entries WHERE hospital_id = ? ORDER BY id';
  const { results } = await env.DB.prepare(query).bind(made.hospitalId).all();
  return results.filter(({ action }) => /label|sensitive/.test(String(action)));
}

describe('a department', () => {
  test('shows everybody by the code until it decides otherwise, and each decision is in the audit trail', async () => {
    await takeToken({ patient: { name: NAME }, showName: true });
    expect(await labels()).toEqual(['CAR-1']);
    expect((await ask(base, { key: made.secretKey })).json).toMatchObject({ labelMode: 'code', sensitive: false });
    expect((await decide({ labelMode: 'initials' })).json).toMatchObject({ labelMode: 'initials', sensitive: false });
    expect(await labels()).toEqual(['A. R.']);
    await decide({ labelMode: 'name' });
    expect(await labels()).toEqual([NAME]);
    expect((await decide({ sensitive: true })).json).toMatchObject({ labelMode: 'name', sensitive: true });
    expect(await labels()).toEqual(['CAR-1']);
    expect((await audited()).map((entry) => z.object({ action: z.string() }).parse(entry).action)).toEqual([
      'department:label-by-initials',
      'department:label-by-name',
      'department:mark-sensitive',
    ]);
    expect(await audited()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ subject: made.department.id, actor: expect.stringMatching(/^key_/) }),
      ]),
    );
  });

  test('that says what is so already changes and writes nothing; other settings stay', async () => {
    const before = (await ask(base, { key: made.secretKey })).json;
    expect((await decide({ labelMode: 'code', sensitive: false })).json).toEqual(before);
    expect((await decide({})).json).toEqual(before);
    expect(await audited()).toEqual([]);
    await decide({ labelMode: 'name' });
    const row = await env.DB.prepare('SELECT settings FROM departments WHERE id = ?').bind(made.department.id).first();
    const stored = z.object({ settings: z.string() }).parse(row).settings;
    expect(JSON.parse(stored)).toMatchObject({ labelMode: 'name', passedOverMax: 20, lateAfterMinutes: 15 });
  });

  test('hears two decisions at once, about different things: neither takes the other back', async () => {
    await Promise.all([decide({ sensitive: true }), decide({ labelMode: 'name' })]);
    expect((await ask(base, { key: made.secretKey })).json).toMatchObject({ labelMode: 'name', sensitive: true });
    const back = await Promise.all([decide({ labelMode: 'code' }), decide({ sensitive: false })]);
    expect(back.map(({ status }) => status)).toEqual([200, 200]);
    expect((await ask(base, { key: made.secretKey })).json).toMatchObject({ labelMode: 'code', sensitive: false });
    expect(await audited()).toHaveLength(4);
  });

  test('is decided about by its own hospital alone, with what there is to decide', async () => {
    const { otherHospital } = await loadDemo();
    expect(codeOf(await decide({ labelMode: 'name' }, otherHospital.secretKey))).toBe('not_found');
    expect(codeOf(await ask(base, { method: 'PATCH', key: made.publishableKey, origin: ORIGIN, json: {} }))).toBe(
      'not_allowed',
    );
    for (const wrong of [{ labelMode: 'phone' }, { sensitive: 'yes' }, { rollOverTime: '04:00' }, []]) {
      expect(codeOf(await decide(wrong))).toBe('invalid_request');
    }
    expect((await ask(base, { key: made.secretKey })).json).toMatchObject({ labelMode: 'code', sensitive: false });
  });

  test('tells open screens at once, and those that come back hear no name that was withdrawn', async () => {
    const { id, secret } = await takeToken({ patient: { name: NAME }, showName: true });
    const response = await exports.default.fetch(`${BASE}${base}/live`, {
      headers: {
        Upgrade: 'websocket',
        Origin: ORIGIN,
        'Sec-WebSocket-Protocol': `carequeue.v1, ${made.publishableKey}`,
      },
    });
    const texts: string[] = [];
    const { webSocket } = response;
    if (webSocket === null) throw new Error(`no socket: ${response.status} ${await response.text()}`);
    webSocket.addEventListener('message', ({ data }) => void texts.push(String(data)));
    webSocket.accept();
    await vi.waitUntil(() => texts.length > 0);
    await decide({ labelMode: 'name' });
    await vi.waitUntil(() => texts.some((text) => text.includes(NAME)));
    const seq = z.object({ seq: z.number() }).parse(JSON.parse(texts[0] ?? '')).seq;
    const count = texts.length;
    await setShowName(id, secret, false);
    await vi.waitUntil(() => texts.length > count);
    expect(texts.at(-1)).not.toContain(NAME);
    const missed = await ask(`${base}/queue?since=${seq}`, { key: made.publishableKey, origin: ORIGIN });
    expect(missed.json).toMatchObject({ type: 'events' });
    expect(missed.text).not.toContain(NAME);
    webSocket.close(1000);
  });
});

describe('a patient', () => {
  test('is asked nothing and shown by the code unless he says so', async () => {
    await decide({ labelMode: 'initials' });
    expect((await takeToken({ patient: { name: NAME } })).showName).toBe(false);
    expect((await takeToken({ patient: { name: NAME }, showName: false })).showName).toBe(false);
    expect((await takeToken({ showName: true })).showName).toBe(true);
    expect(await labels()).toEqual(['CAR-1', 'CAR-2', 'CAR-3']);
  });

  test('changes his mind by himself or at the desk; whoever has his link does not', async () => {
    await decide({ labelMode: 'initials' });
    const { id, secret, claimCode } = await takeToken({ patient: { name: NAME } });
    const { credential } = await claimTicket(claimCode);
    expect(codeOf(await setShowName(id, credential, true))).toBe('not_allowed');
    expect(codeOf(await setShowName(id, made.publishableKey, true))).toBe('origin_not_allowed');
    const other = await takeToken({});
    expect(codeOf(await setShowName(id, other.secret, true))).toBe('not_found');
    expect((await setShowName(id, secret, true)).json).toMatchObject({ ticket: { showName: true } });
    expect(await labels()).toEqual(['A. R.', 'CAR-2']);
    expect((await setShowName(id, made.secretKey, false)).json).toMatchObject({ ticket: { showName: false } });
    expect(await labels()).toEqual(['CAR-1', 'CAR-2']);
    expect(codeOf(await ask(`${base}/tickets/${id}/set-show-name`, { key: secret, json: {} }))).toBe('invalid_request');
    const query =
      "SELECT actor_kind AS actor FROM visit_events WHERE command = 'set-show-name' AND data LIKE ? ORDER BY seq";
    await vi.waitUntil(async () => {
      const { results } = await env.DB.prepare(query).bind(`%${id}%`).all();
      return JSON.stringify(results.map(({ actor }) => actor)) === '["ticket","server"]';
    });
  });

  test('sent on to another department is shown there by the code: its screen is another', async () => {
    const { secretKey, departments } = await loadDemo();
    const [from, to] = departments;
    if (from === undefined || to === undefined) throw new Error('the demo has departments');
    for (const { id } of [from, to]) {
      await ask(`/v1/departments/${id}`, { method: 'PATCH', key: secretKey, json: { labelMode: 'name' } });
    }
    const issued = issuedSchema.parse(
      (
        await ask(`/v1/departments/${from.id}/tickets`, {
          ...{ key: secretKey, json: { patient: { name: NAME }, showName: true } },
        })
      ).json,
    );
    await ask(`/v1/departments/${from.id}/tickets/${issued.id}/transfer`, {
      ...{ key: secretKey, json: { departmentId: to.id } },
    });
    const there = await ask(`/v1/departments/${to.id}/queue`, { key: secretKey });
    const row = z.object({
      waiting: z.array(z.object({ code: z.string(), label: z.string(), showName: z.boolean() })),
    });
    expect(row.parse(there.json).waiting).toEqual([{ code: 'ORT-1', label: 'ORT-1', showName: false }]);
  });

  test('is in no day report and no answer to a stranger', async () => {
    await decide({ labelMode: 'initials' });
    await takeToken({ patient: { name: NAME }, showName: true });
    const report = await ask(`${base}/queue/day-report`, { key: made.secretKey });
    expect(report.status).toBe(200);
    expect(report.text).not.toMatch(/A\. R\.|Asha/);
    const { otherHospital } = await loadDemo();
    expect(codeOf(await ask(`${base}/queue`, { key: otherHospital.publishableKey, origin: ORIGIN }))).toBe('not_found');
  });

  test.each([
    ['\u0301\u0301', 'invisible'],
    ['x'.repeat(200), 'long'],
    [`a${'\u0301'.repeat(190)}`, 'stacked'],
    ['\u200f\u200fمحمد أحمد', 'right to left'],
    ['<img src=x onerror=alert(1)>', 'hostile'],
  ])('with the name %j (%s) is shown by something short, or by the code', async (name) => {
    for (const labelMode of ['initials', 'name']) {
      await decide({ labelMode });
      await takeToken({ patient: { name }, showName: true });
    }
    for (const label of await labels()) {
      expect([...new Intl.Segmenter('und').segment(label)].length).toBeLessThanOrEqual(40);
      expect(label).not.toMatch(/[<>\u200e\u200f]/);
    }
  });
});
