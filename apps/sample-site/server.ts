import { readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import path from 'node:path';
import type { Website } from './pages.ts';
import { notFoundPage, pageAt, websiteAt, websitesOf } from './pages.ts';
import { contentSecurityPolicy } from './policy.ts';
import type { EmbeddedScript, SiteDemo } from './site-demo.ts';
import { movingScript } from './site-demo.ts';

/** Where the site listens, and what it embeds. */
export interface SiteOptions {
  readonly demo: SiteDemo;
  readonly host: string;
  readonly port: number;
  /** The script of the elements; the moving one unless a frozen one is given. */
  readonly script?: EmbeddedScript | undefined;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const ASSETS: Readonly<Record<string, string>> = {
  '/base.css': 'text/css; charset=utf-8',
  '/asha.css': 'text/css; charset=utf-8',
  '/lago.css': 'text/css; charset=utf-8',
  '/asha.svg': 'image/svg+xml',
  '/courtyard.svg': 'image/svg+xml',
  '/lago.svg': 'image/svg+xml',
  '/lake.svg': 'image/svg+xml',
};

const HTML = 'text/html; charset=utf-8';

/**
 * Starts the sample hospitals' websites: plain pages that embed CareQueue's elements as a stranger's would, under the
 * strict policy that CareQueue documents.
 *
 * @example
 * const site = createSiteServer({ demo, host: '127.0.0.1', port: 8788 });
 */
export function createSiteServer({ demo, host, port, script = movingScript(demo.baseUrl) }: SiteOptions): Server {
  const policy = contentSecurityPolicy(demo.baseUrl);
  const websites = websitesOf(demo, script);
  const server = createServer((request, response) => {
    const answer = answerTo(request, websites);
    send(response, { answer, policy, isHead: request.method === 'HEAD' });
  });
  return server.listen(port, host);
}

function answerTo(request: IncomingMessage, websites: readonly Website[]): Answer {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, type: 'text/plain; charset=utf-8', body: 'Only GET.\n', headers: { Allow: 'GET, HEAD' } };
  }
  const url = new URL(request.url ?? '/', 'http://site.invalid');
  const type = new Map(Object.entries(ASSETS)).get(url.pathname);
  if (type !== undefined) return { status: 200, type, body: asset(url.pathname.slice(1)) };
  const website = websiteAt(websites, url.pathname);
  if (website === null) return { status: 404, type: 'text/plain; charset=utf-8', body: 'Not here.\n' };
  const page = pageAt(website, url);
  return page === null
    ? { status: 404, type: HTML, body: notFoundPage(website, url) }
    : { status: 200, type: HTML, body: page };
}

function asset(name: string): string {
  return readFileSync(path.join(import.meta.dirname, 'assets', name), 'utf8');
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
