import { createServer } from 'node:http';
import type { QueueState } from '@carequeue/queue-core';
import { test as base, type Page, type WebSocketRoute } from '@playwright/test';
import { anActive, aPoint, aSnapshot, aWaiting } from '../../packages/sdk/src/testing/builders.ts';
import { freePorts } from '../../scripts/trial/free-ports.ts';
import { bundleScripts, PART_GONE_SCRIPT } from '../../scripts/widgets/bundle.ts';

const API = 'https://queue.example.org';
/** A hospital's page with a board. */
export const BOARD_PAGE = 'https://hospital.example/board';
/** The time the page's clock begins at. */
export const BOARD_NOW = '2026-11-21T05:12:00Z';

/** A hospital's network, between a board and its server: tests take parts of it away. */
export class BoardNetwork {
  /** What the server answers to who asks for the queue. */
  queue: Partial<QueueState> = {};
  /** The board's script is one of an earlier version, whose parts are gone. */
  isEarlier = false;
  /** Names of scripts that cannot be had. */
  lost: RegExp | null = null;
  /** The paths, with their queries, of all scripts that were asked for. */
  readonly scriptsAsked: string[] = [];
  /** How often the page itself was loaded. */
  pageLoads = 0;
  /** Whether sockets get through; else the board polls. */
  hasSockets = false;
  /** Where each socket and each poll went on from; empty for the whole. */
  readonly positions: string[] = [];
  #sockets: readonly WebSocketRoute[] = [];
  readonly #scripts: ReadonlyMap<string, string>;

  constructor(scripts: ReadonlyMap<string, string>) {
    this.#scripts = scripts;
  }

  /** Stands between a page and the world. @param board - the board's attributes. */
  async stand(page: Page, board: string): Promise<void> {
    await page.routeWebSocket(/queue\.example\.org/, (socket) => {
      if (!this.hasSockets) {
        void socket.close({ code: 1011 });
        return;
      }
      this.#sockets = [...this.#sockets, socket];
      socket.onMessage((text) => text === 'ping' && socket.send('pong'));
      socket.send(JSON.stringify(this.#frameFor(socket.url())));
    });
    await page.route(`${API}/**`, (route) => {
      const { pathname, search } = new URL(route.request().url());
      if (!pathname.startsWith('/widgets/')) {
        return route.fulfill({ json: this.#frameFor(route.request().url()), headers: OPEN });
      }
      const name = pathname.replace('/widgets/v1/', '');
      this.scriptsAsked.push(name + search);
      if (this.lost?.test(name) === true) return route.abort('connectionreset');
      return route.fulfill({ contentType: 'text/javascript', body: this.#scriptAt(name), headers: OPEN });
    });
    await page.route(BOARD_PAGE, (route) => {
      this.pageLoads += 1;
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: pageWith('', { origin: API, board }) });
    });
  }

  /** Serves a page with a board, and all it asks for, on an origin of its own. @param firstScript - runs before the board's. */
  async serve(firstScript: string): Promise<{ readonly url: string; close(): void }> {
    const [port = 0] = await freePorts(1);
    const server = createServer(({ url = '' }, response) => {
      const name = url.replace('/widgets/v1/', '');
      const script = this.#scripts.get(name);
      const [type, body] = url.startsWith('/v1/')
        ? ['application/json', JSON.stringify(this.#frameFor(`http://127.0.0.1${url}`))]
        : script === undefined
          ? ['text/html; charset=utf-8', pageWith(`<script>${firstScript}</script>`, { origin: '', board: '' })]
          : ['text/javascript', script];
      response.writeHead(200, { 'Content-Type': type }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return {
      url: `http://127.0.0.1:${port}/`,
      close: () => {
        server.close();
        server.closeAllConnections();
      },
    };
  }

  /** Ends every socket, as a release does. */
  async loseSockets(): Promise<void> {
    const lost = this.#sockets;
    this.#sockets = [];
    await Promise.all(lost.map((socket) => socket.close({ code: 1012 })));
  }

  /** A part that is gone is answered as the Worker does. */
  #scriptAt(name: string): string {
    const text = this.#scripts.get(name) ?? this.#scripts.get(PART_GONE_SCRIPT) ?? '';
    return this.isEarlier ? text.replaceAll(/(board-whole-board-)[0-9a-f]{10}/g, `$1${'0'.repeat(10)}`) : text;
  }

  #frameFor(url: string): object {
    const { searchParams } = new URL(url);
    const since = searchParams.get('since') ?? '';
    this.positions.push(since);
    const points = [aPoint(1, { tickets: [anActive(7, 'poi_1', { calledAt: '2026-11-21T05:00:00Z' })] })];
    const whole = aSnapshot({ now: BOARD_NOW, points, waiting: [aWaiting(8)], ...this.queue });
    if (since === '') return whole;
    const { now, seq, version } = whole;
    return { type: 'events', after: Number(since), seq, now, changes: [], version };
  }
}

function pageWith(first: string, { origin, board }: { origin: string; board: string }): string {
  const element = `<carequeue-board publishable-key="cq_pk_a" department="dep_1" ${board}></carequeue-board>`;
  const script = `${first}<script type="module" src="${origin}/widgets/v1/board.js"></script>`;
  return `<!doctype html><html lang="en"><head><title>Board</title>${script}</head><body>${element}</body></html>`;
}

const OPEN = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };

/** Playwright's `test` with the scripts as they are served, and a network that can be cut. */
export const test = base.extend<{ readonly network: BoardNetwork }, { readonly scripts: ReadonlyMap<string, string> }>({
  scripts: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const files = await bundleScripts({ name: 'v1', isFrozen: false });
      await use(new Map(files.map(({ name, text }) => [name, text])));
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  network: async ({ scripts }, use) => {
    await use(new BoardNetwork(scripts));
  },
});
