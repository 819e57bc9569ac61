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
  { id: 'doc_3', name: 'Dr. Khan', leave: [] },
];
const servers: Server[] = [];
let asked: Asked[] = [];
let refusal: string | null = null;
let queue = {};
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
  return path.endsWith('/queue') ? queue : { timeZone: 'Asia/Kolkata' };
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
    departments: [
      { id: 'dep_1', code: 'CAR', name: 'Cardiology', nameTranslations: { hi: 'हृदय रोग विभाग', ta: 'இதயவியல்' } },
      { id: 'dep_2', code: 'ORT', name: 'Orthopaedics' },
    ],
  };
  site = await listening(createSiteServer({ demo, host: '127.0.0.1', port: 0 }));
});

beforeEach(() => {
  asked = [];
  refusal = null;
  queue = { serviceDay: '2026-11-21', state: 'open', department: {} };
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
  const path = kioskSetUpPath({ secretKey: SECRET }) ?? '';
  const letIn = await fetch(`${site}${path}&paper=58`, { redirect: 'manual' });
  expect(letIn.status).toBe(303);
  expect(letIn.headers.get('location')).toBe('/kiosk');
  expect(letIn.headers.get('set-cookie')).toMatch(
    /^kiosk=[\w-]{24}\.58; Path=\/kiosk; Max-Age=\d+; HttpOnly; SameSite=Strict$/,
  );
  expect(path).not.toContain(SECRET);
});

test('a device that stands at one department offers that one alone', async () => {
  const letIn = await fetch(`${site}${kioskSetUpPath({ secretKey: SECRET }, 'ort')}`, { redirect: 'manual' });
  expect(letIn.headers.get('location')).toBe('/kiosk');
  const [cookie = ''] = letIn.headers.get('set-cookie')?.split(';') ?? [];
  const of = async (headers: Record<string, string>) => (await fetch(`${site}/kiosk`, { headers })).text();
  const [one, all] = [await of({ cookie }), await of(DEVICE)];
  expect([one.includes('/kiosk/ort'), one.includes('/kiosk/car')]).toEqual([true, false]);
  expect([all.includes('/kiosk/ort'), all.includes('/kiosk/car')]).toEqual([true, true]);
  expect(one).toContain('<h1>Take a token</h1>');
});

test('each page at the kiosk has all its parts, and says where the desk alone gives tokens', async () => {
  for (const path of ['/kiosk', '/kiosk/car', '/kiosk/car?doctor=any']) {
    const page = await (await fetch(site + path, { headers: DEVICE })).text();
    expect(page, path).not.toMatch(/<!-- part|\{\{/);
    expect(page, path).toContain('<p class="told when-at-desk">Please go to the desk');
  }
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

const open = async (path: string) => (await fetch(`${site}/kiosk${path}`, { headers: DEVICE })).text();

test('a department and its doctors are told by the elements, each leading on in the shown language', async () => {
  const tiles = await open('?lang=hi');
  expect(tiles).toContain('<carequeue-status publishable-key="cq_pk_demo" department="dep_1" no-heading>');
  expect(tiles).toContain('<h2>हृदय रोग विभाग</h2>');
  expect(await open('?lang=ta'), 'also where the website has no edition').toContain('<h2>இதயவியல்</h2>');
  const doctors = await open('/car?lang=hi');
  expect(doctors).toContain('ticket-href="/kiosk/car?doctor={doctor}&amp;lang=hi"');
  expect(doctors).toContain('href="/kiosk/car?doctor=any&amp;lang=hi"');
  expect(doctors).not.toContain('<form');
});

test('a form is for the doctor who was chosen, written as text, and each has another key', async () => {
  const [one, other] = [await open('/car?doctor=doc_1&lang=es'), await open('/car?doctor=any')];
  expect(one).toContain('<p class="chosen">Dr. &lt;b&gt;Nair</p>');
  expect(one).toContain('name="doctor" value="doc_1"');
  expect(other).toContain('name="doctor" value=""');
  expect(one, 'another language asks the same').toContain('href="/kiosk/car?doctor=doc_1&amp;lang=ta"');
  const keyIn = (html: string) => /name="key" value="([0-9a-f-]{36})"/.exec(html)?.[1];
  expect(keyIn(one)).toBeDefined();
  expect(keyIn(one)).not.toBe(keyIn(other));
});

test('a doctor who is on leave today gives no token, and nobody is booked to another unasked', async () => {
  expect(await open('/car?doctor=doc_2')).toContain('This doctor gives no tokens just now.');
  expect(await (await take(`key=${KEY}&doctor=doc_2`)).text()).toContain('This doctor gives no tokens just now.');
  expect(asked.filter(({ body }) => body !== '')).toEqual([]);
});

test('a doctor who was chosen stands over his own wait, and whoever is free over the department’s', async () => {
  const [ofDoctor, ofAny] = [await open('/car?doctor=doc_1'), await open('/car?doctor=any')];
  expect(ofDoctor).toMatch(/<carequeue-status [^>]*department="dep_1" doctor="doc_1" no-heading>/);
  expect(ofDoctor.split('<carequeue-status')[0]).not.toContain('Nair');
  expect(ofAny).toMatch(/<carequeue-status [^>]*department="dep_1" doctor="" no-heading>/);
});

test.each([
  ['paused', 'paused for the moment'],
  ['closed', 'gives no more tokens today'],
])(
  'a department that is %s says so before any question, with what the hospital says and a way back',
  async (state, sentence) => {
    queue = { ...queue, state };
    for (const path of ['/car', '/car?doctor=any', '/car?doctor=doc_1']) {
      const page = await open(path);
      expect(page).toContain(sentence);
      expect(page).toContain('<carequeue-status');
      expect(page).toContain('<a href="/kiosk?lang=en">Back</a>');
      expect(page).not.toMatch(/<form|carequeue-doctors/);
    }
  },
);

test('a name is asked for where the department shows patients, and shown of those who agree', async () => {
  expect(await open('/car?doctor=any')).not.toContain('name="showName"');
  const bodyOf = async (fields: string) => {
    asked = [];
    await take(`key=${KEY}&${fields}`);
    return JSON.parse(asked.find(({ body }) => body !== '')?.body ?? '{}');
  };
  expect(await bodyOf('name=Asha+Rao&showName=on')).not.toHaveProperty('patient');
  queue = { ...queue, department: { labelMode: 'initials' } };
  const page = await open('/car?doctor=any');
  expect(page).toContain('Show my initials on the screen in the waiting room');
  expect(page).toContain('Unless you agree to be shown, only the hospital’s staff see your name.');
  expect(await bodyOf('name=+Asha+Rao+&showName=on')).toMatchObject({ patient: { name: 'Asha Rao' }, showName: true });
  expect(await bodyOf('name=Asha+Rao')).toMatchObject({ patient: { name: 'Asha Rao' }, showName: false });
  const nobody = await bodyOf('name=+&showName=on');
  expect([nobody.patient, nobody.showName]).toEqual([undefined, undefined]);
});

test.each(['/kiosk/none', '/kiosk/car/more', '/kiosks'])('there is no kiosk at %s', async (path) => {
  expect((await fetch(site + path, { headers: DEVICE })).status).toBe(404);
});

test('what is no form of a kiosk is not read to its end', async () => {
  expect((await take(`key=${KEY}&lang=${'x'.repeat(5000)}`)).status).toBe(400);
  expect((await take('key=short')).status).toBe(400);
  expect(asked.filter(({ body }) => body !== '')).toEqual([]);
});
