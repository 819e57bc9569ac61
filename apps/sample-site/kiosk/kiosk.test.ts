import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createSiteServer } from '../server.ts';
import { deviceKey } from './door.ts';
import { kioskSetUpPath } from './kiosk.ts';

interface Asked {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly origin: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly body: string;
}

const SECRET = 'cq_sk_of_the_hospital';
const KEY = '11111111-2222-4333-8444-555555555555';
const LINK = 'https://queue.example.org/t/#k1.abc';
const DEVICE = { cookie: `kiosk=${deviceKey(SECRET)}.58` };
const DOCTORS = [
  { id: 'doc_1', name: 'Dr. <b>Nair', leave: [{ from: '2026-11-22', until: '2026-11-30' }] },
  { id: 'doc_2', name: 'Dr. Rao', leave: [{ from: '2026-11-20', until: '2026-11-21' }] },
];
const servers: Server[] = [];
let asked: Asked[] = [];
let refusal: string | null = null;
let site = '';

async function listening(server: Server): Promise<string> {
  servers.push(server);
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  const bound = server.address();
  return typeof bound === 'object' && bound !== null ? `http://127.0.0.1:${bound.port}` : '';
}

function answerOf(path: string, method: string | undefined): object {
  if (path.endsWith('/join-code')) return { code: '4821 7390' };
  if (method === 'POST')
    return refusal === null
      ? { id: 'tkt_1', code: 'CAR-7', issuedAt: '2026-11-21T08:00:00Z', url: LINK }
      : { code: refusal };
  if (path.includes('/tickets/')) return { place: { position: 4 } };
  if (path.endsWith('/doctors')) return { data: DOCTORS };
  return path.endsWith('/queue') ? { serviceDay: '2026-11-21' } : { timeZone: 'Asia/Kolkata' };
}

beforeAll(async () => {
  const api = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { url: path = '', headers, method } = request;
    const { authorization, origin } = headers;
    asked.push({ path, authorization, origin, idempotencyKey: String(headers['idempotency-key']), body });
    const isRefused = method === 'POST' && refusal !== null;
    response.writeHead(isRefused ? 409 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answerOf(path, method)));
  });
  api.listen(0, '127.0.0.1');
  const demo = {
    baseUrl: await listening(api),
    ...{ publishableKey: 'cq_pk_demo', secretKey: SECRET },
    departments: [{ id: 'dep_1', code: 'CAR', name: 'Cardiology', nameTranslations: { hi: 'हृदय रोग विभाग' } }],
  };
  site = await listening(createSiteServer({ demo, host: '127.0.0.1', port: 0 }));
});

beforeEach(() => {
  asked = [];
  refusal = null;
});

afterAll(() => {
  for (const server of servers) server.close();
});

const take = (fields: string, headers: Record<string, string> = DEVICE) =>
  fetch(`${site}/kiosk/car`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: fields,
  });

test('a device is let in by its address once, and by a cookie that no script reads from then on', async () => {
  const path = kioskSetUpPath({ secretKey: SECRET }, 'car');
  const letIn = await fetch(`${site}${path}&paper=58`, { redirect: 'manual' });
  expect(letIn.status).toBe(303);
  expect(letIn.headers.get('location')).toBe('/kiosk/car');
  expect(letIn.headers.get('set-cookie')).toMatch(
    /^kiosk=[\w-]{24}\.58; Path=\/kiosk; Max-Age=\d+; HttpOnly; SameSite=Strict$/,
  );
  expect(path).not.toContain(SECRET);
});

test.each([
  ['without a cookie', '/kiosk/car', {}],
  ['with a wrong one', '/kiosk/car', { cookie: 'kiosk=AAAAAAAAAAAAAAAAAAAAAAAA.80' }],
  ['with a wrong key', '/kiosk/car?device=nothing', {}],
])('a browser %s gets no kiosk and no token', async (_which, path, headers) => {
  expect((await fetch(site + path, { headers })).status).toBe(403);
  expect((await take(`key=${KEY}`, headers)).status).toBe(403);
  expect(asked).toEqual([]);
});

test('a form of another site gives no token', async () => {
  expect((await take(`key=${KEY}`, { ...DEVICE, origin: 'https://elsewhere.example' })).status).toBe(403);
  expect(asked).toEqual([]);
});

test('a token is taken as a visitor at the site takes it; the secret key stays in the server', async () => {
  const page = await take(`key=${KEY}&lang=hi&doctor=doc_1&need=wheelchair&need=nonsense`);
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('content-security-policy')).toContain("form-action 'self'");
  expect(html).toContain('<html lang="hi" dir="ltr">');
  expect(html).toContain(
    `code="CAR-7" hospital-name="आशा अस्पताल" department-name="हृदय रोग विभाग" doctor-name="Dr. &lt;b&gt;Nair" ahead="3"`,
  );
  expect(html).toContain(`link="${LINK}" paper="58"`);
  expect(html).not.toMatch(/cq_sk_|4821/);
  const issued = asked.find(({ body }) => body !== '');
  expect(JSON.parse(issued?.body ?? '')).toEqual({
    ...{
      language: 'hi',
      source: 'kiosk',
      presence: 'on-site',
      joinCode: '4821 7390',
      doctorId: 'doc_1',
      needs: ['wheelchair'],
    },
  });
  expect(issued).toMatchObject({ authorization: 'Bearer cq_pk_demo', origin: site, idempotencyKey: KEY });
});

test.each([
  ['department_closed', 'gives no more tokens today'],
  ['department_paused', 'paused for the moment'],
  ['session_full', 'all taken'],
  ['rate_limited', 'in a moment'],
  ['joining_off', 'go to the desk'],
])('a refusal with %s is a sentence to act on', async (code, sentence) => {
  refusal = code;
  expect(await (await take(`key=${KEY}`)).text()).toContain(sentence);
});

test('the page of a department offers its doctors as text, and each form another key', async () => {
  const open = async () => (await fetch(`${site}/kiosk/car`, { headers: DEVICE })).text();
  const [one, other] = [await open(), await open()];
  expect(one).toContain('<span>Dr. &lt;b&gt;Nair</span>');
  const keyIn = (html: string) => /name="key" value="([0-9a-f-]{36})"/.exec(html)?.[1];
  expect(keyIn(one)).toBeDefined();
  expect(keyIn(one)).not.toBe(keyIn(other));
});

test('a doctor who is on leave today is not offered, and nobody is booked to him', async () => {
  const page = await (await fetch(`${site}/kiosk/car`, { headers: DEVICE })).text();
  expect(page).toContain('doc_1');
  expect(page).not.toMatch(/doc_2|Rao/);
  await take(`key=${KEY}&doctor=doc_2`);
  expect(asked.find(({ path }) => path.endsWith('/tickets'))?.body).not.toContain('doc_2');
});

test.each(['/kiosk/none', '/kiosk/car/more', '/kiosks'])('there is no kiosk at %s', async (path) => {
  expect((await fetch(site + path, { headers: DEVICE })).status).toBe(404);
});

test('what is no form of a kiosk is not read to its end', async () => {
  expect((await take(`key=${KEY}&lang=${'x'.repeat(5000)}`)).status).toBe(400);
  expect((await take('key=short')).status).toBe(400);
  expect(asked.filter(({ body }) => body !== '')).toEqual([]);
});
