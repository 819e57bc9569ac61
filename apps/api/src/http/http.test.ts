import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { idSchema } from '../kernel/id-schema.ts';
import { canonicalJson, fingerprintOf, readBody } from './body.ts';
import { isClosed } from './closed-schema.ts';
import { isNotModified, makeEtag, readIfMatch } from './etag.ts';
import { inputErrorsOf } from './input-errors.ts';
import { createLog } from './log.ts';
import { decodeCursor, encodeCursor } from './pagination.ts';
import { problemBody } from './problem.ts';
import { fullBucket, takeToken } from './rate-limit.ts';
import { httpRefusals, invalidRequest } from './refusals.ts';
import type { Access } from './route.ts';
import { defineRoute } from './route.ts';

const occasion = { publicUrl: 'https://api.example', instance: '/v1/x', requestId: 'r-1' };

describe('problems', () => {
  test('a refusal becomes an RFC 9457 body with its facts and what is there instead', () => {
    expect(
      problemBody({ ...httpRefusals.refuse('not_allowed', { caller: 'visitor' }), current: { a: 1 } }, occasion),
    ).toEqual({
      type: 'https://api.example/errors/not_allowed',
      title: 'This caller may not do that',
      status: 403,
      detail: 'A visitor credential does not allow this. Use one that does.',
      instance: '/v1/x',
      code: 'not_allowed',
      requestId: 'r-1',
      facts: { caller: 'visitor' },
      current: { a: 1 },
    });
  });

  test('errors of the input stand beside the facts', () => {
    const body = problemBody(invalidRequest({ in: 'body', pointer: '/a', detail: 'is wrong' }), occasion);
    expect(body).toMatchObject({ errors: [{ in: 'body', pointer: '/a', detail: 'is wrong' }] });
    expect(body).not.toHaveProperty('facts');
  });

  test('a code nobody defined is a bug', () => {
    expect(() => problemBody({ code: 'nobody_knows', facts: {} }, occasion)).toThrow('the refusal nobody_knows');
  });
});

describe('routes', () => {
  const route = (access: Access, body: z.ZodType = z.strictObject({}), refusals: string[] = []) =>
    defineRoute(
      {
        operationId: 'doThing',
        method: 'post',
        path: '/v1/things',
        summary: 'Do a thing',
        tags: ['Things'],
        access,
        body,
        responses: { 200: { description: 'Done', schema: z.strictObject({}) } },
        refusals,
      },
      async () => ({ status: 200, body: {} }),
    );

  test('a route without access does not start', () => {
    expect(() => route([])).toThrow('declares whom it lets in');
    // @ts-expect-error a route without access does not compile either
    expect(() => route(undefined)).toThrow('declares whom it lets in');
    expect(route(['server']).declaration.access).toEqual(['server']);
  });

  test('a route with an open schema or an unknown refusal does not start', () => {
    expect(() => route('anyone', z.object({}))).toThrow('closed schemas');
    expect(() => route('anyone', z.strictObject({ inside: z.array(z.object({})).optional() }))).toThrow(
      'closed schemas',
    );
    expect(() => route('anyone', z.strictObject({}), ['nobody_knows'])).toThrow('is defined');
    expect(isClosed(z.strictObject({ id: idSchema('ticket'), free: z.record(z.string(), z.string()) }))).toBe(true);
  });
});

describe('bodies', () => {
  const post = (body: string, type = 'application/json') =>
    readBody(new Request('http://localhost/', { method: 'POST', body, headers: { 'Content-Type': type } }));

  test('an empty body equals {}', async () => {
    const empty = await readBody(new Request('http://localhost/', { method: 'POST' }));
    const braces = await post('{}');
    if (!empty.ok || !braces.ok) throw new Error('both are read');
    expect(empty.value).toEqual({});
    expect(empty.fingerprint()).toBe(braces.fingerprint());
  });

  test('the fingerprint is that of the value, not of its spelling', async () => {
    expect(fingerprintOf({ a: 1, b: [1, { c: null }] })).toBe(fingerprintOf({ b: [1, { c: null }], a: 1 }));
    expect(fingerprintOf({ a: 1 })).not.toBe(fingerprintOf({ a: '1' }));
    expect(canonicalJson({ b: 'ü', a: [true, 0.1] })).toBe('{"a":[true,0.1],"b":"ü"}');
  });

  test('JSON types with UTF-8 are read, others are not', async () => {
    expect((await post('{}', 'application/json; charset=UTF-8')).ok).toBe(true);
    expect((await post('{}', 'application/json; charset="utf-8"')).ok).toBe(true);
    expect(await post('{}', 'text/json')).toMatchObject({ ok: false, refusal: { code: 'unsupported_media_type' } });
  });

  test('brackets inside strings are no depth', async () => {
    expect((await post(JSON.stringify({ a: '['.repeat(100), b: '\\"['.repeat(40) }))).ok).toBe(true);
    expect((await post('['.repeat(33) + ']'.repeat(33))).ok).toBe(false);
  });
});

describe('input errors', () => {
  test('unknown fields are named one by one, and not without end', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`field ${index}`, 1]));
    const { error } = z.strictObject({}).safeParse(many);
    const errors = error === undefined ? [] : inputErrorsOf(error, 'body');
    expect(errors).toHaveLength(20);
    expect(errors[0]).toEqual({ in: 'body', pointer: '/field 0', detail: 'is not a known field' });
  });
});

describe('cursors', () => {
  const one = z.tuple([z.string()]);

  test('are read by the list that wrote them only', () => {
    const cursor = encodeCursor('departments', ['dep_1']);
    expect(decodeCursor('departments', cursor, one)).toEqual({ ok: true, after: ['dep_1'] });
    for (const wrong of [encodeCursor('tickets', ['x']), encodeCursor('departments', [1]), 'abc', 'bnVsbA']) {
      expect(decodeCursor('departments', wrong, one)).toMatchObject({
        ok: false,
        refusal: { code: 'invalid_request' },
      });
    }
  });
});

describe('entity tags', () => {
  test('are compared weakly for reading and named strongly for writing', () => {
    const etag = makeEtag('k3', 42);
    expect(etag).toBe('"k3.42"');
    for (const header of [etag, `W/${etag}`, `"other", ${etag}`, '*']) expect(isNotModified(header, etag)).toBe(true);
    for (const header of [null, '"other"', '']) expect(isNotModified(header, etag)).toBe(false);
    expect(readIfMatch(etag)).toEqual({ ok: true, etag });
    expect(readIfMatch('k3')).toMatchObject({ ok: false, refusal: { code: 'header_invalid' } });
  });
});

describe('rate limits', () => {
  test('a bucket empties, tells how long to wait, and fills again', () => {
    const rule = { capacity: 2, perSecond: 0.5 };
    const first = takeToken(fullBucket(rule, 1_000), rule, 1_000);
    const second = takeToken(first.bucket, rule, 1_000);
    const third = takeToken(second.bucket, rule, 1_000);
    expect([first.allowed, second.allowed, third.allowed]).toEqual([true, true, false]);
    expect(third.retryAfterSeconds).toBe(2);
    expect(takeToken(third.bucket, rule, 3_000).allowed).toBe(true);
    expect(takeToken(third.bucket, rule, 0).allowed).toBe(false);
    expect(takeToken(third.bucket, rule, 100_000).remaining).toBe(1);
  });
});

describe('the log', () => {
  test('writes one line of JSON for what is important enough', () => {
    const lines: string[] = [];
    const log = createLog('warn', (line) => lines.push(line));
    log('info', 'request', { status: 200 });
    log('error', 'request.bug', { requestId: 'r-1' });
    expect(lines).toEqual(['{"level":"error","event":"request.bug","requestId":"r-1"}']);
  });
});
