import { describe, expect, it } from 'vitest';
import { shakeHands } from '../support/handshake.ts';
import { strangeId, strangeKey, tampered } from '../support/keys.ts';
import { expectProblem } from '../support/problem.ts';
import { at } from '../support/request.ts';
import { openSocket } from '../support/socket.ts';
import { useProduct } from '../support/use-product.ts';
import { expectUnchanged, openWard, type Ward } from '../support/ward.ts';

const product = useProduct();
const PROTOCOL = 'carequeue.v1';
/** More than any client sends: the server must have had enough long before. */
const FLOOD = 2000;

function liveUrl(ward: Ward, departmentId = ward.department.id): string {
  return `${product().baseUrl}/v1/departments/${departmentId}/live`;
}

function offer(credential: string, headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { 'sec-websocket-protocol': `${PROTOCOL}, ${credential}`, ...headers };
}

function isType(type: string): (frame: unknown) => boolean {
  return (frame) => at(frame, 'type') === type;
}

describe('asking for a socket', () => {
  it('is answered with the protocol alone, never with the credential', async () => {
    const ward = await openWard(product());
    const answer = await shakeHands(liveUrl(ward), offer(ward.secretKey));
    expect(answer.status).toBe(101);
    expect(answer.headers.get('sec-websocket-protocol')).toBe(PROTOCOL);
    expect(JSON.stringify([...answer.headers])).not.toContain(ward.secretKey);
  });

  it('is refused without a credential or with a wrong one', async () => {
    const ward = await openWard(product());
    const { secret } = await ward.issue();
    for (const headers of [
      {},
      { 'sec-websocket-protocol': PROTOCOL },
      offer('password'),
      offer(strangeKey('sk')),
      offer(tampered(secret)),
    ]) {
      expectProblem(await shakeHands(liveUrl(ward), headers), { status: 401, code: 'unauthenticated' });
    }
  });

  it('is refused to a page that is not listed', async () => {
    const ward = await openWard(product());
    const wrong = await shakeHands(liveUrl(ward), offer(ward.publishableKey, { origin: 'https://evil.example' }));
    expectProblem(wrong, { status: 403, code: 'origin_not_allowed' });
    const none = await shakeHands(liveUrl(ward), offer(ward.publishableKey));
    expectProblem(none, { status: 403, code: 'origin_not_allowed' });
    const secret = await shakeHands(liveUrl(ward), offer(ward.secretKey, { origin: product().siteUrl }));
    expectProblem(secret, { status: 403, code: 'secret_key_in_browser' });
    const listed = await shakeHands(liveUrl(ward), offer(ward.publishableKey, { origin: product().siteUrl }));
    expect(listed.status).toBe(101);
  });

  it('finds no department that is unknown, malformed or of another hospital', async () => {
    const ward = await openWard(product());
    const other = await openWard(product());
    const { secret } = await other.issue();
    for (const [id, credential] of [
      [strangeId('dep'), ward.secretKey],
      ['dep_1', ward.secretKey],
      [other.department.id, ward.secretKey],
      [ward.department.id, secret],
    ] as const) {
      expectProblem(await shakeHands(liveUrl(ward, id), offer(credential)), { status: 404, code: 'not_found' });
    }
  });

  it.each(['since=abc', 'since=-1', 'since=1.5'])('refuses the query %s', async (query) => {
    const ward = await openWard(product());
    const answer = await shakeHands(`${liveUrl(ward)}?${query}`, offer(ward.secretKey));
    expectProblem(answer, { status: 422, code: 'invalid_request' });
  });

  it('gives a snapshot to one who claims to come from the future or another history', async () => {
    const ward = await openWard(product());
    const socket = await openSocket(product().baseUrl, ward.department.id, ward.secretKey);
    const snapshot = await socket.frame(isType('snapshot'));
    socket.send(JSON.stringify({ type: 'resync', since: 1_000_000, epoch: at(snapshot, 'epoch') }));
    socket.send(JSON.stringify({ type: 'resync', since: 0, epoch: 'another' }));
    socket.send('ping');
    await socket.frame((frame) => frame === 'pong');
    await ward.issue();
    await socket.frame(isType('events'));
    expect(socket.frames.filter(isType('snapshot')).length).toBe(3);
    socket.close();
  });
});

describe('messages that are none', () => {
  it.each([
    ['no JSON', 'hello'],
    ['half an object', '{"type":'],
    ['an unknown type', '{"type":"call-next","pointId":"x"}'],
    ['a resync without since', '{"type":"resync"}'],
    ['a resync with text', '{"type":"resync","since":"1","epoch":"x"}'],
    ['a negative resync', '{"type":"resync","since":-1,"epoch":"x"}'],
    ['a list', '[]'],
    ['null', 'null'],
    ['nothing', ''],
    ['bytes', new Uint8Array([1, 2, 3])],
  ])('end the socket with 4400: %s', async (_what, message) => {
    const ward = await openWard(product());
    const socket = await openSocket(product().baseUrl, ward.department.id, ward.secretKey);
    await socket.frame(isType('snapshot'));
    const closed = await expectUnchanged(ward, () => {
      socket.send(message);
      return socket.closed();
    });
    expect(closed.code).toBe(4400);
  });

  it('end the socket with 1009 over 4 kB', async () => {
    const ward = await openWard(product());
    const socket = await openSocket(product().baseUrl, ward.department.id, ward.secretKey);
    await socket.frame(isType('snapshot'));
    socket.send(JSON.stringify({ type: 'resync', since: 0, epoch: 'e'.repeat(4100) }));
    expect((await socket.closed()).code).toBe(1009);
  });

  it('end the socket with 4429 in a flood, while others are served', async () => {
    const ward = await openWard(product());
    const calm = await openSocket(product().baseUrl, ward.department.id, ward.secretKey);
    const flooding = await openSocket(product().baseUrl, ward.department.id, ward.secretKey);
    const snapshot = await flooding.frame(isType('snapshot'));
    const message = JSON.stringify({ type: 'resync', since: at(snapshot, 'seq'), epoch: at(snapshot, 'epoch') });
    for (let sent = 0; sent < FLOOD; sent += 1) flooding.send(message);
    expect((await flooding.closed()).code).toBe(4429);
    const { id } = await ward.issue();
    await calm.frame((frame) => JSON.stringify(frame).includes(id));
    calm.close();
  });
});
