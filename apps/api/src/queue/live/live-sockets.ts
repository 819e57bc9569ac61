import type { ResyncFrame } from '@carequeue/queue-core';
import { LIVE_CLOSE, LIVE_PROTOCOL } from '@carequeue/queue-core';
import { z } from 'zod';
import type { Caller, Follower } from '../../http/auth-context.ts';
import type { TokenBucket } from '../../http/rate-limit.ts';
import { fullBucket, takeToken } from '../../http/rate-limit.ts';
import type { TicketId } from '../../kernel/ids.ts';
import { parseId } from '../../kernel/ids.ts';
import type { Audience } from '../views/frames.ts';

/** Where a client offers protocols and the server selects one. */
export const PROTOCOL_HEADER = 'Sec-WebSocket-Protocol';
/** Far above any waiting room; past it clients poll. */
const SOCKETS_MAX = 5000;
/** A message of ours has about 80 bytes. */
const MESSAGE_BYTES_MAX = 4096;
const CLOSE_TOO_BIG = 1009;
const LINK_OVER = 'the link was replaced or is over';
/** A socket that has not said `ping` for this long is gone. */
const IDLE_MS = 90_000;
/** A client resyncs at most now and then; this is a hundred times as often. */
const MESSAGES = { capacity: 20, perSecond: 2 };

const attachmentSchema = z.object({
  audience: z.enum(['public', 'staff']),
  ticketId: z.string().nullable(),
  follower: z.int().optional(),
  connectedAtMs: z.number(),
});

/** What a socket remembers over hibernation: never the credential. */
interface Attachment {
  readonly audience: Audience;
  readonly ticketId: TicketId | null;
  /** The number of the link by which the ticket is followed; absent for its holder. */
  readonly follower?: number;
  readonly connectedAtMs: number;
}

const resyncSchema: z.ZodType<ResyncFrame> = z.strictObject({
  type: z.literal('resync'),
  since: z.int().min(0),
  epoch: z.string().max(100),
});

/** What sockets need of a Durable Object's context. */
export type SocketContext = Pick<
  DurableObjectState,
  'acceptWebSocket' | 'getWebSockets' | 'setWebSocketAutoResponse' | 'getWebSocketAutoResponseTimestamp'
>;

/**
 * The department's live sockets: accepted with hibernation, found by tag, closed with the protocol's codes.
 * What is in a frame is not decided here.
 */
export class LiveSockets {
  readonly #context: SocketContext;
  readonly #buckets = new WeakMap<WebSocket, TokenBucket>();
  /** Never fewer than are open: listing them at each upgrade would make a thousand upgrades a million looks. */
  #countMax: number;

  constructor(context: SocketContext) {
    this.#context = context;
    this.#countMax = this.count;
    context.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'));
  }

  /** How many are open. */
  get count(): number {
    return this.#context.getWebSockets().length;
  }

  /** True when no more may be accepted. */
  get isFull(): boolean {
    if (this.#countMax >= SOCKETS_MAX) this.#countMax = this.count;
    return this.#countMax >= SOCKETS_MAX;
  }

  /** False when none is open; true also for a while after the last was closed. */
  get mayBeAny(): boolean {
    return this.#countMax > 0;
  }

  /** Accepts a socket for a caller and gives the response that completes the upgrade. */
  accept(
    caller: Caller,
    nowMs: number,
    hasOfferedProtocol: boolean,
  ): { readonly response: Response; readonly socket: WebSocket } {
    const pair = new WebSocketPair();
    const [client, server] = [pair[0], pair[1]];
    const ticketId = 'ticketId' in caller ? caller.ticketId : null;
    const audience: Audience = caller.kind === 'server' ? 'staff' : 'public';
    this.#context.acceptWebSocket(server, [audience, tagOf(caller)]);
    this.#countMax += 1;
    const follower = caller.kind === 'follower' ? { follower: caller.generation } : {};
    const attachment: Attachment = { audience, ticketId, ...follower, connectedAtMs: nowMs };
    server.serializeAttachment(attachment);
    // RFC 6455: a protocol that was not offered may not be selected.
    const headers: HeadersInit = hasOfferedProtocol ? { [PROTOCOL_HEADER]: LIVE_PROTOCOL } : {};
    return { response: new Response(null, { status: 101, webSocket: client, headers }), socket: server };
  }

  /** Says whether anyone of an audience is there to read a frame. */
  has(audience: Audience): boolean {
    return this.#context.getWebSockets(audience).length > 0;
  }

  /** Sends one text to every socket of an audience. */
  broadcast(audience: Audience, text: string): void {
    for (const socket of this.#context.getWebSockets(audience)) send(socket, text);
  }

  /** The sockets opened with a ticket's own credential. */
  ofTicket(ticketId: TicketId): readonly WebSocket[] {
    return this.#context.getWebSockets(ticketTag(ticketId));
  }

  /** The sockets of those who follow a ticket by its link. */
  followersOf(ticketId: TicketId): readonly WebSocket[] {
    return this.#context.getWebSockets(followerTag(ticketId));
  }

  /** Who a socket was opened for. */
  audienceOf(socket: WebSocket): { readonly audience: Audience; readonly ticketId: string | null } | null {
    const parsed = attachmentSchema.safeParse(socket.deserializeAttachment());
    return parsed.success ? parsed.data : null;
  }

  /** Reads a message; closes the socket and gives null when it is none of the protocol. */
  read(socket: WebSocket, message: string | ArrayBuffer, nowMs: number): ResyncFrame | null {
    if (messageBytes(message) > MESSAGE_BYTES_MAX) return close(socket, CLOSE_TOO_BIG, 'a message has at most 4 kB');
    const taken = takeToken(this.#buckets.get(socket) ?? fullBucket(MESSAGES, nowMs), MESSAGES, nowMs);
    this.#buckets.set(socket, taken.bucket);
    if (!taken.allowed) return close(socket, LIVE_CLOSE.flood, 'too many messages');
    const parsed = resyncSchema.safeParse(typeof message === 'string' ? parseJson(message) : null);
    return parsed.success ? parsed.data : close(socket, LIVE_CLOSE.badMessage, 'not a message of carequeue.v1');
  }

  /**
   * Closes sockets that have been silent for too long, and those of followers who may follow no longer.
   *
   * @param lapseOf - why a follower may not; null while he may.
   */
  sweep(nowMs: number, lapseOf: (follower: Follower) => string | null): void {
    const sockets = this.#context.getWebSockets();
    this.#countMax = sockets.length;
    for (const socket of sockets) {
      const parsed = attachmentSchema.safeParse(socket.deserializeAttachment());
      const connectedAtMs = parsed.success ? parsed.data.connectedAtMs : 0;
      const pingedAtMs = this.#context.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? 0;
      if (nowMs - Math.max(connectedAtMs, pingedAtMs) > IDLE_MS) close(socket, LIVE_CLOSE.idle, 'no ping for 90 s');
      const follower = parsed.success ? followerOf(parsed.data) : null;
      if (follower !== null && lapseOf(follower) !== null) close(socket, LIVE_CLOSE.credential, LINK_OVER);
    }
  }

  /** Closes the sockets of those who followed a ticket by a link that was replaced. */
  closeFollowersOf(ticketId: TicketId): void {
    for (const socket of this.followersOf(ticketId)) close(socket, LIVE_CLOSE.credential, LINK_OVER);
  }

  /** Closes the sockets that were opened with a key. */
  closeOfKey(keyId: string): void {
    for (const socket of this.#context.getWebSockets(`key:${keyId}`)) {
      close(socket, LIVE_CLOSE.credential, 'the key was revoked');
    }
  }
}

/** Sends a text; a socket that is just closing is not worth an error. */
export function send(socket: WebSocket, text: string): void {
  try {
    socket.send(text);
  } catch {
    // The peer went away between being listed and being written to; its close event follows.
  }
}

function ticketTag(ticketId: TicketId): string {
  return `ticket:${ticketId}`;
}

function followerTag(ticketId: TicketId): string {
  return `follower:${ticketId}`;
}

function tagOf(caller: Caller): string {
  if (caller.kind === 'ticket') return ticketTag(caller.ticketId);
  return caller.kind === 'follower' ? followerTag(caller.ticketId) : `key:${caller.keyId}`;
}

function followerOf({ ticketId, follower }: z.output<typeof attachmentSchema>): Follower | null {
  const id = parseId('ticket', ticketId ?? '');
  return id === null || follower === undefined ? null : { kind: 'follower', ticketId: id, generation: follower };
}

function messageBytes(message: string | ArrayBuffer): number {
  return typeof message === 'string' ? new TextEncoder().encode(message).byteLength : message.byteLength;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: refused by the schema as any other message that is not ours.
    return null;
  }
}

function close(socket: WebSocket, code: number, reason: string): null {
  socket.close(code, reason);
  return null;
}
