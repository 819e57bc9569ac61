import type { TicketFrame } from '@carequeue/queue-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Ticket } from '../resources/ticket.ts';
import {
  aSnapshot,
  aTicket,
  aWaiting,
  called,
  issued,
  NOW,
  someEvents,
  TICKET_ID,
  TICKET_SECRET,
} from '../testing/builders.ts';
import { DELAYS, follow, until } from '../testing/live.ts';
import { QueueServer, type Reply, type SeenRequest } from '../testing/queue-server.ts';
import { Timers } from '../testing/timers.ts';
import type { LiveDepartment } from './live-department.ts';

let server: QueueServer;
let timers: Timers;
let live: LiveDepartment;
let replies: (request: SeenRequest, count: number) => Reply;

beforeEach(async () => {
  server = await QueueServer.start((request, count) => replies(request, count));
  timers = Timers.install();
});

afterEach(async () => {
  live.close();
  vi.unstubAllGlobals();
  await server.stop();
});

const frame = (ticket: Ticket): TicketFrame => ({ type: 'ticket', seq: 11, now: NOW, ticket });
const read = (fields: Partial<Ticket> = {}): Reply => ({ status: 200, body: { ...aTicket(fields), seq: 10 } });

function nextTicket(live: LiveDepartment): Promise<Ticket> {
  return new Promise((resolve) => {
    const stop = live.onTicket((ticket) => {
      stop();
      resolve(ticket);
    });
  });
}

test('A ticket credential follows its own ticket: read once, then by its own frames', async () => {
  replies = () => read();
  live = follow(server, { credential: TICKET_SECRET });
  expect(live.ticketId).toBe(TICKET_ID);
  const first = nextTicket(live);
  const socket = await server.nextSocket();
  expect(socket.protocols).toEqual(['carequeue.v1', TICKET_SECRET]);
  socket.send(aSnapshot({ waiting: [aWaiting(1)] }));
  expect(await first).toEqual(aTicket());
  expect(server.requests[0]?.url.pathname).toBe(`/v1/departments/dep_1/tickets/${TICKET_ID}`);
  expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${TICKET_SECRET}`);

  const second = nextTicket(live);
  socket.send(frame(aTicket({ status: 'called', version: 2 })));
  expect(await second).toMatchObject({ status: 'called' });
  expect(live.ownTicket?.version).toBe(2);
  expect(server.requests).toHaveLength(1);
});

test('An older version never takes the place of a newer one', async () => {
  replies = () => read({ version: 1 });
  live = follow(server, { credential: TICKET_SECRET });
  const first = nextTicket(live);
  const socket = await server.nextSocket();
  socket.send(frame(aTicket({ status: 'called', version: 2 })));
  expect((await first).version).toBe(2);
  socket.send(aSnapshot());
  await server.nextRequest();
  const last = nextTicket(live);
  socket.send(frame(aTicket({ status: 'serving', version: 3 })));
  expect((await last).version).toBe(3);
});

test('A followed ticket that leaves the queue is still told', async () => {
  replies = () => 'hang';
  live = follow(server, { ticketId: TICKET_ID });
  const socket = await server.nextSocket();
  socket.send(aSnapshot({ waiting: [aWaiting(1)] }));
  const { id, code, label, language, doctorId } = aWaiting(1);
  const ended = { id, code, label, language, doctorId, status: 'cancelled' } as const;
  socket.send(someEvents([{ seq: 11, kind: 'ticket.cancelled', ticket: ended }]));
  await until(live, ({ state }) => state?.seq === 11);
  expect(live.ticket(TICKET_ID)).toMatchObject({ status: 'cancelled', code: 'CAR-1', position: null });
  expect(server.requests).toHaveLength(0);
});

test('A followed ticket that comes back is not ended any more', async () => {
  replies = () => 'hang';
  live = follow(server, { ticketId: TICKET_ID });
  const socket = await server.nextSocket();
  socket.send(aSnapshot());
  const { id, code, label, language, doctorId } = aWaiting(1);
  const ticket = { id, code, label, language, doctorId, status: 'transferred' } as const;
  socket.send(someEvents([{ seq: 11, kind: 'ticket.transferred', ticket }]));
  await until(live, () => live.ticket(TICKET_ID)?.status === 'transferred');
  socket.send(someEvents([issued(12, 1), { seq: 13, kind: 'ticket.moved', ticket: aWaiting(1) }]));
  await until(live, () => live.ticket(TICKET_ID)?.status === 'waiting');
});

test('A ticket that ended while nobody was connected is told from its own reading', async () => {
  replies = (_request, count) => (count === 0 ? read() : read({ status: 'no_show', endedAt: NOW, version: 4 }));
  live = follow(server, { credential: TICKET_SECRET });
  const first = nextTicket(live);
  const socket = await server.nextSocket();
  socket.send(aSnapshot({ waiting: [aWaiting(1)] }));
  await first;
  const second = nextTicket(live);
  socket.terminate();
  await timers.fire(DELAYS.retry);
  (await server.nextSocket()).send(aSnapshot({ seq: 90 }));
  expect(await second).toMatchObject({ status: 'no_show' });
  expect(live.ticket(TICKET_ID)).toMatchObject({ status: 'no_show', position: null });
});

test('What happened to a ticket while nobody was connected is read, and read once', async () => {
  replies = (_request, count) => (count === 0 ? read() : read({ status: 'called', version: 2 }));
  live = follow(server, { credential: TICKET_SECRET });
  const first = nextTicket(live);
  const socket = await server.nextSocket();
  socket.send(aSnapshot({ waiting: [aWaiting(1), aWaiting(2)] }));
  await first;
  const second = nextTicket(live);
  socket.terminate();
  await timers.fire(DELAYS.retry);
  const next = await server.nextSocket();
  next.send(someEvents([called(11, 1, 'poi_1')]));
  expect(await second).toMatchObject({ status: 'called', version: 2 });
  next.send(someEvents([called(12, 2, 'poi_2')]));
  await until(live, ({ state }) => state?.seq === 12);
  expect(server.requests).toHaveLength(2);
});

test('A frame of the ticket that was lost with its socket is made up for by reading it', async () => {
  replies = (_request, count) => (count === 0 ? read() : read({ status: 'called', version: 2 }));
  live = follow(server, { credential: TICKET_SECRET });
  const first = nextTicket(live);
  const socket = await server.nextSocket();
  socket.send(aSnapshot({ waiting: [aWaiting(1)] }));
  await first;
  socket.send(someEvents([called(11, 1, 'poi_1')]));
  await until(live, ({ state }) => state?.seq === 11);
  const second = nextTicket(live);
  socket.terminate();
  await timers.fire(DELAYS.retry);
  // Of the queue nothing was missed.
  (await server.nextSocket()).send({ type: 'events', after: 11, seq: 11, now: NOW, changes: [] });
  expect(await second).toMatchObject({ status: 'called', version: 2 });
});

test('While polling, the ticket is read again whenever something changed', async () => {
  server.refuseUpgrades = 503;
  replies = ({ url }, count) => {
    if (url.pathname.endsWith('/queue')) {
      const events = someEvents([called(11, 1, 'poi_1')]);
      return { status: 200, body: url.search === '' ? aSnapshot({ waiting: [aWaiting(1)] }) : events };
    }
    return count < 2 ? read() : read({ status: 'called', version: 2 });
  };
  live = follow(server, { credential: TICKET_SECRET });
  await nextTicket(live);
  const second = nextTicket(live);
  await timers.fire(DELAYS.poll);
  expect((await second).status).toBe('called');
});

test('A ticket that may not be read keeps nobody from following the queue, and is not asked for with each change', async () => {
  const body = { type: 'x', title: 'No', status: 404, detail: 'Gone.', code: 'not_found', requestId: 'r' };
  replies = () => ({ status: 404, body });
  live = follow(server, { credential: TICKET_SECRET });
  const socket = await server.nextSocket();
  socket.send(aSnapshot({ waiting: [aWaiting(1)] }));
  await server.nextRequest();
  for (let seq = 11; seq < 16; seq += 1) {
    socket.send(someEvents([called(seq, 1, 'poi_1')]));
    await until(live, ({ state }) => state?.seq === seq);
  }
  expect(live.connection.status).toBe('live');
  expect(live.ownTicket).toBeNull();
  expect(server.requests).toHaveLength(1);
});
