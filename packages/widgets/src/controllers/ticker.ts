import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Redraws its host every second, or as often as it is told, while it is in a page, so that clocks and ages move. */
export class Ticker implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly everyMs: number;
  private timer: ReturnType<typeof setInterval> | null = null;

  /** @param everyMs - how often to redraw, in milliseconds. */
  constructor(host: ReactiveControllerHost, everyMs = 1_000) {
    this.host = host;
    this.everyMs = everyMs;
  }

  hostConnected(): void {
    this.timer ??= setInterval(() => this.host.requestUpdate(), this.everyMs);
  }

  hostDisconnected(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }
}
