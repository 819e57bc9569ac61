import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * A clock that from one redrawing to the next moved this far from how long the machine ran was set, or the machine slept.
 * Times are told in minutes; what is less is put right with the next event of the queue.
 */
const STEP_MS = 20_000;

/** Redraws its host every second, or as often as it is told, while it is in a page, so that clocks and ages move. */
export class Ticker implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly everyMs: number;
  private readonly onClockSet: () => void;
  private timer: ReturnType<typeof setInterval> | null = null;
  private aheadMs = 0;

  /**
   * @param everyMs - how often to redraw, in milliseconds.
   * @param onClockSet - told where the device's clock was set since the last redrawing, or the device slept: what is known
   * of the server's time by that clock is wrong then.
   */
  constructor(host: ReactiveControllerHost, everyMs = 1_000, onClockSet: () => void = () => undefined) {
    this.host = host;
    this.everyMs = everyMs;
    this.onClockSet = onClockSet;
  }

  hostConnected(): void {
    this.aheadMs = clockAheadMs();
    this.timer ??= setInterval(() => this.tick(), this.everyMs);
  }

  hostDisconnected(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }

  private tick(): void {
    const aheadMs = clockAheadMs();
    if (Math.abs(aheadMs - this.aheadMs) > STEP_MS) this.onClockSet();
    this.aheadMs = aheadMs;
    this.host.requestUpdate();
  }
}

/** How far the clock is ahead of how long the page's machine ran: the same all the time, unless one of them jumps. */
function clockAheadMs(): number {
  return Date.now() - performance.now();
}
