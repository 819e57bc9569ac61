import { LIVE_CLOSE } from '@carequeue/queue-core';
import type { CareQueueError } from '../errors.ts';
import { pollMs, pollRetryMs, socketRetryMs } from './delays.ts';
import type { Effect, EventName, Phase, ProtocolEvent, ProtocolState, TimerName, Transition } from './protocol.ts';
import { LIVE_TIMES } from './protocol.ts';

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
 * Invariants, each held by protocol-state.test.ts:
 * - every phase answers every event (the table has no hole, and the compiler says so);
 * - outside failed and closed something is always armed or under way that leads on: nothing waits for a person;
 * - polling and an established socket never run at once.
 */

type Handler<Name extends EventName> = (state: ProtocolState, event: ProtocolEvent<Name>, random: number) => Transition;
type Row = { readonly [Name in EventName]: Handler<Name> };

const ALL_TIMERS: readonly TimerName[] = ['retry', 'heartbeat', 'answer', 'resync', 'poll'];
const FINAL_CODES: readonly number[] = [LIVE_CLOSE.credential, LIVE_CLOSE.notAllowed, LIVE_CLOSE.noDepartment];

/** Once connected, one lost socket is a hiccup; a page without any state has nothing to show and polls at once. */
const failuresBeforePolling = (state: ProtocolState) => (state.isWhole ? 2 : 1);

/** Takes an event in. `random` from 0 to 1. */
export function transition<Name extends EventName>(
  state: ProtocolState,
  event: ProtocolEvent<Name>,
  random: number,
): Transition {
  const handler: Handler<Name> = TABLE[state.phase][event.name];
  return handler(state, event, random);
}

const to = (state: ProtocolState, ...effects: readonly Effect[]): Transition => ({ state, effects });
const arm = (timer: TimerName, delayMs: number): Effect => ({ type: 'arm', timer, delayMs });
const disarm = (...timers: readonly TimerName[]): Effect => ({ type: 'disarm', timers });
const ignore = (state: ProtocolState) => to(state);

function openSocket(state: ProtocolState, ...effects: readonly Effect[]): Transition {
  return to(
    { ...state, socket: 'opening', isHeldOff: false },
    { type: 'open-socket' },
    arm('answer', LIVE_TIMES.open),
    ...effects,
  );
}

function start(state: ProtocolState): Transition {
  if (state.hasSocket) return openSocket(state);
  return to({ ...state, phase: 'polling' }, { type: 'poll' });
}

function opened(state: ProtocolState): Transition {
  const next: ProtocolState = { ...state, socket: 'open' };
  // With nothing missed a server may have nothing to send: an answer to a ping is then the first sign of life.
  return state.isWhole ? to(next, { type: 'send-ping' }) : to(next);
}

function goLive(state: ProtocolState): Transition {
  return to(
    {
      ...state,
      phase: 'live',
      socket: 'open',
      isWhole: true,
      isPolled: false,
      isResyncing: false,
      pollFailures: 0,
      error: null,
    },
    { type: 'stop-poll' },
    disarm('poll', 'retry', 'answer', 'resync'),
    arm('heartbeat', LIVE_TIMES.heartbeat),
  );
}

const pongWhileConnecting = (state: ProtocolState) => (state.isWhole && !state.isResyncing ? goLive(state) : to(state));

function resync(state: ProtocolState): Transition {
  if (state.isResyncing) return to(state);
  return to({ ...state, isResyncing: true }, { type: 'send-resync' }, arm('resync', LIVE_TIMES.answer));
}

function probe(state: ProtocolState): Transition {
  return to(state, { type: 'send-ping' }, arm('answer', LIVE_TIMES.probe));
}

function fail(state: ProtocolState, error: CareQueueError): Transition {
  return to(
    { ...state, phase: 'failed', socket: 'none', isPolled: false, isResyncing: false, error },
    { type: 'close-socket' },
    { type: 'stop-poll' },
    disarm(...ALL_TIMERS),
  );
}

function lose(state: ProtocolState, loss: { code: number; error: CareQueueError }, random: number): Transition {
  if (FINAL_CODES.includes(loss.code)) return fail(state, loss.error);
  const isFlood = loss.code === LIVE_CLOSE.flood;
  const failures = state.failures + 1;
  const next: ProtocolState = {
    ...state,
    socket: 'none',
    failures,
    isHeldOff: isFlood,
    isResyncing: false,
    error: state.phase === 'polling' && state.isPolled ? null : loss.error,
  };
  const dropped: readonly Effect[] = [{ type: 'close-socket' }, disarm('heartbeat', 'answer', 'resync')];
  const retry = arm('retry', socketRetryMs(failures, isFlood, random));
  if (state.phase === 'polling') return to(next, ...dropped, retry);
  if (!state.isOnline) return to({ ...next, phase: 'offline' }, ...dropped, arm('retry', LIVE_TIMES.offlineRetry));
  if (isFlood || failures >= failuresBeforePolling(state)) {
    return to({ ...next, phase: 'polling', isPolled: false, pollFailures: 0 }, ...dropped, retry, { type: 'poll' });
  }
  return to({ ...next, phase: 'backing-off' }, ...dropped, retry);
}

const lost: Handler<'socket-closed'> = (state, event, random) => lose(state, event, random);
const overdue: Handler<'answer-overdue' | 'resync-overdue'> = (state, { error }, random) =>
  lose(state, { code: 0, error }, random);
const broken: Handler<'broken'> = (state, { error }, random) => {
  const { state: next, effects } = lose(state, { code: 0, error }, random);
  return to(next, { type: 'forget' }, ...effects);
};

const reconnect = (state: ProtocolState) =>
  openSocket({ ...state, phase: 'connecting' }, { type: 'stop-poll' }, disarm('retry'));

function retryInBackground(state: ProtocolState): Transition {
  return state.hasSocket && state.socket === 'none' ? openSocket(state) : to(state);
}

/** Somebody or something says that trying now is worth it; what was begun before may hang on a network that is gone. */
function hurryPolling(state: ProtocolState): Transition {
  const next: ProtocolState = { ...state, failures: Math.min(state.failures, 1) };
  const afresh: readonly Effect[] = [{ type: 'stop-poll' }, { type: 'poll' }, disarm('retry')];
  return state.hasSocket && state.socket !== 'open' ? openSocket(next, ...afresh) : to(next, ...afresh);
}

function tryWhileOffline(state: ProtocolState): Transition {
  const { state: next, effects } = retryInBackground(state);
  return to(next, arm('retry', LIVE_TIMES.offlineRetry), { type: 'poll' }, ...effects);
}

function polled(state: ProtocolState, random: number): Transition {
  const next: ProtocolState = {
    ...state,
    phase: 'polling',
    isWhole: true,
    isPolled: true,
    pollFailures: 0,
    error: null,
  };
  const again = arm('poll', pollMs(state.isHidden, random));
  // A server that answers after it did not is back: its socket need not wait for the rest of a long back-off.
  const isBack = state.pollFailures > 0 || state.phase === 'offline';
  if (!isBack || !state.hasSocket || state.socket !== 'none' || state.isHeldOff) return to(next, again);
  return openSocket({ ...next, failures: Math.min(state.failures, 1) }, disarm('retry'), again);
}

const pollFailed: Handler<'poll-failed'> = (state, { error, isFinal, retryAfterMs }, random) => {
  if (isFinal) return fail(state, error);
  const pollFailures = state.pollFailures + 1;
  const next: ProtocolState = { ...state, isPolled: false, pollFailures, error };
  if (!state.isOnline) return to({ ...next, phase: 'offline' }, arm('retry', LIVE_TIMES.offlineRetry));
  const wait = { failures: pollFailures, isHidden: state.isHidden, retryAfterMs };
  return to(next, arm('poll', pollRetryMs(wait, random)));
};

const knowing =
  (page: Partial<Pick<ProtocolState, 'isOnline' | 'isHidden'>>) =>
  (then: (state: ProtocolState) => Transition) =>
  (state: ProtocolState): Transition =>
    then({ ...state, ...page });
const withOnline = knowing({ isOnline: true });
const withOffline = knowing({ isOnline: false });
const withVisible = knowing({ isHidden: false });
const hidden = (state: ProtocolState) => to({ ...state, isHidden: true });
const resume = (state: ProtocolState) =>
  state.hasSocket ? reconnect(state) : hurryPolling({ ...state, phase: 'polling', isPolled: false });

function close(state: ProtocolState): Transition {
  return to(
    { ...state, phase: 'closed', socket: 'none', isPolled: false, error: null },
    { type: 'close-socket' },
    { type: 'stop-poll' },
    disarm(...ALL_TIMERS),
  );
}

/** A phase with nothing under way but what it was told: every event is passed over. */
const AT_REST: Row = {
  start: ignore,
  opened: ignore,
  applied: ignore,
  pong: ignore,
  gap: ignore,
  broken: ignore,
  'socket-closed': ignore,
  'retry-due': ignore,
  'heartbeat-due': ignore,
  'answer-overdue': ignore,
  'resync-overdue': ignore,
  'poll-due': ignore,
  polled: ignore,
  'poll-failed': ignore,
  online: ignore,
  offline: ignore,
  visible: ignore,
  hidden: ignore,
  close: ignore,
};

/** What a socket does that is opening, or open without having brought anything yet. */
const OPENING = {
  opened,
  applied: goLive,
  pong: pongWhileConnecting,
  gap: resync,
  broken,
  'socket-closed': lost,
  'answer-overdue': overdue,
  'resync-overdue': overdue,
  hidden,
  close,
} as const satisfies Partial<Row>;

const TABLE: Readonly<Record<Phase, Row>> = {
  connecting: {
    ...AT_REST,
    ...OPENING,
    start,
    online: withOnline((state) => (state.socket === 'opening' ? openSocket(state) : to(state))),
    offline: withOffline(ignore),
    visible: withVisible(ignore),
  },
  live: {
    ...AT_REST,
    applied: (state) => to({ ...state, isResyncing: false }, disarm('answer', 'resync')),
    pong: (state) => to(state, disarm('answer')),
    gap: resync,
    broken,
    'socket-closed': lost,
    // A socket that has held for this long is sound: the next loss is a first one again.
    'heartbeat-due': (state) =>
      to(
        { ...state, failures: 0 },
        { type: 'send-ping' },
        arm('answer', LIVE_TIMES.answer),
        arm('heartbeat', LIVE_TIMES.heartbeat),
      ),
    'answer-overdue': overdue,
    'resync-overdue': overdue,
    online: withOnline(probe),
    offline: withOffline(probe),
    visible: withVisible(probe),
    hidden,
    close,
  },
  'backing-off': {
    ...AT_REST,
    'retry-due': reconnect,
    online: withOnline(reconnect),
    offline: withOffline((state) => to({ ...state, phase: 'offline' }, arm('retry', LIVE_TIMES.offlineRetry))),
    visible: withVisible(reconnect),
    hidden,
    close,
  },
  polling: {
    ...AT_REST,
    ...OPENING,
    'retry-due': retryInBackground,
    'poll-due': (state) => to(state, { type: 'poll' }),
    polled: (state, _event, random) => polled(state, random),
    'poll-failed': pollFailed,
    online: withOnline(hurryPolling),
    offline: withOffline(ignore),
    visible: withVisible(hurryPolling),
  },
  offline: {
    ...AT_REST,
    ...OPENING,
    'retry-due': tryWhileOffline,
    polled: (state, _event, random) => polled(state, random),
    'poll-failed': (state, { error, isFinal }) => (isFinal ? fail(state, error) : to({ ...state, error })),
    online: withOnline(resume),
    visible: withVisible(tryWhileOffline),
  },
  failed: { ...AT_REST, close },
  closed: AT_REST,
};
