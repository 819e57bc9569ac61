import type { CareQueueError } from '../errors.ts';

/** The words of the live connection's machine, its times, and the state it begins in. */

/** What a connection is busy with; protocol-state.ts draws how they follow each other. */
export type Phase = 'connecting' | 'live' | 'backing-off' | 'polling' | 'offline' | 'failed' | 'closed';

/** The timers a connection has; arming one again moves it. */
export type TimerName = 'retry' | 'heartbeat' | 'answer' | 'resync' | 'poll';

/** Where a connection stands. */
export interface ProtocolState {
  readonly phase: Phase;
  readonly socket: 'none' | 'opening' | 'open';
  /** False where there is no WebSocket at all. */
  readonly hasSocket: boolean;
  /** Sockets lost since one was last seen to hold for a heartbeat. */
  readonly failures: number;
  /** After 4429, until the socket is tried again: a server's plea to be left alone. */
  readonly isHeldOff: boolean;
  readonly pollFailures: number;
  /** The last poll was answered. */
  readonly isPolled: boolean;
  /** A whole queue state was received at some time. */
  readonly isWhole: boolean;
  readonly isResyncing: boolean;
  /** What the browser says: a hint, for a hospital's own network may work without the internet. */
  readonly isOnline: boolean;
  readonly isHidden: boolean;
  readonly error: CareQueueError | null;
}

interface Payloads {
  start: object;
  opened: object;
  /** A frame was applied. */
  applied: object;
  pong: object;
  /** A frame came whose `after` is beyond the state. */
  gap: object;
  /** A message came that cannot be read or applied. */
  broken: { readonly error: CareQueueError };
  'socket-closed': { readonly code: number; readonly error: CareQueueError };
  'retry-due': object;
  'heartbeat-due': object;
  'answer-overdue': { readonly error: CareQueueError };
  'resync-overdue': { readonly error: CareQueueError };
  'poll-due': object;
  polled: object;
  'poll-failed': { readonly error: CareQueueError; readonly isFinal: boolean; readonly retryAfterMs: number | null };
  online: object;
  offline: object;
  visible: object;
  hidden: object;
  close: object;
}

/** The names of what may happen. */
export type EventName = keyof Payloads;

/** Something that happened. */
export type ProtocolEvent<Name extends EventName = EventName> = {
  [Each in Name]: { readonly name: Each } & Payloads[Each];
}[Name];

/** Something to do, in order. `forget` asks the next connection for a whole state. */
export type Effect =
  | { readonly type: 'open-socket' | 'close-socket' | 'send-ping' | 'send-resync' | 'poll' | 'stop-poll' | 'forget' }
  | { readonly type: 'arm'; readonly timer: TimerName; readonly delayMs: number }
  | { readonly type: 'disarm'; readonly timers: readonly TimerName[] };

/** What an event leads to. */
export interface Transition {
  readonly state: ProtocolState;
  readonly effects: readonly Effect[];
}

/** Times of the protocol, ms. */
export const LIVE_TIMES = {
  /** For a socket to open and bring its first frame. */
  open: 10_000,
  /** The server closes sockets that have not pinged for 90 s. */
  heartbeat: 25_000,
  /** For an answer to a ping or a resync. */
  answer: 10_000,
  /** For an answer when a page has just come back: somebody is looking. */
  probe: 4_000,
  /** Upper bound of the first retry: soon, yet spread where a server's restart cut off thousands. */
  quickRetry: 1_000,
  retryBase: 1_000,
  retryMax: 30_000,
  /** After 4429: at least, and as much again at random. */
  flood: 60_000,
  poll: 4_000,
  pollHidden: 20_000,
  offlineRetry: 30_000,
} as const;

/** The state before `start`. */
export function initialState(platform: { hasSocket: boolean; isOnline: boolean; isHidden: boolean }): ProtocolState {
  return {
    ...platform,
    phase: 'connecting',
    socket: 'none',
    failures: 0,
    isHeldOff: false,
    pollFailures: 0,
    isPolled: false,
    isWhole: false,
    isResyncing: false,
    error: null,
  };
}
