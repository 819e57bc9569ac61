import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Answered } from './support.ts';
import { ask, BASE, claimTicket, codeOf, develop, loadDemo, loadedDepartmentSchema, ORIGIN } from './support.ts';

const PAGE = 'https://www.hospital.example/token';
const linkSchema = z.object({ claimCode: z.string(), url: z.string() });
const issuedSchema = linkSchema.extend({ id: z.string(), secret: z.string() });

type Made = z.infer<typeof loadedDepartmentSchema>;

async function aDepartment(origins = [ORIGIN, 'https://*.hospital.example']): Promise<Made> {
  const draft = { name: 'Eye Clinic', code: 'EYE', timeZone: 'Asia/Kolkata', points: ['Room 1'], origins };
  return loadedDepartmentSchema.parse((await develop('POST', '/departments', draft)).json);
}

const setPage = (made: Made, url: string | null): Promise<Answered> =>
  develop('PUT', `/departments/${made.department.id}/ticket-page`, { url });

async function issue(made: Made, key = made.secretKey) {
  const headers = { 'Idempotency-Key': crypto.randomUUID() };
  const asked = { key, json: {}, headers, ...(key === made.publishableKey ? { origin: ORIGIN } : {}) };
  const answer = await ask(`/v1/departments/${made.department.id}/tickets`, asked);
  return {
    ...issuedSchema.parse(answer.json),
    repeat: () => ask(`/v1/departments/${made.department.id}/tickets`, asked),
  };
}

async function readLink(made: Made, ticketId: string, key = made.secretKey) {
  const answer = await ask(`/v1/departments/${made.department.id}/tickets/${ticketId}/link`, { key });
  return linkSchema.parse(answer.json);
}

describe("a hospital's own page for links", () => {
  let made: Made;
  beforeAll(async () => {
    made = await aDepartment();
    expect((await setPage(made, PAGE)).json).toEqual({ url: PAGE });
  });

  test('is where every link of its tickets leads, the code behind the number sign only', async () => {
    for (const key of [made.secretKey, made.publishableKey]) {
      const ticket = await issue(made, key);
      const { credential } = await claimTicket(ticket.claimCode);
      expect(ticket.url).toBe(`${PAGE}#${ticket.claimCode}`);
      for (const reader of [made.secretKey, ticket.secret, credential]) {
        expect(await readLink(made, ticket.id, reader)).toEqual({ claimCode: ticket.claimCode, url: ticket.url });
      }
      const path = `/v1/departments/${made.department.id}/tickets/${ticket.id}/replace-link`;
      const replaced = linkSchema.parse((await ask(path, { key: made.secretKey, json: {} })).json);
      expect(replaced.url).toBe(`${PAGE}#${replaced.claimCode}`);
      expect(replaced.claimCode).not.toBe(ticket.claimCode);
    }
  });

  test('keeps its query in front of the code', async () => {
    await setPage(made, `${PAGE}?from=slip&lang=hi`);
    const ticket = await issue(made);
    const { search, hash, origin } = new URL(ticket.url);
    expect({ search, hash, origin }).toEqual({
      ...{ search: '?from=slip&lang=hi', hash: `#${ticket.claimCode}` },
      origin: 'https://www.hospital.example',
    });
  });

  test('changes for tickets that are open, and a repeated issue tells of it', async () => {
    await setPage(made, null);
    const ticket = await issue(made);
    expect(ticket.url).toBe(`${BASE}/t/#${ticket.claimCode}`);
    const seqOf = async () => {
      const answer = await ask(`/v1/departments/${made.department.id}/queue`, { key: made.secretKey });
      return z.object({ seq: z.int() }).parse(answer.json).seq;
    };
    const before = await seqOf();
    await setPage(made, PAGE);
    const moved = { claimCode: ticket.claimCode, url: `${PAGE}#${ticket.claimCode}` };
    expect(await readLink(made, ticket.id)).toEqual(moved);
    const again = await ticket.repeat();
    expect(again.headers.get('Idempotency-Replayed')).toBe('true');
    expect(again.json).toMatchObject({ id: ticket.id, ...moved });
    // It shows nowhere in the queue: nobody who watches is told anything. The link that was printed before still opens.
    expect(await seqOf()).toBe(before);
    expect((await claimTicket(ticket.claimCode)).ticketId).toBe(ticket.id);
    await setPage(made, null);
    expect((await readLink(made, ticket.id)).url).toBe(`${BASE}/t/#${ticket.claimCode}`);
  });

  test("is each hospital's own", async () => {
    await setPage(made, PAGE);
    const other = await aDepartment();
    const { url, claimCode } = await issue(other);
    expect(url).toBe(`${BASE}/t/#${claimCode}`);
    const demo = await loadDemo();
    const path = `/v1/departments/${made.department.id}/tickets`;
    expect(codeOf(await ask(path, { key: demo.otherHospital.secretKey, json: {} }))).toBe('not_found');
  });

  test("gets no code any more once its origin is no key's", async () => {
    const demo = await loadDemo();
    const departmentId = demo.departments[0]?.id ?? '';
    const ofDemo = { ...made, ...demo, department: { id: departmentId } };
    const page = `${ORIGIN}/my-token`;
    await develop('PUT', '/demo/origins', { origins: [ORIGIN] });
    expect((await setPage(ofDemo, page)).json).toEqual({ url: page });
    const ticket = await issue(ofDemo);
    expect(ticket.url).toBe(`${page}#${ticket.claimCode}`);
    await develop('PUT', '/demo/origins', { origins: ['https://elsewhere.example'] });
    expect((await readLink(ofDemo, ticket.id)).url).toBe(`${BASE}/t/#${ticket.claimCode}`);
    await develop('PUT', '/demo/origins', { origins: [ORIGIN] });
    expect((await readLink(ofDemo, ticket.id)).url).toBe(ticket.url);
    await setPage(ofDemo, null);
  });

  test.each([
    'javascript:alert(1)',
    'http://www.hospital.example/token',
    'https://asha@www.hospital.example/',
    'https://www.hospital.example\\@elsewhere.example/',
    'https://www.hospital.example/#code',
    'https://hospital.example/token',
    'https://www.hospital.example.elsewhere.example/',
    'https://www.hospital.example:8443/token',
    `https://www.hospital.example/${'a'.repeat(200)}`,
    'https://www.hоspital.example/token',
    '',
  ])('is not %j', async (url) => {
    const before = await setPage(made, PAGE);
    const answer = await setPage(made, url);
    expect(codeOf(answer)).toBe('invalid_request');
    expect(answer.json).toMatchObject({ errors: [{ pointer: '/url' }] });
    expect(before.status).toBe(200);
    expect((await issue(made)).url).toContain(`${PAGE}#`);
  });

  test('is written in the audit, by ids only', async () => {
    const fresh = await aDepartment();
    await setPage(fresh, PAGE);
    await setPage(fresh, null);
    const rows = await env.DB.prepare('select action, subject_id, actor from audit_entries where hospital_id = ?')
      .bind(fresh.hospitalId)
      .all();
    const changes = rows.results.filter(({ action }) => action === 'hospital:set-ticket-page');
    expect(changes).toEqual(
      Array.from({ length: 2 }, () => ({
        action: 'hospital:set-ticket-page',
        subject_id: fresh.hospitalId,
        actor: 'system',
      })),
    );
  });
});
