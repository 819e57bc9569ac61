import { LIVE_CLOSE } from '@carequeue/queue-core';
import type { CareQueueError } from '../errors.ts';
import { pollMs, pollRetryMs, socketRetryMs } from './delays.ts';
import type { Effect, EventName, Phase, ProtocolEvent, ProtocolState, Transition } from './protocol.ts';
import * as LIVE_TIMES from './times.ts';

/**
 * How a live connection behaves, as a pure machine: (state, event, random) → state and effects.
 *
 *     start ─▶ connecting ──first frame──▶ live ──socket lost──▶ backing-off ──retry──▶ connecting
 *                  │ lost                    ▲                        │ lost again
 *                  └──────────▶ polling ─────┘◀───────────────────────┘
 *                               polls by HTTP, and tries the socket again meanwhile
 *     lost while the browser says it is offline ─▶ offline ── online, or a slow retry ─▶ connecting, polling
 *     4401, 4403, 4404; 401, 403, 404 to a poll ─▶ failed          close ─▶ closed
 *
 * An event that a phase's row does not name is passed over in it. Invariants, each held by protocol-state.test.ts:
 * - outside failed and closed something is always armed or under way that leads on: nothing waits for a person;
 * - polling and an established socket never run at once.
 */

type Handler<Name extends EventName> = (state: ProtocolState, event: ProtocolEvent<Name>, random: number) => Transition;
type Row = { readonly [Name in EventName]?: Handler<Name> };

const FINAL_CODES: readonly number[] = [LIVE_CLOSE.credential, LIVE_CLOSE.notAllowed, LIVE_CLOSE.noDepartment];

/** What the page's events say, whatever the phase. */
const NEWS: { readonly [Name in EventName]?: Partial<ProtocolState> } = {
  online: { isOnline: true },
  offline: { isOnline: false },
  visible: { isHidden: false },
  hidden: { isHidden: true },
};

/** Takes an event in. `random` from 0 to 1. */
export function transition<Name extends EventName>(
  state: ProtocolState,
  event: ProtocolEvent<Name>,
  random: number,
): Transition {
  const informed = { ...state, ...NEWS[event.name] };
  const handler: Handler<Name> | undefined = TABLE[state.phase][event.name];
  return handler?.(informed, event, random) ?? to(informed);
}

const to = (state: ProtocolState, change: Partial<ProtocolState> = {}, ...effects: readonly Effect[]): Transition => ({
  state: { ...state, ...change },
  effects,
});

const openSocket = (state: ProtocolState, change: Partial<ProtocolState> = {}, ...effects: readonly Effect[]) =>
  to(state, { ...change, socket: 'opening', isHeldOff: false }, 'openSocket', ['answer', LIVE_TIMES.open], ...effects);

const start = (state: ProtocolState) => (state.hasSocket ? openSocket(state) : to(state, { phase: 'polling' }, 'poll'));

// With nothing missed a server may have nothing to send: an answer to a ping is then the first sign of life.
const opened = (state: ProtocolState) =>
  state.isWhole ? to(state, { socket: 'open' }, 'sendPing') : to(state, { socket: 'open' });

const goLive = (state: ProtocolState) =>
  to(
    state,
    {
      phase: 'live',
      socket: 'open',
      isWhole: true,
      isPolled: false,
      isResyncing: false,
      pollFailures: 0,
      error: null,
    },
    'stopPoll',
    ['poll'],
    ['retry'],
    ['answer'],
    ['resync'],
    ['heartbeat', LIVE_TIMES.heartbeat],
  );

const pongWhileConnecting = (state: ProtocolState) => (state.isWhole && !state.isResyncing ? goLive(state) : to(state));

const resync = (state: ProtocolState) =>
  state.isResyncing ? to(state) : to(state, { isResyncing: true }, 'sendResync', ['resync', LIVE_TIMES.answer]);

const probe = (state: ProtocolState) => to(state, {}, 'sendPing', ['answer', LIVE_TIMES.probe]);

/** Ends everything that is under way. */
const end = (state: ProtocolState, phase: Phase, error: CareQueueError | null) =>
  to(
    state,
    { phase, socket: 'none', isPolled: false, isResyncing: false, error },
    'closeSocket',
    'stopPoll',
    ['retry'],
    ['heartbeat'],
    ['answer'],
    ['resync'],
    ['poll'],
  );

const lost: Handler<'lost'> = (state, { code, error }, random) => {
  if (FINAL_CODES.includes(code)) return end(state, 'failed', error);
  const isPolling = state.phase === 'polling';
  const isFlood = code === LIVE_CLOSE.flood;
  const failures = state.failures + 1;
  const isOffline = !isPolling && !state.isOnline;
  // Once connected, one lost socket is a hiccup; a page without any state has nothing to show and polls at once.
  const mustPoll = isPolling || isFlood || failures >= (state.isWhole ? 2 : 1);
  const dropped: readonly Effect[] = [
    'closeSocket',
    ['heartbeat'],
    ['answer'],
    ['resync'],
    ['retry', isOffline ? LIVE_TIMES.offlineRetry : socketRetryMs(failures, isFlood, random)],
  ];
  const next: Partial<ProtocolState> = { socket: 'none', failures, isHeldOff: isFlood, isResyncing: false };
  if (isPolling) return to(state, { ...next, error: state.isPolled ? null : error }, ...dropped);
  if (isOffline) return to(state, { ...next, error, phase: 'offline' }, ...dropped);
  return mustPoll
    ? to(state, { ...next, error, phase: 'polling', pollFailures: 0 }, ...dropped, 'poll')
    : to(state, { ...next, error, phase: 'backing-off' }, ...dropped);
};

const reconnect = (state: ProtocolState) => openSocket(state, { phase: 'connecting' }, 'stopPoll', ['retry']);

const retryInBackground = (state: ProtocolState, ...effects: readonly Effect[]) =>
  state.hasSocket && state.socket === 'none' ? openSocket(state, {}, ...effects) : to(state, {}, ...effects);

/** Somebody or something says that trying now is worth it; what was begun before may hang on a network that is gone. */
function hurryPolling(state: ProtocolState): Transition {
  const begin = state.hasSocket && state.socket !== 'open' ? openSocket : to;
  return begin(state, { failures: Math.min(state.failures, 1) }, 'stopPoll', 'poll', ['retry']);
}

const tryWhileOffline = (state: ProtocolState) => retryInBackground(state, ['retry', LIVE_TIMES.offlineRetry], 'poll');

const polled: Handler<'polled'> = (state, _event, random) => {
  const next = { phase: 'polling', isWhole: true, isPolled: true, pollFailures: 0, error: null } as const;
  const again: Effect = ['poll', pollMs(state.isHidden, random)];
  // A server that answers after it did not is back: its socket need not wait for the rest of a long back-off.
  const isBack = state.pollFailures > 0 || state.phase === 'offline';
  if (!isBack || !state.hasSocket || state.socket !== 'none' || state.isHeldOff) return to(state, next, again);
  return openSocket(state, { ...next, failures: Math.min(state.failures, 1) }, ['retry'], again);
};

const pollFailed: Handler<'poll-failed'> = (state, { error, isFinal, retryAfterMs }, random) => {
  if (isFinal) return end(state, 'failed', error);
  const pollFailures = state.pollFailures + 1;
  const next = { isPolled: false, pollFailures, error };
  return state.isOnline
    ? to(state, next, ['poll', pollRetryMs({ failures: pollFailures, isHidden: state.isHidden, retryAfterMs }, random)])
    : to(state, { ...next, phase: 'offline' }, ['retry', LIVE_TIMES.offlineRetry]);
};

const close = (state: ProtocolState) => end(state, 'closed', null);

/** What a socket does that is opening, or open without having brought anything yet. */
const OPENING: Row = { opened, applied: goLive, pong: pongWhileConnecting, gap: resync, lost, close };

const TABLE: Readonly<Record<Phase, Row>> = {
  connecting: {
    ...OPENING,
    start,
    online: (state) => (state.socket === 'opening' ? openSocket(state) : to(state)),
  },
  live: {
    applied: (state) => to(state, { isResyncing: false }, ['answer'], ['resync']),
    pong: (state) => to(state, {}, ['answer']),
    gap: resync,
    lost,
    // A socket that has held for this long is sound: the next loss is a first one again.
    'heartbeat-due': (state) =>
      to(state, { failures: 0 }, 'sendPing', ['answer', LIVE_TIMES.answer], ['heartbeat', LIVE_TIMES.heartbeat]),
    online: probe,
    offline: probe,
    visible: probe,
    close,
  },
  'backing-off': {
    'retry-due': reconnect,
    online: reconnect,
    offline: (state) => to(state, { phase: 'offline' }, ['retry', LIVE_TIMES.offlineRetry]),
    visible: reconnect,
    close,
  },
  polling: {
    ...OPENING,
    'retry-due': (state) => retryInBackground(state),
    'poll-due': (state) => to(state, {}, 'poll'),
    polled,
    'poll-failed': pollFailed,
    online: hurryPolling,
    visible: hurryPolling,
  },
  offline: {
    ...OPENING,
    'retry-due': tryWhileOffline,
    polled,
    'poll-failed': (state, { error, isFinal }) => (isFinal ? end(state, 'failed', error) : to(state, { error })),
    online: (state) => (state.hasSocket ? reconnect(state) : hurryPolling({ ...state, phase: 'polling' })),
    visible: tryWhileOffline,
  },
  failed: { close },
  closed: {},
};
