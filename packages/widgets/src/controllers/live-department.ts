import type { LiveQueue, QueueState } from '@carequeue/sdk/live';
import type { TicketChoice } from '@carequeue/sdk/ticket';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConnectionStatus } from '../base/freshness.ts';

/** A refused key may be allowed again, a reset department may come back: a screen nobody touches has to notice. */
export const RESTART_MS = 30_000;

/** Follows queues: a visitor's client, or a patient's, whose live queues tell of tickets too. */
export interface LiveClient<Live extends LiveQueue> {
  readonly departments: { live(departmentId: string, choice?: TicketChoice): Live };
}

/** What is followed. */
export interface LiveSource<Live extends LiveQueue> extends Pick<TicketChoice, 'ticketId' | 'readAtOnce'> {
  readonly client: LiveClient<Live>;
  readonly departmentId: string;
}

/** Told of each new state, with the one before. */
export type StateListener = (state: QueueState, before: QueueState | null) => void;

/** Keeps its host's picture of a department up to date while the host is in a page, and starts again after failures. */
export class LiveDepartmentController<Live extends LiveQueue = LiveQueue> implements ReactiveController {
  /** The last whole state; stays while the connection is away. */
  state: QueueState | null = null;
  private live: Live | null = null;
  private source: LiveSource<Live> | null = null;
  private unsubscribe: (() => void) | null = null;
  private restartTimer: ReturnType<typeof setTimeout> | null = null;
  private isConnected = false;
  private offsetMs = 0;
  private lastSeenAt: number | null = null;
  private refusal: Error | null = null;
  private readonly host: ReactiveControllerHost;
  private readonly onState: StateListener;

  constructor(host: ReactiveControllerHost, onState: StateListener) {
    this.host = host;
    this.onState = onState;
    host.addController(this);
  }

  hostConnected(): void {
    this.isConnected = true;
    this.open();
  }

  hostDisconnected(): void {
    this.isConnected = false;
    this.shut();
  }

  /** Follows another department, or nothing; another credential for the same department keeps what is shown. */
  follow(source: LiveSource<Live> | null): void {
    this.shut();
    this.refusal = null;
    if (source?.departmentId !== this.source?.departmentId) {
      this.state = null;
      this.lastSeenAt = null;
    }
    this.source = source;
    this.open();
    this.host.requestUpdate();
  }

  /** Tries anew at once. */
  retry(): void {
    this.refusal = null;
    this.restart();
  }

  /** How the connection stands. */
  get status(): ConnectionStatus {
    return this.live?.connection.status || 'connecting';
  }

  /** Why the connection is away, a refusal also while it is tried again by itself; null while it is not. */
  get error(): Error | null {
    return this.live?.connection.error ?? this.refusal;
  }

  /** The server's time when the server was last heard, ms; null when it never was. */
  get lastSeenMs(): number | null {
    return this.lastSeenAt === null ? null : this.lastSeenAt + this.offsetMs;
  }

  /** The server's time now, ms; the one clock that everything is told by. */
  get nowMs(): number {
    return Date.now() + this.offsetMs;
  }

  /** The SDK's live object, for what it computes; null while nothing is followed. */
  get department(): Live | null {
    return this.live;
  }

  private restart(): void {
    this.shut();
    this.open();
    this.host.requestUpdate();
  }

  private open(): void {
    if (!this.isConnected || this.source === null || this.live !== null) return;
    const { client, departmentId } = this.source;
    this.live = client.departments.live(departmentId, this.source);
    this.unsubscribe = this.live.subscribe(() => this.take());
    this.take();
  }

  private shut(): void {
    if (this.restartTimer !== null) clearTimeout(this.restartTimer);
    this.restartTimer = null;
    this.unsubscribe?.();
    this.unsubscribe = null;
    this.live?.close();
    this.live = null;
  }

  private take(): void {
    const before = this.state;
    const after = this.live?.state ?? null;
    const seenAt = this.live?.connection.lastSeenAt ?? null;
    if (this.live !== null && seenAt !== null) {
      this.lastSeenAt = seenAt;
      this.offsetMs = this.live.clockOffsetMs;
    }
    if (after !== null && after !== before) {
      this.state = after;
      this.onState(after, before);
    }
    // Kept until the next answer, so that a page does not flicker, and is not read out, with every try.
    if (this.status === 'failed') {
      this.refusal = this.error;
      this.restartTimer ??= setTimeout(() => this.restart(), RESTART_MS);
    } else if (this.status !== 'connecting') {
      this.refusal = null;
    }
    this.host.requestUpdate();
  }
}
