import { WebSocket as WebSocketOfWs } from 'ws';
import type { CareQueueError, Department, IssuedTicket, LiveConnection, Ticket } from './index.ts';
import { CareQueue, isApiError } from './index.ts';
import { CareQueueVisitor, createLive } from './live.ts';
import { CareQueuePatient, createTicketLive } from './ticket.ts';

/** What the types must allow and forbid: checked by the compiler, never run. */

const baseUrl = 'https://queue.example.org';
const cq = new CareQueue({ secretKey: 'cq_sk_a', baseUrl });

// Exactly one credential.
new CareQueue({ publishableKey: 'cq_pk_a', baseUrl });
new CareQueue({ ticketCredential: 'cq_tk_a', baseUrl });
// @ts-expect-error none
new CareQueue({ baseUrl });
// @ts-expect-error two
new CareQueue({ publishableKey: 'cq_pk_a', secretKey: 'cq_sk_a', baseUrl });
// @ts-expect-error no address
new CareQueue({ secretKey: 'cq_sk_a' });

// Any platform's fetch and WebSocket fit, and so does ws.
new CareQueue({ secretKey: 'cq_sk_a', baseUrl, fetch, WebSocket });
new CareQueue({ secretKey: 'cq_sk_a', baseUrl, WebSocket: WebSocketOfWs });
// @ts-expect-error no constructor of sockets
new CareQueue({ secretKey: 'cq_sk_a', baseUrl, WebSocket: Map });

export async function commands(departmentId: string, ticketId: string, pointId: string): Promise<void> {
  const issued: IssuedTicket = await cq.tickets.issue(departmentId, { patient: { name: 'Asha' }, priority: undefined });
  issued.secret satisfies string;
  await cq.tickets.issue(departmentId);
  // @ts-expect-error no such field
  await cq.tickets.issue(departmentId, { patientName: 'Asha' });
  // @ts-expect-error no such priority
  await cq.tickets.issue(departmentId, { priority: 'urgent' });

  const { ticket } = await cq.tickets.call(departmentId, ticketId, { pointId }, { idempotencyKey: 'k', timeoutMs: 1 });
  ticket satisfies Ticket;
  // @ts-expect-error a call goes to a point
  await cq.tickets.call(departmentId, ticketId);
  // @ts-expect-error ready for what?
  await cq.tickets.ready(departmentId, ticketId);
  // @ts-expect-error answers are read only
  ticket.status = 'called';
  // @ts-expect-error only issuing gives the secret
  ticket.secret satisfies string;

  const one = await cq.queue.callNext(departmentId, { pointId, finish: true });
  one.ticket satisfies Ticket | null;
  // @ts-expect-error nobody may wait
  one.ticket.id satisfies string;
  const done = await cq.tickets.complete(departmentId, ticketId, { next: true });
  done.next satisfies Ticket | null;
  const last = await cq.tickets.complete(departmentId, ticketId, { notes: 'Well.' });
  // @ts-expect-error only "next" answers it for sure
  last.next satisfies Ticket | null;
  const several = await cq.queue.callNext(departmentId, { pointId, count: 3 });
  several.tickets satisfies readonly Ticket[];
}

export async function lists(departmentId: string): Promise<void> {
  const page = await cq.departments.list();
  page.data satisfies readonly Department[];
  for await (const ticket of cq.tickets.list(departmentId, { status: 'waiting' })) ticket satisfies Ticket;
  // @ts-expect-error no such status
  cq.tickets.list(departmentId, { status: 'queued' });
}

export function narrowing(error: unknown): string | number | undefined {
  if (!isApiError(error)) return undefined;
  switch (error.code) {
    case 'point_busy':
      error.problem.current?.tickets satisfies readonly Ticket[] | undefined;
      // @ts-expect-error of another code
      error.problem.facts?.waitsFor;
      return error.problem.facts?.capacity;
    case 'origin_not_allowed':
      return error.problem.facts?.origin ?? undefined;
    // @ts-expect-error no such code
    case 'ticket_lost':
      return undefined;
    default:
      return error.requestId ?? undefined;
  }
}

export function following(departmentId: string, ticketId: string): void {
  const live = createLive({ publishableKey: 'cq_pk_a', baseUrl, departmentId, credential: 'cq_tk_a' });
  live.subscribe(({ state, connection }) => {
    connection satisfies LiveConnection;
    // @ts-expect-error there may be no state yet
    state.waiting;
    // @ts-expect-error a state is never changed
    if (state !== null) state.seq = 1;
  }) satisfies () => void;
  // @ts-expect-error a patient's
  live.ticket(ticketId);
  const own = createTicketLive({ publishableKey: 'cq_pk_a', baseUrl, departmentId, credential: 'cq_tk_a' });
  own.subscribe((told) => told.ownTicket satisfies Ticket | null);
  own.ticket(ticketId)?.position satisfies number | null | undefined;
  own.onTicket((ticket) => ticket satisfies Ticket);
  // @ts-expect-error follow what?
  createLive({ publishableKey: 'cq_pk_a', baseUrl });
}

export async function visiting(departmentId: string, ticketId: string): Promise<void> {
  const visitor = new CareQueueVisitor({ publishableKey: 'cq_pk_a', baseUrl });
  // @ts-expect-error a patient's
  visitor.tickets;
  const patient: CareQueuePatient & CareQueueVisitor = new CareQueuePatient({ publishableKey: 'cq_pk_a', baseUrl });
  await patient.tickets.cancel(departmentId, ticketId, {}, { credential: 'cq_tk_a' });
  // @ts-expect-error staff's
  patient.tickets.call;
  // @ts-expect-error staff's
  patient.queue;
}

export function codes(error: CareQueueError): void {
  if (error.code === 'not_found') error.code satisfies 'not_found';
  // @ts-expect-error no such code
  if (error.code === 'lost') return;
  // @ts-expect-error where nobody answered there is none
  error.code satisfies string;
  error.status satisfies number | undefined;
  error.requestId satisfies string | null | undefined;
}
