import { LIVE_PROTOCOL, type ResyncFrame } from '@carequeue/queue-core';
import { ConnectionError, TimeoutError } from '../errors.ts';
import type { Ticket } from '../resources/ticket.ts';
import type { Transport } from '../transport.ts';
import { path, queryText } from '../transport.ts';
import { closeError, isFinal } from './close-error.ts';
import type { Message } from './frame.ts';
import { readFrame, readMessage } from './frame.ts';
import type { Effect, ProtocolEvent, ProtocolState, TimerName } from './protocol.ts';
import { initialState } from './protocol.ts';
import { transition } from './protocol-state.ts';
import type { QueueStore } from './queue-store.ts';
import type { WebSocketConstructor, WebSocketLike } from './web-socket.ts';

/** A `resync` that no server has events for: answered by a snapshot. */
const NOTHING = { since: 0, epoch: '' };

/** Where a new state comes from; `missed` are events from while nobody was listening. */
export type FrameSource = 'snapshot' | 'events' | 'missed';

/** What a connection needs and whom it tells. */
export interface ConnectionParts {
  readonly transport: Transport;
  readonly departmentId: string;
  /** Sent as a subprotocol and, when polling, as bearer: never in a URL. */
  readonly credential: string;
  readonly WebSocket: WebSocketConstructor | undefined;
  readonly store: QueueStore;
  /** After each turn that changed the state or the connection. */
  readonly onChange: (source: FrameSource | null) => void;
  readonly onTicket: (ticket: Ticket) => void;
}

/** The only file with I/O: runs the machine of protocol-state.ts over a socket, HTTP, timers and the page's events. */
export class Connection {
  readonly #parts: ConnectionParts;
  readonly #timers = new Map<TimerName, ReturnType<typeof setTimeout>>();
  readonly #queue: ProtocolEvent[] = [];
  readonly #WebSocket: WebSocketConstructor | undefined;
  #state: ProtocolState;
  #isRunning = false;
  #socket: WebSocketLike | null = null;
  #poll: AbortController | null = null;
  #etag: { readonly query: string; readonly value: string } | null = null;
  #stopWatchingPage: () => void = () => {};
  /** Local time a message last came, ms since 1970. */
  lastSeenAt: number | null = null;
  /** Frames that came over sockets. */
  framesReceived = 0;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.#WebSocket = parts.WebSocket ?? globalThis.WebSocket;
    const hasPage = typeof document !== 'undefined';
    this.#state = initialState({
      hasSocket: this.#WebSocket !== undefined,
      isOnline: !hasPage || navigator.onLine !== false,
      isHidden: hasPage && document.visibilityState === 'hidden',
    });
  }

  get state(): ProtocolState {
    return this.#state;
  }

  /** Begins; from here on `onChange` may be called. */
  start(): void {
    if (typeof document !== 'undefined') this.#stopWatchingPage = watchPage((name) => this.#dispatch({ name }));
    this.#dispatch({ name: 'start' });
  }

  close(): void {
    this.#stopWatchingPage();
    this.#dispatch({ name: 'close' });
  }

  /** Events that effects give rise to wait for their turn, so that a listener never sees the middle of one. */
  #dispatch(event: ProtocolEvent, source: 'snapshot' | 'events' | null = null): void {
    this.#queue.push(event);
    if (this.#isRunning) return;
    this.#isRunning = true;
    const before = this.#state;
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      const { state, effects } = transition(this.#state, next, this.#parts.transport.random());
      this.#state = state;
      for (const effect of effects) this.#perform(effect);
    }
    this.#isRunning = false;
    const wasListening = before.phase === 'live' && !before.isResyncing;
    const told = source === 'events' && !wasListening ? 'missed' : source;
    if (told !== null || before !== this.#state) this.#parts.onChange(told);
  }

  #perform(effect: Effect): void {
    switch (effect.type) {
      case 'open-socket':
        this.#openSocket();
        break;
      case 'close-socket':
        this.#dropSocket();
        break;
      case 'send-ping':
        this.#send('ping');
        break;
      case 'send-resync':
        this.#send(JSON.stringify({ type: 'resync', ...(this.#parts.store.since ?? NOTHING) } satisfies ResyncFrame));
        break;
      case 'poll':
        if (this.#poll === null) void this.#pollOnce();
        break;
      case 'stop-poll':
        this.#poll?.abort();
        this.#poll = null;
        break;
      case 'forget':
        this.#parts.store.forget();
        break;
      case 'arm':
        clearTimeout(this.#timers.get(effect.timer));
        this.#timers.set(
          effect.timer,
          setTimeout(() => this.#onTimer(effect.timer), effect.delayMs),
        );
        break;
      case 'disarm':
        for (const timer of effect.timers) clearTimeout(this.#timers.get(timer));
    }
  }

  #onTimer(timer: TimerName): void {
    if (timer === 'answer' || timer === 'resync') {
      const error = new TimeoutError('The live connection gave no answer in time.');
      this.#dispatch({ name: `${timer}-overdue`, error });
    } else {
      this.#dispatch({ name: `${timer}-due` });
    }
  }

  #openSocket(): void {
    this.#dropSocket();
    const { transport, departmentId, credential, store } = this.#parts;
    const url = transport.baseUrl.replace(/^http/, 'ws') + path`/v1/departments/${departmentId}/live`;
    try {
      if (this.#WebSocket === undefined) throw new TypeError('There is no WebSocket.');
      const socket = new this.#WebSocket(url + queryText(store.since), [LIVE_PROTOCOL, credential]);
      this.#socket = socket;
      const ifCurrent = (then: () => void) => this.#socket === socket && then();
      socket.addEventListener('open', () => ifCurrent(() => this.#dispatch({ name: 'opened' })));
      socket.addEventListener('message', ({ data }) => ifCurrent(() => this.#onMessage(data)));
      socket.addEventListener('close', ({ code }) => ifCurrent(() => this.#onClose(code)));
      // The close that always follows says what is known; without a listener some sockets throw.
      socket.addEventListener('error', () => {});
    } catch (cause) {
      const error = new ConnectionError('The live connection could not be opened.', { cause });
      this.#dispatch({ name: 'socket-closed', code: 0, error });
    }
  }

  #dropSocket(): void {
    const socket = this.#socket;
    this.#socket = null;
    try {
      socket?.close(1000);
    } catch {
      // Already closed, or not yet open on a platform that minds: it is not listened to any more.
    }
  }

  #send(text: string): void {
    try {
      this.#socket?.send(text);
    } catch {
      // A socket that is closing: its close event comes, and the answer timer runs.
    }
  }

  #onClose(code: number): void {
    this.#socket = null;
    this.#dispatch({ name: 'socket-closed', code, error: closeError(code) });
  }

  #onMessage(data: unknown): void {
    this.lastSeenAt = this.#parts.transport.now();
    const message = readMessage(data);
    if (message.kind === 'pong') this.#dispatch({ name: 'pong' });
    else if (message.kind !== 'other') {
      if (message.kind === 'frame') this.framesReceived += 1;
      this.#take(message, () => ({ name: 'applied' }));
    }
  }

  /** Applies a frame, then tells the machine. */
  #take(message: Message, applied: () => ProtocolEvent): void {
    const { store, transport, onTicket } = this.#parts;
    if (message.kind !== 'frame') {
      const error = new ConnectionError('The server sent what this version cannot read.');
      this.#dispatch({ name: 'broken', error });
      return;
    }
    const { frame } = message;
    if (frame.type === 'ticket') {
      onTicket(frame.ticket);
      return;
    }
    try {
      const result = store.accept(frame, transport.now());
      if (result === 'gap') this.#dispatch({ name: 'gap' });
      else this.#dispatch(applied(), frame.type);
    } catch (cause) {
      const error = new ConnectionError('The server sent a change this version cannot apply.', { cause });
      this.#dispatch({ name: 'broken', error });
    }
  }

  async #pollOnce(): Promise<void> {
    const poll = new AbortController();
    this.#poll = poll;
    const { transport, departmentId, credential, store } = this.#parts;
    const query = store.since;
    const queryKey = queryText(query);
    const outcome = await transport.attempt({
      method: 'GET',
      path: path`/v1/departments/${departmentId}/queue`,
      query,
      ...(this.#etag?.query === queryKey && { headers: { 'If-None-Match': this.#etag.value } }),
      options: { credential, signal: poll.signal },
    });
    if (this.#poll !== poll) return;
    this.#poll = null;

    if (outcome.kind === 'answered' && outcome.status === 304) {
      this.lastSeenAt = transport.now();
      return this.#dispatch({ name: 'polled' });
    }
    if (outcome.kind === 'answered' && outcome.status === 200) {
      const etag = outcome.header('etag');
      this.#etag = etag === null ? null : { query: queryKey, value: etag };
      return this.#takePolled(readFrame(outcome.body));
    }
    const error = transport.errorOf(outcome);
    this.#dispatch({
      name: 'poll-failed',
      error,
      isFinal: isFinal(error),
      retryAfterMs: transport.retryAfterMs(outcome),
    });
  }

  #takePolled(message: Message): void {
    const { store, transport } = this.#parts;
    try {
      if (message.kind !== 'frame' || message.frame.type === 'ticket') throw new TypeError('That is no queue.');
      if (store.accept(message.frame, transport.now()) === 'gap') throw new RangeError('Events are missing.');
      this.lastSeenAt = transport.now();
      this.#dispatch({ name: 'polled' }, message.frame.type);
    } catch (cause) {
      store.forget();
      const error = new ConnectionError('The server sent what this version cannot read.', { cause });
      this.#dispatch({ name: 'poll-failed', error, isFinal: false, retryAfterMs: null });
    }
  }
}

function watchPage(tell: (name: 'online' | 'offline' | 'visible' | 'hidden') => void): () => void {
  const online = () => tell('online');
  const offline = () => tell('offline');
  const visibility = () => tell(document.visibilityState === 'hidden' ? 'hidden' : 'visible');
  addEventListener('online', online);
  addEventListener('offline', offline);
  addEventListener('pageshow', visibility);
  document.addEventListener('visibilitychange', visibility);
  return () => {
    removeEventListener('online', online);
    removeEventListener('offline', offline);
    removeEventListener('pageshow', visibility);
    document.removeEventListener('visibilitychange', visibility);
  };
}
