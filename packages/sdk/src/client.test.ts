import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CareQueue } from './client.ts';
import { AbortedError, ApiError, ConnectionError, RateLimitError, ServerError, TimeoutError } from './errors.ts';
import { aTicket, TICKET_SECRET } from './testing/builders.ts';
import { QueueServer, type Reply, type SeenRequest } from './testing/queue-server.ts';
import { Timers } from './testing/timers.ts';

let server: QueueServer;
let replies: (request: SeenRequest, count: number) => Reply;

beforeEach(async () => {
  server = await QueueServer.start((request, count) => replies(request, count));
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await server.stop();
});

/** A client that retries at once, unless told otherwise. */
function client(options: { timeoutMs?: number; maxRetries?: number; random?: () => number } = {}): CareQueue {
  return new CareQueue({ secretKey: 'cq_sk_a', baseUrl: `${server.baseUrl}/`, random: () => 0, ...options });
}

const problem = (status: number, code: string, headers: Record<string, string> = {}): Reply => ({
  status,
  headers,
  body: { type: 'about:blank', title: 'No', status, detail: 'Because.', code, requestId: 'req_1' },
});
const ticket = aTicket();

describe('Requests', () => {
  test('A command goes to its route with credential, JSON body and idempotency key', async () => {
    replies = () => ({ status: 200, body: { ticket } });
    const answer = await client().tickets.call('dep_1', 'tkt_1', { pointId: 'poi_1' });
    expect(answer).toEqual({ ticket });
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'POST', body: { pointId: 'poi_1' } });
    expect(request?.url.pathname).toBe('/v1/departments/dep_1/tickets/tkt_1/call');
    expect(request?.headers.authorization).toBe('Bearer cq_sk_a');
    expect(request?.headers['content-type']).toBe('application/json');
    expect(request?.headers['idempotency-key']).toMatch(/^[\w-]{22,255}$/);
  });

  test('Every method has its route', async () => {
    replies = () => ({ status: 200, body: { data: [], nextCursor: null } });
    const cq = client();
    await cq.departments.list({ limit: 5 });
    await cq.departments.get('dep_1');
    await cq.departments.queue('dep_1');
    await cq.departments.update('dep_1', { labelMode: 'initials', sensitive: false });
    await cq.hospitals.queues('hos_1');
    await cq.tickets.issue('dep_1');
    await cq.tickets.get('dep_1', 'tkt_1');
    await cq.tickets.list('dep_1', { status: 'waiting', serviceDay: '2026-11-21' });
    for (const name of ['recall', 'start', 'complete', 'skip', 'return', 'cancel'] as const) {
      await cq.tickets[name]('dep_1', 'tkt_1');
    }
    await cq.tickets.ready('dep_1', 'tkt_1', { what: 'arrival' });
    await cq.tickets.replaceLink('dep_1', 'tkt_1');
    await cq.tickets.setShowName('dep_1', 'tkt_1', { showName: true });
    await cq.tickets.link('dep_1', 'tkt_1');
    await cq.tickets.claim('k1.code');
    await cq.queue.callNext('dep_1', { pointId: 'poi_1', finish: true });
    await cq.queue.setPoint('dep_1', { pointId: 'poi_1', doctorId: null, available: false, capacity: 2 });
    for (const name of ['open', 'pause', 'close'] as const) await cq.queue[name]('dep_1');
    await cq.queue.dayReport('dep_1', { serviceDay: '2026-11-21' });
    await cq.queue.joinCode('dep_1');
    expect(server.requests.map(({ method, url }) => `${method} ${url.pathname}${url.search}`)).toEqual([
      'GET /v1/departments?limit=5',
      'GET /v1/departments/dep_1',
      'GET /v1/departments/dep_1/queue',
      'PATCH /v1/departments/dep_1',
      'GET /v1/hospitals/hos_1/queues',
      'POST /v1/departments/dep_1/tickets',
      'GET /v1/departments/dep_1/tickets/tkt_1',
      'GET /v1/departments/dep_1/tickets?status=waiting&serviceDay=2026-11-21',
      ...['recall', 'start', 'complete', 'skip', 'return', 'cancel', 'ready', 'replace-link', 'set-show-name'].map(
        (name) => `POST /v1/departments/dep_1/tickets/tkt_1/${name}`,
      ),
      'GET /v1/departments/dep_1/tickets/tkt_1/link',
      'POST /v1/tickets/claims',
      ...['call-next', 'set-point', 'open', 'pause', 'close'].map((name) => `POST /v1/departments/dep_1/queue/${name}`),
      'GET /v1/departments/dep_1/queue/day-report?serviceDay=2026-11-21',
      'GET /v1/departments/dep_1/queue/join-code',
    ]);
  });

  test('What stands in a path cannot leave it', async () => {
    replies = () => ({ status: 200, body: {} });
    await client().departments.get('../hospitals?x=1#y');
    expect(server.requests[0]?.url.pathname).toBe('/v1/departments/..%2Fhospitals%3Fx%3D1%23y');
  });

  test("A ticket's secret takes the place of the client's credential for one call", async () => {
    replies = () => ({ status: 200, body: { ticket } });
    await client().tickets.cancel('dep_1', 'tkt_1', {}, { credential: TICKET_SECRET });
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${TICKET_SECRET}`);
  });
});

describe('Retries', () => {
  test('A command is named once and carries that name through its attempts', async () => {
    replies = (_request, count) => (count < 2 ? problem(503, 'unavailable') : { status: 201, body: ticket });
    await client().tickets.issue('dep_1');
    await client().tickets.issue('dep_1');
    const keys = server.requests.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(4);
    expect(new Set(keys.slice(0, 3)).size).toBe(1);
    expect(keys[3]).not.toBe(keys[0]);
  });

  test("A caller's own key is the one that is sent", async () => {
    replies = (_request, count) => (count === 0 ? 'cut' : { status: 201, body: ticket });
    await client().tickets.issue('dep_1', {}, { idempotencyKey: 'my-own-key-of-the-day-1' });
    expect(server.requests.map(({ headers }) => headers['idempotency-key'])).toEqual([
      'my-own-key-of-the-day-1',
      'my-own-key-of-the-day-1',
    ]);
  });

  test('A cut connection is tried again, a refusal is not', async () => {
    replies = (_request, count) => (count === 0 ? 'cut' : problem(409, 'ticket_gated'));
    const calling = client().tickets.call('dep_1', 'tkt_1', { pointId: 'poi_1' });
    await expect(calling).rejects.toMatchObject({ name: 'ConflictError', code: 'ticket_gated' });
    expect(server.requests).toHaveLength(2);
  });

  test('The last outcome is the error when the retries are used up', async () => {
    replies = () => problem(503, 'unavailable');
    await expect(client({ maxRetries: 2 }).departments.get('dep_1')).rejects.toBeInstanceOf(ServerError);
    expect(server.requests).toHaveLength(3);
  });

  test('Retry-After is waited out before the next attempt', async () => {
    const timers = Timers.install();
    replies = (_request, count) =>
      count === 0 ? problem(429, 'rate_limited', { 'Retry-After': '5' }) : { status: 200, body: {} };
    const reading = client().departments.get('dep_1');
    await timers.armed(5_000);
    expect(server.requests).toHaveLength(1);
    await timers.fire(5_000);
    await reading;
    expect(server.requests).toHaveLength(2);
  });

  test('A server that asks for an hour gets its error to the caller at once', async () => {
    replies = () => problem(429, 'rate_limited', { 'Retry-After': '3600' });
    const reading = client().departments.get('dep_1');
    await expect(reading).rejects.toSatisfy(
      (error) => error instanceof RateLimitError && error.retryAfterMs === 3_600_000,
    );
    expect(server.requests).toHaveLength(1);
  });
});

describe('Ends without an answer', () => {
  test('An attempt that takes too long is a TimeoutError after its retries', async () => {
    const timers = Timers.install();
    replies = () => 'hang';
    const reading = client({ timeoutMs: 1_000, maxRetries: 1 }).departments.get('dep_1');
    const failure = expect(reading).rejects.toBeInstanceOf(TimeoutError);
    await server.nextRequest();
    await timers.fire(1_000);
    await timers.fire(0);
    await server.nextRequest();
    await timers.fire(1_000);
    await failure;
    expect(server.requests).toHaveLength(2);
    expect(timers.has(1_000)).toBe(false);
  });

  test("The caller's signal ends an attempt and keeps its reason", async () => {
    replies = () => 'hang';
    const controller = new AbortController();
    const reading = client().departments.get('dep_1', { signal: controller.signal });
    await server.nextRequest();
    controller.abort('enough');
    await expect(reading).rejects.toSatisfy((error) => error instanceof AbortedError && error.cause === 'enough');
  });

  test("The caller's signal ends the wait between attempts", async () => {
    const controller = new AbortController();
    replies = () => problem(503, 'unavailable', { 'Retry-After': '50' });
    const reading = client().departments.get('dep_1', { signal: controller.signal });
    await server.nextRequest();
    controller.abort();
    await expect(reading).rejects.toBeInstanceOf(AbortedError);
    expect(server.requests).toHaveLength(1);
  });

  test('A signal that has ended already sends nothing', async () => {
    replies = () => ({ status: 200, body: {} });
    const reading = client().departments.get('dep_1', { signal: AbortSignal.abort() });
    await expect(reading).rejects.toBeInstanceOf(AbortedError);
    expect(server.requests).toHaveLength(0);
  });

  test('A server that is not there is a ConnectionError with its cause', async () => {
    replies = () => 'hang';
    const cq = client({ maxRetries: 0 });
    await server.stop();
    const reading = cq.departments.get('dep_1');
    await expect(reading).rejects.toSatisfy((error) => error instanceof ConnectionError && error.cause !== undefined);
  });

  test('An answer that is no JSON and no success is still told by its status', async () => {
    replies = () => ({ status: 404, body: '<h1>Nothing here</h1>', headers: { 'Content-Type': 'text/html' } });
    const reading = client().departments.get('dep_1');
    await expect(reading).rejects.toSatisfy((error) => error instanceof ApiError && error.code === 'unrecognised');
  });
});

describe('Lists', () => {
  const pages: readonly Reply[] = [
    { status: 200, body: { data: [{ id: 'dep_1' }, { id: 'dep_2' }], nextCursor: 'c1' } },
    { status: 200, body: { data: [], nextCursor: 'c2' } },
    { status: 200, body: { data: [{ id: 'dep_3' }], nextCursor: null } },
  ];
  const page = (count: number): Reply => pages[count] ?? 'cut';

  test('Awaited, a list is its first page', async () => {
    replies = (_request, count) => page(count);
    const list = client().departments.list();
    expect((await list).nextCursor).toBe('c1');
    expect((await list).data).toHaveLength(2);
    expect(server.requests).toHaveLength(1);
  });

  test('Iterated, it is every item of every page', async () => {
    replies = (_request, count) => page(count);
    const ids: string[] = [];
    for await (const { id } of client().departments.list({ limit: 2 })) ids.push(id);
    expect(ids).toEqual(['dep_1', 'dep_2', 'dep_3']);
    expect(server.requests.map(({ url }) => url.search)).toEqual([
      '?limit=2',
      '?limit=2&cursor=c1',
      '?limit=2&cursor=c2',
    ]);
  });

  test('Nothing is asked for a list that is not used, nor for pages nobody reads', async () => {
    replies = (_request, count) => page(count);
    client().departments.list();
    for await (const _department of client().departments.list()) break;
    expect(server.requests).toHaveLength(1);
  });

  test('An error of a page reaches whoever waits', async () => {
    replies = () => problem(403, 'not_allowed');
    await expect(client().tickets.list('dep_1')).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

test.each([
  ['no credential', {}],
  ['two credentials', { secretKey: 'cq_sk_a', publishableKey: 'cq_pk_a' }],
  ['a credential with a line break', { secretKey: 'cq_sk_a\nX: y' }],
])('A client with %s is refused when it is made', (_name, credential) => {
  const make = () => Reflect.construct(CareQueue, [{ baseUrl: 'https://queue.example.org', ...credential }]);
  expect(make).toThrow(TypeError);
});

test.each(['queue', 'localhost:8787', 'queue.example.org:8443', ''])(
  'A base URL that is none is refused when the client is made: %s',
  (baseUrl) => {
    expect(() => new CareQueue({ secretKey: 'cq_sk_a', baseUrl })).toThrow(TypeError);
  },
);
