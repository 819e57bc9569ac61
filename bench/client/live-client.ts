import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type ServerMessage, takeMessage } from './server-message.ts';

const HEAD_END = '\r\n\r\n';
const LIVE_PROTOCOL = 'carequeue.v1';
/** First byte of a final text frame, and of a pong. */
const TEXT = 0x81;
const PONG = 0x8a;
const MASKED = 0x80;
/** The longest payload that needs no extended length. */
const SHORT_MAX = 125;

/** Where and as whom to watch. */
export interface LiveAddress {
  readonly port: number;
  /** With its query. */
  readonly path: string;
  /** Offered as second subprotocol; null where the server knows none. */
  readonly credential: string | null;
  /** The page's origin, for publishable keys. */
  readonly origin?: string;
}

/**
 * A WebSocket with next to no cost of its own, so that a thousand of them measure the server; and one that can stop
 * reading, which no WebSocket of the platform can.
 */
export class LiveClient {
  readonly #socket: Socket;
  #rest: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  #closeCode: number | null = null;
  #onEnd: (code: number | null) => void = () => {};
  /** Told of each text as it comes. */
  onText: (text: string) => void = () => {};
  /** Resolves with the server's close code, or null when it went without one. */
  readonly closed: Promise<number | null>;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => {
      this.#onEnd = resolve;
    });
    socket.on('close', () => this.#onEnd(this.#closeCode));
    // The close that always follows says what is known.
    socket.on('error', () => {});
  }

  /**
   * Connects and gives the socket once the upgrade is answered; what comes with the answer goes to `onText`.
   *
   * @throws when the answer is no upgrade; the message holds it.
   */
  static async open(address: LiveAddress, onText: (text: string) => void = () => {}): Promise<LiveClient> {
    const { socket, rest } = await openLiveSocket(address);
    const client = new LiveClient(socket);
    client.onText = onText;
    socket.on('data', (chunk: Buffer) => client.#read(chunk));
    client.#read(rest);
    return client;
  }

  /** Sends a text of at most 125 bytes. */
  send(text: string): void {
    this.#write(TEXT, Buffer.from(text));
  }

  /** Stops reading: what the server sends stays in its buffers. */
  stopReading(): void {
    this.#socket.pause();
  }

  /** Reads on. */
  readOn(): void {
    this.#socket.resume();
  }

  /** Goes away without a word, as a phone without network does. */
  vanish(): void {
    this.#socket.destroy();
  }

  #write(firstByte: number, payload: Buffer): void {
    if (payload.length > SHORT_MAX) throw new RangeError(`a client's text has at most ${SHORT_MAX} bytes`);
    // Masked with zeros: a mask is demanded, what it is made of is not.
    this.#socket.write(Buffer.concat([Buffer.from([firstByte, MASKED | payload.length, 0, 0, 0, 0]), payload]));
  }

  #read(chunk: Buffer): void {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    for (let taken = takeMessage(this.#rest); taken !== null; taken = takeMessage(this.#rest)) {
      this.#rest = taken.rest;
      this.#take(taken.message);
    }
  }

  #take(message: ServerMessage): void {
    if (message.kind === 'text') this.onText(message.text);
    if (message.kind === 'ping') this.#write(PONG, message.payload);
    if (message.kind === 'close') {
      this.#closeCode = message.code;
      this.#socket.end();
    }
  }
}

/**
 * Connects, and gives the bare socket once the upgrade is answered, with what came after the answer.
 *
 * @throws when the answer is no upgrade; the message holds it.
 */
export async function openLiveSocket(
  address: LiveAddress,
): Promise<{ readonly socket: Socket; readonly rest: Buffer }> {
  const socket = connect(address.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.setNoDelay(true);
  return { socket, rest: await upgrade(socket, address) };
}

async function upgrade(socket: Socket, address: LiveAddress): Promise<Buffer> {
  const { path, credential, origin } = address;
  const lines = [
    `GET ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(credential === null ? [] : [`Sec-WebSocket-Protocol: ${LIVE_PROTOCOL}, ${credential}`]),
    ...(origin === undefined ? [] : [`Origin: ${origin}`]),
  ];
  socket.write(lines.join('\r\n') + HEAD_END);
  let answer: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  for (;;) {
    const [chunk]: Buffer[] = await once(socket, 'data');
    if (chunk !== undefined) answer = Buffer.concat([answer, chunk]);
    const headEnd = answer.indexOf(HEAD_END);
    if (headEnd < 0) continue;
    const head = answer.subarray(0, headEnd).toString('latin1');
    if (head.startsWith('HTTP/1.1 101')) return answer.subarray(headEnd + HEAD_END.length);
    socket.destroy();
    throw new Error(`no upgrade: ${answer.toString('utf8')}`);
  }
}
