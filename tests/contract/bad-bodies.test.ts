import { describe, expect, it } from 'vitest';
import { strangeId } from '../support/keys.ts';
import { expectProblem } from '../support/problem.ts';
import { at, send } from '../support/request.ts';
import { useProduct } from '../support/use-product.ts';
import { expectUnchanged, openWard } from '../support/ward.ts';

const product = useProduct();
const MEGABYTE = 1_000_000;

const NO_JSON: readonly (readonly [what: string, text: string])[] = [
  ['half an object', '{"patient":'],
  ['a word', 'ticket please'],
  ['two values', '{}{}'],
  ['a number JSON does not have', '{"patient":{"birthYear":NaN}}'],
  ['single quotes', "{'priority':'high'}"],
  ['a raw control character', '{"patient":{"name":"a\u0001b"}}'],
];

const WRONG_ISSUES: readonly (readonly [what: string, body: unknown, pointer: string])[] = [
  ['null', null, ''],
  ['a list', [], ''],
  ['text', 'ticket', ''],
  ['an unknown field', { colour: 'red' }, '/colour'],
  ['an unknown field of the patient', { patient: { age: 3 } }, '/patient/age'],
  ['a patient that is text', { patient: 'Asha' }, '/patient'],
  ['a name that is a number', { patient: { name: 7 } }, '/patient/name'],
  ['a name of 201 characters', { patient: { name: 'n'.repeat(201) } }, '/patient/name'],
  ['a name with NUL', { patient: { name: 'a\u0000b' } }, '/patient/name'],
  ['a name with an escape sequence', { patient: { name: '\u001b[2Jgone' } }, '/patient/name'],
  ['a name with a line break', { patient: { name: 'a\nb' } }, '/patient/name'],
  ['a right-to-left override', { patient: { name: 'abc\u202Ecba' } }, '/patient/name'],
  ['a bidi isolate', { patient: { name: 'abc\u2066cba' } }, '/patient/name'],
  ['a lone surrogate', { patient: { name: 'a\ud800' } }, '/patient/name'],
  ['a phone nobody can call', { patient: { phone: 'call me' } }, '/patient/phone'],
  ['a birth year as text', { patient: { birthYear: '1990' } }, '/patient/birthYear'],
  ['half a birth year', { patient: { birthYear: 1990.5 } }, '/patient/birthYear'],
  ['a negative birth year', { patient: { birthYear: -1 } }, '/patient/birthYear'],
  ['a priority that is none', { priority: 'urgent' }, '/priority'],
  ['a priority without a reason', { priority: 'high' }, '/priorityReason'],
  ['a reason that is a story', { priority: 'high', priorityReason: 'he knows the director' }, '/priorityReason'],
  ['a malformed doctor', { doctorId: 'doc_1' }, '/doctorId'],
  ['a doctor nobody knows', { doctorId: strangeId('doc') }, '/doctorId'],
  ['a need that is none', { needs: ['champagne'] }, '/needs/0'],
  ['gates as text', { waitsFor: 'arrival' }, '/waitsFor'],
  ['a source that is none', { source: 'fax' }, '/source'],
  ['a language that is none', { language: '!!' }, '/language'],
  ['an empty external id', { externalId: '' }, '/externalId'],
  ['metadata that is no text', { metadata: { bed: 3 } }, '/metadata/bed'],
  [
    'metadata of 21 entries',
    { metadata: Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`k${index}`, 'v'])) },
    '/metadata',
  ],
];

describe('issuing a ticket with a bad body', () => {
  it.each(NO_JSON)('refuses %s as no JSON', async (_what, text) => {
    const ward = await openWard(product());
    const response = await expectUnchanged(ward, () => ward.ask({ path: `${ward.path}/tickets`, text }));
    expectProblem(response, { status: 400, code: 'invalid_json' });
  });

  it.each(WRONG_ISSUES)('refuses %s and points at it', async (_what, json, pointer) => {
    const ward = await openWard(product());
    const response = await expectUnchanged(ward, () => ward.ask({ path: `${ward.path}/tickets`, json }));
    expectProblem(response, { status: 422, code: 'invalid_request' });
    expect(at(response.json, 'errors', 0, 'pointer'), response.text).toBe(pointer);
  });

  it('refuses a field named __proto__ like any unknown field', async () => {
    const ward = await openWard(product());
    const text = '{"__proto__":{"priority":"high"}}';
    const response = await expectUnchanged(ward, () => ward.ask({ path: `${ward.path}/tickets`, text }));
    expectProblem(response, { status: 422, code: 'invalid_request' });
  });

  it('refuses bytes that are not UTF-8', async () => {
    const ward = await openWard(product());
    const response = await expectUnchanged(ward, async () => {
      const answer = await fetch(`${product().baseUrl}${ward.path}/tickets`, {
        method: 'POST',
        headers: { authorization: `Bearer ${ward.secretKey}`, 'content-type': 'application/json' },
        body: new Uint8Array([...new TextEncoder().encode('{"patient":{"name":"'), 0xff, 0xfe, 0x22, 0x7d, 0x7d]),
      });
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, text, json: JSON.parse(text) };
    });
    expectProblem(response, { status: 400, code: 'invalid_json' });
  });

  it('refuses a megabyte, announced or not', async () => {
    const ward = await openWard(product());
    const text = JSON.stringify({ patient: { name: 'n'.repeat(MEGABYTE) } });
    const announced = await expectUnchanged(ward, () => ward.ask({ path: `${ward.path}/tickets`, text }));
    expectProblem(announced, { status: 413, code: 'body_too_large' });
    const streamed = await expectUnchanged(ward, async () => {
      const init: RequestInit & { duplex: 'half' } = {
        method: 'POST',
        headers: { authorization: `Bearer ${ward.secretKey}`, 'content-type': 'application/json' },
        body: new Blob([text]).stream(),
        duplex: 'half',
      };
      const answer = await fetch(`${product().baseUrl}${ward.path}/tickets`, init);
      const body = await answer.text();
      return { status: answer.status, headers: answer.headers, text: body, json: JSON.parse(body) };
    });
    expectProblem(streamed, { status: 413, code: 'body_too_large' });
  });

  it('refuses brackets nested as deep as a body allows', async () => {
    const ward = await openWard(product());
    const text = '['.repeat(30_000) + ']'.repeat(30_000);
    const response = await expectUnchanged(ward, () => ward.ask({ path: `${ward.path}/tickets`, text }));
    expect([400, 422]).toContain(response.status);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp'])(
    'refuses a body of type %s',
    async (type) => {
      const ward = await openWard(product());
      const request = { path: `${ward.path}/tickets`, text: '{}', headers: { 'content-type': type } };
      const response = await expectUnchanged(ward, () => ward.ask(request));
      expectProblem(response, { status: 415, code: 'unsupported_media_type' });
    },
  );

  it('takes an empty body for an empty object, names in any script and emoji', async () => {
    const ward = await openWard(product());
    const empty = await send(product().baseUrl, { method: 'POST', path: `${ward.path}/tickets`, key: ward.secretKey });
    expect(empty.status, empty.text).toBe(201);
    const { id } = await ward.issue({ patient: { name: 'आशा علي 🌷' } });
    const kept = await ward.ask({ path: `${ward.path}/tickets/${id}` });
    expect(at(kept.json, 'patient', 'name')).toBe('आशा علي 🌷');
  });
});

describe('commands with a bad body', () => {
  const point = strangeId('poi');
  const WRONG_COMMANDS: readonly (readonly [command: string, body: unknown, pointer: string])[] = [
    ['call', {}, '/pointId'],
    ['call', { pointId: 'poi_1' }, '/pointId'],
    ['call', { pointId: point }, '/pointId'],
    ['call', { pointId: 4 }, '/pointId'],
    ['recall', { loud: true }, '/loud'],
    ['start', [], ''],
    ['complete', { notes: 5 }, '/notes'],
    ['complete', { notes: 'n'.repeat(2001) }, '/notes'],
    ['skip', { reason: 'a\u0007b' }, '/reason'],
    ['skip', { reason: 'abc\u202Ecba' }, '/reason'],
    ['return', { after: -1 }, '/after'],
    ['return', { after: 1.5 }, '/after'],
    ['ready', {}, '/what'],
    ['ready', { what: 'godot' }, '/what'],
    ['cancel', { why: 'x' }, '/why'],
  ];

  it.each(WRONG_COMMANDS)('refuses %s with %j', async (command, json, pointer) => {
    const ward = await openWard(product());
    const { id } = await ward.issue();
    const response = await expectUnchanged(ward, () =>
      ward.ask({ path: `${ward.path}/tickets/${id}/${command}`, json }),
    );
    expectProblem(response, { status: 422, code: 'invalid_request' });
    expect(at(response.json, 'errors', 0, 'pointer'), response.text).toBe(pointer);
  });

  const WRONG_QUEUE_COMMANDS: readonly (readonly [command: string, body: unknown, pointer: string])[] = [
    ['call-next', {}, '/pointId'],
    ['call-next', { pointId: point }, '/pointId'],
    ['call-next', { pointId: null }, '/pointId'],
    ['set-point', {}, '/pointId'],
    ['set-point', { pointId: point, available: false }, '/pointId'],
    ['set-session', {}, '/state'],
    ['set-session', { state: 'late' }, '/state'],
    ['set-session', { state: 'in', sessionId: 'nowhere' }, '/sessionId'],
    ['set-session', { state: 'in', doctorId: strangeId('doc') }, '/doctorId'],
    ['set-session', { state: 'in', until: '2026-11-21T05:00:00Z' }, '/until'],
    ['set-session', { state: 'break', until: '2001-01-01T00:00:00Z' }, '/until'],
    ['set-session', { state: 'break', until: 'soon' }, '/until'],
    ['move-waiting', { from: {} }, '/to'],
    ['move-waiting', { from: {}, to: null, message: 'x' }, '/from'],
    ['move-waiting', { from: { doctorId: strangeId('doc') }, to: null, message: 'x' }, '/from/doctorId'],
    ['move-waiting', { from: { pointId: point }, to: null, message: 'x' }, '/from/pointId'],
    ['move-waiting', { from: { sessionId: 'nowhere' }, to: { doctorId: null } }, '/from/sessionId'],
    ['open', { now: true }, '/now'],
    ['pause', { message: 7 }, '/message'],
    ['pause', { message: 'a\u0000b' }, '/message'],
    ['close', 'now', ''],
  ];

  it.each(WRONG_QUEUE_COMMANDS)('refuses %s with %j', async (command, json, pointer) => {
    const ward = await openWard(product());
    await ward.issue();
    const response = await expectUnchanged(ward, () => ward.ask({ path: `${ward.path}/queue/${command}`, json }));
    expectProblem(response, { status: 422, code: 'invalid_request' });
    expect(at(response.json, 'errors', 0, 'pointer'), response.text).toBe(pointer);
  });

  it.each([
    ['call-next', { count: 0 }, '/count'],
    ['call-next', { count: 6 }, '/count'],
    ['call-next', { finish: 'yes' }, '/finish'],
    ['set-point', { capacity: 0 }, '/capacity'],
    ['set-point', { capacity: 6 }, '/capacity'],
    ['set-point', { available: 'no' }, '/available'],
    ['set-point', { doctorId: strangeId('doc') }, '/doctorId'],
    ['set-point', { name: 'Room 9' }, '/name'],
  ])('refuses %s at a point with %j', async (command, extra, pointer) => {
    const ward = await openWard(product());
    await ward.issue();
    const json = { pointId: ward.pointIds[0], ...extra };
    const response = await expectUnchanged(ward, () => ward.ask({ path: `${ward.path}/queue/${command}`, json }));
    expectProblem(response, { status: 422, code: 'invalid_request' });
    expect(at(response.json, 'errors', 0, 'pointer'), response.text).toBe(pointer);
  });
});
