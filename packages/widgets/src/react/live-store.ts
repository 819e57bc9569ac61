/** Begins to follow something, and hands on each snapshot of it; what it gives ends that. */
export type Follow<Snapshot> = (take: (snapshot: Snapshot) => void) => () => void;

/**
 * What `useSyncExternalStore` reads: followed while anybody listens. A snapshot is the same object until there is
 * another, and the last one stays after the last listener went, so that who comes back sees no gap.
 */
export class LiveStore<Snapshot> {
  private readonly first: Snapshot;
  private readonly follow: Follow<Snapshot>;
  private readonly listeners = new Set<() => void>();
  private current: Snapshot;
  private stop: (() => void) | null = null;

  constructor(first: Snapshot, follow: Follow<Snapshot>) {
    this.first = first;
    this.current = first;
    this.follow = follow;
  }

  /** Tells `listener` of each change, until what this gives is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.stop ??= this.follow((snapshot) => {
      this.current = snapshot;
      for (const one of this.listeners) one();
    });
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      this.stop?.();
      this.stop = null;
    };
  };

  /** Whether anybody listens. */
  get isFollowed(): boolean {
    return this.listeners.size > 0;
  }

  /** The last snapshot. */
  readonly snapshot = (): Snapshot => this.current;

  /** What a server renders, and a browser begins with. */
  readonly firstSnapshot = (): Snapshot => this.first;
}
