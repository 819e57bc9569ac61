import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Ticket } from '../resources/ticket.ts';
import { aSnapshot, aTicket, aWaiting, NOW, TICKET_ID, TICKET_SECRET } from '../testing/builders.ts';
import { QueueServer } from '../testing/queue-server.ts';
import { Timers } from '../testing/timers.ts';
import { CareQueuePatient } from '../ticket.ts';
import type { FollowedTicket } from './followed-ticket.ts';

const LINKED_ID = 'tkt_01jd3v8q2m7xk4n9r5t6w8y0b1';
const LINK = { departmentId: 'dep_2', ticketId: LINKED_ID, code: 'LAB-4' };
const moved = aTicket({ status: 'transferred', transferredTo: LINK, endedAt: NOW, version: 2 });
const linked = aTicket({ id: LINKED_ID, departmentId: 'dep_2', code: 'LAB-4' });

let server: QueueServer;
let followed: FollowedTicket;
let tickets: Record<string, Ticket>;

beforeEach(async () => {
  tickets = { [TICKET_ID]: aTicket(), [LINKED_ID]: linked };
  server = await QueueServer.start(({ url }) => ({
    status: 200,
    body: { ...tickets[url.pathname.split('/').at(-1) ?? ''], seq: 10 },
  }));
  Timers.install();
  const patient = new CareQueuePatient({ ticketCredential: TICKET_SECRET, baseUrl: server.baseUrl });
  followed = patient.tickets.follow('dep_1', TICKET_ID);
});

afterEach(async () => {
  followed.close();
  vi.unstubAllGlobals();
  await server.stop();
});

function until(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds()) return;
      stop();
      resolve();
    };
    const stop = followed.subscribe(look);
    look();
  });
}

test('A followed ticket that is transferred goes on as the ticket it became, with the same credential', async () => {
  const socket = await server.nextSocket();
  socket.send(aSnapshot({ waiting: [aWaiting(1)] }));
  await until(() => followed.ticket?.id === TICKET_ID);
  socket.send({ type: 'ticket', seq: 11, now: NOW, ticket: moved });
  const next = await server.nextSocket();
  expect(next.url.pathname).toBe('/v1/departments/dep_2/live');
  expect(next.protocols).toEqual(['carequeue.v1', TICKET_SECRET]);
  next.send(aSnapshot({ waiting: [{ ...aWaiting(4), id: LINKED_ID }] }));
  await until(() => followed.ticket?.id === LINKED_ID);
  expect([followed.departmentId, followed.ticketId]).toEqual(['dep_2', LINKED_ID]);
  expect(followed.live.ticket(LINKED_ID)).toMatchObject({ status: 'waiting', position: 1 });
});

test('A ticket that was transferred while nobody followed it is found where it is', async () => {
  tickets[TICKET_ID] = moved;
  (await server.nextSocket()).send(aSnapshot());
  (await server.nextSocket()).send(aSnapshot());
  await until(() => followed.ticket?.code === 'LAB-4');
});

test('Another ticket of the same holder is not taken for the followed one', async () => {
  const socket = await server.nextSocket();
  socket.send(aSnapshot({ waiting: [aWaiting(1)] }));
  await until(() => followed.ticket?.id === TICKET_ID);
  socket.send({ type: 'ticket', seq: 11, now: NOW, ticket: { ...linked, version: 9 } });
  socket.send({ type: 'ticket', seq: 12, now: NOW, ticket: aTicket({ status: 'called', version: 2 }) });
  await until(() => followed.ticket?.status === 'called');
  expect(followed.ticketId).toBe(TICKET_ID);
});
