import { env, exports } from 'cloudflare:workers';
import { z } from 'zod';
import { createApp, routesOf } from '../src/app.ts';
import { createServices } from '../src/services.ts';

/** Where the Worker believes to be. */
export const BASE = 'http://localhost:8787';
/** The page the demo's publishable keys may be used from. */
export const ORIGIN = 'http://127.0.0.1:8788';

const hospitalSchema = z.object({
  hospitalId: z.string(),
  publishableKey: z.string(),
  secretKey: z.string(),
  departments: z.array(
    z.object({ id: z.string(), code: z.string(), points: z.array(z.object({ id: z.string(), name: z.string() })) }),
  ),
});
const demoSchema = hospitalSchema.extend({ otherHospital: hospitalSchema });

/** What the loader of a department of its own answers. */
export const loadedDepartmentSchema = z.object({
  hospitalId: z.string(),
  publishableKey: z.string(),
  secretKey: z.string(),
  department: z.object({ id: z.string() }),
});

/** A loaded hospital. */
export type LoadedHospital = z.infer<typeof hospitalSchema>;
/** The demo's two hospitals. */
export type Demo = z.infer<typeof demoSchema>;

/** The services of a Worker beside the one under test, on the same bindings. */
export const services = createServices(() => env);
/** Every declared route. */
export const routes = routesOf(services);
/** An app beside the one under test, for its document. */
export const app = createApp(services);

/** A request to the Worker. */
export interface Asked {
  readonly method?: string;
  readonly key?: string;
  readonly origin?: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The Worker's answer, its body read. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON body, or null. */
  readonly json: unknown;
}

/** Sends a request to the Worker under test. */
export async function ask(path: string, asked: Asked = {}): Promise<Answered> {
  const headers = new Headers(asked.headers);
  if (asked.key !== undefined) headers.set('Authorization', `Bearer ${asked.key}`);
  if (asked.origin !== undefined) headers.set('Origin', asked.origin);
  if (asked.json !== undefined && !headers.has('Content-Type')) headers.set('Content-Type', 'application/json');
  const body = asked.json === undefined ? asked.body : JSON.stringify(asked.json);
  const hasBody = body !== undefined;
  const response = await exports.default.fetch(`${BASE}${path}`, {
    method: asked.method ?? (hasBody ? 'POST' : 'GET'),
    headers,
    ...(hasBody ? { body } : {}),
  });
  response.webSocket?.accept();
  response.webSocket?.close(1000);
  const text = await response.text();
  const isJson = response.headers.get('Content-Type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
}

const DEVELOPMENT = { Authorization: 'Bearer test-development-token' };

/** Asks a development route. */
export async function develop(method: string, path: string, json?: unknown): Promise<Answered> {
  const body = json === undefined ? {} : { json };
  return ask(`/development${path}`, { method, headers: DEVELOPMENT, ...body });
}

let loading: Promise<Demo> | null = null;

/** Loads the demo's hospitals once for a test file. */
export async function loadDemo(): Promise<Demo> {
  loading ??= develop('POST', '/demo', { origins: [ORIGIN] }).then((answer) => demoSchema.parse(answer.json));
  return loading;
}

const issuedSchema = z.object({
  id: z.string(),
  number: z.number(),
  secret: z.string(),
  claimCode: z.string(),
  url: z.string(),
});
const claimedSchema = z.object({ credential: z.string(), ticketId: z.string(), departmentId: z.string() });

/** Opens a ticket's link. */
export async function claimTicket(code: string) {
  const answer = await ask('/v1/tickets/claims', { json: { code } });
  if (answer.status !== 200) throw new Error(`no claim: ${answer.status} ${answer.text}`);
  return claimedSchema.parse(answer.json);
}

/** Takes a ticket with the hospital's secret key. */
export async function takeTicket(hospital: LoadedHospital, departmentId: string) {
  const answer = await ask(`/v1/departments/${departmentId}/tickets`, { key: hospital.secretKey, json: {} });
  if (answer.status !== 201) throw new Error(`no ticket: ${answer.status} ${answer.text}`);
  return issuedSchema.parse(answer.json);
}

const auditSchema = z.object({ seq: z.number(), tickets: z.array(z.unknown()) });

/** Says what a department holds, to show that nothing changed. */
export async function stateOf(departmentId: string) {
  const answer = await develop('GET', `/departments/${departmentId}/audit`);
  const { seq, tickets } = auditSchema.parse(answer.json);
  return { seq, ticketCount: tickets.length };
}

const problemCode = z.object({ code: z.string() });

/** The code of a problem, or the status of anything else. */
export function codeOf(answer: Answered): string {
  const problem = problemCode.safeParse(answer.json);
  return problem.success && answer.headers.get('Content-Type') === 'application/problem+json'
    ? problem.data.code
    : String(answer.status);
}

/** The first department of a hospital. */
export function firstDepartment(hospital: LoadedHospital) {
  const [department] = hospital.departments;
  if (department === undefined) throw new Error('a demo hospital has departments');
  return department;
}
