import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EventsFrame, SnapshotFrame, TicketFrame } from '@carequeue/queue-core';
import { LIVE_PROTOCOL } from '@carequeue/queue-core';
import { type WebSocket, WebSocketServer } from 'ws';

/** An HTTP request as the server saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
  /** Comes true when its connection ends before it is answered. */
  readonly aborted: Promise<unknown>;
}

/** What to answer: a status, a body and headers; `hang` never answers, `cut` breaks the connection. */
export type Reply =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | 'hang'
  | 'cut';

/** One live socket, seen from the server. */
export class LiveSocket {
  readonly url: URL;
  readonly protocols: readonly string[];
  readonly #socket: WebSocket;
  readonly #messages = new Mailbox<string>();

  constructor(socket: WebSocket, request: IncomingMessage) {
    this.#socket = socket;
    this.url = new URL(request.url ?? '/', 'http://server');
    this.protocols = (request.headers['sec-websocket-protocol'] ?? '').split(', ');
    socket.on('message', (data) => this.#messages.put(String(data)));
  }

  send(frame: SnapshotFrame | EventsFrame | TicketFrame | string): void {
    this.#socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** The next text the client sends. */
  next(): Promise<string> {
    return this.#messages.take();
  }

  close(code: number): void {
    this.#socket.close(code);
  }

  /** Ends without a close frame, as a dead network does. */
  terminate(): void {
    this.#socket.terminate();
  }

  async closed(): Promise<void> {
    if (this.#socket.readyState !== this.#socket.CLOSED) await once(this.#socket, 'close');
  }
}

/**
 * A real HTTP and WebSocket server on a free port, told what to answer: it speaks the protocol, it does not keep a queue.
 */
export class QueueServer {
  readonly requests: SeenRequest[] = [];
  /** Refuses upgrades with this status; null lets them through. */
  refuseUpgrades: number | null = null;
  upgradesSeen = 0;
  readonly #reply: (request: SeenRequest, count: number) => Reply;
  readonly #sockets = new Mailbox<LiveSocket>();
  readonly #arrivals = new Mailbox<SeenRequest>();
  readonly #server = createServer((request, response) => void this.#onRequest(request, response));
  readonly #live = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => (offered.has(LIVE_PROTOCOL) ? LIVE_PROTOCOL : false),
  });

  private constructor(reply: (request: SeenRequest, count: number) => Reply) {
    this.#reply = reply;
    this.#server.on('upgrade', (request, socket, head) => {
      this.upgradesSeen += 1;
      if (this.refuseUpgrades !== null) {
        socket.end(`HTTP/1.1 ${this.refuseUpgrades} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
        return;
      }
      this.#live.handleUpgrade(request, socket, head, (live) => this.#sockets.put(new LiveSocket(live, request)));
    });
  }

  /** Starts one. `reply` is given how many requests came before. */
  static async start(reply: (request: SeenRequest, count: number) => Reply = () => ({ status: 404 })) {
    const server = new QueueServer(reply);
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.#address().port}`;
  }

  /** The next live socket that opens. */
  nextSocket(): Promise<LiveSocket> {
    return this.#sockets.take();
  }

  /** The next HTTP request that arrives, upgrades apart. */
  nextRequest(): Promise<SeenRequest> {
    return this.#arrivals.take();
  }

  async stop(): Promise<void> {
    for (const socket of this.#live.clients) socket.terminate();
    this.#server.closeAllConnections();
    this.#server.close();
    if (this.#server.listening) await once(this.#server, 'close');
  }

  #address(): AddressInfo {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The server does not listen.');
    return address;
  }

  async #onRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const seen: SeenRequest = {
      method: request.method ?? '',
      url: new URL(request.url ?? '/', 'http://server'),
      headers: request.headers,
      body: text === '' ? null : JSON.parse(text),
      aborted: once(response, 'close'),
    };
    const count = this.requests.push(seen) - 1;
    const reply = this.#reply(seen, count);
    this.#arrivals.put(seen);
    if (reply === 'hang') return;
    if (reply === 'cut') {
      request.socket.destroy();
      return;
    }
    const body =
      reply.body === undefined ? '' : typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
    response.writeHead(reply.status, { 'Content-Type': 'application/json', ...reply.headers });
    response.end(body);
  }
}

/** Holds what came until somebody asks, and whoever asks until something comes. */
class Mailbox<Item> {
  readonly #items: Item[] = [];
  readonly #takers: ((item: Item) => void)[] = [];

  put(item: Item): void {
    const taker = this.#takers.shift();
    if (taker === undefined) this.#items.push(item);
    else taker(item);
  }

  take(): Promise<Item> {
    const item = this.#items.shift();
    return item === undefined ? new Promise((resolve) => this.#takers.push(resolve)) : Promise.resolve(item);
  }
}
