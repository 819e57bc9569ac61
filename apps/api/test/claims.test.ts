import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { makeClaimCode, makeFollowerCredential, verifyClaimCode } from '../src/identity/index.ts';
import { parseId } from '../src/kernel/ids.ts';
import type { Answered, Demo } from './support.ts';
import { ask, BASE, claimTicket, codeOf, develop, firstDepartment, loadDemo, services, takeTicket } from './support.ts';
import { watchTicket } from './watch-ticket.ts';

let demo: Demo;
let departmentId: string;

beforeAll(async () => {
  demo = await loadDemo();
  departmentId = firstDepartment(demo).id;
});

const secrets = () => services.settings().ticketSecrets;
const claim = (json: unknown, headers: Record<string, string> = {}): Promise<Answered> =>
  ask('/v1/tickets/claims', { json, headers });
const pathOf = (ticketId: string, rest = '') => `/v1/departments/${departmentId}/tickets/${ticketId}${rest}`;
const readingSchema = z.object({
  may: z.array(z.string()).optional(),
  patient: z.unknown(),
  priorityReason: z.unknown(),
});
const linkSchema = z.object({ claimCode: z.string(), url: z.string() });

async function replaceLink(ticketId: string): Promise<z.infer<typeof linkSchema>> {
  const answer = await ask(pathOf(ticketId, '/replace-link'), { key: demo.secretKey, json: {} });
  expect(answer.status).toBe(200);
  return linkSchema.parse(answer.json);
}

describe('a link', () => {
  test('stands in the answer of the issue, its code behind the number sign only', async () => {
    const { claimCode, url } = await takeTicket(demo, departmentId);
    expect(claimCode).toMatch(/^[a-z0-9]+\.[\w-]{64}$/);
    expect(url).toBe(`${BASE}/t/#${claimCode}`);
  });

  test('opens the ticket without a key, from any page, on any number of devices', async () => {
    const ticket = await takeTicket(demo, departmentId);
    const answers = await Promise.all(
      ['https://a.example', 'https://b.example'].map((Origin) => claim({ code: ticket.claimCode }, { Origin })),
    );
    for (const answer of answers) {
      expect(answer.json).toMatchObject({
        ticketId: ticket.id,
        departmentId,
        departmentName: expect.any(String),
        serviceDay: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        ticket: { id: ticket.id, may: ['ready'], seq: expect.any(Number) },
      });
    }
    expect(answers[0]?.json).toEqual(answers[1]?.json);
    expect(answers[0]?.headers.get('Access-Control-Allow-Origin')).toBe('https://a.example');
  });

  test('asks D1 nothing', async () => {
    const { claimCode } = await takeTicket(demo, departmentId);
    const asked = vi.spyOn(Object.getPrototypeOf(env.DB), 'prepare');
    await claimTicket(claimCode);
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });

  test('is the same for its holder, its followers and staff, and for nobody else', async () => {
    const ticket = await takeTicket(demo, departmentId);
    const { credential } = await claimTicket(ticket.claimCode);
    for (const key of [ticket.secret, credential, demo.secretKey]) {
      const answer = await ask(pathOf(ticket.id, '/link'), { key });
      expect(answer.json).toEqual({ claimCode: ticket.claimCode, url: ticket.url });
    }
    const other = await takeTicket(demo, departmentId);
    expect(codeOf(await ask(pathOf(ticket.id, '/link'), { key: other.secret }))).toBe('not_found');
  });

  test('is the same again when its issue is repeated', async () => {
    const issue = () =>
      ask(`/v1/departments/${departmentId}/tickets`, {
        key: demo.secretKey,
        json: {},
        headers: { 'Idempotency-Key': 'a-slip-that-did-not-print' },
      });
    const [first, second] = [await issue(), await issue()];
    expect(second.headers.get('Idempotency-Replayed')).toBe('true');
    expect(second.text).toBe(first.text);
  });
});

describe('a wrong code', () => {
  test.each([
    ['a number', { code: 5 }],
    ['nothing', {}],
    ['an empty text', { code: '' }],
    ['a long text', { code: 'k'.repeat(201) }],
    ['a field too many', { code: 'k1.x', ticketId: 'x' }],
    ['an array', ['k1.x']],
  ])('%s is no request', async (_name, body) => {
    expect(codeOf(await claim(body))).toBe('invalid_request');
  });

  test('is the same 404 whatever is wrong with it', async () => {
    const { claimCode, secret, id } = await takeTicket(demo, departmentId);
    const flipped = (at: number) => {
      const letter = claimCode.charAt(at) === 'A' ? 'B' : 'A';
      return claimCode.slice(0, at) + letter + claimCode.slice(at + 1);
    };
    const elsewhere = parseId('department', firstDepartment(demo.otherHospital).id);
    const ticketId = parseId('ticket', id);
    if (elsewhere === null || ticketId === null) throw new Error('ids are well-formed');
    const codes = [
      ...['x', '%', claimCode.slice(0, -1), `${claimCode}A`, secret, `zz${claimCode}`, claimCode.toLowerCase()],
      ...[3, 20, 44, 49, 52, 60, claimCode.length - 1].map(flipped),
      makeClaimCode({ departmentId: elsewhere, ticketId, generation: 0 }, secrets()),
      makeClaimCode({ ...known(claimCode), generation: 1 }, secrets()),
      makeClaimCode(known(claimCode), [{ kid: 'k1', key: new Uint8Array(32) }]),
    ];
    const answers = await Promise.all(codes.map((code) => claim({ code }, { 'X-Request-Id': 'the-same' })));
    expect(answers.map(codeOf)).toEqual(codes.map(() => 'claim_code_wrong'));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(codes.map(() => 404));
  });

  test('makes its address wait, right codes too, and no other address', async () => {
    const { claimCode } = await takeTicket(demo, departmentId);
    const from = { 'CF-Connecting-IP': '203.0.113.7' };
    for (let guess = 0; guess < 30; guess += 1) {
      expect(codeOf(await claim({ code: 'k1.guess' }, from))).toBe('claim_code_wrong');
    }
    const waits = await claim({ code: claimCode }, from);
    expect(codeOf(waits)).toBe('rate_limited');
    expect(Number(waits.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await claim({ code: claimCode }, { 'CF-Connecting-IP': '203.0.113.8' })).status).toBe(200);
  });

  function known(code: string) {
    const read = verifyClaimCode(code, secrets());
    if (read === null) throw new Error('a code that was issued is right');
    return read;
  }
});

describe('a follower', () => {
  test('reads and says that he is there, and neither cancels nor lets others go first', async () => {
    const ticket = await takeTicket(demo, departmentId);
    const { credential: key } = await claimTicket(ticket.claimCode);
    const ready = await ask(pathOf(ticket.id, '/ready'), { key, json: { what: 'arrival' } });
    expect(ready.json).toMatchObject({ ticket: { id: ticket.id, may: ['ready'] } });
    for (const [command, json] of [
      ['cancel', {}],
      ['defer', { places: 1 }],
      ['replace-link', {}],
      ['call', { pointId: firstDepartment(demo).points[0]?.id }],
      ['ready', { what: 'payment' }],
    ] as const) {
      const answer = await ask(pathOf(ticket.id, `/${command}`), { key, json });
      expect([command, codeOf(answer)]).toEqual([command, 'not_allowed']);
      expect(answer.json).toMatchObject({ facts: { caller: 'follower' } });
    }
    const holders = await ask(pathOf(ticket.id), { key: ticket.secret });
    expect(readingSchema.parse(holders.json).may).toEqual(['ready', 'defer', 'cancel', 'set-show-name']);
    expect((await ask(pathOf(ticket.id, '/cancel'), { key: ticket.secret, json: {} })).status).toBe(200);
  });

  test('does not learn whose ticket it is: a slip gets lost', async () => {
    const issued = await ask(`/v1/departments/${departmentId}/tickets`, {
      key: demo.secretKey,
      json: {
        patient: { name: 'Asha Rao', phone: '+919876543210' },
        priority: 'high',
        priorityReason: 'pregnant',
        needs: ['hearing-loop'],
        externalId: 'visit-4711',
      },
    });
    const answer = await claim({ code: linkSchema.parse(issued.json).claimCode });
    expect(answer.status).toBe(200);
    expect(answer.text).not.toMatch(/Asha|9876543210|pregnant|hearing-loop|visit-4711/);
  });
});

describe('a replaced link', () => {
  test('opens nothing any more, nor does what was claimed with it; the new one does', async () => {
    const ticket = await takeTicket(demo, departmentId);
    const { credential } = await claimTicket(ticket.claimCode);
    const link = await replaceLink(ticket.id);
    expect(link.url).toBe(`${BASE}/t/#${link.claimCode}`);
    expect(codeOf(await claim({ code: ticket.claimCode }))).toBe('claim_code_wrong');
    const refused = await ask(pathOf(ticket.id), { key: credential });
    expect(codeOf(refused)).toBe('unauthenticated');
    expect(refused.json).toMatchObject({ facts: { reason: 'revoked' } });
    const again = await claimTicket(link.claimCode);
    expect((await ask(pathOf(ticket.id), { key: again.credential })).status).toBe(200);
    // The device it was taken on keeps its ticket.
    expect((await ask(pathOf(ticket.id), { key: ticket.secret })).status).toBe(200);
  });

  test('closes the sockets of those who came by it, and no other', async () => {
    const ticket = await takeTicket(demo, departmentId);
    const { credential } = await claimTicket(ticket.claimCode);
    const [follower, holder] = [
      await watchTicket(departmentId, credential),
      await watchTicket(departmentId, ticket.secret),
    ];
    await ask(pathOf(ticket.id, '/set-priority'), {
      key: demo.secretKey,
      json: { priority: 'high', reason: 'pregnant' },
    });
    await vi.waitUntil(() => follower.tickets().length > 0 && holder.tickets().length > 0);
    expect(readingSchema.parse(follower.tickets()[0])).toMatchObject({ may: ['ready'], priorityReason: null });
    expect(readingSchema.parse(holder.tickets()[0])).toMatchObject({ priorityReason: 'pregnant' });
    await replaceLink(ticket.id);
    await vi.waitUntil(() => follower.closed.length > 0);
    expect(follower.closed).toEqual([4401]);
    expect(holder.closed).toEqual([]);
    holder.close();
  });

  test('is remembered as an event, with who replaced it', async () => {
    const ticket = await takeTicket(demo, departmentId);
    await replaceLink(ticket.id);
    const written = await vi.waitUntil(async () => {
      const rows = await env.DB.prepare(
        "SELECT actor_kind FROM visit_events WHERE command = 'replace-link' AND data LIKE '%' || ? || '%'",
      )
        .bind(ticket.id)
        .all<{ actor_kind: string }>();
      return rows.results.length > 0 ? rows.results : null;
    });
    expect(written).toEqual([{ actor_kind: 'server' }]);
  });

  test('is not made for a ticket that has ended', async () => {
    const ticket = await takeTicket(demo, departmentId);
    await ask(pathOf(ticket.id, '/cancel'), { key: ticket.secret, json: {} });
    const answer = await ask(pathOf(ticket.id, '/replace-link'), { key: demo.secretKey, json: {} });
    expect(codeOf(answer)).toBe('ticket_state_conflict');
    // It can still be looked at.
    expect((await claim({ code: ticket.claimCode })).json).toMatchObject({ ticket: { status: 'cancelled' } });
  });
});

test('a link is over six hours after its day, and lives on while its ticket goes on', async () => {
  const { otherHospital } = demo;
  const { id, points } = firstDepartment(otherHospital);
  const [over, inside] = [await takeTicket(otherHospital, id), await takeTicket(otherHospital, id)];
  const { credential } = await claimTicket(over.claimCode);
  const call = (ticketId: string) =>
    ask(`/v1/departments/${id}/tickets/${ticketId}/call`, {
      key: otherHospital.secretKey,
      json: { pointId: points[0]?.id },
    });
  expect((await call(inside.id)).status).toBe(200);
  const hours = (count: number) =>
    develop('PUT', `/departments/${id}/clock`, { now: new Date(Date.now() + count * 3_600_000).toISOString() });
  await hours(24 + 7);
  expect(codeOf(await claim({ code: over.claimCode }))).toBe('claim_code_wrong');
  const refused = await ask(`/v1/departments/${id}/tickets/${over.id}`, { key: credential });
  expect(refused.json).toMatchObject({ code: 'unauthenticated', facts: { reason: 'expired' } });
  expect((await claim({ code: inside.claimCode })).json).toMatchObject({ ticket: { status: 'called' } });
});

test('a credential nobody was given opens nothing', async () => {
  const ticketId = parseId('ticket', (await takeTicket(demo, departmentId)).id);
  if (ticketId === null) throw new Error('ids are well-formed');
  const never = makeFollowerCredential({ kind: 'follower', ticketId, generation: 9 }, secrets());
  expect(codeOf(await ask(pathOf(ticketId), { key: never }))).toBe('unauthenticated');
  const right = makeFollowerCredential({ kind: 'follower', ticketId, generation: 0 }, secrets());
  for (const forged of [right.replace('_f0_', '_f00_'), right.replace('_f0_', '_f1_'), right.replace('_f0_', '_')]) {
    expect(codeOf(await ask(pathOf(ticketId), { key: forged }))).toBe('unauthenticated');
  }
});
