import type { ConnectionStatus } from '../../base/freshness.ts';

/** Follows whether the server can be reached, so that what was said while it could not is taken back once it can. */
export class Reachability {
  private wasAway = false;

  /** Told how the connection stands; true where it was away, and has come back since. */
  hasReturned(status: ConnectionStatus): boolean {
    const isAway = status !== 'live' && status !== 'polling';
    const isBack = this.wasAway && !isAway;
    this.wasAway = isAway;
    return isBack;
  }
}
