import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLive } from '../live.ts';
import { anEnded, called, issued, NOW } from '../testing/builders.ts';
import { DrivenServer } from '../testing/driven-server.ts';
import type { LiveQueue } from './live-queue.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The longest a client keeps away: the longest step of the back-off, the base that is added to it, and the way there. */
const PAUSE_MAX = 31.1 * SECOND;

let server: DrivenServer;
let live: LiveQueue;
let page: Page;

/** A page's events, and how many listen for them. */
class Page extends EventTarget {
  listening = 0;
  hidden = false;

  override addEventListener(type: string, listener: (event: Event) => void): void {
    this.listening += 1;
    super.addEventListener(type, listener);
  }

  override removeEventListener(type: string, listener: (event: Event) => void): void {
    this.listening -= 1;
    super.removeEventListener(type, listener);
  }
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: Date.parse(NOW) });
  page = new Page();
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  server = new DrivenServer();
  const { fetch, WebSocket } = server;
  const baseUrl = 'https://queue.example.org';
  let share = 0;
  const random = () => {
    share = (share + 0.618) % 1;
    return share;
  };
  live = createLive({ publishableKey: 'cq_pk_a', baseUrl, departmentId: 'dep_1', fetch, WebSocket, random });
  await vi.advanceTimersByTimeAsync(SECOND);
  expect(live.connection.status).toBe('live');
});

afterEach(() => {
  live.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A patient of the day: given a token, called, gone. */
function serve(number: number): void {
  server.change(
    (seq) => issued(seq, number),
    (seq) => called(seq, number, 'poi_1'),
    (seq) => ({ seq, kind: 'ticket.completed', ticket: anEnded(number) }),
    (seq) => issued(seq, (number % 30) + 40),
  );
}

const expectTheSameState = () => expect(live.state).toEqual(server.state);

test('10,000 changes and 1,000 new connections leave no socket, timer or listener behind', async () => {
  const before = { timers: vi.getTimerCount(), listening: page.listening };
  for (let round = 0; round < 1_000; round += 1) {
    for (let patient = 0; patient < 2; patient += 1) serve((round * 2 + patient) % 30);
    server.change(
      (seq) => issued(seq, 80),
      (seq) => called(seq, 80, 'poi_2'),
    );
    server.cut();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(live.connection.status).toBe('live');
  }
  expect(server.state.seq).toBe(10 + 10_000);
  expectTheSameState();
  await vi.advanceTimersByTimeAsync(10);
  expect(server.sockets.size).toBe(1);
  expect([...server.sockets].flatMap(({ listeners }) => [...listeners.values()].map(({ length }) => length))).toEqual([
    1, 1, 1, 1,
  ]);
  expect({ timers: vi.getTimerCount(), listening: page.listening }).toEqual(before);
  live.close();
  expect([vi.getTimerCount(), server.sockets.size, page.listening]).toEqual([0, 0, 0]);
}, 60_000);

test('A server that is down for an hour is told at once, tried less and less, and found again with its exact state', async () => {
  server.mode = 'down';
  server.cut();
  expect(live.connection).toMatchObject({ status: 'connecting', error: { name: 'ConnectionError' } });
  const lastSeenAt = live.connection.lastSeenAt;
  const downAt = Date.now();
  server.tries.length = 0;
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(live.connection).toMatchObject({ status: 'connecting', lastSeenAt });
  const pauses = server.tries.map((at, index) => at - (server.tries[index - 1] ?? downAt));
  expect(Math.max(...pauses)).toBeLessThanOrEqual(PAUSE_MAX);
  const lateTries = server.tries.filter((at) => at > downAt + 10 * MINUTE);
  // Socket and poll, each about four times a minute.
  expect(lateTries.length).toBeLessThan(50 * 12);
  expect(new Set(pauses).size).toBeGreaterThan(20);

  for (let patient = 0; patient < 200; patient += 1) serve(patient % 30);
  server.mode = 'up';
  await vi.advanceTimersByTimeAsync(PAUSE_MAX + SECOND);
  expect(live.connection).toMatchObject({ status: 'live', error: null });
  expectTheSameState();
});

test('Without a network the page says so at once, and needs no event to come back', async () => {
  vi.stubGlobal('navigator', { onLine: false });
  page.dispatchEvent(new Event('offline'));
  server.mode = 'down';
  server.cut();
  expect(live.connection.status).toBe('offline');
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(live.connection.status).toBe('offline');
  serve(1);
  server.mode = 'up';
  await vi.advanceTimersByTimeAsync(PAUSE_MAX + SECOND);
  expect(live.connection.status).toBe('live');
  expectTheSameState();
});

test('A socket that is open and silent is noticed, and so is one that never brings anything', async () => {
  server.mode = 'silent';
  await vi.advanceTimersByTimeAsync(36 * SECOND);
  expect(live.connection).toMatchObject({ status: 'connecting', error: { name: 'TimeoutError' } });
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  expect(server.sockets.size).toBeLessThanOrEqual(1);
  serve(1);
  server.mode = 'up';
  await vi.advanceTimersByTimeAsync(PAUSE_MAX + 15 * SECOND);
  expect(live.connection.status).toBe('live');
  expectTheSameState();
});

test('A laptop that slept probes its socket when it is opened, and has the exact state within seconds', async () => {
  // Asleep: no timer runs, and the other end has given the socket up long ago.
  vi.setSystemTime(Date.now() + 8 * HOUR);
  for (const socket of server.sockets) socket.abandon();
  for (let patient = 0; patient < 500; patient += 1) serve(patient % 30);
  page.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(6 * SECOND);
  expect(live.connection.status).toBe('live');
  expectTheSameState();
});

test('A local clock that is set, forth or back, moves no connection, and the next frame puts the time right', async () => {
  for (const jump of [3 * HOUR, -30 * HOUR]) {
    const serverAhead = live.clockOffsetMs;
    vi.setSystemTime(Date.now() + jump);
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(live.connection.status).toBe('live');
    server.clockMs -= jump;
    serve(1);
    expect(live.clockOffsetMs).toBe(serverAhead - jump);
  }
});
