import type { CareQueueError } from '../errors.ts';

/** The words of the live connection's machine, and the state it begins in. */

/** What a connection is busy with; protocol-state.ts draws how they follow each other. */
export type Phase = 'connecting' | 'live' | 'polling' | 'failed' | 'closed';

/** The timers a connection has; arming one again moves it. */
export type TimerName = 'retry' | 'heartbeat' | 'answer' | 'poll';

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
  /** The socket was closed, or is given up: it is silent, left something out, or sent what cannot be read. */
  lost: { readonly error: CareQueueError };
  'retry-due': object;
  'heartbeat-due': object;
  'poll-due': object;
  polled: object;
  'poll-failed': { readonly error: CareQueueError };
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

/** Something to do at once. */
export type Action = 'openSocket' | 'closeSocket' | 'sendPing' | 'poll' | 'stopPoll' | 'clearTimers';

/** Something to do, in order: an action, or a timer armed to a delay in ms; without a delay it is disarmed. */
export type Effect = Action | readonly [timer: TimerName, delayMs?: number];

/** What an event leads to. */
export interface Transition {
  readonly state: ProtocolState;
  readonly effects: readonly Effect[];
}

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
    error: null,
  };
}
