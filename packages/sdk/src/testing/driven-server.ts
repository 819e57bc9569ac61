import type { Change, EventsFrame, QueueState } from '@carequeue/queue-core';
import { reduce, stateOf } from '@carequeue/queue-core';
import type { WebSocketConstructor, WebSocketLike } from '../live/web-socket.ts';
import type { FetchLike } from '../request.ts';
import { aSnapshot } from './builders.ts';

/** Frames kept to send again to who comes back. */
const KEPT_MAX = 100;
const LATENCY_MS = 20;

interface Told {
  readonly data: unknown;
  readonly code: number;
  readonly reason: string;
}

/** A queue's server that is there in memory alone, for tests that drive the clock: hours and thousands of changes in seconds. */
export class DrivenServer {
  /** `down` refuses every connection; `silent` takes what is sent and never answers. */
  mode: 'up' | 'down' | 'silent' = 'up';
  /** Times at which somebody tried to reach it, ms since 1970. */
  readonly tries: number[] = [];
  /** How far its clock is ahead of the clients', ms. */
  clockMs = 0;
  readonly sockets = new Set<DrivenSocket>();
  state: QueueState = stateOf(aSnapshot());
  #frames: readonly EventsFrame[] = [];

  /** The clients' `WebSocket`. */
  readonly WebSocket: WebSocketConstructor = drivenWebSocket(this);

  /** The clients' `fetch`; answers readings of the queue. */
  readonly fetch: FetchLike = async (url, { signal }) => {
    this.tries.push(Date.now());
    await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
    if (this.mode === 'down') throw new TypeError('failed to fetch');
    if (this.mode === 'silent') await new Promise((_, reject) => signal.addEventListener('abort', reject));
    const body = JSON.stringify(this.frameSince(new URL(url)));
    return { status: 200, headers: { get: () => null }, text: async () => body };
  };

  /** Changes the queue and tells who listens. */
  change(...changes: readonly ((seq: number) => Change)[]): void {
    const { seq } = this.state;
    const made = changes.map((change, index) => change(seq + 1 + index));
    const now = this.#now();
    const frame: EventsFrame = { type: 'events', after: seq, seq: seq + made.length, now, changes: made };
    const reduction = reduce(this.state, frame);
    if (reduction.kind === 'gap') throw new Error('A server leaves no gap.');
    this.state = reduction.state;
    this.#frames = [...this.#frames, frame].slice(-KEPT_MAX);
    for (const socket of this.sockets) socket.send(JSON.stringify(frame), true);
  }

  #now(): string {
    return new Date(Date.now() + this.clockMs).toISOString();
  }

  /** Ends every connection without a word. */
  cut(): void {
    for (const socket of this.sockets) socket.end(1006);
  }

  /** What a client that has `since` is missing. */
  frameSince({ searchParams }: URL): object {
    const now = this.#now();
    const since = Number(searchParams.get('since') ?? -1);
    const missed = this.#frames.filter((frame) => frame.seq > since);
    const isKnown = since === this.state.seq || missed[0]?.after === since;
    if (!isKnown) return { ...this.state, type: 'snapshot', now };
    return {
      type: 'events',
      after: since,
      seq: this.state.seq,
      now,
      changes: missed.flatMap(({ changes }) => changes),
    };
  }
}

/** A socket of a {@link DrivenServer}. */
export class DrivenSocket implements WebSocketLike {
  readonly listeners = new Map<string, ((event: Told) => void)[]>();
  readonly #server: DrivenServer;
  #isOpen = false;

  constructor(server: DrivenServer, url: string) {
    this.#server = server;
    server.tries.push(Date.now());
    server.sockets.add(this);
    setTimeout(() => this.#open(new URL(url)), LATENCY_MS);
  }

  addEventListener(type: string, listener: (event: Told) => void): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  /** From the client; `isFrame` from the server. */
  send(data: string, isFrame = false): void {
    if (!this.#isOpen || this.#server.mode !== 'up') return;
    if (isFrame) this.#tell('message', { data });
    else if (data === 'ping') setTimeout(() => this.#tell('message', { data: 'pong' }), LATENCY_MS);
  }

  close(): void {
    this.end(1000);
  }

  /** Gives it up without a word, as a server does with whom it has not heard for long. */
  abandon(): void {
    this.#server.sockets.delete(this);
    this.#isOpen = false;
  }

  /** Ends it, for both. */
  end(code: number): void {
    if (this.#server.sockets.delete(this)) this.#tell('close', { code });
  }

  #open(url: URL): void {
    if (!this.#server.sockets.has(this) || this.#server.mode === 'silent') return;
    if (this.#server.mode === 'down') {
      this.end(1006);
      return;
    }
    this.#isOpen = true;
    this.#tell('open', {});
    this.#tell('message', { data: JSON.stringify(this.#server.frameSince(url)) });
  }

  #tell(type: string, told: Partial<Told>): void {
    for (const listener of this.listeners.get(type) ?? []) listener({ data: null, code: 0, reason: '', ...told });
  }
}

function drivenWebSocket(server: DrivenServer): WebSocketConstructor {
  return class extends DrivenSocket {
    constructor(url: string) {
      super(server, url);
    }
  };
}
