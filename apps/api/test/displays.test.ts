import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import {
  ask,
  BASE,
  claimTicket,
  codeOf,
  develop,
  loadDemo,
  loadedDepartmentSchema,
  ORIGIN,
  stateOf,
} from './support.ts';

type Made = z.infer<typeof loadedDepartmentSchema>;

const displaySchema = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  sound: z.string(),
  here: z.boolean(),
  since: z.iso.datetime(),
  seenAt: z.iso.datetime(),
});
const frameSchema = z.looseObject({ type: z.string(), seq: z.int(), displays: z.array(displaySchema).optional() });
type Frame = z.infer<typeof frameSchema>;

let made: Made;
let path: string;

beforeEach(async () => {
  const draft = { name: 'Eye Clinic', code: 'EYE', timeZone: 'Asia/Kolkata', points: ['Room 1'], origins: [ORIGIN] };
  made = loadedDepartmentSchema.parse((await develop('POST', '/departments', draft)).json);
  path = `/v1/departments/${made.department.id}`;
});

const idOf = (number: number) => number.toString(16).padStart(32, '0');
const objectOf = (departmentId: string) => env.DEPARTMENT.get(env.DEPARTMENT.idFromName(departmentId));

interface Screen {
  readonly address?: string;
  readonly key?: string;
}

function tell(id: string, json: unknown, { address, key = made.publishableKey }: Screen = {}) {
  const headers: Record<string, string> = address === undefined ? {} : { 'CF-Connecting-IP': address };
  return ask(`${path}/displays/${id}`, { method: 'PUT', key, origin: ORIGIN, json, headers });
}

async function list() {
  const answer = await ask(`${path}/displays`, { key: made.secretKey });
  return z.object({ data: z.array(displaySchema) }).parse(answer.json).data;
}

/** Follows the queue, and keeps each frame. */
async function watch(key: string, origin?: string): Promise<readonly Frame[]> {
  const headers = { Upgrade: 'websocket', 'Sec-WebSocket-Protocol': `carequeue.v1, ${key}` };
  const response = await exports.default.fetch(`${BASE}${path}/live`, {
    headers: origin === undefined ? headers : { ...headers, Origin: origin },
  });
  const frames: Frame[] = [];
  response.webSocket?.addEventListener('message', ({ data }) => {
    frames.push(frameSchema.parse(JSON.parse(String(data))));
  });
  response.webSocket?.accept();
  await vi.waitUntil(() => frames.length > 0);
  return frames;
}

/** What staff were told last; a socket may be opened while a frame about before is on its way to all. */
const lastTold = (frames: readonly Frame[]) => frames.findLast(({ displays }) => displays !== undefined)?.displays;

const issue = () => ask(`${path}/tickets`, { key: made.secretKey, json: {} });
const drive = (now: string | null) => develop('PUT', `/departments/${made.department.id}/clock`, { now });

describe('a screen that tells of itself', () => {
  test('is told to staff at once, by a frame without a new seq, and to nobody else', async () => {
    const ticket = z.object({ secret: z.string(), claimCode: z.string() }).parse((await issue()).json);
    const { credential } = await claimTicket(ticket.claimCode);
    const staff = await watch(made.secretKey);
    // The frame of the issue is out: what comes from here on is about screens.
    await vi.waitUntil(() => staff.length === 2);
    const others = await Promise.all([watch(made.publishableKey, ORIGIN), watch(ticket.secret), watch(credential)]);
    const before = await stateOf(made.department.id);
    expect(staff[0]).toMatchObject({ type: 'snapshot', displays: [] });

    expect((await tell(idOf(1), { name: 'Waiting hall', sound: 'muted' })).status).toBe(204);
    await vi.waitUntil(() => staff.length === 3);
    expect(staff[2]).toMatchObject({ type: 'events', after: before.seq, seq: before.seq, changes: [] });
    expect(staff[2]?.displays).toMatchObject([{ id: idOf(1), name: 'Waiting hall', sound: 'muted', here: true }]);
    // Heard of again as it was: nobody is told anything.
    await tell(idOf(1), { name: 'Waiting hall', sound: 'muted' });
    await tell(idOf(1), { name: 'Waiting hall', sound: 'heard' });
    await vi.waitUntil(() => staff.length === 4);
    expect(staff[3]?.displays).toMatchObject([{ sound: 'heard', here: true }]);
    expect(await stateOf(made.department.id)).toEqual(before);

    await issue();
    await vi.waitUntil(() => [staff, ...others].every((frames) => frames.at(-1)?.seq === before.seq + 1));
    expect(staff.at(-1)).not.toHaveProperty('displays');
    for (const frames of others) {
      expect(frames.filter(({ type }) => type !== 'ticket')).toHaveLength(2);
      expect(JSON.stringify(frames)).not.toContain('displays');
      expect(frames.find(({ seq }) => seq === before.seq + 1)).toMatchObject({ after: before.seq });
    }
  });

  test('stands in the list, in the queue and in what a poll is told, for staff only', async () => {
    await tell(idOf(1), { sound: 'chime' });
    await tell(idOf(2), { name: 'Corridor', sound: 'heard' });
    expect(await list()).toMatchObject([
      { name: null, sound: 'chime' },
      { name: 'Corridor', sound: 'heard' },
    ]);
    const { seq } = await stateOf(made.department.id);
    for (const query of ['', `?since=${seq}`]) {
      const answer = await ask(`${path}/queue${query}`, { key: made.secretKey });
      expect(frameSchema.parse(answer.json).displays).toHaveLength(2);
      const shown = await ask(`${path}/queue${query}`, { key: made.publishableKey, origin: ORIGIN });
      expect(shown.text).not.toContain('displays');
    }
    const queues = await ask(`/v1/hospitals/${made.hospitalId}/queues`, { key: made.secretKey });
    expect(queues.text).not.toContain('displays');
    expect(codeOf(await ask(`${path}/displays`, { key: made.publishableKey, origin: ORIGIN }))).toBe('not_allowed');
  });

  test('changes the tag of the queue for staff, not for visitors', async () => {
    const tags = async () => {
      const staff = await ask(`${path}/queue`, { key: made.secretKey });
      const visitor = await ask(`${path}/queue`, { key: made.publishableKey, origin: ORIGIN });
      return { staff: staff.headers.get('ETag'), visitor: visitor.headers.get('ETag') };
    };
    const before = await tags();
    await tell(idOf(1), { sound: 'muted' });
    const after = await tags();
    expect(after.visitor).toBe(before.visitor);
    expect(after.staff).not.toBe(before.staff);
  });

  test('is forgotten when it says farewell, and staff hear of it', async () => {
    await tell(idOf(1), { sound: 'heard' });
    const staff = await watch(made.secretKey);
    const farewell = { method: 'DELETE', key: made.publishableKey, origin: ORIGIN };
    expect((await ask(`${path}/displays/${idOf(1)}`, farewell)).status).toBe(204);
    expect((await ask(`${path}/displays/${idOf(1)}`, farewell)).status).toBe(204);
    await vi.waitUntil(() => lastTold(staff)?.length === 0);
    expect(await list()).toEqual([]);
  });
});

describe('a screen that falls silent', () => {
  test('is told as gone by the next alarm, until it is back', async () => {
    await drive('2026-11-21T04:00:00.000Z');
    // A department nobody has used yet is set to work anew with each instant it is driven to.
    await issue();
    await tell(idOf(1), { name: 'Waiting hall', sound: 'heard' });
    const staff = await watch(made.secretKey);
    expect(staff[0]?.displays).toMatchObject([{ here: true }]);
    await drive('2026-11-21T04:11:00.000Z');
    await runDurableObjectAlarm(objectOf(made.department.id));
    await vi.waitUntil(() => lastTold(staff)?.[0]?.here === false);
    const gone = { name: 'Waiting hall', here: false, since: '2026-11-21T04:00:00.000Z' };
    expect(lastTold(staff)).toMatchObject([gone]);
    // The power is back: the screen is another one to us, of the same name.
    await tell(idOf(2), { name: 'Waiting hall', sound: 'muted' });
    expect(await list()).toMatchObject([{ id: idOf(2), sound: 'muted', here: true }]);
  });

  test('while a frame about screens is made, goes with that frame: none without news follows', async () => {
    await drive('2026-11-21T04:00:00.000Z');
    await issue();
    const staff = await watch(made.secretKey);
    await issue();
    // The next frame waits for the end of the window: by then the screen has lapsed.
    await tell(idOf(1), { name: 'Waiting hall', sound: 'heard' });
    await drive('2026-11-21T04:11:00.000Z');
    await vi.waitUntil(() => lastTold(staff)?.[0]?.here === false);
    await issue();
    const { seq } = await stateOf(made.department.id);
    await vi.waitUntil(() => staff.at(-1)?.seq === seq);
    for (const frame of staff) {
      if (!('displays' in frame)) expect(frame.changes).not.toEqual([]);
    }
  });

  test('is remembered while the object sleeps', async () => {
    await tell(idOf(1), { name: 'Waiting hall', sound: 'muted' });
    const before = await list();
    await runInDurableObject(objectOf(made.department.id), (_object, state) => state.abort('asleep')).catch(
      (error: unknown) => expect(String(error)).toContain('asleep'),
    );
    expect(await list()).toEqual(before);
  });
});

describe('what anyone may say', () => {
  test.each([
    ['no sound', {}],
    ['an unknown sound', { sound: 'loud' }],
    ['an unknown field', { sound: 'heard', phone: '+91' }],
    ['an empty name', { sound: 'heard', name: '' }],
    ['a name of nothing to be seen', { sound: 'heard', name: '\u200b\u2060' }],
    ['a long name', { sound: 'heard', name: 'x'.repeat(61) }],
    ['a long name of two-part characters', { sound: 'heard', name: '𝒳'.repeat(61) }],
    ['a line break', { sound: 'heard', name: 'Hall\nCall 1-800' }],
    ['a direction override', { sound: 'heard', name: '\u202ellaH' }],
    ['half a character', { sound: 'heard', name: 'Hall \ud83d' }],
    ['a null character', { sound: 'heard', name: 'Hall\u0000' }],
    ['a number', { sound: 'heard', name: 5 }],
  ])('is not %s', async (_what, body) => {
    expect(codeOf(await tell(idOf(1), body))).toBe('invalid_request');
    expect(await list()).toEqual([]);
  });

  test.each(['𝒳'.repeat(60), 'काउंटर ३', 'قاعة الانتظار', 'Hall 😊', '<img src=x onerror=alert(1)>', 'Café'])(
    'may be the name %s',
    async (name) => {
      expect((await tell(idOf(1), { sound: 'heard', name })).status).toBe(204);
      expect(await list()).toMatchObject([{ name: name.normalize('NFC') }]);
    },
  );

  test.each(['1', 'x'.repeat(32), `${'0'.repeat(31)}G`, '0'.repeat(33), '..%2f..%2fqueue'])(
    'is of no screen %s',
    async (id) => {
      expect(codeOf(await tell(id, { sound: 'heard' }))).toBe('not_found');
    },
  );

  test("reaches no other hospital's staff", async () => {
    const { otherHospital } = await loadDemo();
    expect(codeOf(await tell(idOf(1), { sound: 'muted' }, { key: otherHospital.publishableKey }))).toBe('not_found');
    expect(codeOf(await ask(`${path}/displays`, { key: otherHospital.secretKey }))).toBe('not_found');
    const elsewhere = { method: 'PUT', key: made.publishableKey, json: { sound: 'muted' } };
    const answer = await ask(`${path}/displays/${idOf(1)}`, { ...elsewhere, origin: 'https://elsewhere.example' });
    expect(codeOf(answer)).toBe('origin_not_allowed');
    expect(await list()).toEqual([]);
  });

  test('has a bound: so many screens, so much of an address, so much of all', async () => {
    for (let number = 0; number < 50; number += 1) {
      expect((await tell(idOf(number), { sound: 'heard' }, { address: `192.0.2.${number}` })).status).toBe(204);
    }
    const another = await tell(idOf(99), { sound: 'muted' }, { address: '192.0.2.99' });
    expect(codeOf(another)).toBe('displays_full');
    expect(another.json).toMatchObject({ facts: { max: 50 } });
    // One that is there already still tells of itself.
    expect((await tell(idOf(7), { sound: 'muted' }, { address: '192.0.2.7' })).status).toBe(204);
    expect(await list()).toHaveLength(50);
    const flood = await Promise.all(
      Array.from({ length: 70 }, () => tell(idOf(3), { sound: 'heard' }, { address: '198.51.100.1' })),
    );
    const refused = flood.filter((answer) => codeOf(answer) === 'rate_limited');
    expect(refused.length).toBeGreaterThanOrEqual(10);
    expect(refused[0]?.headers.get('Retry-After')).toMatch(/^\d+$/);
    expect((await tell(idOf(3), { sound: 'heard' }, { address: '198.51.100.2' })).status).toBe(204);
  });
});
