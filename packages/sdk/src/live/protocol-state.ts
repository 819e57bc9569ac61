import type { CareQueueError } from '../errors.ts';
import { isFinal, isFlood } from './close-error.ts';
import { pollMs, pollRetryMs, socketRetryMs } from './delays.ts';
import type { Effect, EventName, Phase, ProtocolEvent, ProtocolState, Surroundings, Transition } from './protocol.ts';
import * as LIVE_TIMES from './times.ts';

/**
 * How a live connection behaves, as a pure machine: (state, event, surroundings) → state and effects.
 *
 *     start ─▶ connecting ──first frame──▶ live ──socket lost──▶ connecting, after a moment
 *                  │ lost                    ▲                        │ lost again
 *                  └──────────▶ polling ─────┘◀───────────────────────┘
 *                               polls by HTTP, and tries the socket again meanwhile
 *     4401, 4403, 4404; 401, 403, 404 to a poll ─▶ failed          close ─▶ closed
 *
 * One that reads at once starts in polling, with its first socket under way: what comes first is shown.
 *
 * What the browser says of its network is shown, and a reason to try at once, never one to wait: a hospital's own network
 * may work without the internet.
 *
 * An event that a phase's row does not name is passed over in it. Invariants, each held by protocol-state.test.ts:
 * - outside failed and closed something is always armed or under way that leads on: nothing waits for a person;
 * - polling and an established socket never run at once.
 */

/** What an event does: fields that change, then the effects. */
type Step = readonly [change?: Partial<ProtocolState>, ...effects: readonly Effect[]];
type Rule<Name extends EventName> = (state: ProtocolState, event: ProtocolEvent<Name>, around: Surroundings) => Step;
type Row = { readonly [Name in EventName]?: Step | Rule<Name> };

/** Takes an event in. */
export function transition<Name extends EventName>(
  state: ProtocolState,
  event: ProtocolEvent<Name>,
  around: Surroundings,
): Transition {
  const answer: Step | Rule<Name> = TABLE[state.phase][event.name] ?? [];
  const [change, ...effects] = typeof answer === 'function' ? answer(state, event, around) : answer;
  return { state: { ...state, ...change }, effects };
}

const openSocket = (change?: Partial<ProtocolState>, ...effects: readonly Effect[]): Step => [
  { ...change, socket: 'opening', isHeldOff: false },
  ...effects,
  'openSocket',
  ['answer', LIVE_TIMES.open],
];

const GO_LIVE: Step = [
  {
    phase: 'live',
    socket: 'open',
    isWhole: true,
    isPolled: false,
    pollFailures: 0,
    error: null,
  },
  'stopPoll',
  'clearTimers',
  ['heartbeat', LIVE_TIMES.heartbeat],
];

const end = (phase: Phase, error: CareQueueError | null): Step => [
  { phase, socket: 'none', isPolled: false, error },
  'closeSocket',
  'stopPoll',
  'clearTimers',
];

const SOUND: Step = [{}, ['answer']];

const PROBE: Step = [{}, ['answer', LIVE_TIMES.probe], 'sendPing'];

const lost: Rule<'lost'> = (state, { error }, { random }) => {
  if (isFinal(error)) return end('failed', error);
  const isHeldOff = isFlood(error);
  const failures = state.failures + 1;
  const next: Partial<ProtocolState> = { socket: 'none', failures, isHeldOff, error };
  const retry: Effect = ['retry', socketRetryMs(failures, isHeldOff, random)];
  const dropped: readonly Effect[] = ['closeSocket', ['heartbeat'], ['answer'], retry];
  if (state.phase === 'polling') return [{ ...next, error: state.isPolled ? null : error }, ...dropped];
  // Once connected, one lost socket is a hiccup; a page without any state has nothing to show and polls at once.
  return isHeldOff || failures > 1 || !state.isWhole
    ? [{ ...next, phase: 'polling', pollFailures: 0 }, ...dropped, 'poll']
    : [{ ...next, phase: 'connecting' }, ...dropped];
};

const RECONNECT = openSocket({}, ['retry']);

/** Somebody or something says that trying now is worth it; what was begun before may hang on a network that is gone. */
const hurryPolling = ({ socket, failures }: ProtocolState): Step => {
  const next: Step = [{ failures: Math.min(failures, 1) }, 'stopPoll', 'poll', ['retry']];
  return socket === 'none' || socket === 'opening' ? openSocket(...next) : next;
};

const polled: Rule<'polled'> = ({ socket, isHeldOff, failures, pollFailures }, _, { random, isHidden }) => {
  const next = { isWhole: true, isPolled: true, pollFailures: 0, error: null };
  const again: Effect = ['poll', pollMs(isHidden, random)];
  // A server that answers after it did not is back: its socket need not wait for the rest of a long back-off.
  return pollFailures > 0 && socket === 'none' && !isHeldOff
    ? openSocket({ ...next, failures: Math.min(failures, 1) }, ['retry'], again)
    : [next, again];
};

const pollFailed: Rule<'poll-failed'> = (state, { error }, { random, isHidden }) => {
  if (isFinal(error)) return end('failed', error);
  const pollFailures = state.pollFailures + 1;
  const again: Effect = ['poll', pollRetryMs(pollFailures, isHidden, error, random)];
  // A first socket that is under way may bring what a first read did not.
  const isEarly = !state.failures && state.socket !== 'never';
  return [{ isPolled: false, pollFailures, error: isEarly ? null : error }, again];
};

const close = end('closed', null);

/** What a socket does that is opening, or open without having brought anything yet. */
const OPENING: Row = {
  // With nothing missed a server may have nothing to send: an answer to a ping is then the first sign of life.
  opened: ({ isWhole }) => [{ socket: 'open' }, ...(isWhole ? (['sendPing'] as const) : [])],
  applied: GO_LIVE,
  pong: ({ isWhole }) => (isWhole ? GO_LIVE : []),
  lost,
  close,
};

const TABLE: Readonly<Record<Phase, Row>> = {
  connecting: {
    ...OPENING,
    start: RECONNECT,
    'retry-due': RECONNECT,
    online: ({ socket }) => (socket === 'open' ? [] : RECONNECT),
    visible: ({ socket }) => (socket === 'none' ? RECONNECT : []),
  },
  live: {
    applied: SOUND,
    pong: SOUND,
    lost,
    // A socket that has held for this long is sound: the next loss is a first one again.
    'heartbeat-due': [{ failures: 0 }, 'sendPing', ['answer', LIVE_TIMES.answer], ['heartbeat', LIVE_TIMES.heartbeat]],
    online: PROBE,
    offline: PROBE,
    visible: PROBE,
    close,
  },
  polling: {
    ...OPENING,
    start: hurryPolling,
    'retry-due': ({ socket }) => (socket === 'none' ? RECONNECT : []),
    'poll-due': [{}, 'poll'],
    polled,
    'poll-failed': pollFailed,
    online: hurryPolling,
    visible: hurryPolling,
  },
  failed: { close },
  closed: {},
};
