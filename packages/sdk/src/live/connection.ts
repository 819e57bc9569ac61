import type { ResyncFrame, ServerFrame } from '@carequeue/queue-core';
import { LIVE_CLOSE, LIVE_PROTOCOL } from '@carequeue/queue-core';
import type { CareQueueError } from '../errors.ts';
import { ApiError, ConnectionError, TimeoutError } from '../errors.ts';
import type { Answer } from '../request.ts';
import type { Ticket } from '../resources/ticket.ts';
import type { Transport } from '../transport.ts';
import { path, queryText } from '../transport.ts';
import { closeError, isFinal } from './close-error.ts';
import { readFrame } from './frame.ts';
import type { Action, Effect, ProtocolEvent, ProtocolState, TimerName } from './protocol.ts';
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
  /** After each turn that may have changed the state or the connection. */
  readonly onChange: (source: FrameSource | null) => void;
  /** Each frame that fits, once it is applied. */
  readonly onFrame: (frame: ServerFrame<Ticket>) => void;
}

/** The only file with I/O: runs the machine of protocol-state.ts over a socket, HTTP, timers and the page's events. */
export class Connection implements Readonly<Record<Action, () => void>> {
  readonly #parts: ConnectionParts;
  readonly #timers = new Map<TimerName, ReturnType<typeof setTimeout>>();
  readonly #queue: ProtocolEvent[] = [];
  readonly #WebSocket: WebSocketConstructor | undefined;
  #isRunning = false;
  #socket: WebSocketLike | null = null;
  #poll: AbortController | null = null;
  #etag: { readonly query: string; readonly value: string } | null = null;
  #stopWatchingPage = () => {};
  /** Where it stands. */
  state: ProtocolState;
  /** Local time a message last came, ms since 1970. */
  lastSeenAt: number | null = null;
  /** Frames that came over sockets. */
  framesReceived = 0;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.#WebSocket = parts.WebSocket ?? globalThis.WebSocket;
    const hasPage = typeof document !== 'undefined';
    this.state = initialState({
      hasSocket: this.#WebSocket !== undefined,
      isOnline: !hasPage || navigator.onLine !== false,
      isHidden: hasPage && document.visibilityState === 'hidden',
    });
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
    const { phase, isResyncing } = this.state;
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      const { state, effects } = transition(this.state, next, this.#parts.transport.random());
      this.state = state;
      for (const effect of effects) this.#perform(effect);
    }
    this.#isRunning = false;
    const wasListening = phase === 'live' && !isResyncing;
    this.#parts.onChange(source === 'events' && !wasListening ? 'missed' : source);
  }

  #perform(effect: Effect): void {
    if (typeof effect === 'string') {
      this[effect]();
      return;
    }
    const [timer, delayMs] = effect;
    clearTimeout(this.#timers.get(timer));
    if (delayMs !== undefined) {
      this.#timers.set(
        timer,
        setTimeout(() => this.#onTimer(timer), delayMs),
      );
    }
  }

  #onTimer(timer: TimerName): void {
    if (timer === 'answer' || timer === 'resync') {
      this.#lose(new TimeoutError('The live connection gave no answer in time.'));
    } else {
      this.#dispatch({ name: `${timer}-due` });
    }
  }

  #lose(error: CareQueueError, isFlood = false): void {
    this.#dispatch({ name: 'lost', error, isFinal: isFinal(error), isFlood });
  }

  clearTimers(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  openSocket(): void {
    this.closeSocket();
    const { transport, departmentId, credential, store } = this.#parts;
    const url = transport.baseUrl.replace(/^http/, 'ws') + path`/v1/departments/${departmentId}/live`;
    try {
      if (this.#WebSocket === undefined) throw new TypeError('There is no WebSocket.');
      const socket = new this.#WebSocket(url + queryText(store.since), [LIVE_PROTOCOL, credential]);
      this.#socket = socket;
      const ifCurrent = (then: () => void) => this.#socket === socket && then();
      socket.addEventListener('open', () => ifCurrent(() => this.#dispatch({ name: 'opened' })));
      socket.addEventListener('message', ({ data }) => ifCurrent(() => this.#onMessage(data)));
      socket.addEventListener('close', ({ code }) =>
        ifCurrent(() => this.#lose(closeError(code), code === LIVE_CLOSE.flood)),
      );
      // The close that always follows says what is known; without a listener some sockets throw.
      socket.addEventListener('error', () => {});
    } catch (cause) {
      this.#lose(new ConnectionError('The live connection could not be opened.', { cause }));
    }
  }

  closeSocket(): void {
    const socket = this.#socket;
    this.#socket = null;
    try {
      socket?.close(1000);
    } catch {
      // Already closed, or not yet open on a platform that minds: it is not listened to any more.
    }
  }

  sendPing(): void {
    this.#send('ping');
  }

  sendResync(): void {
    this.#send(JSON.stringify({ type: 'resync', ...(this.#parts.store.since ?? NOTHING) } satisfies ResyncFrame));
  }

  #send(text: string): void {
    try {
      this.#socket?.send(text);
    } catch {
      // A socket that is closing: its close event comes, and the answer timer runs.
    }
  }

  #onMessage(data: unknown): void {
    this.lastSeenAt = this.#parts.transport.now();
    if (data === 'pong') {
      this.#dispatch({ name: 'pong' });
      return;
    }
    const taken = this.#take(() => JSON.parse(String(data)));
    if (taken instanceof ConnectionError) {
      this.#lose(taken);
    } else if (taken !== 'other') {
      this.framesReceived += 1;
      if (taken === 'gap') this.#dispatch({ name: 'gap' });
      else if (taken !== 'ticket') this.#dispatch({ name: 'applied' }, taken);
    }
  }

  /** Takes a frame in. What cannot be read or applied is an error, and a whole state is asked for next. */
  #take(read: () => unknown): ServerFrame['type'] | 'gap' | 'other' | ConnectionError {
    const { store, transport, onFrame } = this.#parts;
    try {
      const frame = readFrame(read());
      if (frame === null) return 'other';
      if (frame.type !== 'ticket' && store.accept(frame, transport.now()) === 'gap') return 'gap';
      onFrame(frame);
      return frame.type;
    } catch (cause) {
      store.forget();
      return new ConnectionError('The server sent what this version cannot read.', { cause });
    }
  }

  poll(): void {
    if (this.#poll !== null) return;
    const poll = new AbortController();
    this.#poll = poll;
    const { transport, departmentId, credential, store } = this.#parts;
    const query = queryText(store.since);
    const settled =
      <Outcome>(then: (outcome: Outcome) => void) =>
      (outcome: Outcome) => {
        if (this.#poll !== poll) return;
        this.#poll = null;
        then(outcome);
      };
    transport
      .attempt({
        path: path`/v1/departments/${departmentId}/queue` + query,
        ...(this.#etag?.query === query && { headers: { 'If-None-Match': this.#etag.value } }),
        options: { credential, signal: poll.signal },
      })
      .then(
        settled((answer) => this.#onPolled(answer, query)),
        settled((error) => this.#failPoll(error)),
      );
  }

  stopPoll(): void {
    this.#poll?.abort();
    this.#poll = null;
  }

  #onPolled({ status, header, body }: Answer, query: string): void {
    const isNew = status !== 304;
    const taken = isNew ? this.#take(() => body) : 'events';
    if (taken !== 'snapshot' && taken !== 'events') {
      this.#parts.store.forget();
      this.#failPoll(taken instanceof ConnectionError ? taken : new ConnectionError('That does not fit the queue.'));
      return;
    }
    this.lastSeenAt = this.#parts.transport.now();
    const etag = header('etag');
    if (isNew) this.#etag = etag === null ? null : { query, value: etag };
    this.#dispatch({ name: 'polled' }, isNew ? taken : null);
  }

  #failPoll(error: CareQueueError): void {
    const retryAfterMs = error instanceof ApiError ? error.retryAfterMs : null;
    this.#dispatch({ name: 'poll-failed', error, isFinal: isFinal(error), retryAfterMs });
  }
}

/** Tells what the page hears of its network and of being looked at, until the function it gives is called. */
function watchPage(tell: (name: 'online' | 'offline' | 'visible' | 'hidden') => void): () => void {
  const onEvent = ({ type }: Event) => tell(type === 'online' || type === 'offline' ? type : document.visibilityState);
  for (const type of PAGE_EVENTS) addEventListener(type, onEvent);
  return () => {
    for (const type of PAGE_EVENTS) removeEventListener(type, onEvent);
  };
}

/** `visibilitychange` comes up from the document. */
const PAGE_EVENTS = ['online', 'offline', 'pageshow', 'visibilitychange'];
