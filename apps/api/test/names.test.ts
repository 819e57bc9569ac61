import { env, exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Answered } from './support.ts';
import { ask, BASE, codeOf, develop, loadDemo, loadedDepartmentSchema, ORIGIN } from './support.ts';

/** What departments and rooms are called in other languages: from what a hospital says to what its screens are sent. */

const HINDI = { hi: 'हृदय रोग विभाग' };
const ROOM = { hi: 'कमरा 1', ta: 'அறை 1' };
const named = z.object({ name: z.string(), nameTranslations: z.record(z.string(), z.string()).optional() });
const queueSchema = z.object({ department: named, points: z.array(named) });

let made: z.infer<typeof loadedDepartmentSchema>;
let base: string;

async function load(plan: object): Promise<Answered> {
  const whole = { name: 'Cardiology', code: 'CAR', timeZone: 'Asia/Kolkata', points: ['Room 1'], origins: [ORIGIN] };
  return develop('POST', '/departments', { ...whole, ...plan });
}

async function take(plan: object): Promise<void> {
  made = loadedDepartmentSchema.parse((await load(plan)).json);
  base = `/v1/departments/${made.department.id}`;
}

beforeEach(() => take({}));

const change = (json: unknown, key = made.secretKey): Promise<Answered> => ask(base, { method: 'PATCH', key, json });
const read = (path = ''): Promise<Answered> => ask(`${base}${path}`, { key: made.publishableKey, origin: ORIGIN });

async function audited(): Promise<readonly unknown[]> {
  const query = "SELECT actor FROM audit_entries WHERE hospital_id = ? AND action = 'department:translate-name'";
  return (await env.DB.prepare(query).bind(made.hospitalId).all()).results;
}

describe('names in other languages', () => {
  test('are nowhere where none were given', async () => {
    for (const path of ['', '/queue']) expect((await read(path)).text).not.toContain('ranslations');
    expect((await ask(`/v1/departments`, { key: made.secretKey })).text).not.toContain('ranslations');
  });

  test('are told of departments and rooms that have them, in every public read', async () => {
    await take({ nameTranslations: HINDI, points: [{ name: 'Room 1', nameTranslations: ROOM }, 'Procedures'] });
    const rooms = [{ name: 'Room 1', nameTranslations: ROOM }, { name: 'Procedures' }];
    const queue = queueSchema.parse((await read('/queue')).json);
    expect(queue).toEqual({ department: { name: 'Cardiology', nameTranslations: HINDI }, points: rooms });
    const department = named.extend({ points: z.array(named) });
    const told = { name: 'Cardiology', nameTranslations: HINDI, points: rooms };
    expect(department.parse((await read()).json)).toEqual(told);
    const list = await ask('/v1/departments', { key: made.publishableKey, origin: ORIGIN });
    expect(z.object({ data: z.array(department) }).parse(list.json).data).toEqual([told]);
    const queues = await ask(`/v1/hospitals/${made.hospitalId}/queues`, { key: made.publishableKey, origin: ORIGIN });
    expect(z.object({ data: z.array(queueSchema) }).parse(queues.json).data).toEqual([queue]);
  });

  test('are told to whoever opens a link of a ticket', async () => {
    const opened = async () => {
      const ticket = await ask(`${base}/tickets`, { key: made.secretKey, json: {} });
      const { claimCode } = z.object({ claimCode: z.string() }).parse(ticket.json);
      return (await ask('/v1/tickets/claims', { json: { code: claimCode } })).json;
    };
    expect(await opened()).not.toHaveProperty('departmentNameTranslations');
    await change({ nameTranslations: HINDI });
    expect(await opened()).toMatchObject({ departmentName: 'Cardiology', departmentNameTranslations: HINDI });
  });

  test('change for open pages at once, whole, and are kept in the audit trail', async () => {
    const response = await exports.default.fetch(`${BASE}${base}/live`, {
      headers: {
        Upgrade: 'websocket',
        Origin: ORIGIN,
        'Sec-WebSocket-Protocol': `carequeue.v1, ${made.publishableKey}`,
      },
    });
    const texts: string[] = [];
    response.webSocket?.addEventListener('message', ({ data }) => void texts.push(String(data)));
    response.webSocket?.accept();
    const answer = await change({ nameTranslations: { ta: 'இதய நோய்ப் பிரிவு', 'HI-in': 'हृदय रोग', ...HINDI } });
    const names = { hi: 'हृदय रोग विभाग', 'hi-IN': 'हृदय रोग', ta: 'இதய நோய்ப் பிரிவு' };
    expect(answer.json).toMatchObject({ name: 'Cardiology', nameTranslations: names, labelMode: 'code' });
    await vi.waitFor(() => expect(texts.at(-1)).toContain('department.changed'));
    expect(JSON.parse(texts.at(-1) ?? '')).toMatchObject({ changes: [{ department: { nameTranslations: names } }] });
    expect(await audited()).toEqual([{ actor: expect.stringMatching(/^key_/) }]);
    // What is so already writes nothing, and what else is changed leaves them.
    await change({ nameTranslations: { 'hi-IN': 'हृदय रोग', ta: 'இதய நோய்ப் பிரிவு', ...HINDI } });
    await change({ labelMode: 'initials' });
    expect(await audited()).toHaveLength(1);
    expect((await read()).json).toMatchObject({ nameTranslations: names, labelMode: 'initials' });
    // The new ones stand in place of the old; none at all takes them away.
    expect((await change({ nameTranslations: HINDI })).json).toHaveProperty('nameTranslations', HINDI);
    expect((await change({ nameTranslations: {} })).json).not.toHaveProperty('nameTranslations');
    expect((await read('/queue')).text).not.toContain('ranslations');
    response.webSocket?.close(1000);
  });

  test('are normalised, and any name that a name may be', async () => {
    const cafe = 'Cafe\u0301';
    expect((await change({ nameTranslations: { fr: cafe, mr: 'ह'.repeat(200) } })).json).toMatchObject({
      nameTranslations: { fr: 'Café', mr: 'ह'.repeat(200) },
    });
    const forty = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`en-x-a${n}`, `Heart ${n}`]));
    expect((await change({ nameTranslations: forty })).json).toMatchObject({ nameTranslations: forty });
  });

  test.each([
    ['a list', ['Herz']],
    ['a text', 'Herz'],
    ['null', null],
    ['a language that is none', { 'klingon!': 'Herz' }],
    ['a language without name', { '': 'Herz' }],
    ['an underscore', { hi_IN: 'हृदय रोग' }],
    ['a tag that is too long', { [`en-${'x-abcdefgh'.repeat(5)}`]: 'Heart' }],
    ['the same language twice', { 'hi-in': 'हृदय रोग', 'hi-IN': 'हृदय' }],
    ['a number', { hi: 5 }],
    ['nothing for a name', { hi: '' }],
    ['blanks', { hi: '  ' }],
    ['a long name', { hi: 'ह'.repeat(201) }],
    ['a line break', { hi: 'हृदय\nरोग' }],
    ['a control character', { hi: 'हृदय\u0000' }],
    ['a direction override', { ar: '\u202eقلب' }],
    ['an isolate', { ar: '\u2067قلب' }],
    ['half a character', { hi: '\ud83d' }],
    ['too many', Object.fromEntries(Array.from({ length: 41 }, (_, n) => [`en-x-a${n}`, 'Heart']))],
  ])('%s is none', async (_what, nameTranslations) => {
    const before = await read();
    const answer = await change({ nameTranslations });
    expect(codeOf(answer)).toBe('invalid_request');
    expect(answer.json).toMatchObject({ errors: [{ pointer: expect.stringMatching(/^\/nameTranslations/) }] });
    expect((await read()).text).toBe(before.text);
    expect((await load({ nameTranslations })).status).toBe(422);
    expect((await load({ points: [{ name: 'Room 1', nameTranslations }] })).status).toBe(422);
  });

  test('never reach what objects are made of', async () => {
    const before = await read();
    expect((await change({ nameTranslations: JSON.parse('{"__proto__": "Herz"}') })).json).toEqual(before.json);
    expect(codeOf(await change({ nameTranslations: { constructor: 'Herz' } }))).toBe('invalid_request');
  });

  test('point to the language that is wrong', async () => {
    const answer = await change({ nameTranslations: { hi: 'हृदय', 'k/l': 'Herz' } });
    expect(answer.json).toMatchObject({ errors: [{ in: 'body', pointer: '/nameTranslations/k~1l' }] });
  });

  test('are given by the hospital itself alone', async () => {
    const { otherHospital } = await loadDemo();
    expect(codeOf(await change({ nameTranslations: HINDI }, otherHospital.secretKey))).toBe('not_found');
    const visitor = { method: 'PATCH', key: made.publishableKey, origin: ORIGIN, json: { nameTranslations: HINDI } };
    expect(codeOf(await ask(base, visitor))).toBe('not_allowed');
    expect((await read()).text).not.toContain('ranslations');
  });
});
