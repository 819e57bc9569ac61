import { describe, expect, it } from 'vitest';
import { strangeId } from '../support/keys.ts';
import { expectProblem } from '../support/problem.ts';
import { at } from '../support/request.ts';
import { useProduct } from '../support/use-product.ts';
import { expectUnchanged, openWard } from '../support/ward.ts';

const product = useProduct();

const MALFORMED_IDS = [
  '1',
  'tkt_1',
  'TKT_01JD0000000000000000000000',
  `${strangeId('tkt')}0`,
  strangeId('dep'),
  '%00',
  '..%2f..%2fetc',
  "'%20OR%201=1--",
  '%E2%80%AE',
  'x'.repeat(2000),
];

describe('ids', () => {
  it.each([strangeId('tkt'), ...MALFORMED_IDS])('answers not_found for the ticket %s', async (id) => {
    const ward = await openWard(product());
    const [read, command] = await expectUnchanged(ward, async () => [
      await ward.ask({ path: `${ward.path}/tickets/${id}` }),
      await ward.ask({ path: `${ward.path}/tickets/${id}/cancel`, json: {} }),
    ]);
    for (const response of [read, command]) {
      if (response !== undefined) expectProblem(response, { status: 404, code: 'not_found' });
    }
  });

  it.each([strangeId('dep'), 'dep_1', strangeId('tkt'), '%00', 'x'.repeat(2000)])(
    'answers not_found for the department %s',
    async (id) => {
      const ward = await openWard(product());
      const path = `/v1/departments/${id}`;
      for (const request of [
        { path },
        { path: `${path}/queue` },
        { path: `${path}/tickets` },
        { path: `${path}/tickets`, json: {} },
        { path: `${path}/queue/close`, json: {} },
      ]) {
        expectProblem(await ward.ask(request), { status: 404, code: 'not_found' });
      }
    },
  );

  it('answers not_found for a hospital that is unknown, malformed or another', async () => {
    const ward = await openWard(product());
    const other = await openWard(product());
    for (const id of [strangeId('hos'), 'hos_1', other.hospitalId]) {
      expectProblem(await ward.ask({ path: `/v1/hospitals/${id}/queues` }), { status: 404, code: 'not_found' });
    }
  });
});

describe('queries, methods, headers and paths', () => {
  it.each([
    'limit=0',
    'limit=abc',
    'limit=100000',
    'cursor=nonsense',
    'status=gone',
    'serviceDay=2026-13-01',
    'colour=red',
  ])('refuses the list query %s', async (query) => {
    const ward = await openWard(product());
    const response = await ward.ask({ path: `${ward.path}/tickets?${query}` });
    expectProblem(response, { status: 422, code: 'invalid_request' });
  });

  it('names the methods a path has', async () => {
    const ward = await openWard(product());
    const response = await expectUnchanged(ward, () => ward.ask({ method: 'DELETE', path: `${ward.path}/tickets` }));
    expectProblem(response, { status: 405, code: 'method_not_allowed' });
    expect(response.headers.get('allow')).toMatch(/GET.*POST|POST.*GET/);
  });

  it('answers problem+json for a path that is none', async () => {
    const ward = await openWard(product());
    for (const path of ['/v1/nothing', '/v1/departments//queue', `${ward.path}/tickets/a/b/c`, '/v2/departments']) {
      expectProblem(await ward.ask({ path }), { status: 404, code: 'not_found' });
    }
  });

  it.each([
    ['empty', ''],
    ['too long', 'k'.repeat(256)],
    ['with a space', 'key with spaces in it'],
    ['with a letter beyond ASCII', 'schl\u00fcssel-schl\u00fcssel'],
  ])('refuses an idempotency key that is %s', async (_what, key) => {
    const ward = await openWard(product());
    const request = { path: `${ward.path}/tickets`, json: {}, headers: { 'idempotency-key': key } };
    const response = await expectUnchanged(ward, () => ward.ask(request));
    expectProblem(response, { status: 400, code: 'idempotency_key_invalid' });
  });

  it('refuses a short idempotency key with a publishable key, which anybody may hold', async () => {
    const ward = await openWard(product());
    const response = await expectUnchanged(ward, () =>
      ward.ask({
        path: `${ward.path}/tickets`,
        json: {},
        key: ward.publishableKey,
        headers: { origin: product().siteUrl, 'idempotency-key': 'k'.repeat(15) },
      }),
    );
    expectProblem(response, { status: 400, code: 'idempotency_key_invalid' });
  });

  it('asks for an upgrade where only sockets are spoken', async () => {
    const ward = await openWard(product());
    expectProblem(await ward.ask({ path: `${ward.path}/live` }), { status: 426, code: 'upgrade_required' });
  });
});

describe('idempotency', () => {
  it('repeats the first answer for the same key and body, and issues once', async () => {
    const ward = await openWard(product());
    const request = {
      path: `${ward.path}/tickets`,
      json: { externalId: 'visit-1' },
      headers: { 'idempotency-key': 'one-key-for-one-ticket' },
    };
    const first = await ward.ask(request);
    const again = await expectUnchanged(ward, () => ward.ask(request));
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.text).toBe(first.text);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('refuses the same key with another body', async () => {
    const ward = await openWard(product());
    const headers = { 'idempotency-key': 'one-key-for-two-bodies' };
    const path = `${ward.path}/tickets`;
    expect((await ward.ask({ path, json: { language: 'hi' }, headers })).status).toBe(201);
    const second = await expectUnchanged(ward, () => ward.ask({ path, json: { language: 'ta' }, headers }));
    expectProblem(second, { status: 422, code: 'idempotency_key_reused' });
  });

  it('keeps the keys of two credentials and of two paths apart', async () => {
    const ward = await openWard(product());
    const headers = { 'idempotency-key': 'the-same-key-everywhere' };
    const path = `${ward.path}/tickets`;
    const byServer = await ward.ask({ path, json: {}, headers });
    const byVisitor = await ward.ask({
      path,
      json: {},
      key: ward.publishableKey,
      headers: { ...headers, origin: product().siteUrl },
    });
    expect([byServer.status, byVisitor.status], byVisitor.text).toEqual([201, 201]);
    expect(at(byVisitor.json, 'id')).not.toBe(at(byServer.json, 'id'));
    const called = await ward.ask({
      path: `${ward.path}/queue/call-next`,
      json: { pointId: ward.pointIds[0] },
      headers,
    });
    expect(called.status, called.text).toBe(200);
    expect(called.headers.get('idempotency-replayed')).toBeNull();
  });

  it('decides a refusal anew', async () => {
    const ward = await openWard(product());
    const request = {
      path: `${ward.path}/queue/call-next`,
      json: { pointId: ward.pointIds[0] },
      headers: { 'idempotency-key': 'pressed-before-anybody-came' },
    };
    const nobody = await ward.ask(request);
    expect(nobody.json).toEqual({ ticket: null });
    const { id } = await ward.issue();
    expect(at((await ward.ask(request)).json, 'ticket', 'id')).toBe(id);
  });
});
