import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';

/** An answer, read whole. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A request as it is written to the wire. */
export interface WireRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One client on one kept connection of HTTP/1.1, one request at a time: a few microseconds each, so that what is
 * measured is the server and not a general HTTP client on the same two cores.
 */
export class KeepAlive {
  readonly #socket: Socket;
  #text = '';
  #waiting: Waiting | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => this.#read(chunk));
    socket.on('close', () => this.#waiting?.reject(new Error('the server closed a kept connection')));
    socket.on('error', (error) => this.#waiting?.reject(error));
  }

  /** Connects to a port of this machine. */
  static async open(port: number): Promise<KeepAlive> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new KeepAlive(socket);
  }

  /** Sends a POST and resolves with its answer. */
  post(request: WireRequest): Promise<Answer> {
    const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const length = Buffer.byteLength(request.body);
    const head = `POST ${request.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers.join('')}Content-Length: ${length}`;
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(head + HEAD_END + request.body);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: string): void {
    this.#text += chunk;
    const headEnd = this.#text.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.#text.slice(0, headEnd);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) {
      this.#waiting?.reject(new Error(`an answer without a length: ${head}`));
      return;
    }
    const bodyStart = headEnd + HEAD_END.length;
    if (this.#text.length < bodyStart + Number(length)) return;
    const body = this.#text.slice(bodyStart, bodyStart + Number(length));
    this.#text = '';
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve({ status: Number(head.slice(9, 12)), body });
  }
}
