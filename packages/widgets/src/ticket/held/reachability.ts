import type { ConnectionStatus } from '../../base/freshness.ts';

/** What of a followed queue tells whether its server can be reached. */
interface Followed {
  readonly status: ConnectionStatus;
  readonly department: { readonly connection: { readonly lastSeenAt: number | null } } | null;
}

/** Remembers that the server could not be reached, so that it is not said any more once it was heard again. */
export class Reachability {
  /** When it could not, by this device's clock; null where it could, or was heard since. */
  private failedAtMs: number | null = null;
  private wasAway = false;

  /** Notes how something went that the server was asked for. */
  note(isCutOff: boolean): void {
    this.failedAtMs = isCutOff ? Date.now() : null;
  }

  /** Told how the connection stands, again and again; true once where the server is there again. */
  hasReturned({ status, department }: Followed): boolean {
    const isAway = status !== 'live' && status !== 'polling';
    // A connection may outlive a short outage, and never have been away.
    const heardAtMs = department?.connection.lastSeenAt ?? 0;
    const isBack = !isAway && this.failedAtMs !== null && (this.wasAway || heardAtMs > this.failedAtMs);
    this.wasAway = isAway;
    if (isBack) this.failedAtMs = null;
    return isBack;
  }
}
