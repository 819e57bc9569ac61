import type { WebSocketConstructor, WebSocketLike } from '@carequeue/sdk/live';

/** How long a network may keep silent before what is known is shown in its place. */
const PATIENCE_MS = 2_500;

/** What a recalling socket asks and tells. */
export interface RecallPorts {
  /** The platform's own. */
  readonly WebSocket: WebSocketConstructor;
  /** True where the browser says there is no network. */
  readonly isOffline: () => boolean;
  /** The last known state of the queue at this address, as a frame's text; null where nothing is known. */
  readonly recall: (url: string) => string | null;
  /** What is known was shown, because nothing newer is to be had. */
  readonly onRecalled: () => void;
  /** The server spoke: what it sent, and where. */
  readonly onHeard: (url: string, data: unknown) => void;
}

/**
 * Makes a WebSocket for a live queue that begins with what was last known where the network has nothing better:
 *
 *     open ──first message in time──▶ as any socket
 *       └──none, lost, or offline──▶ the last known state as if it had come, then on as any socket
 *
 * The state carries the server's time it is of, so that its age shows; the page says meanwhile that it is old.
 */
export function recallingSocket(ports: RecallPorts): WebSocketConstructor {
  return class extends RecallingSocket {
    constructor(url: string, protocols: string[]) {
      super(ports, url, protocols);
    }
  };
}

type Listeners = { readonly [Type in 'open' | 'message' | 'close' | 'error']: Set<(event: never) => void> };

class RecallingSocket implements WebSocketLike {
  readonly #ports: RecallPorts;
  readonly #url: string;
  readonly #socket: WebSocketLike;
  readonly #listeners: Listeners = { open: new Set(), message: new Set(), close: new Set(), error: new Set() };
  #hasOpened = false;
  #hasBrought = false;
  #timer: ReturnType<typeof setTimeout>;

  constructor(ports: RecallPorts, url: string, protocols: string[]) {
    this.#ports = ports;
    this.#url = url;
    this.#socket = new ports.WebSocket(url, protocols);
    this.#timer = setTimeout(() => this.#recall(), ports.isOffline() ? 0 : PATIENCE_MS);
    this.#socket.addEventListener('open', () => this.#open());
    this.#socket.addEventListener('message', ({ data }) => {
      this.#settle();
      ports.onHeard(url, data);
      this.#tell('message', { data });
    });
    this.#socket.addEventListener('close', ({ code, reason }) => {
      // A refusal is news; a network that is away leaves what is known.
      if (code < 4000) this.#recall();
      this.#settle();
      this.#tell('close', { code, reason });
    });
    this.#socket.addEventListener('error', () => this.#tell('error', {}));
  }

  addEventListener(type: keyof Listeners, listener: (event: never) => void): void {
    this.#listeners[type].add(listener);
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  close(code?: number, reason?: string): void {
    this.#settle();
    this.#socket.close(code, reason);
  }

  #settle(): void {
    this.#hasBrought = true;
    clearTimeout(this.#timer);
  }

  /** Whoever asks for what he missed has a state already. */
  #recall(): void {
    if (this.#hasBrought || this.#url.includes('since=')) return;
    const text = this.#ports.recall(this.#url);
    if (text === null) return;
    this.#settle();
    this.#open();
    this.#ports.onRecalled();
    this.#tell('message', { data: text });
  }

  #open(): void {
    if (this.#hasOpened) return;
    this.#hasOpened = true;
    this.#tell('open', {});
  }

  #tell(type: keyof Listeners, event: object): void {
    for (const listener of this.#listeners[type]) listener(event as never);
  }
}
