import fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorFrom } from '../errors.ts';
import { aLiveOne, closedBy, pollFailed, World } from '../testing/world.ts';
import type { Phase, ProtocolEvent } from './protocol.ts';
import * as LIVE_TIMES from './times.ts';

const REFUSED = { title: 'Refused', status: 401, detail: 'Revoked.', code: 'unauthenticated', requestId: null };

test('The first frame makes a connection live, and the heartbeat runs', () => {
  const world = new World();
  expect(world.state.phase).toBe('connecting');
  world.on({ name: 'opened' });
  expect(world.state.phase).toBe('connecting');
  world.on({ name: 'applied' });
  expect(world.state.phase).toBe('live');
  expect([...world.armed]).toEqual([['heartbeat', LIVE_TIMES.heartbeat]]);
});

test('An answer to a ping alone makes a connection live only when there is a state to go on from', () => {
  const fresh = new World().on({ name: 'opened' }, { name: 'pong' });
  expect(fresh.state.phase).toBe('connecting');
  const again = aLiveOne().on(closedBy(1006)).fire('retry').on({ name: 'opened' });
  expect(again.sent).toEqual(['sendPing']);
  expect(again.on({ name: 'pong' }).state.phase).toBe('live');
});

test('A lost socket is tried again soon, then with full jitter, and polled for from the second loss', () => {
  const world = aLiveOne().on(closedBy(1006));
  expect(world.state.phase).toBe('connecting');
  expect(world.armed.get('retry')).toBe(LIVE_TIMES.retryBase / 2);
  world.fire('retry').on(closedBy(1006));
  expect(world.state.phase).toBe('polling');
  expect(world.isPolling).toBe(true);
  const delays = [world.armed.get('retry')];
  for (let i = 0; i < 7; i += 1) delays.push(world.fire('retry').on(closedBy(1006)).armed.get('retry'));
  expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
});

test('Without any state yet the first loss already polls', () => {
  const world = new World().on(closedBy(1006));
  expect(world.state.phase).toBe('polling');
  expect(world.isPolling).toBe(true);
});

test('A socket that is accepted and cut again and again counts as failing', () => {
  const world = aLiveOne().on(closedBy(1006)).fire('retry').on({ name: 'opened' }, { name: 'applied' }, closedBy(1006));
  expect(world.state.phase).toBe('polling');
  const held = aLiveOne()
    .on(closedBy(1006))
    .fire('retry')
    .on({ name: 'opened' }, { name: 'applied' })
    .fire('heartbeat');
  expect(held.on({ name: 'pong' }, closedBy(1006)).state.phase).toBe('connecting');
});

test('While polling, the socket is tried in the background and takes over', () => {
  const world = new World().on(closedBy(1006), { name: 'polled' });
  expect(world.state.isPolled).toBe(true);
  world.fire('retry');
  expect(world.state).toMatchObject({ phase: 'polling', socket: 'opening' });
  world.fire('poll').on({ name: 'opened' }, { name: 'applied' });
  expect(world.state.phase).toBe('live');
  expect(world.isPolling).toBe(false);
  expect(world.armed.has('poll')).toBe(false);
});

test('Without a WebSocket it polls, fails, and polls again for ever', () => {
  const world = new World({ hasSocket: false });
  expect(world.isPolling).toBe(true);
  world.on({ name: 'polled' }).fire('poll').on(pollFailed);
  expect(world.state).toMatchObject({ phase: 'polling', isPolled: false });
  world.fire('poll').on({ name: 'polled' });
  expect(world.state.isPolled).toBe(true);
  expect(world.armed.get('poll')).toBe(LIVE_TIMES.poll);
});

test('A hurried one reads and opens its socket at once; the first frame ends the reading', () => {
  const world = new World({ isHurried: true });
  expect(world).toMatchObject({ isPolling: true, hasSocket: true });
  expect([...world.armed]).toEqual([['answer', LIVE_TIMES.open]]);
  expect(world.on(pollFailed).state.error).toBeNull();
  world.fire('poll').on({ name: 'opened' }, { name: 'applied' });
  expect(world).toMatchObject({ isPolling: false, state: { phase: 'live' } });
  expect([...world.armed]).toEqual([['heartbeat', LIVE_TIMES.heartbeat]]);
});

test('A hidden page polls less often and at once when it is seen again', () => {
  const world = new World({ hasSocket: false, isHidden: true }).on({ name: 'polled' });
  expect(world.armed.get('poll')).toBe(LIVE_TIMES.pollHidden);
  world.on({ name: 'visible' });
  expect(world.isPolling).toBe(true);
});

test('A failed poll waits as long as the server asks', () => {
  const world = new World({ hasSocket: false });
  world.on({ name: 'poll-failed', error: errorFrom(503, null, null, 90_000) });
  expect(world.armed.get('poll')).toBe(90_000);
});

test('While somebody looks, a server that starts again is polled about as often as a working one, later less and less', () => {
  const world = new World({ hasSocket: false });
  world.random = 1;
  const delays: (number | undefined)[] = [];
  for (let polls = 0; polls < 14; polls += 1) {
    delays.push(world.on(pollFailed).armed.get('poll'));
    world.fire('poll');
  }
  expect(delays).toEqual([2_000, 3_000, ...Array(8).fill(5_000), ...Array(4).fill(31_000)]);
  world.isHidden = true;
  expect(world.on(pollFailed).armed.get('poll')).toBe(31_000);
});

test('A poll that is answered after one that was not tries the socket at once', () => {
  const world = aLiveOne().on(closedBy(1006)).fire('retry').on(closedBy(1006), pollFailed);
  for (let losses = 0; losses < 4; losses += 1) world.fire('retry').on(closedBy(1006));
  expect(world.armed.get('retry')).toBe(8_000);
  world.fire('poll').on({ name: 'polled' });
  expect(world.state).toMatchObject({ phase: 'polling', isPolled: true, socket: 'opening' });
  expect(world.armed.has('retry')).toBe(false);
  world.on(closedBy(1006));
  expect(world.armed.get('retry')).toBeLessThanOrEqual(LIVE_TIMES.retryBase);
  world.fire('poll').on({ name: 'polled' });
  expect(world.state.socket).toBe('none');
});

test('What was begun on a network that is gone is begun anew when the browser is online again', () => {
  const opening = new World();
  opening.hasSocket = false;
  expect(opening.on({ name: 'online' }).hasSocket).toBe(true);
  const polling = new World().on(closedBy(1006)).fire('retry');
  expect(polling.state).toMatchObject({ phase: 'polling', socket: 'opening' });
  polling.hasSocket = false;
  polling.isPolling = false;
  polling.on({ name: 'online' });
  expect(polling).toMatchObject({ hasSocket: true, isPolling: true });
});

test('A ping without an answer ends the socket', () => {
  const world = aLiveOne().fire('heartbeat');
  expect(world.sent).toEqual(['sendPing']);
  expect(world.armed.get('answer')).toBe(LIVE_TIMES.answer);
  world.fire('answer');
  expect(world.state.phase).toBe('connecting');
  expect(world.hasSocket).toBe(false);
});

test('A page that is seen again probes its socket at once', () => {
  const world = aLiveOne().on({ name: 'visible' });
  expect(world.sent).toEqual(['sendPing']);
  expect(world.armed.get('answer')).toBe(LIVE_TIMES.probe);
});

test('Offline is a hint: a live socket is probed, given up only when it does not answer, and tried again as ever', () => {
  const world = aLiveOne().on({ name: 'offline' });
  expect(world.state.phase).toBe('live');
  expect(world.on({ name: 'pong' }).state.phase).toBe('live');
  world.on({ name: 'offline' }).fire('answer');
  expect(world.state).toMatchObject({ phase: 'connecting', socket: 'none' });
  expect(world.armed.has('retry')).toBe(true);
  expect(world.on({ name: 'online' }).state).toMatchObject({ phase: 'connecting', socket: 'opening' });
});

test.each([4401, 4403, 4404])('Close code %i is final', (code) => {
  const world = aLiveOne().on(closedBy(code), { name: 'online' }, { name: 'visible' });
  expect(world.state).toMatchObject({ phase: 'failed', error: { status: code - 4000 } });
  expect(world.armed.size).toBe(0);
  expect(world.hasSocket).toBe(false);
});

test('A refusal to a poll is final', () => {
  const world = new World().on(closedBy(1006), { name: 'poll-failed', error: errorFrom(401, REFUSED, null, null) });
  expect(world.state.phase).toBe('failed');
  expect(world.armed.size).toBe(0);
});

test('4429 keeps the socket away for a minute at least, and polls', () => {
  const world = aLiveOne();
  world.random = 0;
  world.on(closedBy(4429));
  expect(world.state.phase).toBe('polling');
  expect(world.armed.get('retry')).toBe(LIVE_TIMES.flood);
  world.on(pollFailed, { name: 'polled' });
  expect(world.state).toMatchObject({ isPolled: true, socket: 'none' });
  expect(world.armed.get('retry')).toBe(LIVE_TIMES.flood);
});

test('Closing ends everything, from every phase', () => {
  const worlds = [new World(), aLiveOne(), new World().on(closedBy(1006)), new World().on(closedBy(4401))];
  expect(worlds.map(({ state }) => state.phase)).toEqual(PHASES.filter((phase) => phase !== 'closed'));
  for (const world of worlds) {
    world.on({ name: 'close' });
    expect(world.state.phase).toBe('closed');
    expect([world.armed.size, world.hasSocket, world.isPolling]).toEqual([0, false, false]);
  }
});

const PHASES: readonly Phase[] = ['connecting', 'live', 'polling', 'failed', 'closed'];

/** What may happen in a world, out of everything: only what was asked for answers. */
function possible(world: World): readonly ProtocolEvent[] {
  const events: ProtocolEvent[] = [{ name: 'online' }, { name: 'offline' }, { name: 'visible' }];
  if (world.state.socket === 'opening') events.push({ name: 'opened' });
  if (world.state.socket === 'open') events.push({ name: 'applied' }, { name: 'pong' });
  if (world.hasSocket) events.push(closedBy(0), closedBy(1006), closedBy(1011), closedBy(4429));
  if (world.isPolling) events.push({ name: 'polled' }, pollFailed);
  return events;
}

/** What each phase must have under way, so that it never waits for a person. */
const LEADS_ON: Readonly<Record<Phase, (world: World) => boolean>> = {
  connecting: ({ armed, hasSocket }) => armed.has(hasSocket ? 'answer' : 'retry'),
  live: ({ armed, hasSocket, isPolling }) => hasSocket && armed.has('heartbeat') && !isPolling && !armed.has('poll'),
  polling: ({ armed, hasSocket, isPolling, state }) =>
    (isPolling || armed.has('poll')) &&
    (state.socket === 'never' || armed.has('retry') || (hasSocket && armed.has('answer'))),
  failed: () => false,
  closed: () => false,
};

test('Whatever happens in whatever order, something always leads on', () => {
  const platform = fc.record({ hasSocket: fc.boolean(), isHidden: fc.boolean(), isHurried: fc.boolean() });
  const steps = fc.array(fc.record({ pick: fc.nat(), random: fc.double({ min: 0, max: 0.999, noNaN: true }) }), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(platform, steps, (start, choices) => {
      const world = new World(start);
      for (const { pick, random } of choices) {
        world.random = random;
        const events = possible(world);
        const timers = [...world.armed.keys()];
        const index = pick % (events.length + timers.length);
        const [event, timer] = [events[index], timers[index - events.length]];
        if (event !== undefined) world.on(event);
        else if (timer !== undefined) world.fire(timer);
        expect(LEADS_ON[world.state.phase](world), `stuck in ${JSON.stringify(world.state)}`).toBe(true);
        expect(world.hasSocket).toBe(['opening', 'open'].includes(world.state.socket));
      }
    }),
    { numRuns: 500 },
  );
});

test('A final error stays final whatever comes', () => {
  const refused = errorFrom(401, REFUSED, null, null);
  const world = aLiveOne().on({ name: 'lost', error: refused });
  world.on({ name: 'polled' }, { name: 'applied' }, { name: 'online' }, { name: 'retry-due' });
  expect(world.state).toMatchObject({ phase: 'failed', error: refused });
});
