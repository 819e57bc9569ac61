import { describe, expect, it } from 'vitest';
import { strangeKey, tampered } from '../support/keys.ts';
import { expectProblem } from '../support/problem.ts';
import { at, type TrialRequest } from '../support/request.ts';
import { useProduct } from '../support/use-product.ts';
import { expectUnchanged, openWard, type Ward } from '../support/ward.ts';

const product = useProduct();

/** Every kind of request a department answers, with bodies that would be accepted. */
function everyRequest(ward: Ward, ticketId: string): readonly TrialRequest[] {
  const ticket = `${ward.path}/tickets/${ticketId}`;
  const pointId = ward.pointIds[0];
  return [
    { path: ward.path },
    { path: `${ward.path}/queue` },
    { path: `${ward.path}/tickets` },
    { path: `${ward.path}/tickets`, json: {} },
    { path: ticket },
    { path: `${ticket}/call`, json: { pointId } },
    { path: `${ticket}/cancel`, json: {} },
    { path: `${ticket}/ready`, json: { what: 'arrival' } },
    { path: `${ward.path}/queue/call-next`, json: { pointId } },
    { path: `${ward.path}/queue/set-point`, json: { pointId, capacity: 2 } },
    { path: `${ward.path}/queue/set-session`, json: { state: 'left' } },
    { path: `${ward.path}/queue/move-waiting`, json: { from: { pointId }, to: null, message: 'x' } },
    { path: `${ward.path}/queue/open`, json: {} },
    { path: `${ward.path}/queue/pause`, json: {} },
    { path: `${ward.path}/queue/close`, json: {} },
  ];
}

async function expectAllRefused(
  ward: Ward,
  requests: readonly TrialRequest[],
  expected: { status: number; code: string },
): Promise<void> {
  await expectUnchanged(ward, async () => {
    for (const request of requests) expectProblem(await ward.ask(request), expected);
  });
}

describe('credentials that are none', () => {
  it('refuses every request without one', async () => {
    const ward = await openWard(product());
    const { id } = await ward.issue();
    const requests = everyRequest(ward, id).map((request) => ({ ...request, key: undefined }));
    await expectAllRefused(ward, requests, { status: 401, code: 'unauthenticated' });
  });

  it.each([
    ['a word', 'password'],
    ['a secret key that was never given out', strangeKey('sk')],
    ['a publishable key that was never given out', strangeKey('pk')],
    ['a key whose checksum is wrong', tampered(strangeKey('sk'))],
    ['a key of 100 kB', `cq_sk_${'a'.repeat(10_000)}`],
    ['a ticket credential of no ticket', `cq_tk_k1_${'0'.repeat(26)}_${'A'.repeat(43)}`],
  ])('refuses every request with %s', async (_what, key) => {
    const ward = await openWard(product());
    const { id } = await ward.issue();
    const headers = key.startsWith('cq_pk_') ? { origin: product().siteUrl } : {};
    const requests = everyRequest(ward, id).map((request) => ({ ...request, key, headers }));
    await expectAllRefused(ward, requests, { status: 401, code: 'unauthenticated' });
  });

  it('refuses a good key in another scheme or in the address', async () => {
    const ward = await openWard(product());
    const basic = { authorization: `Basic ${btoa(`${ward.secretKey}:`)}` };
    const path = `${ward.path}/queue`;
    for (const request of [
      { path, key: undefined, headers: basic },
      { path: `${path}?key=${ward.secretKey}`, key: undefined },
    ]) {
      expectProblem(await ward.ask(request), { status: 401, code: 'unauthenticated' });
    }
  });
});

describe('the other hospital', () => {
  it('does not learn that a department exists, by either of its keys', async () => {
    const ward = await openWard(product());
    const other = await openWard(product());
    const { id } = await ward.issue();
    for (const key of [other.secretKey, other.publishableKey]) {
      const headers = key === other.publishableKey ? { origin: product().siteUrl } : {};
      const requests = everyRequest(ward, id).map((request) => ({ ...request, key, headers }));
      await expectAllRefused(ward, requests, { status: 404, code: 'not_found' });
    }
  });

  it('has tickets and points that mean nothing here', async () => {
    const ward = await openWard(product());
    const other = await openWard(product());
    const mine = await ward.issue();
    const theirs = await other.issue();
    const before = await other.seq();
    await expectUnchanged(ward, async () => {
      for (const command of ['cancel', 'start', 'complete', 'skip']) {
        const response = await ward.ask({ path: `${ward.path}/tickets/${theirs.id}/${command}`, json: {} });
        expectProblem(response, { status: 404, code: 'not_found' });
      }
      const json = { pointId: other.pointIds[0] };
      for (const path of [`${ward.path}/tickets/${mine.id}/call`, `${ward.path}/queue/call-next`]) {
        const response = await ward.ask({ path, json });
        expectProblem(response, { status: 422, code: 'invalid_request' });
        expect(at(response.json, 'errors', 0, 'pointer')).toBe('/pointId');
      }
    });
    expect(await other.seq()).toBe(before);
  });

  it('is not in the list of departments', async () => {
    const ward = await openWard(product());
    const other = await openWard(product());
    const { text, status } = await ward.ask({ path: '/v1/departments' });
    expect(status).toBe(200);
    expect(text).toContain(ward.department.id);
    expect(text).not.toContain(other.department.id);
  });
});

describe('pages', () => {
  it.each([
    ['another site', 'https://evil.example'],
    ['the allowed host at another port', 'http://127.0.0.1:1'],
    ['no page at all', 'null'],
    ['a look-alike', 'http://127.0.0.1.evil.example'],
  ])('may not use the publishable key from %s, and can read why', async (_what, origin) => {
    const ward = await openWard(product());
    const response = await expectUnchanged(ward, () =>
      ward.ask({ path: `${ward.path}/tickets`, json: {}, key: ward.publishableKey, headers: { origin } }),
    );
    expectProblem(response, { status: 403, code: 'origin_not_allowed' });
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
  });

  it('may not use the publishable key without saying where they come from, unless they are ours', async () => {
    const ward = await openWard(product());
    const request = { path: `${ward.path}/tickets`, json: {}, key: ward.publishableKey };
    const response = await expectUnchanged(ward, () => ward.ask(request));
    expectProblem(response, { status: 403, code: 'origin_not_allowed' });
    const crossSite = await ward.ask({ ...request, headers: { 'sec-fetch-site': 'cross-site' } });
    expectProblem(crossSite, { status: 403, code: 'origin_not_allowed' });
    const own = await ward.ask({ ...request, headers: { 'sec-fetch-site': 'same-origin' } });
    expect(own.status, own.text).toBe(201);
  });

  it('may never use a secret key', async () => {
    const ward = await openWard(product());
    const { id } = await ward.issue();
    const headers = { origin: product().siteUrl };
    const requests = everyRequest(ward, id).map((request) => ({ ...request, headers }));
    await expectAllRefused(ward, requests, { status: 403, code: 'secret_key_in_browser' });
  });

  it('have any preflight answered; the request decides', async () => {
    const ward = await openWard(product());
    const response = await ward.ask({
      method: 'OPTIONS',
      path: `${ward.path}/tickets`,
      key: undefined,
      headers: {
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,idempotency-key',
      },
    });
    expect([200, 204]).toContain(response.status);
    expect(response.headers.get('access-control-max-age')).toBe('7200');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });
});

describe('visitors and ticket holders', () => {
  it('a visitor may take a ticket and nothing else that changes the queue', async () => {
    const ward = await openWard(product());
    const { id } = await ward.issue({ patient: { name: 'Asha', phone: '+919812345678' } });
    const headers = { origin: product().siteUrl };
    const staffOnly = everyRequest(ward, id)
      .filter(
        ({ path, json }) =>
          /\/(call|open|pause|close|call-next|set-point|set-session|move-waiting)$/.test(path) ||
          (path.endsWith('/tickets') && json === undefined),
      )
      .map((request) => ({ ...request, key: ward.publishableKey, headers }));
    expect(staffOnly.length).toBe(9);
    await expectAllRefused(ward, staffOnly, { status: 403, code: 'not_allowed' });
    const read = await ward.ask({ path: `${ward.path}/tickets/${id}`, key: ward.publishableKey, headers });
    expect([403, 404]).toContain(read.status);
    expect(read.text).not.toContain('Asha');
  });

  it('a visitor may not give himself a priority', async () => {
    const ward = await openWard(product());
    const response = await expectUnchanged(ward, () =>
      ward.ask({
        path: `${ward.path}/tickets`,
        json: { priority: 'high', priorityReason: 'senior' },
        key: ward.publishableKey,
        headers: { origin: product().siteUrl },
      }),
    );
    expectProblem(response, { status: 403, code: 'priority_not_allowed' });
  });

  it('a holder sees and cancels his own ticket, and no other exists for him', async () => {
    const ward = await openWard(product());
    const mine = await ward.issue();
    const theirs = await ward.issue({ patient: { name: 'Secret Person' } });
    await expectUnchanged(ward, async () => {
      for (const request of [
        { path: `${ward.path}/tickets/${theirs.id}` },
        { path: `${ward.path}/tickets/${theirs.id}/cancel`, json: {} },
      ]) {
        const response = await ward.ask({ ...request, key: mine.secret });
        expectProblem(response, { status: 404, code: 'not_found' });
        expect(response.text).not.toContain('Secret Person');
      }
      for (const command of ['call', 'recall', 'start', 'complete', 'skip', 'return']) {
        const json = command === 'call' ? { pointId: ward.pointIds[0] } : {};
        const path = `${ward.path}/tickets/${mine.id}/${command}`;
        expectProblem(await ward.ask({ path, json, key: mine.secret }), { status: 403, code: 'not_allowed' });
      }
    });
    const own = await ward.ask({ path: `${ward.path}/tickets/${mine.id}`, key: mine.secret });
    expect(at(own.json, 'id'), own.text).toBe(mine.id);
    expect(at(own.json, 'secret')).toBeUndefined();
    const cancelled = await ward.ask({ path: `${ward.path}/tickets/${mine.id}/cancel`, json: {}, key: mine.secret });
    expect(at(cancelled.json, 'ticket', 'status'), cancelled.text).toBe('cancelled');
  });

  it('a ticket credential that was changed opens nothing, and one of another department is not known here', async () => {
    const ward = await openWard(product());
    const other = await openWard(product());
    const mine = await ward.issue();
    const theirs = await other.issue();
    const path = `${ward.path}/tickets/${mine.id}`;
    const swapped = mine.secret.replace(mine.id.slice(4), theirs.id.slice(4));
    for (const key of [tampered(mine.secret), swapped, mine.secret.replace('cq_tk_', 'cq_tk_x')]) {
      expectProblem(await ward.ask({ path, key }), { status: 401, code: 'unauthenticated' });
    }
    for (const request of [{ path }, { path: `${path}/cancel`, json: {} }, { path: `${ward.path}/queue` }]) {
      const response = await expectUnchanged(ward, () => ward.ask({ ...request, key: theirs.secret }));
      expectProblem(response, { status: 404, code: 'not_found' });
    }
  });

  it('public answers hold nothing of a person', async () => {
    const ward = await openWard(product());
    const { id } = await ward.issue({
      patient: { name: 'Asha Secret', phone: '+919812345678', birthYear: 1947 },
      priority: 'high',
      priorityReason: 'pregnant',
      needs: ['wheelchair'],
      metadata: { mrn: 'MRN-998877' },
      externalId: 'EXT-556677',
    });
    const headers = { origin: product().siteUrl };
    for (const path of [
      `${ward.path}/queue`,
      ward.path,
      `/v1/hospitals/${ward.hospitalId}/queues`,
      '/v1/departments',
    ]) {
      const { text, status } = await ward.ask({ path, key: ward.publishableKey, headers });
      expect(status, text).toBe(200);
      expect(text).not.toMatch(/Asha|98123|1947|pregnant|wheelchair|MRN-998877|EXT-556677/);
    }
    const called = await ward.ask({ path: `${ward.path}/tickets/${id}/call`, json: { pointId: ward.pointIds[0] } });
    expect(called.status, called.text).toBe(200);
    const queue = await ward.ask({ path: `${ward.path}/queue`, key: ward.publishableKey, headers });
    expect(queue.text).not.toMatch(/Asha|98123|1947|pregnant|wheelchair|MRN-998877|EXT-556677/);
  });
});
