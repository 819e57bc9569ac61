import type { ServerFrame } from '@carequeue/queue-core';
import { LIVE_PROTOCOL } from '@carequeue/queue-core';
import type { CareQueueError } from '../errors.ts';
import { ConnectionError, TimeoutError } from '../errors.ts';
import type { Ticket } from '../resources/ticket.ts';
import type { Transport } from '../transport.ts';
import { path, queryText } from '../transport.ts';
import { closeError } from './close-error.ts';
import { readFrame } from './frame.ts';
import type { Action, Effect, ProtocolEvent, ProtocolState, TimerName } from './protocol.ts';
import { initialState } from './protocol.ts';
import { transition } from './protocol-state.ts';
import type { QueueStore } from './queue-store.ts';
import type { WebSocketConstructor, WebSocketLike } from './web-socket.ts';

/** What a connection needs and whom it tells. */
export interface ConnectionParts {
  readonly transport: Transport;
  readonly departmentId: string;
  /** Sent as a subprotocol and, when polling, as bearer: never in a URL. */
  readonly credential: string;
  readonly WebSocket: WebSocketConstructor | undefined;
  readonly store: QueueStore;
  /** Reads by HTTP too until the first socket has brought something. */
  readonly readAtOnce: boolean | undefined;
  /** After each turn that may have changed the state or the connection. */
  readonly onChange: () => void;
  /** Each frame that fits, once it is applied. */
  readonly onFrame: (frame: ServerFrame<Ticket>) => void;
}

/** The only file with I/O: runs the machine of protocol-state.ts over a socket, HTTP, timers and the page's events. */
export class Connection implements Readonly<Record<Action, () => void>> {
  readonly #parts: ConnectionParts;
  readonly #timers: Partial<Record<TimerName, ReturnType<typeof setTimeout>>> = {};
  #socket: WebSocketLike | null = null;
  #poll: AbortController | null = null;
  #stopWatchingPage = () => {};
  /** Where it stands. */
  state: ProtocolState;
  /** Local time a message last came, ms since 1970. */
  lastSeenAt: number | null = null;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.state = initialState(parts.WebSocket !== undefined, parts.readAtOnce);
  }

  /** Begins; from here on `onChange` may be called. */
  start(): void {
    if (globalThis.document !== undefined) this.#stopWatchingPage = watchPage((name) => this.#dispatch({ name }));
    this.#dispatch({ name: 'start' });
  }

  close(): void {
    this.#stopWatchingPage();
    this.#dispatch({ name: 'close' });
  }

  #dispatch(event: ProtocolEvent): void {
    const isHidden = !!globalThis.document?.hidden;
    const { state, effects } = transition(this.state, event, { random: this.#parts.transport.random(), isHidden });
    this.state = state;
    for (const effect of effects) this.#perform(effect);
    this.#parts.onChange();
  }

  #perform(effect: Effect): void {
    if (typeof effect === 'string') {
      this[effect]();
      return;
    }
    const [timer, delayMs] = effect;
    clearTimeout(this.#timers[timer]);
    if (delayMs !== undefined) this.#timers[timer] = setTimeout(() => this.#onTimer(timer), delayMs);
  }

  #onTimer(timer: TimerName): void {
    if (timer === 'answer') this.#lose(new TimeoutError('The live connection gave no answer.'));
    else this.#dispatch({ name: `${timer}-due` });
  }

  #lose(error: CareQueueError): void {
    this.#dispatch({ name: 'lost', error });
  }

  clearTimers(): void {
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
  }

  openSocket(): void {
    this.closeSocket();
    const { transport, departmentId, credential, store, WebSocket } = this.#parts;
    // Without one the machine does not ask for a socket.
    if (WebSocket === undefined) return;
    const url = transport.baseUrl.replace(/^http/, 'ws') + path`/v1/departments/${departmentId}/live`;
    const { since } = store;
    try {
      const socket = new WebSocket(url + queryText(since), [LIVE_PROTOCOL, credential]);
      this.#socket = socket;
      const ifCurrent = (then: () => void) => this.#socket === socket && then();
      socket.addEventListener('open', () => ifCurrent(() => this.#dispatch({ name: 'opened' })));
      socket.addEventListener('message', ({ data }) => ifCurrent(() => this.#onMessage(data, !since)));
      socket.addEventListener('close', ({ code }) => ifCurrent(() => this.#lose(closeError(code))));
      // The close that always follows says what is known; without a listener some sockets throw.
      socket.addEventListener('error', () => {});
    } catch (cause) {
      const error = new ConnectionError('The live connection did not open.', { cause });
      // Later, for the machine is in the middle of an event.
      queueMicrotask(() => this.#lose(error));
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
    try {
      this.#socket?.send('ping');
    } catch {
      // A socket that is closing: its close event comes, and the answer timer runs.
    }
  }

  #onMessage(data: unknown, isOvertaken: boolean): void {
    this.lastSeenAt = this.#parts.transport.now();
    if (data === 'pong') {
      this.#dispatch({ name: 'pong' });
      return;
    }
    const taken = this.#take(() => JSON.parse(String(data)), isOvertaken);
    if (taken instanceof ConnectionError) this.#lose(taken);
    else if (taken) this.#dispatch({ name: 'applied' });
  }

  /**
   * Takes a frame in; false for one that is not of the queue's state. What cannot be read, or leaves a gap, is an error, and
   * a whole state is asked for next.
   */
  #take(read: () => unknown, isOvertaken?: boolean): boolean | ConnectionError {
    const { store, transport, onFrame } = this.#parts;
    try {
      const frame = readFrame(read());
      if (frame === null) return false;
      const isOwn = frame.type === 'ticket';
      if (!isOwn && store.accept(frame, transport.now(), isOvertaken) === 'gap') throw new RangeError('Missed events.');
      onFrame(frame);
      return !isOwn;
    } catch (cause) {
      store.forget();
      return new ConnectionError('That is no answer this version reads.', { cause });
    }
  }

  poll(): void {
    if (this.#poll !== null) return;
    const poll = new AbortController();
    this.#poll = poll;
    const { transport, departmentId, credential, store } = this.#parts;
    const settle = (then: () => void) => {
      if (this.#poll !== poll) return;
      this.#poll = null;
      then();
    };
    transport
      .attempt({
        path: path`/v1/departments/${departmentId}/queue`,
        query: store.since,
        options: { credential, signal: poll.signal },
      })
      .then(
        (body) => settle(() => this.#onPolled(body)),
        (error) => settle(() => this.#dispatch({ name: 'poll-failed', error })),
      );
  }

  stopPoll(): void {
    this.#poll?.abort();
    this.#poll = null;
  }

  #onPolled(body: unknown): void {
    const taken = this.#take(() => body) || new ConnectionError('That is no queue.');
    if (taken === true) {
      this.lastSeenAt = this.#parts.transport.now();
      this.#dispatch({ name: 'polled' });
    } else {
      this.#dispatch({ name: 'poll-failed', error: taken });
    }
  }
}

/** Tells what the page hears of its network and of being looked at, until the function it gives is called. */
function watchPage(tell: (name: 'online' | 'offline' | 'visible') => void): () => void {
  const onEvent = ({ type, persisted }: Partial<PageTransitionEvent>) => {
    if (type === 'online' || type === 'offline') tell(type);
    // Every page is shown once when it has loaded; only one that was kept, and is shown again, has come back.
    else if (persisted !== false && !document.hidden) tell('visible');
  };
  for (const type of PAGE_EVENTS) addEventListener(type, onEvent);
  return () => {
    for (const type of PAGE_EVENTS) removeEventListener(type, onEvent);
  };
}

/** `visibilitychange` comes up from the document. */
const PAGE_EVENTS = ['online', 'offline', 'pageshow', 'visibilitychange'];
