import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { brotliCompressSync } from 'node:zlib';
import { LIVE_PROTOCOL } from '@carequeue/queue-core';

/** What RFC 6455 adds to a key before it is hashed. */
const HANDSHAKE_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT_FRAME = 0x81;
const LENGTH_IN_16_BITS = 126;
/** Any department's queue. */
const QUEUE = '/queue';

/** A file a page loads. */
export interface PageFile {
  readonly type: string;
  readonly text: string;
}

/** Pages, their scripts and one queue, all brotli. */
export interface PageServerParts {
  readonly files: ReadonlyMap<string, PageFile>;
  /** The queue as it is read and as a socket's first frame brings it. */
  readonly snapshot: string;
  /** Browsers slow HTTP down as they are told, and sockets not: a socket's first frame waits for this long, ms. */
  readonly socketDelayMs: number;
}

function acceptSocket(request: IncomingMessage, socket: Duplex, { snapshot, socketDelayMs }: PageServerParts): void {
  const key = `${request.headers['sec-websocket-key'] ?? ''}${HANDSHAKE_GUID}`;
  const accept = createHash('sha1').update(key).digest('base64');
  const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
  const payload = Buffer.from(snapshot);
  const frame = Buffer.concat([
    Buffer.from([TEXT_FRAME, LENGTH_IN_16_BITS, payload.length >> 8, payload.length & 0xff]),
    payload,
  ]);
  socket.on('error', () => socket.destroy());
  setTimeout(() => {
    socket.write(
      [...head, `Sec-WebSocket-Accept: ${accept}`, `Sec-WebSocket-Protocol: ${LIVE_PROTOCOL}`, '', ''].join('\r\n'),
    );
    socket.write(frame);
  }, socketDelayMs);
}

/** A file as it goes over the line. */
interface PackedFile {
  readonly type: string;
  readonly body: Buffer;
}

const packed = ({ type, text }: PageFile): PackedFile => ({ type, body: brotliCompressSync(text) });

type Packed = ReadonlyMap<string, PackedFile>;

function answer(request: IncomingMessage, response: ServerResponse, files: Packed): void {
  const { pathname } = new URL(request.url ?? '/', 'http://page');
  const file = files.get(pathname.endsWith('/queue') ? QUEUE : pathname);
  if (file === undefined) {
    response.writeHead(404).end();
    return;
  }
  const headers = { 'Content-Type': `${file.type}; charset=utf-8`, 'Content-Encoding': 'br' };
  response.writeHead(200, headers).end(file.body);
}

/** Serves on a free port of this machine. */
export async function servePages(
  parts: PageServerParts,
): Promise<{ readonly server: Server; readonly origin: string }> {
  // Once and ahead: at its best it takes some 300 ms of a large script, which would count as the page's time.
  const all = [...parts.files, [QUEUE, { type: 'application/json', text: parts.snapshot }] as const];
  const files: Packed = new Map(all.map(([path, file]) => [path, packed(file)]));
  const server = createServer((request, response) => answer(request, response, files));
  server.on('upgrade', (request, socket) => acceptSocket(request, socket, parts));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { server, origin: `http://127.0.0.1:${port}` };
}
