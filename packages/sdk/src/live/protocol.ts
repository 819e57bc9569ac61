import type { CareQueueError } from '../errors.ts';

/** The words of the live connection's machine, and the state it begins in. */

/** What a connection is busy with; protocol-state.ts draws how they follow each other. */
export type Phase = 'connecting' | 'live' | 'polling' | 'failed' | 'closed';

/** The timers a connection has; arming one again moves it. */
export type TimerName = 'retry' | 'heartbeat' | 'answer' | 'poll';

/** Where a connection stands. */
export interface ProtocolState {
  readonly phase: Phase;
  /** `never` where there is no WebSocket at all. */
  readonly socket: 'none' | 'opening' | 'open' | 'never';
  /** Sockets lost since one was last seen to hold for a heartbeat. */
  readonly failures: number;
  /** After 4429, until the socket is tried again: a server's plea to be left alone. */
  readonly isHeldOff: boolean;
  readonly pollFailures: number;
  /** The last poll was answered. */
  readonly isPolled: boolean;
  /** A whole queue state was received at some time. */
  readonly isWhole: boolean;
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

/** What an event is answered by, besides the state. */
export interface Surroundings {
  /** From 0 to 1. */
  readonly random: number;
  /** Nobody sees the page. */
  readonly isHidden: boolean;
}

/** The state before `start`; `isHurried` reads by HTTP too until the first socket has brought something. */
export function initialState(hasSocket: boolean, isHurried?: boolean): ProtocolState {
  return {
    phase: hasSocket && !isHurried ? 'connecting' : 'polling',
    socket: hasSocket ? 'none' : 'never',
    failures: 0,
    isHeldOff: false,
    pollFailures: 0,
    isPolled: false,
    isWhole: false,
    error: null,
  };
}
