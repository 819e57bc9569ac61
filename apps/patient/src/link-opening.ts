import type { ClaimOutcome } from './claim.ts';
import type { KeptTicket, Storage } from './kept-tickets.ts';

/** How opening a link goes. */
export type OpeningState = 'opening' | 'unreachable' | 'busy' | 'wrong';

/** What opening a link needs. */
export interface OpeningPorts {
  readonly claim: (code: string) => Promise<ClaimOutcome>;
  /** Storage of the tab: a code that is not opened yet outlives a reload, and never the tab. */
  readonly tab: Storage;
  readonly onOpened: (ticket: KeptTicket) => void;
  readonly redraw: () => void;
}

const CODE_KEY = 'carequeue-link';
const RETRY_FIRST_MS = 3_000;
const RETRY_MAX_MS = 30_000;

/**
 * Opens one link after another; the code of one that cannot be opened yet is kept until the network is back.
 *
 *     opening ──200──▶ done        ──404──▶ wrong, until it is closed
 *        ▲ └──no answer, 429, 5xx──▶ unreachable, busy ──later, or online──┐
 *        └─────────────────────────────────────────────────────────────────┘
 */
export class LinkOpening {
  /** Null while no link is being opened. */
  state: OpeningState | null = null;
  #code: string | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #failures = 0;
  readonly #ports: OpeningPorts;

  constructor(ports: OpeningPorts) {
    this.#ports = ports;
  }

  /** Opens a code, or the one that was left from before a reload. */
  begin(code: string | null): void {
    const wanted = code ?? this.#kept();
    if (wanted === null) return;
    this.#code = wanted;
    this.#failures = 0;
    this.#keep(wanted);
    void this.#try();
  }

  /** Tries at once what waits for another try. */
  readonly retry = (): void => {
    if (this.state === 'unreachable' || this.state === 'busy') void this.#try();
  };

  /** Puts away what came of it. */
  readonly close = (): void => {
    this.#end(null);
    this.#ports.redraw();
  };

  async #try(): Promise<void> {
    const code = this.#code;
    if (code === null) return;
    this.#stopTimer();
    // A wait that is told stays told while it is tried again, so that the page does not flicker.
    if (this.#failures === 0) this.state = 'opening';
    this.#ports.redraw();
    const outcome = await this.#ports.claim(code);
    if (this.#code !== code) return;
    this.#take(outcome);
    this.#ports.redraw();
  }

  #take(outcome: ClaimOutcome): void {
    switch (outcome.kind) {
      case 'opened':
        this.#end(null);
        this.#ports.onOpened(outcome.ticket);
        break;
      case 'wrong':
        this.#end('wrong');
        break;
      case 'busy':
        this.#wait('busy', outcome.retryAfterMs);
        break;
      case 'unreachable':
        this.#wait('unreachable', Math.min(RETRY_FIRST_MS * 2 ** this.#failures, RETRY_MAX_MS));
        break;
    }
  }

  #wait(state: OpeningState, delayMs: number): void {
    this.#failures += 1;
    this.state = state;
    this.#timer = setTimeout(() => void this.#try(), delayMs);
  }

  #end(state: OpeningState | null): void {
    this.#stopTimer();
    this.#code = null;
    this.state = state;
    this.#keep(null);
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #kept(): string | null {
    try {
      return this.#ports.tab.getItem(CODE_KEY);
    } catch {
      return null;
    }
  }

  #keep(code: string | null): void {
    try {
      if (code === null) this.#ports.tab.removeItem(CODE_KEY);
      else this.#ports.tab.setItem(CODE_KEY, code);
    } catch {
      // No storage: it is opened while the page is.
    }
  }
}
