/** Who is at the other end of a socket of the object's. */
export interface SocketPeer {
  readonly receive: (text: string) => void;
  readonly closed: (code: number) => void;
}

/** The server's end of a simulated WebSocket: what is sent waits until somebody is at the other end. */
export class ServerSocket {
  #attachment: unknown = null;
  #peer: SocketPeer | null = null;
  #unsent: string[] = [];
  #gate: (work: () => void) => void = (work) => work();
  isClosed = false;
  tags: readonly string[] = [];
  answeredAt: Date | null = null;

  /** Joins it to its client; `gate` holds back what may not leave yet. */
  connect(peer: SocketPeer, gate: (work: () => void) => void): void {
    this.#peer = peer;
    this.#gate = gate;
    for (const text of this.#unsent.splice(0)) this.send(text);
  }

  /** Another process of the object has taken it over. */
  adopt(gate: (work: () => void) => void): void {
    this.#gate = gate;
  }

  /** The connection is gone, whatever the object still says. */
  drop(): void {
    this.isClosed = true;
    this.#peer = null;
  }

  send(text: string): void {
    if (this.isClosed) throw new TypeError("Can't call WebSocket send() after close().");
    const peer = this.#peer;
    if (peer === null) this.#unsent.push(text);
    else this.#gate(() => peer.receive(text));
  }

  close(code = 1005): void {
    if (this.isClosed) return;
    this.isClosed = true;
    const peer = this.#peer;
    if (peer !== null) this.#gate(() => peer.closed(code));
  }

  serializeAttachment(value: unknown): void {
    this.#attachment = structuredClone(value);
  }

  deserializeAttachment(): unknown {
    return structuredClone(this.#attachment);
  }
}

/** Stands in for the platform's WebSocketPair: 0 is handed to the client, 1 is the object's. */
class SimulatedPair {
  readonly 0: { readonly server: ServerSocket };
  readonly 1: ServerSocket;

  constructor() {
    this[1] = new ServerSocket();
    this[0] = { server: this[1] };
  }
}

class RequestResponsePair {
  readonly request: string;
  readonly response: string;

  constructor(request: string, response: string) {
    this.request = request;
    this.response = response;
  }
}

/** The platform's Response as far as an upgrade needs it: it may have the status 101 and hold a socket. */
export class UpgradeResponse {
  readonly status: number;
  readonly webSocket: { readonly server: ServerSocket } | null;
  readonly body: unknown;

  constructor(body: unknown, init: { status?: number; webSocket?: { server: ServerSocket } } = {}) {
    this.body = body;
    this.status = init.status ?? 200;
    this.webSocket = init.webSocket ?? null;
  }

  static json(value: unknown): UpgradeResponse {
    return new UpgradeResponse(structuredClone(value));
  }
}

/** Puts the platform's own classes where the object looks for them. */
export function installPlatformGlobals(): void {
  Object.assign(globalThis, {
    WebSocketPair: SimulatedPair,
    WebSocketRequestResponsePair: RequestResponsePair,
    Response: UpgradeResponse,
    CAREQUEUE_DEVELOPMENT: false,
  });
}
