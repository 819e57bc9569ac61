import { readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import path from 'node:path';
import { HOSPITAL, textsOf } from './content.ts';
import type { Values } from './template.ts';
import { fill } from './template.ts';

/** What the site has to know of the CareQueue account of its hospital. */
export interface SiteDemo {
  readonly baseUrl: string;
  readonly publishableKey: string;
  readonly departments: readonly { readonly id: string; readonly code: string; readonly name: string }[];
}

/** Where the site listens, and what it embeds. */
export interface SiteOptions {
  readonly demo: SiteDemo;
  readonly host: string;
  readonly port: number;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const ASSETS: Readonly<Record<string, string>> = {
  '/site.css': 'text/css; charset=utf-8',
  '/logo.svg': 'image/svg+xml',
  '/courtyard.svg': 'image/svg+xml',
};

const HTML = 'text/html; charset=utf-8';

/**
 * Starts the sample hospital's website: plain pages that embed CareQueue's elements as a stranger's would, under the
 * strict policy that CareQueue documents.
 *
 * @example
 * const site = createSiteServer({ demo, host: '127.0.0.1', port: 8788 });
 */
export function createSiteServer({ demo, host, port }: SiteOptions): Server {
  const policy = contentSecurityPolicy(demo.baseUrl);
  const server = createServer((request, response) => {
    const answer = answerTo(request, demo);
    send(response, { answer, policy, isHead: request.method === 'HEAD' });
  });
  return server.listen(port, host);
}

/** The policy of widgets.md, with the site's own styles and pictures besides. */
function contentSecurityPolicy(baseUrl: string): string {
  const api = new URL(baseUrl).origin;
  const socket = api.replace(/^http/, 'ws');
  return [
    "default-src 'none'",
    `script-src ${api}`,
    `connect-src ${api} ${socket}`,
    `img-src 'self' ${api} data: blob:`,
    `media-src ${api}`,
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "trusted-types lit-html 'allow-duplicates'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

function answerTo(request: IncomingMessage, demo: SiteDemo): Answer {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, type: 'text/plain; charset=utf-8', body: 'Only GET.\n', headers: { Allow: 'GET, HEAD' } };
  }
  const url = new URL(request.url ?? '/', 'http://site.invalid');
  const type = ASSETS[url.pathname];
  if (type !== undefined) return { status: 200, type, body: read('assets', url.pathname.slice(1)) };
  return pageAt(url, demo);
}

function pageAt(url: URL, demo: SiteDemo): Answer {
  if (url.pathname === '/') return page('home', demo);
  if (url.pathname === '/ticket') {
    const department = departmentOf(demo, url.searchParams.get('department') ?? '');
    return department === null ? page('choose', demo) : page('ticket', demo, department);
  }
  const [, name, code] = /^\/(departments|board)\/([\w-]+)$/.exec(url.pathname) ?? [];
  const department = departmentOf(demo, code ?? '');
  if (department === null) return { ...page('not-found', demo), status: 404 };
  return page(name === 'board' ? 'board' : 'department', demo, department);
}

function departmentOf(demo: SiteDemo, code: string): SiteDemo['departments'][number] | null {
  return demo.departments.find((department) => department.code.toLowerCase() === code.toLowerCase()) ?? null;
}

function page(name: string, demo: SiteDemo, department?: SiteDemo['departments'][number]): Answer {
  const values: Values = {
    baseUrl: demo.baseUrl,
    publishableKey: demo.publishableKey,
    hospitalName: HOSPITAL.name,
    address: HOSPITAL.address,
    telephone: HOSPITAL.telephone,
    telephoneLink: HOSPITAL.telephone.replaceAll(' ', ''),
    departments: demo.departments.map((entry) => valuesOf(entry)),
    ...(department === undefined ? {} : valuesOf(department)),
  };
  const bare = name === 'board';
  const parts = bare ? {} : { head: read('pages', 'head.part.html'), foot: read('pages', 'foot.part.html') };
  const template = read('pages', `${name}.html`)
    .replace('<!-- head -->', () => parts.head ?? '')
    .replace('<!-- foot -->', () => parts.foot ?? '');
  return { status: 200, type: HTML, body: fill(template, values) };
}

function valuesOf(department: SiteDemo['departments'][number]): Readonly<Record<string, string>> {
  const texts = textsOf(department.code);
  return {
    departmentId: department.id,
    departmentName: department.name,
    departmentCode: department.code,
    departmentPath: department.code.toLowerCase(),
    departmentLead: texts.lead,
    departmentWhere: texts.where,
    departmentBring: texts.bring,
  };
}

function read(folder: 'assets' | 'pages', name: string): string {
  return readFileSync(path.join(import.meta.dirname, folder, name), 'utf8');
}

function send(response: ServerResponse, sent: { answer: Answer; policy: string; isHead: boolean }): void {
  const { answer, policy, isHead } = sent;
  response.writeHead(answer.status, {
    'Content-Type': answer.type,
    'Content-Length': Buffer.byteLength(answer.body),
    'Content-Security-Policy': policy,
    'Cache-Control': 'no-cache',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    ...answer.headers,
  });
  response.end(isHead ? undefined : answer.body);
}
