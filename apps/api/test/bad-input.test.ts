import { beforeAll, describe, expect, test } from 'vitest';
import type { Answered, Asked, Demo } from './support.ts';
import { ask, codeOf, firstDepartment, loadDemo, ORIGIN, stateOf, takeTicket } from './support.ts';

/**
 * Whatever is sent, the answer is the right problem, nothing changed, and nothing broke: each case is sent to a
 * department whose sequence number and tickets are compared before and after.
 */

let demo: Demo;
let departmentId: string;
let ticketId: string;

beforeAll(async () => {
  demo = await loadDemo();
  departmentId = firstDepartment(demo).id;
  ticketId = (await takeTicket(demo, departmentId)).id;
});

const tickets = () => `/v1/departments/${departmentId}/tickets`;

/** Asks, and expects this code, a complete problem, and an unchanged department. */
async function refuse(code: string, path: string, asked: Asked): Promise<Answered> {
  const before = await stateOf(departmentId);
  const answer = await ask(path, { key: demo.secretKey, ...asked });
  expect(codeOf(answer)).toBe(code);
  expect(answer.status).toBeLessThan(500);
  expect(answer.json).toMatchObject({
    type: `http://localhost:8787/errors/${code}`,
    title: expect.any(String),
    status: answer.status,
    detail: expect.any(String),
    instance: path.split('?')[0],
    requestId: answer.headers.get('X-Request-Id'),
  });
  expect(answer.text).not.toMatch(/\bat .*\.ts|select |insert |SQLITE/i);
  expect(await stateOf(departmentId)).toEqual(before);
  return answer;
}

describe('bodies', () => {
  const json = { 'Content-Type': 'application/json' };

  test.each([
    ['text', 'hello'],
    ['half of an object', '{"patient":'],
    ['a trailing comma', '{"source":"web",}'],
    ['two values', '{}{}'],
    ['NaN', '{"patient":{"birthYear":NaN}}'],
    ['broken UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['thousands of brackets', '['.repeat(30_000)],
    ['a deep value', `{"metadata":${'{"a":'.repeat(500)}1${'}'.repeat(501)}`],
  ])('%s is no JSON of ours', async (_name, body) => {
    await refuse('invalid_json', tickets(), { method: 'POST', headers: json, body });
  });

  test.each([
    ['an array', []],
    ['null', null],
    ['a string', 'ticket'],
    ['an unknown field', { colour: 'red' }],
    ['an unknown field inside', { patient: { name: 'Asha', shoeSize: 40 } }],
    ['the prototype', JSON.parse('{"__proto__":{"priority":"high"}}')],
    ['a number for a name', { patient: { name: 5 } }],
    ['a word for a year', { patient: { birthYear: '1980' } }],
    ['an unknown priority', { priority: 'urgent' }],
    ['an empty name', { patient: { name: '' } }],
    ['a long name', { patient: { name: 'x'.repeat(201) } }],
    ['a control character', { patient: { name: 'Asha\u0007' } }],
    ['a null character', { externalId: 'a\u0000b' }],
    ['a line break in a name', { patient: { name: 'Asha\nRao' } }],
    ['a direction override', { patient: { name: '\u202eoaR ahsA' } }],
    ['half a character', { externalId: '\ud83d' }],
    ['no phone number', { patient: { phone: 'call me' } }],
    ['no language', { language: 'klingon!' }],
    ['another kind of id', { doctorId: 'poi_01jd3v8q2m7xk4n9r5t6w8y0az' }],
    ['an unknown doctor', { doctorId: 'doc_01jd3v8q2m7xk4n9r5t6w8y0az' }],
    ['too much metadata', { metadata: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, 'v'])) }],
    ['metadata that is no text', { metadata: { visit: 5 } }],
    ['thousands of needs', { needs: Array.from({ length: 5000 }, () => 'wheelchair') }],
  ])('%s is no ticket', async (_name, body) => {
    const answer = await refuse('invalid_request', tickets(), { json: body });
    expect(answer.json).toMatchObject({ errors: [{ in: 'body', pointer: expect.any(String) }] });
  });

  test('errors point to the value', async () => {
    const answer = await refuse('invalid_request', tickets(), { json: { patient: { birthYear: 'x', 'a/b~c': 1 } } });
    expect(answer.json).toMatchObject({
      errors: [{ pointer: '/patient/birthYear' }, { pointer: '/patient/a~1b~0c', detail: 'is not a known field' }],
    });
  });

  test('a megabyte is refused, declared or streamed', async () => {
    const megabyte = `{"externalId":"${'x'.repeat(1_000_000)}"}`;
    await refuse('body_too_large', tickets(), { method: 'POST', headers: json, body: megabyte });
    const chunk = new TextEncoder().encode('x'.repeat(10_000));
    let sent = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 100) controller.close();
        else controller.enqueue(chunk);
      },
    });
    await refuse('body_too_large', tickets(), { method: 'POST', headers: json, body: stream });
  });

  test('another media type, encoding or charset is refused', async () => {
    for (const headers of [
      { 'Content-Type': 'text/plain' },
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      { 'Content-Type': 'application/json; charset=utf-16' },
      { ...json, 'Content-Encoding': 'gzip' },
    ]) {
      await refuse('unsupported_media_type', tickets(), { method: 'POST', headers, body: '{}' });
    }
  });

  test('an unknown point is an invalid field, an unknown point kind too', async () => {
    for (const pointId of [
      'poi_01jd3v8q2m7xk4n9r5t6w8y0az',
      firstDepartment(demo.otherHospital).points[0]?.id,
      'x',
      5,
    ]) {
      const answer = await refuse('invalid_request', `${tickets()}/${ticketId}/call`, { json: { pointId } });
      expect(answer.json).toMatchObject({ errors: [{ pointer: '/pointId' }] });
    }
  });
});

describe('paths and queries', () => {
  test('malformed and unknown ids are not found', async () => {
    for (const id of [
      'x',
      'dep_',
      `${departmentId}0`,
      departmentId.toUpperCase(),
      ticketId,
      '%00',
      'dep_01jd3v8q2m7xk4n9r5t6w8y0az',
      '..%2f..',
      '%E0%A4%A',
    ]) {
      await refuse('not_found', `/v1/departments/${id}/queue`, {});
      await refuse('not_found', `/v1/departments/${id}/tickets`, { json: {} });
    }
    for (const id of ['x', departmentId, 'tkt_01jd3v8q2m7xk4n9r5t6w8y0az']) {
      await refuse('not_found', `${tickets()}/${id}`, {});
      await refuse('not_found', `${tickets()}/${id}/cancel`, { json: {} });
    }
  });

  test("the other hospital's ids and keys reach nothing", async () => {
    const other = firstDepartment(demo.otherHospital).id;
    await refuse('not_found', `/v1/departments/${other}/queue`, {});
    await refuse('not_found', `/v1/departments/${other}/tickets/${ticketId}`, {});
    await refuse('not_found', tickets(), { key: demo.otherHospital.secretKey, json: {} });
    await refuse('not_found', tickets(), { key: demo.otherHospital.publishableKey, origin: ORIGIN, json: {} });
    await refuse('not_found', `/v1/hospitals/${demo.otherHospital.hospitalId}/queues`, {});
  });

  test('a foreign ticket secret opens nothing', async () => {
    const foreign = await takeTicket(demo.otherHospital, firstDepartment(demo.otherHospital).id);
    await refuse('not_found', `${tickets()}/${ticketId}`, { key: foreign.secret });
    await refuse('not_found', `${tickets()}/${foreign.id}`, { key: foreign.secret });
    await refuse('not_found', `${tickets()}/${ticketId}/cancel`, { key: foreign.secret, json: {} });
  });

  test('bad queries and cursors are refused', async () => {
    for (const query of [
      'limit=0',
      'limit=x',
      'limit=1000',
      'limit=1&limit=2',
      'cursor=abc',
      'cursor=W10',
      'colour=red',
    ]) {
      await refuse('invalid_request', `/v1/departments?${query}`, {});
      await refuse('invalid_request', `${tickets()}?${query}`, {});
    }
    await refuse('invalid_request', `${tickets()}?status=asleep`, {});
    await refuse('invalid_request', `${tickets()}?serviceDay=2026-02-30`, {});
    await refuse('invalid_request', `/v1/departments/${departmentId}/queue?since=-1`, {});
  });

  test('a path has its methods, and says which', async () => {
    const answer = await refuse('method_not_allowed', tickets(), { method: 'DELETE' });
    expect(answer.headers.get('Allow')).toBe('POST, GET, HEAD');
    await refuse('method_not_allowed', '/v1/departments', { json: {} });
    await refuse('not_found', '/v1/nothing', {});
    await refuse('upgrade_required', `/v1/departments/${departmentId}/live`, {});
  });
});

describe('idempotency keys', () => {
  const keyed = (key: string, json: unknown): Asked => ({ headers: { 'Idempotency-Key': key }, json });

  test('a malformed key is refused, and a visitor needs a long one', async () => {
    for (const key of ['x'.repeat(256), 'with space', 'h\u00e4llo']) {
      await refuse('idempotency_key_invalid', tickets(), keyed(key, {}));
    }
    const visitor = { key: demo.publishableKey, origin: ORIGIN };
    await refuse('idempotency_key_invalid', tickets(), { ...keyed('short', {}), ...visitor });
  });

  test('a replay gives the same answer, another body is refused', async () => {
    const asked = { key: demo.secretKey, ...keyed('replayed-key-0001', { externalId: 'a-1' }) };
    const first = await ask(tickets(), asked);
    const before = await stateOf(departmentId);
    const again = await ask(tickets(), asked);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.text).toBe(first.text);
    expect(again.headers.get('Idempotency-Replayed')).toBe('true');
    expect(await stateOf(departmentId)).toEqual(before);
    await refuse('idempotency_key_reused', tickets(), keyed('replayed-key-0001', { externalId: 'a-2' }));
  });
});

describe('rights', () => {
  test('a visitor may not jump the queue', async () => {
    await refuse('priority_not_allowed', tickets(), {
      key: demo.publishableKey,
      origin: ORIGIN,
      json: { priority: 'high', priorityReason: 'senior' },
    });
  });

  test('a stranger learns nothing of what is wrong with his body', async () => {
    await refuse('not_found', tickets(), { key: demo.otherHospital.secretKey, json: { colour: 'red' } });
    await refuse('origin_not_allowed', tickets(), {
      key: demo.publishableKey,
      origin: 'https://evil.example',
      json: { colour: 'red' },
    });
  });
});

describe('answers to pages', () => {
  test('a preflight is answered for any origin, the request decides', async () => {
    const preflight = await ask(tickets(), {
      method: 'OPTIONS',
      origin: 'https://any.example',
      headers: {
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization,idempotency-key',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe('https://any.example');
    expect(preflight.headers.get('Access-Control-Max-Age')).toBe('7200');
    expect(preflight.headers.get('Access-Control-Allow-Headers')).toContain('Idempotency-Key');
    expect(preflight.headers.get('Access-Control-Allow-Credentials')).toBeNull();
  });

  test('every answer is readable by its page, kept by no cache and sniffed by nobody', async () => {
    for (const [path, status] of [
      ['/v1/departments', 200],
      ['/v1/nothing', 404],
    ] as const) {
      const answer = await ask(path, { key: demo.publishableKey, origin: ORIGIN });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(ORIGIN);
      expect(answer.headers.get('Access-Control-Expose-Headers')).toContain('Idempotency-Replayed');
      expect(answer.headers.get('Vary')).toContain('Origin');
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
      expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(Math.abs(Date.parse(answer.headers.get('Date') ?? '') - Date.now())).toBeLessThan(60_000);
      expect(answer.headers.get('Server-Timing')).toMatch(/^total;dur=\d+$/);
    }
  });
});
