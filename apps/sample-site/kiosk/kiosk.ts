import type { IncomingMessage } from 'node:http';
import type { Website } from '../pages.ts';
import { departmentOf } from '../pages.ts';
import type { SiteDepartment } from '../site-demo.ts';
import type { KioskDevice } from './door.ts';
import { deviceKey, deviceOf, letIn } from './door.ts';
import type { KioskPage } from './kiosk-pages.ts';
import {
  ANY_DOCTOR,
  departmentsPage,
  doctorsPage,
  kioskLanguage,
  notSetUpPage,
  orderPage,
  problemPage,
  tokenPage,
} from './kiosk-pages.ts';
import { TokenDesk } from './token-desk.ts';
import { NEEDS } from './words.ts';

/** A form of a kiosk is short; what is longer is none. */
const FORM_BYTES_MAX = 4096;
const IDEMPOTENCY_KEY = /^[0-9a-f-]{36}$/;

/** What a kiosk's route answers; a page is never kept, by the browser either. */
export interface KioskAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The address that lets a device in as a kiosk, to be opened in its browser once: for all departments, or for the one with
 * this code. Null where the site has no secret key.
 */
export function kioskSetUpPath({ secretKey }: { readonly secretKey?: string }, code?: string): string | null {
  const path = code === undefined ? '/kiosk' : `/kiosk/${code}`;
  return secretKey === undefined ? null : `${path}?device=${deviceKey(secretKey)}`;
}

/** Answers what lies under `/kiosk`; null for what is not there. */
export async function kioskAnswer(
  request: IncomingMessage,
  { website, url, baseUrl }: { website: Website; url: URL; baseUrl: string },
): Promise<KioskAnswer | null> {
  const { hospital, edition } = website;
  const { secretKey } = hospital;
  const [, code] = /^\/kiosk(?:\/([\w-]+))?$/.exec(url.pathname.slice(edition.prefix.length)) ?? [null, null];
  if (code === null || secretKey === undefined) return null;
  const department = code === undefined ? null : departmentOf(hospital, code);
  if (code !== undefined && department === null) return null;
  const path = `${edition.prefix}/kiosk`;
  if (url.searchParams.has('device')) {
    const cookie = letIn(url.searchParams, { secretKey, path, only: code ?? null });
    if (cookie !== null) return answer(303, '', { Location: path, 'Set-Cookie': cookie });
  }
  const page = { website, url, language: kioskLanguage(url.searchParams.get('lang'), website) };
  const device = deviceOf(request.headers.cookie, secretKey);
  if (device === null) return answer(403, notSetUpPage(page));
  if (department === null) return request.method === 'POST' ? null : answer(200, departmentsPage(page, device));
  const siteOrigin = `http://${request.headers.host ?? ''}`;
  const desk = new TokenDesk(baseUrl, hospital, { secretKey, siteOrigin });
  if (request.method !== 'POST') return answer(200, await askedPage(page, department, desk));
  // The cookie stays at home already; a browser that says where a form comes from is believed, too.
  const { origin } = request.headers;
  if (origin !== undefined && origin !== siteOrigin) return answer(403, notSetUpPage(page));
  return giveToken({ page, department, device, desk, form: await readForm(request) });
}

/** The page of a department: why there is no token, which doctor, or the last questions. */
async function askedPage(page: KioskPage, department: SiteDepartment, desk: TokenDesk): Promise<string> {
  const facts = await desk.facts(department);
  if (facts.problem !== null) return problemPage(page, department, facts.problem);
  const wanted = page.url.searchParams.get('doctor');
  if (wanted === null && facts.doctors.length > 1) return doctorsPage(page, department);
  const doctor = facts.doctors.find(({ id }) => id === wanted);
  if (doctor === undefined && wanted !== null && wanted !== ANY_DOCTOR) return problemPage(page, department, 'doctor');
  return orderPage(page, department, { facts, doctor });
}

interface Order {
  readonly page: KioskPage;
  readonly department: SiteDepartment;
  readonly device: KioskDevice;
  readonly desk: TokenDesk;
  readonly form: URLSearchParams | null;
}

async function giveToken({ page: asked, department, device, desk, form }: Order): Promise<KioskAnswer> {
  const idempotencyKey = form?.get('key') ?? '';
  if (form === null || !IDEMPOTENCY_KEY.test(idempotencyKey))
    return answer(400, problemPage(asked, department, 'desk'));
  const page = { ...asked, language: kioskLanguage(form.get('lang'), asked.website) };
  const { doctors, timeZone, shownBy } = await desk.facts(department);
  const wanted = form.get('doctor') ?? '';
  const doctor = doctors.find(({ id }) => id === wanted);
  if (doctor === undefined && wanted !== '') return answer(200, problemPage(page, department, 'doctor'));
  const name = shownBy === null ? '' : (form.get('name') ?? '').trim();
  const result = await desk.take({
    ...{ departmentId: department.id, language: page.language, idempotencyKey },
    doctorId: doctor?.id ?? null,
    needs: NEEDS.filter((need) => form.getAll('need').includes(need)),
    name: name === '' ? null : { text: name, isShown: form.has('showName') },
  });
  if ('problem' in result) return answer(200, problemPage(page, department, result.problem));
  const given = { token: result.token, doctorName: doctor?.name ?? '', timeZone, device };
  return answer(200, tokenPage(page, department, given));
}

function answer(status: number, body: string, headers: Readonly<Record<string, string>> = {}): KioskAnswer {
  return { status, body, headers: { 'Cache-Control': 'no-store', ...headers } };
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > FORM_BYTES_MAX) return null;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
