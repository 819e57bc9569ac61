import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aSnapshot, aWaiting, called, issued, someEvents } from '../testing/builders.ts';
import { DELAYS, follow, statusesOf, until } from '../testing/live.ts';
import { QueueServer, type Reply } from '../testing/queue-server.ts';
import { Timers } from '../testing/timers.ts';
import type { LiveDepartment } from './live-department.ts';

let server: QueueServer;
let timers: Timers;
let live: LiveDepartment;
let reply: Reply;

const snapshot: Reply = { status: 200, body: aSnapshot({ waiting: [aWaiting(1)] }) };
const refusal = (status: number, code: string): Reply => ({
  status,
  body: { type: 'x', title: 'No', status, detail: 'No.', code, requestId: 'r' },
});

beforeEach(async () => {
  server = await QueueServer.start(() => reply);
  timers = Timers.install();
});

afterEach(async () => {
  live.close();
  vi.unstubAllGlobals();
  await server.stop();
});

/** Follows as a board does, and writes down each `seq` that is told. */
function begin() {
  live = follow(server, { readAtOnce: true });
  const seqs: number[] = [];
  live.subscribe(({ state }) => state && seqs.at(-1) !== state.seq && seqs.push(state.seq));
  return seqs;
}

/** Follows until the read has brought seq 10; its socket is open and has brought nothing. */
async function beginByRead() {
  reply = snapshot;
  const seqs = begin();
  const socket = await server.nextSocket();
  await until(live, ({ state }) => state !== null);
  return { seqs, socket };
}

test('A read that comes first is shown, and the socket takes over with no second read', async () => {
  const { seqs, socket } = await beginByRead();
  const statuses = statusesOf(live);
  expect(live.connection).toMatchObject({ status: 'polling', error: null });
  expect(socket.url.search).toBe('');
  socket.send(aSnapshot({ seq: 11, waiting: [aWaiting(1), aWaiting(2)] }));
  await until(live, ({ connection }) => connection.status === 'live');
  expect(seqs).toEqual([10, 11]);
  expect(statuses).toEqual(['polling', 'live']);
  expect(server.requests).toHaveLength(1);
  expect([timers.has(DELAYS.poll), timers.has(DELAYS.answer)]).toEqual([false, false]);
});

test('A socket that comes first ends the read', async () => {
  reply = 'hang';
  begin();
  const request = await server.nextRequest();
  const socket = await server.nextSocket();
  socket.send(aSnapshot({ seq: 11 }));
  await until(live, ({ connection }) => connection.status === 'live');
  await request.aborted;
  expect(live.state?.seq).toBe(11);
  expect(timers.has(DELAYS.poll)).toBe(false);
  expect(server.requests).toHaveLength(1);
});

test('A lost socket is opened again without a read, from where the state stands', async () => {
  const { socket } = await beginByRead();
  socket.send(aSnapshot({ seq: 11 }));
  await until(live, ({ connection }) => connection.status === 'live');
  socket.terminate();
  await timers.fire(DELAYS.retry);
  const next = await server.nextSocket();
  expect(next.url.search).toBe('?since=11&epoch=epoch-1');
  next.send(someEvents([issued(12, 2)]));
  await until(live, ({ state }) => state?.seq === 12);
  expect(server.requests).toHaveLength(1);
});

test('A read that fails is not told while the socket may still bring the queue', async () => {
  reply = { status: 503, body: {} };
  begin();
  const socket = await server.nextSocket();
  await timers.armed(DELAYS.failedPoll);
  expect(live.connection).toMatchObject({ status: 'connecting', error: null });
  socket.send(aSnapshot());
  await until(live, ({ connection }) => connection.status === 'live');
  expect(timers.has(DELAYS.failedPoll)).toBe(false);
});

test('Where neither gets through, both errors are told and both are tried again', async () => {
  reply = { status: 503, body: {} };
  server.refuseUpgrades = 503;
  begin();
  await until(live, ({ connection }) => connection.error !== null);
  expect(live.connection.status).toBe('connecting');
  await timers.armed(DELAYS.retry);
  await timers.armed(DELAYS.failedPoll);
});

test.each([
  [401, 'unauthenticated'],
  [403, 'not_allowed'],
])('A read refused with %i ends it, and the socket with it', async (status, code) => {
  reply = refusal(status, code);
  begin();
  const socket = await server.nextSocket();
  await until(live, ({ connection }) => connection.status === 'failed');
  await socket.closed();
  expect(live.connection.error).toMatchObject({ status, code });
  expect([timers.has(DELAYS.retry), timers.has(DELAYS.poll)]).toEqual([false, false]);
});

test.each([
  [4401, 'unauthenticated'],
  [4403, 'not_allowed'],
])('A socket closed with %i ends it, and the read with it', async (closeCode, code) => {
  reply = 'hang';
  begin();
  const request = await server.nextRequest();
  (await server.nextSocket()).close(closeCode);
  await until(live, ({ connection }) => connection.status === 'failed');
  await request.aborted;
  expect(live.connection.error).toMatchObject({ code });
});

test('Where sockets do not get through, the first read is the first poll', async () => {
  reply = snapshot;
  server.refuseUpgrades = 403;
  begin();
  await until(live, ({ connection }) => connection.status === 'polling');
  await timers.armed(DELAYS.retry);
  expect(live.connection.error).toBeNull();
  reply = { status: 200, body: someEvents([issued(11, 2)]) };
  await timers.fire(DELAYS.poll);
  await until(live, ({ state }) => state?.seq === 11);
  expect(server.requests.map(({ url }) => url.search)).toEqual(['', '?since=10&epoch=epoch-1']);
});

test('A whole state that a later read has overtaken on its way is passed over: no call comes twice', async () => {
  reply = { status: 200, body: aSnapshot({ seq: 12, serviceDay: '2026-11-22', waiting: [aWaiting(3)] }) };
  const seqs = begin();
  const socket = await server.nextSocket();
  await until(live, ({ state }) => state?.seq === 12);
  // As before the roll-over; what follows on the socket tells the day's change and the first token of the new one again.
  socket.send(aSnapshot({ seq: 10, waiting: [aWaiting(1)] }));
  socket.send(someEvents([issued(12, 3)], { after: 10, seq: 12 }));
  await until(live, ({ connection }) => connection.status === 'live');
  socket.send(someEvents([called(13, 3, 'poi_1')]));
  await until(live, ({ state }) => state?.seq === 13);
  expect(seqs).toEqual([12, 13]);
  expect(live.state?.serviceDay).toBe('2026-11-22');
  expect(live.state?.waiting).toEqual([]);
});

test('A whole state of another epoch replaces what was read, though its seq is lower', async () => {
  const { seqs, socket } = await beginByRead();
  socket.send(aSnapshot({ epoch: 'epoch-2', seq: 3 }));
  await until(live, ({ connection }) => connection.status === 'live');
  expect(live.state).toMatchObject({ epoch: 'epoch-2', seq: 3 });
  expect(seqs).toEqual([10, 3]);
});

test('A server that has less than what is shown, as after a restored copy, is believed', async () => {
  const { socket } = await beginByRead();
  socket.send(aSnapshot({ seq: 11 }));
  await until(live, ({ connection }) => connection.status === 'live');
  socket.terminate();
  await timers.fire(DELAYS.retry);
  (await server.nextSocket()).send(aSnapshot({ seq: 7 }));
  await until(live, ({ state }) => state?.seq === 7);
});

test('A page that has loaded is shown for the first time, which begins nothing anew; one that was kept has come back', async () => {
  const page = Object.assign(new EventTarget(), { hidden: false });
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  reply = 'hang';
  begin();
  const first = await server.nextRequest();
  page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
  reply = snapshot;
  page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  await Promise.all([first.aborted, until(live, ({ state }) => state !== null)]);
  expect(server.requests).toHaveLength(2);
});

test('Closing it ends the read and the socket', async () => {
  reply = 'hang';
  begin();
  const request = await server.nextRequest();
  const socket = await server.nextSocket();
  live.close();
  await Promise.all([request.aborted, socket.closed()]);
  expect(live.connection.status).toBe('offline');
});
