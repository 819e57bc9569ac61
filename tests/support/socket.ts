import { LIVE_PROTOCOL } from '@carequeue/queue-core';
import { waitUntil } from '../../scripts/trial/wait-until.ts';

/** How a live socket was closed. */
interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** A live socket past the SDK: sends anything, keeps everything. */
export interface RawSocket {
  readonly frames: readonly unknown[];
  readonly protocol: () => string;
  send(data: string | Uint8Array<ArrayBuffer>): void;
  /** Waits for a frame that `wanted` accepts. */
  frame(wanted: (frame: unknown) => boolean): Promise<unknown>;
  /** Waits until the other side closes. */
  closed(): Promise<Closed>;
  close(): void;
}

/** Opens `…/live` with a credential as its second subprotocol and waits until it is open. */
export async function openSocket(
  baseUrl: string,
  departmentId: string,
  credential: string,
  query = '',
): Promise<RawSocket> {
  const url = `${baseUrl.replace(/^http/, 'ws')}/v1/departments/${departmentId}/live?${query}`;
  const socket = new WebSocket(url, [LIVE_PROTOCOL, credential]);
  const frames: unknown[] = [];
  let end: Closed | undefined;
  let isOpen = false;
  socket.addEventListener('open', () => {
    isOpen = true;
  });
  socket.addEventListener('message', ({ data }) => {
    frames.push(data === 'pong' ? data : JSON.parse(String(data)));
  });
  socket.addEventListener('close', ({ code, reason }) => {
    end = { code, reason };
  });
  const closed = () => waitUntil(() => end, { what: 'the socket to be closed', timeoutMs: 10_000 });
  await waitUntil(
    () => {
      if (end !== undefined) throw new Error(`the socket was refused: ${end.code} ${end.reason}`);
      return isOpen || null;
    },
    { what: 'the socket to open', everyMs: 5 },
  );
  return {
    frames,
    protocol: () => socket.protocol,
    send: (data) => socket.send(data),
    frame: (wanted) => waitUntil(() => frames.find(wanted), { what: 'a frame', everyMs: 5, timeoutMs: 10_000 }),
    closed,
    close: () => socket.close(),
  };
}
