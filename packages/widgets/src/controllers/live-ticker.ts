import type { ReactiveControllerHost } from 'lit';
import type { ConnectionStatus } from '../base/freshness.ts';
import { Ticker } from './ticker.ts';

/** What follows a queue, and knows the server's time from it. */
interface Follower {
  readonly live: { readonly status: ConnectionStatus; retry(): void };
}

/**
 * Redraws a host that follows queues, and has the server tell its time anew where the device's clock was set. A follower
 * without a connection hears it with the next one; what is shown stays meanwhile.
 */
export class LiveTicker extends Ticker {
  /** @param everyMs - how often to redraw, in milliseconds. */
  constructor(host: ReactiveControllerHost, everyMs: number, followers: () => readonly Follower[] | null) {
    super(host, everyMs, () => {
      for (const { live } of followers() ?? []) if (live.status === 'live') live.retry();
    });
  }
}
