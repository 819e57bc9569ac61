import { afterEach, expect, test } from 'vitest';
import { createLive } from '../live.ts';
import { aSnapshot, aWaiting, called, issued, someEvents, ticketId } from '../testing/builders.ts';
import { QueueServer } from '../testing/queue-server.ts';
import type { LiveDepartment } from './live-department.ts';

let server: QueueServer;
let live: LiveDepartment | undefined;

afterEach(async () => {
  live?.close();
  await server.stop();
});

function until(live: LiveDepartment, holds: (live: LiveDepartment) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => holds(live) && resolve();
    live.subscribe(look);
    look();
  });
}

test('A snapshot and the events after it become one state', async () => {
  server = await QueueServer.start();
  live = createLive({ publishableKey: 'cq_pk_a', baseUrl: server.baseUrl, departmentId: 'dep_1', maxRetries: 0 });
  const socket = await server.nextSocket();
  expect(socket.url.pathname + socket.url.search).toBe('/v1/departments/dep_1/live');
  expect(socket.protocols).toEqual(['carequeue.v1', 'cq_pk_a']);
  socket.send(aSnapshot({ waiting: [aWaiting(1)] }));
  await until(live, ({ state }) => state?.seq === 10);
  socket.send(someEvents([issued(11, 2), called(12, 1, 'poi_1')]));
  await until(live, ({ state }) => state?.seq === 12);
  expect(live.ticket(ticketId(2))?.position).toBe(1);
  expect(live.ticket(ticketId(1))?.point?.name).toBe('Room 1');
  expect(live.connection.status).toBe('live');
  expect(live.framesReceived).toBe(2);
});
