import type { Doctor, QueueState, Ticket } from '@carequeue/sdk';
import type { Platform } from '../base/carequeue-element.ts';
import { aTicket, NOW } from './fixtures.ts';

/**
 * The server's side of the protocol inside a page: an element under test talks to it through the real SDK, by `fetch`
 * and `WebSocket` as it would to a server far away. It holds a state that the test sets, and the tickets it issued.
 */
export class InPageServer {
  readonly requests: { readonly method: string; readonly path: string; readonly key: string | null; body: unknown }[] =
    [];
  readonly tickets = new Map<string, Ticket>();
  /** What tickets that are issued have beside their number. */
  issueParts: Partial<Ticket> = {};
  /** What the next command is answered with instead, once: a status and a code, or `lost` for no answer at all. */
  nextRefusal:
    | { readonly status: number; readonly code: string; readonly pointer?: string; readonly facts?: object }
    | 'lost'
    | null = null;
  /** Who works in the department. */
  doctors: readonly Doctor[] = [];
  /** Whether its hospital has no department. */
  isEmpty = false;
  /** The link of every ticket. */
  readonly link = { claimCode: `k1.${'A'.repeat(64)}`, url: `https://queue.example.org/t/#k1.${'A'.repeat(64)}` };
  /** When the day of every ticket ends; in Kolkata, by whose clock the department lives. */
  day = { dayEndsAt: '2026-11-21T18:30:00.000Z', outlivesDay: false };
  /** The server's clock. */
  now = NOW;
  /** Sockets open and bring nothing, as in a network that only answers requests. */
  isSilent = false;
  /** How many sockets were told the whole state when they opened. */
  greeted = 0;
  /** A department that this server does not know. */
  unknownDepartmentId: string | null = null;
  private readonly sockets = new Set<InPageSocket>();
  private isReachable = true;
  private isHeld = false;
  private readonly answered = new Map<string, { readonly body: string; readonly ticket: Ticket }>();
  private queueState: QueueState;

  constructor(state: QueueState) {
    this.queueState = state;
  }

  get queue(): QueueState {
    return this.queueState;
  }

  /** How many sockets are open. */
  get watchers(): number {
    return this.sockets.size;
  }

  /** Changes the queue, and tells everybody who watches. */
  set(parts: Partial<QueueState>): void {
    this.queueState = { ...this.queueState, ...parts, seq: this.queueState.seq + 1 };
    for (const socket of this.sockets) socket.receive(this.snapshot());
  }

  /** Changes a ticket, and tells its holder. */
  setTicket(id: string, parts: Partial<Ticket>): void {
    const before = this.tickets.get(id);
    if (before === undefined) return;
    const ticket = { ...before, ...parts, version: before.version + 1 };
    this.tickets.set(id, ticket);
    const frame = { type: 'ticket', seq: this.queueState.seq, now: this.now, ticket };
    for (const socket of this.sockets) if (socket.credential.startsWith('cq_tk_')) socket.receive(frame);
  }

  /** Tells everybody who watches of an event, as it comes before a ticket's holder is told that ticket in full. */
  tell(change: object): void {
    const { seq: after } = this.queueState;
    const seq = after + 1;
    this.queueState = { ...this.queueState, seq };
    const frame = { type: 'events', after, seq, now: this.now, changes: [{ seq, ...change }] };
    for (const socket of this.sockets) socket.receive(frame);
  }

  /** Takes the network away. */
  disconnect(): void {
    this.isReachable = false;
    for (const socket of [...this.sockets]) socket.lose();
  }

  /** Closes the sockets of those who hold a token, with a code of the protocol. */
  closeHolders(code: number): void {
    for (const socket of [...this.sockets]) if (socket.credential.startsWith('cq_tk_')) socket.lose(code);
  }

  /** Closes every socket, with a code of the protocol. */
  closeAll(code: number): void {
    for (const socket of [...this.sockets]) socket.lose(code);
  }

  /** Answers again. */
  letGo(): void {
    this.isHeld = false;
  }

  /** Answers nobody any more, as a network that carries nothing. */
  hold(): void {
    this.isHeld = true;
  }

  /** Brings the network back. */
  reconnect(): void {
    this.isReachable = true;
    globalThis.dispatchEvent(new Event('online'));
  }

  /** What an element is given to talk to this server. */
  get platform(): Platform {
    const server = this;
    return {
      fetch: (url, init) => server.answer(url, init),
      WebSocket: class extends InPageSocket {
        constructor(_url: string, protocols: string[]) {
          super(protocols[1] ?? '', server.isReachable ? server : null);
        }
      },
    };
  }

  accept(socket: InPageSocket): void {
    if (this.isHeld) return;
    this.sockets.add(socket);
    if (this.isSilent) return;
    this.greeted += 1;
    socket.receive(this.snapshot());
  }

  drop(socket: InPageSocket): void {
    this.sockets.delete(socket);
  }

  private snapshot(): object {
    return { type: 'snapshot', now: this.now, ...this.queueState };
  }

  private async answer(
    url: string,
    init: { method: string; headers: Record<string, string>; body?: string },
  ): Promise<Response> {
    const { pathname } = new URL(url);
    const key = init.headers['Idempotency-Key'] ?? null;
    const body: unknown = init.body === undefined ? null : JSON.parse(init.body);
    this.requests.push({ method: init.method, path: pathname, key, body });
    if (this.isHeld) await new Promise(() => undefined);
    if (!this.isReachable) throw new TypeError('Failed to fetch');
    if (pathname.includes('/displays/')) return new Response(null, { status: 204 });
    if (init.method === 'POST') return this.command(pathname, key ?? '', body);
    if (pathname === `/v1/departments/${this.unknownDepartmentId}/queue`) return problem(404, 'not_found');
    if (pathname.endsWith('/queue')) return json(200, this.snapshot());
    if (pathname.endsWith('/doctors')) return json(200, { data: this.doctors });
    if (pathname.endsWith('/departments'))
      return json(200, { data: this.isEmpty ? [] : [this.queueState.department], nextCursor: null });
    if (pathname.endsWith('/link')) return json(200, this.link);
    const ticket = this.tickets.get(pathname.split('/').at(-1) ?? '');
    return ticket === undefined
      ? problem(404, 'not_found')
      : json(200, { ...ticket, ...this.day, seq: this.queueState.seq });
  }

  private command(path: string, key: string, body: unknown): Response {
    const refusal = this.nextRefusal;
    this.nextRefusal = null;
    if (refusal !== null && refusal !== 'lost') return problem(refusal.status, refusal.code, refusal);
    const ticket = path.endsWith('/tickets') ? this.issue(key, JSON.stringify(body)) : this.change(path, body);
    if (ticket instanceof Response) return ticket;
    if (refusal === 'lost') throw new TypeError('Failed to fetch');
    return path.endsWith('/tickets')
      ? json(201, {
          ...ticket,
          ...this.day,
          secret: this.secretOf(ticket.id),
          claimCode: 'k1.code',
          url: 'https://queue.example.org/t/#k1.code',
        })
      : json(200, { ticket });
  }

  private issue(key: string, body: string): Ticket | Response {
    const isReplayOnly = body === '{"replayOnly":true}';
    // As the API does: other keys open nothing alone.
    const known = isReplayOnly && !/^reopen_[0-9a-f]{32,}$/.test(key) ? undefined : this.answered.get(key);
    if (known !== undefined) {
      return known.body === body || isReplayOnly ? known.ticket : problem(422, 'idempotency_key_reused');
    }
    if (isReplayOnly) return problem(404, 'not_found');
    const ticket = aTicket(70 + this.tickets.size, this.issueParts);
    this.tickets.set(ticket.id, ticket);
    this.answered.set(key, { body, ticket });
    return ticket;
  }

  private change(path: string, body: unknown): Ticket {
    const [id, command] = path.split('/').slice(-2);
    const parts = this.partsAfter(command ?? '', body);
    this.setTicket(id ?? '', parts);
    return this.tickets.get(id ?? '') ?? aTicket(0);
  }

  private partsAfter(command: string, body: unknown): Partial<Ticket> {
    if (command === 'set-show-name') return { showName: JSON.stringify(body) === '{"showName":true}' };
    if (command === 'cancel') return { status: 'cancelled', endedAt: this.now };
    return command === 'defer' ? {} : { waitsFor: [], readyAt: this.now };
  }

  private secretOf(id: string): string {
    return `cq_tk_k1_${id.slice(4)}_${'A'.repeat(43)}`;
  }
}

/** What a socket's listeners hear; each reads its part. */
interface Heard {
  readonly data: unknown;
  readonly code: number;
  readonly reason: string;
}

/** A socket's end in the page. */
class InPageSocket {
  readonly credential: string;
  private readonly server: InPageServer | null;
  private isClosed = false;
  private readonly listeners: { readonly type: string; readonly listener: (heard: Heard) => void }[] = [];

  constructor(credential: string, server: InPageServer | null) {
    this.credential = credential;
    this.server = server;
    queueMicrotask(() => {
      if (this.isClosed) return;
      if (server === null) return this.emit('close', { code: 1006 });
      this.emit('open', {});
      server.accept(this);
    });
  }

  addEventListener(type: string, listener: (heard: Heard) => void): void {
    this.listeners.push({ type, listener });
  }

  send(text: string): void {
    if (text === 'ping') this.emit('message', { data: 'pong' });
  }

  close(code = 1000): void {
    this.isClosed = true;
    this.server?.drop(this);
    queueMicrotask(() => this.emit('close', { code }));
  }

  receive(frame: object): void {
    this.emit('message', { data: textOf(frame) });
  }

  lose(code = 1006): void {
    this.server?.drop(this);
    this.emit('close', { code });
  }

  private emit(type: string, parts: Partial<Heard>): void {
    const heard = { data: null, code: 0, reason: '', ...parts };
    for (const entry of this.listeners) if (entry.type === type) entry.listener(heard);
  }
}

/** A server is not bent by what a page's libraries do to `toJSON`. */
function textOf(body: object): string {
  return JSON.stringify(body, function (this: Readonly<Record<string, unknown>>, key) {
    return this[key];
  });
}

function json(status: number, body: object): Response {
  return new Response(textOf(body), { status, headers: { 'Content-Type': 'application/json' } });
}

function problem(status: number, code: string, more: { pointer?: string; facts?: object } = {}): Response {
  const { pointer, facts } = more;
  const errors = pointer === undefined ? {} : { errors: [{ pointer, detail: 'not accepted' }] };
  const told = { type: `/errors/${code}`, title: code, status, detail: code, code, requestId: 'r1' };
  return json(status, { ...told, ...errors, facts });
}
