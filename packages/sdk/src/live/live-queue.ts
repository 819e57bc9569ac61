import type { QueueState, ServerFrame } from '@carequeue/queue-core';
import { checkedBearer } from '../credential.ts';
import type { CareQueueError } from '../errors.ts';
import type { Ticket } from '../resources/ticket.ts';
import type { Transport } from '../transport.ts';
import { Connection } from './connection.ts';
import type { ProtocolState } from './protocol.ts';
import { QueueStore } from './queue-store.ts';
import type { WebSocketConstructor } from './web-socket.ts';

/** As whom to follow a queue, and through what. */
export interface LiveChoice {
  /** In place of the client's own: a ticket's `secret` brings its holder that ticket's own frames. */
  readonly credential?: string | undefined;
  /** In place of the client's. */
  readonly WebSocket?: WebSocketConstructor | undefined;
  /**
   * Reads the queue by HTTP too while the first socket opens: for a page whose reader waits for the first state, which is
   * there a round trip or two sooner. It costs the server one more read for each `live`, none for later sockets.
   */
  readonly readAtOnce?: boolean | undefined;
}

/**
 * How a live queue is connected.
 *
 * `connecting`: not, and trying. `live`: by socket. `polling`: by HTTP, and up to date within seconds. `offline`: the
 * browser says there is no network (still tried), or closed. `failed`: refused for good, see `error`.
 */
export interface LiveConnection {
  readonly status: 'connecting' | 'live' | 'polling' | 'offline' | 'failed';
  /** Local time the status began, ms since 1970. */
  readonly since: number;
  /** Local time the server was last heard, ms since 1970; null before that. */
  readonly lastSeenAt: number | null;
  /** What went wrong last; null while live or polling. */
  readonly error: CareQueueError | null;
}

/** Is told after each change of the state or the connection. */
export type LiveListener<Live extends LiveQueue = LiveQueue> = (live: Live) => void;

/** What goes along with a followed queue: a ticket's own part of it. */
export interface Companion {
  /** Told each frame, once the queue's state has it. */
  take(frame: ServerFrame<Ticket>): void;
  /** Told after a change of the state or the status, before the listeners are. */
  onChange(status: LiveConnection['status'], isNewState: boolean): void;
  close(): void;
}

/**
 * A department's queue, followed. Begins when it is made, heals itself, and ends with {@link LiveQueue.close}.
 *
 * Listeners always see a whole state: a frame is applied entirely or not at all, and missed ones are fetched first.
 *
 * @example
 * const live = createLive({ publishableKey, baseUrl, departmentId });
 * live.subscribe(() => show(live.state?.waiting.length, live.connection.status));
 */
export class LiveQueue {
  readonly departmentId: string;
  readonly #now: () => number;
  readonly #companion: Companion | undefined;
  readonly #store = new QueueStore();
  readonly #connection: Connection;
  readonly #listeners = new Set<() => void>();
  #told: Omit<LiveConnection, 'lastSeenAt'>;
  #toldState: QueueState | null = null;

  /** Use `createLive`, or `departments.live(id)` of a client. */
  constructor(transport: Transport, departmentId: string, choice: LiveChoice = {}, companion?: Companion) {
    this.departmentId = departmentId;
    this.#now = transport.now;
    this.#companion = companion;
    this.#told = { status: 'connecting', since: transport.now(), error: null };
    this.#connection = new Connection({
      transport,
      departmentId,
      credential: checkedBearer(choice.credential ?? transport.credential),
      readAtOnce: choice.readAtOnce,
      WebSocket: choice.WebSocket ?? transport.WebSocket,
      store: this.#store,
      onChange: () => this.#onChange(),
      onFrame: (frame) => companion?.take(frame),
    });
    this.#connection.start();
  }

  /** The queue, whole; null before it first came. A new object after each change. */
  get state(): QueueState | null {
    return this.#store.state;
  }

  get connection(): LiveConnection {
    return { ...this.#told, lastSeenAt: this.#connection.lastSeenAt };
  }

  /** Ms to add to the local time to get the server's; 0 before the first frame. */
  get clockOffsetMs(): number {
    return this.#store.clock.ms;
  }

  /**
   * Tells `listener` after each change from now on.
   *
   * @returns what ends it.
   */
  subscribe(listener: LiveListener<this>): () => void {
    const told = () => listener(this);
    this.#listeners.add(told);
    return () => this.#listeners.delete(told);
  }

  /** Ends it: no listener is told any more; the last state stays readable. */
  close(): void {
    this.#listeners.clear();
    this.#companion?.close();
    this.#connection.close();
  }

  #onChange(): void {
    const { state } = this.#store;
    const { error } = this.#connection.state;
    const told = this.#told;
    const status = statusOf(this.#connection.state);
    const isNewStatus = status !== told.status;
    const isNewState = state !== this.#toldState;
    if (!isNewState && !isNewStatus && error === told.error) return;
    this.#told = { status, error, since: isNewStatus ? this.#now() : told.since };
    this.#toldState = state;
    if (isNewState || isNewStatus) this.#companion?.onChange(status, isNewState);
    for (const listener of this.#listeners) tell(listener);
  }
}

function statusOf({ phase, isPolled }: ProtocolState): LiveConnection['status'] {
  if (phase === 'live' || phase === 'failed' || (phase === 'polling' && isPolled)) return phase;
  // What the browser says is a hint: a hospital's own network may work without the internet.
  return phase === 'closed' || globalThis.navigator?.onLine === false ? 'offline' : 'connecting';
}

/** Calls a listener. One that throws is its owner's bug: reported as such, and no hindrance to the others. */
export function tell(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
