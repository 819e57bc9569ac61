import type { ReactiveController, ReactiveControllerHost } from 'lit';

// Screen readers drop a text that is replaced at once; this is long enough for one to be picked up.
const HOLD_MS = 3_000;
/** More would be heard minutes late; those that waited longest go. */
const WAITING_MAX = 20;

/**
 * Feeds a live region one sentence after the other, so that a second call never cuts off the first. The host draws
 * `text` in an element that is in the page from the beginning.
 */
export class Announcer implements ReactiveController {
  text = '';
  private readonly host: ReactiveControllerHost;
  private readonly queue: string[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  /** Says a sentence after those that are waiting. */
  say(sentence: string): void {
    this.queue.push(sentence);
    if (this.queue.length > WAITING_MAX) this.queue.shift();
    if (this.timer === null) this.sayNext();
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** Forgets what was said, and what waits to be. */
  clear(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.queue.length = 0;
    this.text = '';
  }

  private sayNext(): void {
    const sentence = this.queue.shift();
    this.timer = sentence === undefined ? null : setTimeout(() => this.sayNext(), HOLD_MS);
    // The last sentence stays: an emptied region is silent, but a reader who comes to it late still finds it.
    if (sentence === undefined) return;
    // The same sentence again has to differ, or it is not read again.
    this.text = sentence === this.text ? `${sentence}\u00a0` : sentence;
    this.host.requestUpdate();
  }
}
