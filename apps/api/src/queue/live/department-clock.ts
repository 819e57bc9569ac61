import type { Instant } from '../../kernel/time.ts';
import { instantOf } from '../../kernel/time.ts';

/** Replaced at build time: only a development build can have its clock driven. */
declare const CAREQUEUE_DEVELOPMENT: boolean;

/** Where a driven instant is kept over a restart. */
export interface ClockStore {
  readonly readDrivenNow: () => Instant | null;
  readonly writeDrivenNow: (now: Instant | null) => void;
}

/** The department's only clock. It never goes back, whatever the machine's does. */
export class DepartmentClock {
  readonly #store: ClockStore;
  readonly #machineNow: () => number;
  #drivenNow: Instant | null = null;
  #latest: number;

  constructor(store: ClockStore, latest: number, machineNow: () => number) {
    this.#store = store;
    this.#machineNow = machineNow;
    this.#latest = latest;
    if (CAREQUEUE_DEVELOPMENT) this.#drivenNow = store.readDrivenNow();
  }

  /** True while the time is set by hand. */
  get isDriven(): boolean {
    return this.#drivenNow !== null;
  }

  /** The time by which everything is decided. */
  now(): Instant {
    if (this.#drivenNow !== null) return this.#drivenNow;
    this.#latest = Math.max(this.#latest, this.#machineNow());
    return instantOf(this.#latest);
  }

  /**
   * Development only: holds the clock at an instant, or lets it run again with null.
   *
   * The first instant may lie anywhere, so that a day of the past can be played; those after it only later.
   */
  drive(now: Instant | null): void {
    if (!CAREQUEUE_DEVELOPMENT || now === this.#drivenNow) return;
    if (now !== null && this.#drivenNow !== null && now < this.#drivenNow) return;
    this.#drivenNow = now;
    // Let go, it may step back from a driven future to the present: only in development, and asked for.
    if (now === null) this.#latest = 0;
    this.#store.writeDrivenNow(now);
  }
}
