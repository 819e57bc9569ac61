import { vi } from 'vitest';

interface Armed {
  readonly handle: object;
  readonly delayMs: number;
  readonly run: () => void;
}

/**
 * Timers that fire when a test says so, each named by its delay, while sockets and HTTP stay real.
 *
 * A test can wait for a timer to be armed, which no fake clock offers: so nothing here depends on how fast I/O is.
 */
export class Timers {
  #armed: readonly Armed[] = [];
  #waiting: readonly { readonly delayMs: number; readonly resolve: () => void }[] = [];

  /** Takes the place of `setTimeout` until `vi.unstubAllGlobals()`. */
  static install(): Timers {
    const timers = new Timers();
    vi.stubGlobal('setTimeout', (run: () => void, delayMs = 0) => timers.#arm(run, delayMs));
    vi.stubGlobal('clearTimeout', (handle: unknown) => {
      timers.#armed = timers.#armed.filter((timer) => timer.handle !== handle);
    });
    return timers;
  }

  /** Says whether a timer with this delay is armed. */
  has(delayMs: number): boolean {
    return this.#armed.some((timer) => timer.delayMs === delayMs);
  }

  /** Comes true once a timer with this delay is armed. */
  armed(delayMs: number): Promise<void> {
    if (this.has(delayMs)) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting = [...this.#waiting, { delayMs, resolve }];
    });
  }

  /** Waits for a timer with this delay to be armed, and lets it fire. */
  async fire(delayMs: number): Promise<void> {
    await this.armed(delayMs);
    const timer = this.#armed.find((armed) => armed.delayMs === delayMs);
    if (timer === undefined) throw new Error(`No timer of ${delayMs} ms is armed any more.`);
    this.#armed = this.#armed.filter((armed) => armed !== timer);
    timer.run();
  }

  #arm(run: () => void, delayMs: number): object {
    // Node's own fetch keeps time by the same global, and asks its handles for this.
    const handle = { ref: () => handle, unref: () => handle, refresh: () => handle };
    this.#armed = [...this.#armed, { handle, delayMs, run }];
    const due = this.#waiting.filter((waiting) => waiting.delayMs === delayMs);
    this.#waiting = this.#waiting.filter((waiting) => waiting.delayMs !== delayMs);
    for (const waiting of due) waiting.resolve();
    return handle;
  }
}
