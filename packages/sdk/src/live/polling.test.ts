import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aSnapshot, aWaiting, issued, someEvents } from '../testing/builders.ts';
import { DELAYS, follow, statusesOf, until } from '../testing/live.ts';
import { QueueServer, type Reply, type SeenRequest } from '../testing/queue-server.ts';
import { Timers } from '../testing/timers.ts';
import type { LiveDepartment } from './live-department.ts';

let server: QueueServer;
let timers: Timers;
let live: LiveDepartment;
let replies: (request: SeenRequest, count: number) => Reply;

const snapshot: Reply = { status: 200, body: aSnapshot({ waiting: [aWaiting(1)] }) };
const events = (number: number): Reply => ({
  status: 200,
  body: someEvents([issued(9 + number, number)]),
});

beforeEach(async () => {
  server = await QueueServer.start((request, count) => replies(request, count));
  server.refuseUpgrades = 503;
  timers = Timers.install();
});

afterEach(async () => {
  live.close();
  vi.unstubAllGlobals();
  await server.stop();
});

test('Where sockets do not get through it polls: the whole once, then events, then nothing new', async () => {
  const nothing: Reply = { status: 200, body: someEvents([], { after: 11, seq: 11 }) };
  replies = (_request, count) => [snapshot, events(2), nothing, events(3)][count] ?? 'hang';
  live = follow(server);
  const statuses = statusesOf(live);
  await until(live, ({ connection }) => connection.status === 'polling');
  await timers.fire(DELAYS.poll);
  await until(live, ({ state }) => state?.seq === 11);
  await timers.fire(DELAYS.poll);
  await server.nextRequest();
  await timers.fire(DELAYS.poll);
  await until(live, ({ state }) => state?.seq === 12);
  expect(server.requests.map(({ url }) => url.pathname + url.search)).toEqual([
    '/v1/departments/dep_1/queue',
    '/v1/departments/dep_1/queue?since=10&epoch=epoch-1',
    '/v1/departments/dep_1/queue?since=11&epoch=epoch-1',
    '/v1/departments/dep_1/queue?since=11&epoch=epoch-1',
  ]);
  expect(server.requests.every(({ headers }) => headers.authorization === 'Bearer cq_pk_a')).toBe(true);
  expect(live.state?.waiting.map(({ code }) => code)).toEqual(['CAR-1', 'CAR-2', 'CAR-3']);
  expect(statuses).toEqual(['connecting', 'polling']);
});

test('The socket is tried again in the background and takes over from where polling stands', async () => {
  replies = (_request, count) => (count === 0 ? snapshot : 'hang');
  live = follow(server);
  await until(live, ({ connection }) => connection.status === 'polling');
  const statuses = statusesOf(live);
  server.refuseUpgrades = null;
  await timers.fire(DELAYS.retry);
  const socket = await server.nextSocket();
  expect(socket.url.search).toBe('?since=10&epoch=epoch-1');
  expect(live.connection.status).toBe('polling');
  await timers.fire(DELAYS.poll);
  socket.send(someEvents([issued(11, 2)]));
  await until(live, ({ connection }) => connection.status === 'live');
  expect(live.state?.seq).toBe(11);
  expect(timers.has(DELAYS.poll)).toBe(false);
  expect(statuses).toEqual(['polling', 'live']);
});

test('A server that answers after it did not gets its socket back at once', async () => {
  replies = (_request, count) => [{ status: 503, body: {} }, snapshot][count] ?? 'hang';
  live = follow(server);
  await until(live, ({ connection }) => connection.error !== null && server.requests.length === 1);
  await timers.fire(DELAYS.retry);
  await timers.armed(DELAYS.retry);
  server.refuseUpgrades = null;
  await timers.fire(DELAYS.failedPoll);
  const socket = await server.nextSocket();
  socket.send(someEvents([issued(11, 2)]));
  await until(live, ({ connection }) => connection.status === 'live');
  expect(live.state?.seq).toBe(11);
});

test('A platform without WebSocket polls and says nothing of it', async () => {
  vi.stubGlobal('WebSocket', undefined);
  replies = (_request, count) => [snapshot, events(2)][count] ?? 'hang';
  live = follow(server);
  await until(live, ({ connection }) => connection.status === 'polling');
  expect(live.connection.error).toBeNull();
  await timers.fire(DELAYS.poll);
  await until(live, ({ state }) => state?.seq === 11);
  expect(server.upgradesSeen).toBe(0);
  expect(timers.has(DELAYS.retry)).toBe(false);
});

test('A failing server shows as connecting with its error, keeps the last state, and is asked again', async () => {
  const failing: Reply = { status: 503, body: {}, headers: { 'Retry-After': '7' } };
  replies = (_request, count) => [snapshot, failing, events(2)][count] ?? 'hang';
  live = follow(server);
  await until(live, ({ connection }) => connection.status === 'polling');
  await timers.fire(DELAYS.poll);
  await until(live, ({ connection }) => connection.status === 'connecting');
  expect(live.connection.error).toMatchObject({ status: 503 });
  expect(live.state?.seq).toBe(10);
  await timers.fire(7_000);
  await until(live, ({ connection }) => connection.status === 'polling');
  expect(live.state?.seq).toBe(11);
});

test.each([401, 403, 404])('A proxy that answers %i is no refusal of ours: it is asked again', async (status) => {
  const proxy: Reply = { status, body: '<h1>Guest Wi-Fi</h1>', headers: { 'Content-Type': 'text/html' } };
  replies = (_request, count) => [proxy, snapshot][count] ?? 'hang';
  live = follow(server);
  await until(live, ({ connection }) => connection.error !== null && server.requests.length === 1);
  expect(live.connection.status).toBe('connecting');
  await timers.fire(DELAYS.failedPoll);
  await until(live, ({ connection }) => connection.status === 'polling');
});

test('Events that do not fit, and answers that cannot be read, lead to a whole state', async () => {
  const misfit: Reply = { status: 200, body: someEvents([issued(20, 2)]) };
  const page: Reply = { status: 200, body: '<h1>Log in to the Wi-Fi</h1>' };
  replies = (_request, count) => [snapshot, misfit, page, snapshot][count] ?? 'hang';
  live = follow(server);
  await until(live, ({ connection }) => connection.status === 'polling');
  await timers.fire(DELAYS.poll);
  await until(live, ({ connection }) => connection.status === 'connecting');
  expect(live.state?.seq).toBe(10);
  await timers.fire(DELAYS.failedPoll);
  await timers.fire(2_200);
  await until(live, ({ connection }) => connection.status === 'polling');
  expect(server.requests.map(({ url }) => url.search)).toEqual(['', '?since=10&epoch=epoch-1', '', '']);
});

test('4429 leaves the socket alone for more than a minute and polls meanwhile', async () => {
  server.refuseUpgrades = null;
  replies = () => snapshot;
  live = follow(server);
  const socket = await server.nextSocket();
  socket.send(aSnapshot());
  await until(live, ({ connection }) => connection.status === 'live');
  socket.close(4429);
  await until(live, ({ connection }) => connection.status === 'polling');
  expect(timers.has(DELAYS.flood)).toBe(true);
});
