import type { ReactiveController, ReactiveControllerHost } from 'lit';

// Screen readers drop a text that is replaced at once; this is long enough for one to be picked up.
const HOLD_MS = 3_000;
/** Read by then, even behind a long sentence; what stays longer is found by a reader's cursor when it is not so any more. */
const READ_MS = 10_000;
/** More would be heard minutes late; those that waited longest go. */
const WAITING_MAX = 20;

interface Waiting {
  readonly sentence: string;
  readonly about: string | null;
}

/**
 * Feeds a live region one sentence after the other, so that a second call never cuts off the first, and empties it once
 * the last was read. The host draws `text` in an element that is in the page from the beginning.
 */
export class Announcer implements ReactiveController {
  text = '';
  private readonly host: ReactiveControllerHost;
  private waiting: readonly Waiting[] = [];
  /** Runs while a sentence may not be replaced. */
  private holding: ReturnType<typeof setTimeout> | null = null;
  private reading: ReturnType<typeof setTimeout> | null = null;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  /**
   * Says a sentence after those that are waiting.
   *
   * @param about - what it tells of, where it makes older ones untrue: those that wait to tell of the same are not said.
   */
  say(sentence: string, about: string | null = null): void {
    const others = this.waiting.filter((one) => about === null || one.about !== about);
    this.waiting = [...others, { sentence, about }].slice(-WAITING_MAX);
    if (this.holding === null) this.sayNext();
  }

  /** Says a sentence at once, in place of whatever is said or waits: all of that is not so any more. */
  sayNow(sentence: string): void {
    this.forget();
    this.say(sentence);
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** Takes back what is said, and forgets what waits to be. */
  clear(): void {
    this.forget();
    this.show('');
  }

  private forget(): void {
    for (const timer of [this.holding, this.reading]) if (timer !== null) clearTimeout(timer);
    this.holding = null;
    this.reading = null;
    this.waiting = [];
  }

  private sayNext(): void {
    const [next, ...others] = this.waiting;
    this.waiting = others;
    this.holding = null;
    if (next === undefined) return;
    if (this.reading !== null) clearTimeout(this.reading);
    this.holding = setTimeout(() => this.sayNext(), HOLD_MS);
    this.reading = setTimeout(() => this.show(''), READ_MS);
    // The same sentence again has to differ, or it is not read again.
    this.show(next.sentence === this.text ? `${next.sentence}\u00a0` : next.sentence);
  }

  private show(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.host.requestUpdate();
  }
}
