import type { DisplayState } from '@carequeue/queue-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CareQueue } from '../client.ts';
import { aSnapshot, issued, someEvents } from '../testing/builders.ts';
import { DELAYS, RANDOM, until } from '../testing/live.ts';
import { QueueServer, type Reply, type SeenRequest } from '../testing/queue-server.ts';
import { Timers } from '../testing/timers.ts';
import type { StaffDepartment } from './staff-department.ts';

let server: QueueServer;
let timers: Timers;
let live: StaffDepartment;
let replies: (request: SeenRequest, count: number) => Reply;

beforeEach(async () => {
  replies = () => 'hang';
  server = await QueueServer.start((request, count) => replies(request, count));
  timers = Timers.install();
});

afterEach(async () => {
  live?.close();
  vi.unstubAllGlobals();
  await server.stop();
});

const aDisplay = (fields: Partial<DisplayState> = {}): DisplayState => ({
  ...{ id: '0f'.repeat(16), name: 'Waiting hall', sound: 'muted', here: true },
  ...{ since: '2026-11-21T06:00:00.000Z', seenAt: '2026-11-21T06:00:00.000Z' },
  ...fields,
});

function client(): CareQueue {
  return new CareQueue({ secretKey: 'cq_sk_a', baseUrl: server.baseUrl, random: () => RANDOM, maxRetries: 0 });
}

/** The next screens staff are told of. */
function nextDisplays(): Promise<readonly DisplayState[]> {
  return new Promise((resolve) => {
    const stop = live.onDisplays((displays) => {
      stop();
      resolve(displays);
    });
  });
}

test('Staff who follow a queue are told of its screens, by the first frame and by those without a new seq', async () => {
  live = client().departments.live('dep_1');
  expect(live.displays).toBeNull();
  const socket = await server.nextSocket();
  const first = nextDisplays();
  socket.send(aSnapshot({ displays: [aDisplay()] }));
  expect(await first).toEqual([aDisplay()]);
  const { state } = live;
  expect(state).not.toHaveProperty('displays');

  const second = nextDisplays();
  socket.send(someEvents([], { after: 10, seq: 10, displays: [aDisplay({ sound: 'heard' })] }));
  expect(await second).toEqual([aDisplay({ sound: 'heard' })]);
  expect(live.state).toBe(state);
  expect(live.connection.status).toBe('live');

  socket.send(someEvents([issued(11, 1)]));
  await until(live, ({ state }) => state?.seq === 11);
  expect(live.displays).toEqual([aDisplay({ sound: 'heard' })]);
});

test('A poll that brings the same screens tells nobody', async () => {
  server.refuseUpgrades = 503;
  replies = (_request, count) => ({
    status: 200,
    body:
      count === 0
        ? aSnapshot({ displays: [aDisplay()] })
        : someEvents([issued(10 + count, count)], { displays: [aDisplay()] }),
  });
  live = client().departments.live('dep_1');
  const told: (readonly DisplayState[])[] = [];
  live.onDisplays((displays) => told.push(displays));
  await until(live, ({ connection }) => connection.status === 'polling');
  await timers.fire(DELAYS.poll);
  await until(live, ({ state }) => state?.seq === 11);
  expect(told).toEqual([[aDisplay()]]);
});

test('The screens are read once by their own call', async () => {
  const body = { data: [aDisplay()] };
  replies = () => ({ status: 200, body });
  expect(await client().departments.displays('dep_1')).toEqual(body);
  expect(server.requests[0]?.url.pathname).toBe('/v1/departments/dep_1/displays');
});
