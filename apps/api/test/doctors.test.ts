import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ask, codeOf, develop, loadDemo, ORIGIN } from './support.ts';

const DAY = '2026-11-21';
const loadedSchema = z.object({
  publishableKey: z.string(),
  secretKey: z.string(),
  department: z.object({ id: z.string(), doctors: z.array(z.object({ id: z.string(), name: z.string() })) }),
});
const listSchema = z.object({ data: z.array(z.object({ id: z.string(), name: z.string() }).loose()) });
const FACTS = {
  speciality: 'Retina',
  qualification: 'MS, FVRS',
  languages: ['gu', 'hi', 'en'],
  fee: { amountMinor: 55_000, currency: 'INR' },
  leave: [{ from: '2026-12-24', until: '2026-12-26' }],
};

async function aDepartment() {
  const session = { id: 'morning', name: 'Morning', doctorId: 1, startsAt: '00:00', endsAt: '23:59' };
  const loaded = await develop('POST', '/departments', {
    ...{ name: 'Eye Clinic', code: 'EYE', timeZone: 'Asia/Kolkata', points: ['Room 1'], origins: [ORIGIN] },
    doctors: [{ name: 'Dr. Bela Shah', facts: FACTS }, 'Dr. Kiran Das'],
    settings: { sessions: [session] },
  });
  return loadedSchema.parse(loaded.json);
}

describe('the doctors of a department', () => {
  let made: z.infer<typeof loadedSchema>;
  beforeAll(async () => {
    made = await aDepartment();
  });

  const path = () => `/v1/departments/${made.department.id}/doctors`;
  const read = (headers: Readonly<Record<string, string>> = {}) =>
    ask(path(), { key: made.publishableKey, origin: ORIGIN, headers });
  const change = (index: number, body: object) => {
    const { id, doctors } = made.department;
    return develop('PUT', `/departments/${id}/doctors/${doctors[index]?.id}`, body);
  };

  test('are told with what is known of them, and nulls where nothing is', async () => {
    const answer = await read();
    expect(answer.status).toBe(200);
    expect(listSchema.parse(answer.json).data).toEqual([
      { ...made.department.doctors[0], ...FACTS },
      { ...made.department.doctors[1], speciality: null, qualification: null, languages: [], fee: null, leave: [] },
    ]);
  });

  test('may be kept by the browser for a minute, and are not sent again while they are the same', async () => {
    const { headers } = await read();
    expect(headers.get('Cache-Control')).toBe('private, max-age=60');
    expect(headers.get('Vary')).toContain('Authorization');
    const etag = headers.get('ETag') ?? '';
    expect(await read({ 'If-None-Match': etag })).toMatchObject({ status: 304, text: '' });
    await change(0, { fee: { amountMinor: 60_000, currency: 'INR' } });
    const after = await read({ 'If-None-Match': etag });
    expect(listSchema.parse(after.json).data[0]).toMatchObject({ ...FACTS, fee: { amountMinor: 60_000 } });
  });

  test('are found by their own hospital only, and by no ticket', async () => {
    const { otherHospital } = await loadDemo();
    expect(codeOf(await ask(path(), { key: otherHospital.secretKey }))).toBe('not_found');
    expect(codeOf(await ask(path(), { key: otherHospital.publishableKey, origin: ORIGIN }))).toBe('not_found');
    expect(codeOf(await ask(path(), { key: made.publishableKey, origin: 'https://elsewhere.example' }))).toBe(
      'origin_not_allowed',
    );
    const issued = await ask(`/v1/departments/${made.department.id}/tickets`, { key: made.secretKey, json: {} });
    const { secret } = z.object({ secret: z.string() }).parse(issued.json);
    expect(codeOf(await ask(path(), { key: secret }))).toBe('not_allowed');
  });

  test.each([
    { fee: { amountMinor: 5.5, currency: 'INR' } },
    { fee: { amountMinor: 5, currency: 'RUPEE' } },
    { languages: ['not a language'] },
    { leave: [{ from: '2026-12-26', until: '2026-12-24' }] },
    { leave: [{ from: '2026-02-30', until: '2026-03-01' }] },
    { speciality: 'Retina\u202E' },
  ])('are refused facts such as %j', async (facts) => {
    expect(codeOf(await change(0, facts))).toBe('invalid_request');
  });

  test('on leave are told to the queue at once, and back when it ends', async () => {
    const readSessions = async () => {
      const answer = await ask(`/v1/departments/${made.department.id}/queue`, { key: made.secretKey });
      return z.object({ sessions: z.array(z.object({ state: z.string() })), seq: z.number() }).parse(answer.json);
    };
    const before = await readSessions();
    expect(before.sessions).toMatchObject([{ state: 'planned' }]);
    await change(1, { leave: [{ from: DAY.replace('2026', '2020'), until: '2099-12-31' }] });
    const away = await readSessions();
    expect(away).toMatchObject({ sessions: [{ state: 'left' }], seq: before.seq + 1 });
    const doctorId = made.department.doctors[1]?.id;
    const asked = { key: made.publishableKey, origin: ORIGIN, json: { doctorId } };
    const tickets = `/v1/departments/${made.department.id}/tickets`;
    const headers = { 'Idempotency-Key': 'leave-of-the-doctor-1' };
    expect(codeOf(await ask(tickets, { ...asked, headers }))).toBe('session_over');
    // Another fee shows nowhere in the queue, so nobody who watches is told anything.
    await change(1, { fee: { amountMinor: 1, currency: 'JPY' } });
    expect(await readSessions()).toEqual(away);
    await change(1, { leave: [] });
    expect((await readSessions()).sessions).toMatchObject([{ state: 'planned' }]);
  });

  test('of another hospital are changed by nobody', async () => {
    const { doctors } = (await aDepartment()).department;
    const answer = await develop('PUT', `/departments/${made.department.id}/doctors/${doctors[0]?.id}`, {});
    expect(codeOf(answer)).toBe('not_found');
  });
});
