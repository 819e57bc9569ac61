import type { QueueReader, QueueReading } from '@carequeue/sdk/live';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

// A wait of minutes moves by the minute; while nobody looks, nobody asks.
const EVERY_MS = 30_000;
const PATIENCE_MS = 15_000;

/** Reads a queue again and again while its host is in a page that is looked at. */
export class QueuePoll implements ReactiveController {
  /** The last reading; stays while there is no other. */
  queue: QueueReading | null = null;
  /** When it was read, ms since 1970 by this machine's clock. */
  readAtMs = 0;
  /** Why the last try gave none; null where it did. */
  error: unknown = null;
  /** What it reads with; null where it cannot. */
  reader: QueueReader | null = null;
  private departmentId = '';
  private asking: AbortController | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isConnected = false;
  private readonly host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.isConnected = true;
    document.addEventListener('visibilitychange', this.retry);
    addEventListener('online', this.retry);
    this.retry();
  }

  hostDisconnected(): void {
    this.isConnected = false;
    document.removeEventListener('visibilitychange', this.retry);
    removeEventListener('online', this.retry);
    this.end();
  }

  /** Reads another department, or none. */
  follow(reader: QueueReader | null, departmentId: string): void {
    if (departmentId !== this.departmentId) this.queue = null;
    this.reader = reader;
    this.departmentId = departmentId;
    this.error = null;
    this.retry();
  }

  /** Reads at once. */
  readonly retry = (): void => {
    this.end();
    if (this.isConnected && !document.hidden) void this.read();
  };

  private end(): void {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.asking = null;
  }

  private async read(): Promise<void> {
    const asking = new AbortController();
    this.asking = asking;
    this.timer = setTimeout(() => asking.abort(), PATIENCE_MS);
    let outcome: Partial<Pick<QueuePoll, 'queue' | 'readAtMs' | 'error'>>;
    try {
      const queue = (await this.reader?.read(this.departmentId, asking.signal)) || null;
      outcome = { queue, readAtMs: Date.now(), error: null };
    } catch (error) {
      outcome = { error };
    }
    if (this.asking !== asking) return;
    clearTimeout(this.timer);
    Object.assign(this, outcome);
    this.timer = setTimeout(this.retry, EVERY_MS);
    this.host.requestUpdate();
  }
}
