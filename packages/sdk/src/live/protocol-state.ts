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

/** What an event does: fields that change, then the effects. */
type Step = readonly [change?: Partial<ProtocolState>, ...effects: readonly Effect[]];
type Rule<Name extends EventName> = (state: ProtocolState, event: ProtocolEvent<Name>, random: number) => Step;
type Row = { readonly [Name in EventName]?: Step | Rule<Name> };

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
  const answer: Step | Rule<Name> = TABLE[state.phase][event.name] ?? [];
  const [change, ...effects] = typeof answer === 'function' ? answer(informed, event, random) : answer;
  return { state: { ...informed, ...change }, effects };
}

const openSocket = (change?: Partial<ProtocolState>, ...effects: readonly Effect[]): Step => [
  { ...change, socket: 'opening', isHeldOff: false },
  'openSocket',
  ['answer', LIVE_TIMES.open],
  ...effects,
];

const GO_LIVE: Step = [
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
  'clearTimers',
  ['heartbeat', LIVE_TIMES.heartbeat],
];

const end = (phase: Phase, error: CareQueueError | null): Step => [
  { phase, socket: 'none', isPolled: false, isResyncing: false, error },
  'closeSocket',
  'stopPoll',
  'clearTimers',
];

const resync = ({ isResyncing }: ProtocolState): Step =>
  isResyncing ? [] : [{ isResyncing: true }, 'sendResync', ['resync', LIVE_TIMES.answer]];

const PROBE: Step = [{}, 'sendPing', ['answer', LIVE_TIMES.probe]];

const lost: Rule<'lost'> = ({ phase, isWhole, isOnline, isPolled, failures }, { error, isFinal, isFlood }, random) => {
  if (isFinal) return end('failed', error);
  const next: Partial<ProtocolState> = {
    socket: 'none',
    failures: failures + 1,
    isHeldOff: isFlood,
    isResyncing: false,
    error,
  };
  const retry: Effect = ['retry', socketRetryMs(failures + 1, isFlood, random)];
  const dropped: readonly Effect[] = ['closeSocket', ['heartbeat'], ['answer'], ['resync'], retry];
  if (phase === 'polling') return [{ ...next, error: isPolled ? null : error }, ...dropped];
  if (!isOnline) return [{ ...next, phase: 'offline' }, ...dropped, RETRY_OFFLINE];
  // Once connected, one lost socket is a hiccup; a page without any state has nothing to show and polls at once.
  return isFlood || failures > 0 || !isWhole
    ? [{ ...next, phase: 'polling', pollFailures: 0 }, ...dropped, 'poll']
    : [{ ...next, phase: 'backing-off' }, ...dropped];
};

const RETRY_OFFLINE: Effect = ['retry', LIVE_TIMES.offlineRetry];
const RECONNECT = openSocket({ phase: 'connecting' }, 'stopPoll', ['retry']);

const retryInBackground = ({ hasSocket, socket }: ProtocolState, ...effects: readonly Effect[]): Step =>
  hasSocket && socket === 'none' ? openSocket({}, ...effects) : [{}, ...effects];

/** Somebody or something says that trying now is worth it; what was begun before may hang on a network that is gone. */
const hurryPolling = ({ hasSocket, socket, failures }: ProtocolState): Step => {
  const next: Step = [{ phase: 'polling', failures: Math.min(failures, 1) }, 'stopPoll', 'poll', ['retry']];
  return hasSocket && socket !== 'open' ? openSocket(...next) : next;
};

const tryWhileOffline = (state: ProtocolState) => retryInBackground(state, RETRY_OFFLINE, 'poll');

const polled: Rule<'polled'> = (
  { phase, hasSocket, socket, isHeldOff, isHidden, failures, pollFailures },
  _,
  random,
) => {
  const next = { phase: 'polling', isWhole: true, isPolled: true, pollFailures: 0, error: null } as const;
  const again: Effect = ['poll', pollMs(isHidden, random)];
  // A server that answers after it did not is back: its socket need not wait for the rest of a long back-off.
  const isBack = pollFailures > 0 || phase === 'offline';
  return isBack && hasSocket && socket === 'none' && !isHeldOff
    ? openSocket({ ...next, failures: Math.min(failures, 1) }, ['retry'], again)
    : [next, again];
};

const pollFailed: Rule<'poll-failed'> = (state, { error, isFinal, retryAfterMs }, random) => {
  if (isFinal) return end('failed', error);
  const pollFailures = state.pollFailures + 1;
  const next = { isPolled: false, pollFailures, error };
  return state.isOnline
    ? [next, ['poll', pollRetryMs(pollFailures, state.isHidden, retryAfterMs, random)]]
    : [{ ...next, phase: 'offline' }, RETRY_OFFLINE];
};

const close = end('closed', null);

/** What a socket does that is opening, or open without having brought anything yet. */
const OPENING: Row = {
  // With nothing missed a server may have nothing to send: an answer to a ping is then the first sign of life.
  opened: ({ isWhole }) => [{ socket: 'open' }, ...(isWhole ? (['sendPing'] as const) : [])],
  applied: GO_LIVE,
  pong: ({ isWhole, isResyncing }) => (isWhole && !isResyncing ? GO_LIVE : []),
  gap: resync,
  lost,
  close,
};

const TABLE: Readonly<Record<Phase, Row>> = {
  connecting: {
    ...OPENING,
    start: ({ hasSocket }) => (hasSocket ? openSocket() : [{ phase: 'polling' }, 'poll']),
    online: ({ socket }) => (socket === 'opening' ? openSocket() : []),
  },
  live: {
    applied: [{ isResyncing: false }, ['answer'], ['resync']],
    pong: [{}, ['answer']],
    gap: resync,
    lost,
    // A socket that has held for this long is sound: the next loss is a first one again.
    'heartbeat-due': [{ failures: 0 }, 'sendPing', ['answer', LIVE_TIMES.answer], ['heartbeat', LIVE_TIMES.heartbeat]],
    online: PROBE,
    offline: PROBE,
    visible: PROBE,
    close,
  },
  'backing-off': {
    'retry-due': RECONNECT,
    online: RECONNECT,
    offline: [{ phase: 'offline' }, RETRY_OFFLINE],
    visible: RECONNECT,
    close,
  },
  polling: {
    ...OPENING,
    'retry-due': (state) => retryInBackground(state),
    'poll-due': [{}, 'poll'],
    polled,
    'poll-failed': pollFailed,
    online: hurryPolling,
    visible: hurryPolling,
  },
  offline: {
    ...OPENING,
    'retry-due': tryWhileOffline,
    polled,
    'poll-failed': (_, { error, isFinal }) => (isFinal ? end('failed', error) : [{ error }]),
    online: (state) => (state.hasSocket ? RECONNECT : hurryPolling(state)),
    visible: tryWhileOffline,
  },
  failed: { close },
  closed: {},
};
