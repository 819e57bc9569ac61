import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { AuthenticationError, ConnectionError, TimeoutError } from '../errors.ts';
import type { LiveOptions } from '../live.ts';
import { aSnapshot, aWaiting, called, issued, someEvents, ticketId } from '../testing/builders.ts';
import { DELAYS, follow, statusesOf, until } from '../testing/live.ts';
import { QueueServer } from '../testing/queue-server.ts';
import { Timers } from '../testing/timers.ts';
import type { LiveDepartment } from './live-department.ts';

let server: QueueServer;
let timers: Timers;
let live: LiveDepartment;

beforeEach(async () => {
  server = await QueueServer.start();
  timers = Timers.install();
});

afterEach(async () => {
  live.close();
  vi.unstubAllGlobals();
  await server.stop();
});

/** Follows, and lets the server send a first snapshot at seq 10. */
async function begin(options: Partial<LiveOptions> = {}) {
  live = follow(server, options);
  const socket = await server.nextSocket();
  socket.send(aSnapshot({ waiting: [aWaiting(1)] }));
  await until(live, ({ connection }) => connection.status === 'live');
  return socket;
}

describe('State', () => {
  test('A snapshot and the events after it become one state', async () => {
    const socket = await begin();
    expect(socket.url.pathname + socket.url.search).toBe('/v1/departments/dep_1/live');
    expect(socket.protocols).toEqual(['carequeue.v1', 'cq_pk_a']);
    socket.send(someEvents([issued(11, 2), called(12, 1, 'poi_1')]));
    await until(live, ({ state }) => state?.seq === 12);
    expect(live.ticket(ticketId(2))).toMatchObject({ status: 'waiting', position: 1, point: null });
    expect(live.ticket(ticketId(1))).toMatchObject({ status: 'called', position: null, point: { name: 'Room 1' } });
    expect(live.ticket(ticketId(9))).toBeNull();
  });

  test('Before the first frame there is no state, and nothing is made up', () => {
    live = follow(server);
    expect([live.state, live.ticket(ticketId(1)), live.ownTicket, live.clockOffsetMs]).toEqual([null, null, null, 0]);
    expect(live.connection).toMatchObject({ status: 'connecting', lastSeenAt: null, error: null });
  });

  test('A frame that comes twice changes nothing, and an overlapping one only what is new', async () => {
    const socket = await begin();
    socket.send(someEvents([issued(11, 2)]));
    await until(live, ({ state }) => state?.seq === 11);
    const { state } = live;
    socket.send(someEvents([issued(11, 2)]));
    socket.send(someEvents([issued(11, 2), issued(12, 3)]));
    await until(live, ({ state: next }) => next?.seq === 12);
    expect(live.state?.waiting.map(({ code }) => code)).toEqual(['CAR-1', 'CAR-2', 'CAR-3']);
    expect(state?.waiting).toHaveLength(2);
  });

  test('After missing frames the whole is asked for, and nobody sees the state between', async () => {
    const socket = await begin();
    const seqs: (number | undefined)[] = [];
    live.subscribe(({ state }) => seqs.push(state?.seq));
    socket.send(someEvents([called(15, 2, 'poi_1')]));
    socket.send(someEvents([called(16, 3, 'poi_2')]));
    await timers.fire(DELAYS.retry);
    const next = await server.nextSocket();
    expect(next.url.search).toBe('');
    expect(live.state?.seq).toBe(10);
    next.send(aSnapshot({ seq: 16, waiting: [aWaiting(4)] }));
    await until(live, ({ state }) => state?.seq === 16);
    expect(live.state?.waiting.map(({ code }) => code)).toEqual(['CAR-4']);
    expect(seqs.every((seq) => seq === 10 || seq === 16)).toBe(true);
    expect(timers.has(DELAYS.answer)).toBe(false);
  });

  test('A snapshot of another epoch replaces the state, though its seq is lower', async () => {
    const socket = await begin();
    socket.send(aSnapshot({ epoch: 'epoch-2', seq: 3 }));
    await until(live, ({ state }) => state?.epoch === 'epoch-2');
    expect(live.state).toMatchObject({ seq: 3, waiting: [] });
    socket.send(someEvents([issued(4, 1)]));
    await until(live, ({ state }) => state?.seq === 4);
  });

  test("Expected waits are told in the server's time", async () => {
    const local = Date.parse('2026-11-21T05:50:00.000Z');
    live = follow(server, { now: () => local });
    const socket = await server.nextSocket();
    socket.send(aSnapshot({ waiting: [aWaiting(1)], wait: [{ doctorId: null, at: [[1, 4, 9]] }] }));
    await until(live, ({ state }) => state !== null);
    expect(live.clockOffsetMs).toBe(600_000);
    expect(live.ticket(ticketId(1))?.estimatedWait).toMatchObject({
      p50Minutes: 4,
      from: '2026-11-21T06:04:00.000Z',
      until: '2026-11-21T06:09:00.000Z',
    });
  });

  test('A message of a later version is passed over', async () => {
    const socket = await begin();
    socket.send('{"type":"weather","seq":1}');
    socket.send(someEvents([issued(11, 2)]));
    await until(live, ({ state }) => state?.seq === 11);
    expect(live.connection.status).toBe('live');
  });

  test('A listener that throws is reported and hinders no other', async () => {
    const reported: unknown[] = [];
    vi.stubGlobal('queueMicrotask', (run: () => void) => {
      try {
        run();
      } catch (error) {
        reported.push(error);
      }
    });
    const socket = await begin();
    const bug = new Error('A bug of the page.');
    live.subscribe(() => {
      throw bug;
    });
    const heard = vi.fn();
    live.subscribe(heard);
    socket.send(someEvents([issued(11, 2)]));
    await until(live, ({ state }) => state?.seq === 11);
    expect(heard).toHaveBeenCalledWith(live);
    expect(reported).toEqual([bug]);
  });
});

describe('Connection', () => {
  test('A lost socket is opened again from where the state stands', async () => {
    const socket = await begin();
    const statuses = statusesOf(live);
    socket.terminate();
    await until(live, ({ connection }) => connection.status === 'connecting');
    expect(live.connection.error).toBeInstanceOf(ConnectionError);
    expect(live.state?.seq).toBe(10);
    await timers.fire(DELAYS.retry);
    const next = await server.nextSocket();
    expect(next.url.search).toBe('?since=10&epoch=epoch-1');
    next.send(someEvents([issued(11, 2)]));
    await until(live, ({ state }) => state?.seq === 11);
    expect(statuses).toEqual(['live', 'connecting', 'live']);
    expect(live.connection.error).toBeNull();
  });

  test('Where nothing was missed an answered ping is enough', async () => {
    (await begin()).terminate();
    await timers.fire(DELAYS.retry);
    const next = await server.nextSocket();
    expect(await next.next()).toBe('ping');
    next.send('pong');
    await until(live, ({ connection }) => connection.status === 'live');
  });

  test('A server that does not answer a ping is left, and the next socket takes over', async () => {
    const socket = await begin();
    await timers.fire(DELAYS.heartbeat);
    expect(await socket.next()).toBe('ping');
    await timers.fire(DELAYS.answer);
    expect(live.connection.error).toBeInstanceOf(TimeoutError);
    await socket.closed();
    await timers.fire(DELAYS.retry);
    (await server.nextSocket()).send(aSnapshot({ seq: 20 }));
    await until(live, ({ state }) => state?.seq === 20);
  });

  test('A server that answers keeps its socket', async () => {
    const socket = await begin();
    await timers.fire(DELAYS.heartbeat);
    expect(await socket.next()).toBe('ping');
    socket.send('pong');
    socket.send(someEvents([issued(11, 2)]));
    await until(live, ({ state }) => state?.seq === 11);
    expect(timers.has(DELAYS.answer)).toBe(false);
    expect(timers.has(DELAYS.heartbeat)).toBe(true);
  });

  test('A message that cannot be read asks for a whole state on a new socket', async () => {
    const socket = await begin();
    socket.send('{"type":"events","seq":"eleven"}');
    await timers.fire(DELAYS.retry);
    const next = await server.nextSocket();
    expect(next.url.search).toBe('');
    next.send(aSnapshot({ seq: 11 }));
    await until(live, ({ state }) => state?.seq === 11);
  });

  test.each([
    [4401, 'unauthenticated', 401],
    [4403, 'not_allowed', 403],
    [4404, 'not_found', 404],
  ])('Close code %i ends it with %s', async (code, problemCode, status) => {
    const socket = await begin();
    socket.close(code);
    await until(live, ({ connection }) => connection.status === 'failed');
    expect(live.connection.error).toMatchObject({ code: problemCode, status });
    expect(timers.has(DELAYS.retry)).toBe(false);
    expect(server.requests).toHaveLength(0);
    expect(live.state?.seq).toBe(10);
  });

  test('Closing it ends the socket, and no listener is told any more', async () => {
    const socket = await begin();
    const heard = vi.fn();
    live.subscribe(heard);
    live.close();
    await socket.closed();
    expect(live.connection.status).toBe('offline');
    expect(heard).not.toHaveBeenCalled();
    expect(live.state?.seq).toBe(10);
  });

  test('A WebSocket that is passed in is used, such as that of ws', async () => {
    const socket = await begin({ WebSocket });
    socket.send(someEvents([issued(11, 2)]));
    await until(live, ({ state }) => state?.seq === 11);
    socket.terminate();
    await timers.fire(DELAYS.retry);
    await server.nextSocket();
  });

  test('No credential stands in any address', async () => {
    const socket = await begin();
    socket.terminate();
    await timers.fire(DELAYS.retry);
    const next = await server.nextSocket();
    expect(`${socket.url}${next.url}`).not.toContain('cq_pk');
  });

  test('A refused credential is told by the poll that follows, for a browser hides why an upgrade failed', async () => {
    await server.stop();
    const body = { type: 'x', title: 'No', status: 401, detail: 'Bad key.', code: 'unauthenticated', requestId: 'r' };
    server = await QueueServer.start(() => ({ status: 401, body }));
    server.refuseUpgrades = 401;
    live = follow(server);
    await until(live, ({ connection }) => connection.status === 'failed');
    expect(live.connection.error).toBeInstanceOf(AuthenticationError);
    expect(timers.has(DELAYS.retry)).toBe(false);
  });
});

describe('In a page', () => {
  const page = () => {
    const target = Object.assign(new EventTarget(), { hidden: false });
    vi.stubGlobal('document', target);
    vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
    vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
    return target;
  };

  test('A page that comes back tries at once instead of waiting', async () => {
    const target = page();
    (await begin()).terminate();
    await timers.armed(DELAYS.retry);
    target.dispatchEvent(new Event('visibilitychange'));
    const next = await server.nextSocket();
    expect(timers.has(DELAYS.retry)).toBe(false);
    next.send(aSnapshot({ seq: 12 }));
    await until(live, ({ state }) => state?.seq === 12);
  });

  test('A network that comes back is used at once', async () => {
    const target = page();
    const socket = await begin();
    vi.stubGlobal('navigator', { onLine: false });
    target.dispatchEvent(new Event('offline'));
    expect(await socket.next()).toBe('ping');
    socket.terminate();
    await until(live, ({ connection }) => connection.status === 'offline');
    vi.stubGlobal('navigator', { onLine: true });
    target.dispatchEvent(new Event('online'));
    (await server.nextSocket()).send(aSnapshot({ seq: 12 }));
    await until(live, ({ connection }) => connection.status === 'live');
  });

  test('Closing it takes its listeners off the page', async () => {
    const target = page();
    const socket = await begin();
    live.close();
    await socket.closed();
    target.dispatchEvent(new Event('online'));
    expect(server.upgradesSeen).toBe(1);
  });
});
