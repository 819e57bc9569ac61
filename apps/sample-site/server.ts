import { readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import path from 'node:path';
import { kioskAnswer } from './kiosk/kiosk.ts';
import type { Website } from './pages.ts';
import { notFoundPage, pageAt, websiteAt, websitesOf } from './pages.ts';
import { PLAYGROUND_PATH, playgroundDemo, playgroundFile } from './playground.ts';
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
  /** Folder of the built playground; without one there is none. */
  readonly playground?: string | undefined;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  /** Null for what is no page of a hospital; without one that of a page without a form. */
  readonly policy?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

const ASSETS: Readonly<Record<string, string>> = {
  '/base.css': 'text/css; charset=utf-8',
  '/asha.css': 'text/css; charset=utf-8',
  '/kiosk.css': 'text/css; charset=utf-8',
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
export function createSiteServer(options: SiteOptions): Server {
  const { demo, host, port } = options;
  const policy = contentSecurityPolicy(demo.baseUrl);
  const websites = websitesOf(demo, options.script ?? movingScript(demo.baseUrl));
  const site = { ...options, websites };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://site.invalid');
    const answer = (await answerAtKiosk(request, url, site)) ?? answerTo(request, url, site);
    send(response, { answer, policy, isHead: request.method === 'HEAD' });
  });
  return server.listen(port, host);
}

interface Site extends SiteOptions {
  readonly websites: readonly Website[];
}

async function answerAtKiosk(request: IncomingMessage, url: URL, { demo, websites }: Site): Promise<Answer | null> {
  if (!['GET', 'HEAD', 'POST'].includes(request.method ?? '')) return null;
  const website = websiteAt(websites, url.pathname);
  if (website === null) return null;
  const answer = await kioskAnswer(request, { website, url, baseUrl: demo.baseUrl });
  return answer && { ...answer, type: HTML, policy: contentSecurityPolicy(demo.baseUrl, { hasForm: true }) };
}

function answerTo(request: IncomingMessage, url: URL, site: Site): Answer {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, type: 'text/plain; charset=utf-8', body: 'Only GET.\n', headers: { Allow: 'GET, HEAD' } };
  }
  const type = new Map(Object.entries(ASSETS)).get(url.pathname);
  if (type !== undefined) return { status: 200, type, body: asset(url.pathname.slice(1)) };
  if (url.pathname.startsWith(PLAYGROUND_PATH)) return playgroundAnswer(url.pathname, site);
  const website = websiteAt(site.websites, url.pathname);
  if (website === null) return { status: 404, type: 'text/plain; charset=utf-8', body: 'Not here.\n' };
  const page = pageAt(website, url);
  return page === null
    ? { status: 404, type: HTML, body: notFoundPage(website, url) }
    : { status: 200, type: HTML, body: page };
}

function playgroundAnswer(pathname: string, { demo, playground }: Site): Answer {
  const isDemo = pathname === `${PLAYGROUND_PATH}demo.json`;
  const file = playground === undefined ? null : isDemo ? playgroundDemo(demo) : playgroundFile(playground, pathname);
  return file === null
    ? { status: 404, type: 'text/plain; charset=utf-8', body: 'Not here.\n' }
    : { status: 200, ...file, policy: null };
}

function asset(name: string): string {
  return readFileSync(path.join(import.meta.dirname, 'assets', name), 'utf8');
}

function send(response: ServerResponse, sent: { answer: Answer; policy: string; isHead: boolean }): void {
  const { answer, policy, isHead } = sent;
  response.writeHead(answer.status, {
    'Content-Type': answer.type,
    'Content-Length': Buffer.byteLength(answer.body),
    ...(answer.policy === null ? {} : { 'Content-Security-Policy': answer.policy ?? policy }),
    'Cache-Control': 'no-cache',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    ...answer.headers,
  });
  response.end(isHead ? undefined : answer.body);
}
