import type { QueueState } from '@carequeue/queue-core';
import { checkedBearer, ticketIdOf } from '../credential.ts';
import { CareQueueError } from '../errors.ts';
import type { Ticket, TicketReading } from '../resources/ticket.ts';
import type { Transport } from '../transport.ts';
import { path } from '../transport.ts';
import { isFinal } from './close-error.ts';
import { Connection, type FrameSource } from './connection.ts';
import type { ProtocolState } from './protocol.ts';
import { QueueStore } from './queue-store.ts';
import type { TicketView } from './ticket-view.ts';
import { faceOf, viewTicket } from './ticket-view.ts';
import type { WebSocketConstructor } from './web-socket.ts';

/** What to follow, and as whom. */
export interface LiveChoice {
  /** A ticket to follow; the one of a ticket credential is followed by itself. */
  readonly ticketId?: string | undefined;
  /** In place of the client's own: a ticket's `secret` brings its holder that ticket's own frames. */
  readonly credential?: string | undefined;
  /** In place of the client's. */
  readonly WebSocket?: WebSocketConstructor | undefined;
}

/**
 * How a live queue is connected.
 *
 * `connecting`: not, and trying. `live`: by socket. `polling`: by HTTP, and up to date within seconds. `offline`: the
 * browser says there is no network (still tried, slowly), or closed. `failed`: refused for good, see `error`.
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
export type LiveListener = (live: LiveDepartment) => void;

/** Is told of the followed ticket in full, after each change of it. */
export type TicketListener = (ticket: Ticket) => void;

/**
 * A department's queue, followed. Begins when it is made, heals itself, and ends with {@link LiveDepartment.close}.
 *
 * Listeners always see a whole state: a frame is applied entirely or not at all, and missed ones are fetched first.
 *
 * @example
 * const live = cq.departments.live(departmentId, { credential: secret });
 * live.subscribe(() => show(live.ticket(ticketId)?.position, live.connection.status));
 */
export class LiveDepartment {
  readonly departmentId: string;
  /** The ticket that is followed, if any. */
  readonly ticketId: string | null;
  readonly #transport: Transport;
  readonly #credential: string;
  readonly #store: QueueStore;
  readonly #connection: Connection;
  readonly #listeners = new Set<LiveListener>();
  readonly #ticketListeners = new Set<TicketListener>();
  #since: number;
  #told: { readonly state: QueueState | null } & Pick<LiveConnection, 'status' | 'error'>;
  #ownTicket: Ticket | null = null;
  #ownFetch: AbortController | null = null;
  #isOwnFetchDue = true;
  /** Events told of a change of the ticket, and its own frame has not come yet. */
  #isOwnBehind = false;

  /** Use `cq.departments.live(id)` or `createLive`. */
  constructor(transport: Transport, departmentId: string, choice: LiveChoice = {}) {
    this.#transport = transport;
    this.departmentId = departmentId;
    this.#credential = choice.credential === undefined ? transport.credential : checkedBearer(choice.credential);
    this.ticketId = choice.ticketId ?? ticketIdOf(this.#credential);
    this.#since = transport.now();
    this.#told = { state: null, status: 'connecting', error: null };
    this.#store = new QueueStore(this.ticketId);
    this.#connection = new Connection({
      transport,
      departmentId,
      credential: this.#credential,
      WebSocket: choice.WebSocket,
      store: this.#store,
      onChange: (source) => this.#onChange(source),
      onTicket: (ticket) => this.#onTicket(ticket),
    });
    this.#connection.start();
  }

  /** The queue, whole; null before it first came. A new object after each change. */
  get state(): QueueState | null {
    return this.#store.state;
  }

  get connection(): LiveConnection {
    return {
      status: this.#told.status,
      since: this.#since,
      lastSeenAt: this.#connection.lastSeenAt,
      error: this.#told.error,
    };
  }

  /** Ms to add to the local time to get the server's; 0 before the first frame. */
  get clockOffsetMs(): number {
    return this.#store.clock.ms;
  }

  /** Frames that came by socket since the beginning. */
  get framesReceived(): number {
    return this.#connection.framesReceived;
  }

  /** The followed ticket in full, once known; needs its own credential or a secret key. */
  get ownTicket(): Ticket | null {
    return this.#ownTicket;
  }

  /**
   * Tells where a ticket stands, its position and expected wait, computed here from the state.
   *
   * @returns null before the first state, and for a ticket the queue does not hold (a followed one that has ended is
   * still told).
   */
  ticket(ticketId: string): TicketView | null {
    const { state } = this.#store;
    if (state === null) return null;
    const view = viewTicket(state, ticketId, this.#transport.now() + this.clockOffsetMs);
    if (view !== null || ticketId !== this.ticketId) return view;
    if (this.#store.ended !== null) return this.#store.ended;
    return this.#ownTicket?.endedAt == null ? null : faceOf(this.#ownTicket);
  }

  /**
   * Tells `listener` after each change from now on.
   *
   * @returns what ends it.
   */
  subscribe(listener: LiveListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Tells `listener` of the followed ticket in full: at first, and after each change of it.
   *
   * @returns what ends it.
   */
  onTicket(listener: TicketListener): () => void {
    this.#ticketListeners.add(listener);
    return () => this.#ticketListeners.delete(listener);
  }

  /** Ends it: no listener is told any more; the last state stays readable. */
  close(): void {
    this.#listeners.clear();
    this.#ticketListeners.clear();
    this.#ownFetch?.abort();
    this.#connection.close();
  }

  #onChange(source: FrameSource | null): void {
    const { state } = this.#store;
    if (this.#store.takeFollowedChange()) this.#isOwnBehind = true;
    const status = statusOf(this.#connection.state);
    const { error } = this.#connection.state;
    const isNewState = state !== this.#told.state;
    const isNewStatus = status !== this.#told.status;
    if (!isNewState && !isNewStatus && error === this.#told.error) return;
    if (isNewStatus) this.#since = this.#transport.now();
    this.#told = { state, status, error };
    // What was missed may have been a frame of the ticket, and those are not sent again.
    const mayHaveMissed = isNewState && (source === 'snapshot' || status === 'polling');
    if (mayHaveMissed || (source === 'missed' && this.#isOwnBehind)) this.#isOwnFetchDue = true;
    if (isNewState || isNewStatus) this.#fetchOwn();
    for (const listener of this.#listeners) tell(() => listener(this));
  }

  #onTicket(ticket: Ticket): void {
    // A holder hears of each of his tickets in the department.
    if (ticket.id !== this.ticketId) return;
    if (this.#ownTicket !== null && this.#ownTicket.version > ticket.version) return;
    this.#ownTicket = ticket;
    this.#isOwnBehind = false;
    for (const listener of this.#ticketListeners) tell(() => listener(ticket));
  }

  #fetchOwn(): void {
    const mayRead = /^cq_[ts]k_/.test(this.#credential);
    if (this.ticketId === null || !mayRead || !this.#isOwnFetchDue || this.#ownFetch !== null) return;
    this.#isOwnFetchDue = false;
    const controller = new AbortController();
    this.#ownFetch = controller;
    this.#transport
      .send<TicketReading>({
        method: 'GET',
        path: path`/v1/departments/${this.departmentId}/tickets/${this.ticketId}`,
        options: { credential: this.#credential, signal: controller.signal },
      })
      .then(
        ({ seq: _seq, ...ticket }) => {
          this.#ownFetch = null;
          this.#onTicket(ticket);
          // Something may have been missed again meanwhile.
          this.#fetchOwn();
        },
        // The queue goes on without it. After a fault the next change asks again, after a refusal the next snapshot.
        (error) => {
          this.#ownFetch = null;
          this.#isOwnFetchDue = !(error instanceof CareQueueError && isFinal(error));
        },
      );
  }
}

function statusOf(state: ProtocolState): LiveConnection['status'] {
  switch (state.phase) {
    case 'live':
    case 'offline':
    case 'failed':
      return state.phase;
    case 'closed':
      return 'offline';
    case 'polling':
      return state.isPolled ? 'polling' : 'connecting';
    default:
      return 'connecting';
  }
}

/** A listener that throws is its owner's bug: reported as such, and no hindrance to the others. */
function tell(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
