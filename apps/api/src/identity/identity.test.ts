import { describe, expect, test } from 'vitest';
import type { PresentedCredential } from '../http/auth-context.ts';
import { makeId } from '../kernel/ids.ts';
import type { KeyRecord } from './authenticate.ts';
import { authenticate } from './authenticate.ts';
import { makeKey, readKey } from './keys.ts';
import { isOriginAllowed, parseAllowedOrigin } from './origins.ts';
import { presentWith } from './present.ts';
import { makeTicketCredential, parseTicketSecrets, verifyTicketCredential } from './ticket-credential.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const encoded = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const old = parseTicketSecrets(`k1:${encoded(1)}`);
const rotated = parseTicketSecrets(`k2:${encoded(2)},k1:${encoded(1)}`);
const ticketId = makeId('ticket', 1_795_233_600_000, random);

function aKey(changes: Partial<KeyRecord> = {}): KeyRecord {
  return {
    id: makeId('key', 1, random),
    hospitalId: makeId('hospital', 1, random),
    hash: 'aa',
    kind: 'publishable',
    origins: ['https://www.example.org'],
    revoked: false,
    ...changes,
  };
}

describe('keys', () => {
  test('a made key is read back with its kind and hash', () => {
    for (const kind of ['publishable', 'secret'] as const) {
      const key = makeKey(kind, random);
      expect(key.text).toMatch(kind === 'secret' ? /^cq_sk_[0-9A-Za-z]{38}$/ : /^cq_pk_[0-9A-Za-z]{38}$/);
      expect(readKey(key.text)).toEqual({ kind, hash: key.hash });
    }
  });

  test('one changed character, another kind or length is no key', () => {
    const { text } = makeKey('secret', random);
    const flipped = text.slice(0, 10) + (text.charAt(10) === 'a' ? 'b' : 'a') + text.slice(11);
    for (const wrong of [flipped, text.replace('sk', 'pk'), `${text}0`, text.slice(0, -1), '', 'cq_sk_']) {
      expect(readKey(wrong)).toBeNull();
    }
  });
});

describe('ticket credentials', () => {
  test('the signing key makes them, every listed key verifies them', () => {
    const credential = makeTicketCredential(ticketId, old);
    expect(verifyTicketCredential(credential, rotated)).toBe(ticketId);
    expect(makeTicketCredential(ticketId, rotated)).toMatch(/^cq_tk_k2_/);
    expect(makeTicketCredential(ticketId, rotated, 'k1')).toBe(credential);
  });

  test('another ticket, another key, a changed signature are refused', () => {
    const credential = makeTicketCredential(ticketId, old);
    const other = makeTicketCredential(makeId('ticket', 2, random), old);
    const mixed = credential.slice(0, 36) + other.slice(36);
    const last = credential.endsWith('A') ? 'B' : 'A';
    for (const wrong of [
      mixed,
      credential.slice(0, -1) + last,
      credential.replace('_k1_', '_k2_'),
      `${credential}=`,
      '',
    ]) {
      expect(verifyTicketCredential(wrong, old)).toBeNull();
    }
    expect(verifyTicketCredential(credential, parseTicketSecrets(`k1:${encoded(9)}`))).toBeNull();
  });

  test('a weak or unnamed secret is refused by name', () => {
    for (const text of ['', 'k1', 'k1:c2hvcnQ=', `K_1:${encoded(1)}`, `k1:${encoded(1)},k1:${encoded(2)}`]) {
      expect(() => parseTicketSecrets(text)).toThrow();
    }
  });
});

describe('origins', () => {
  test('are listed exactly or by all their subdomains', () => {
    const allowed = ['https://www.example.org', 'https://*.hospital.test', 'http://127.0.0.1:8788'];
    for (const origin of [
      'https://www.example.org',
      'https://a.hospital.test',
      'https://a.b.hospital.test',
      'http://127.0.0.1:8788',
    ]) {
      expect(isOriginAllowed(origin, allowed)).toBe(true);
    }
    for (const origin of [
      'http://www.example.org',
      'https://www.example.org:8443',
      'https://example.org',
      'https://hospital.test',
      'https://evilhospital.test',
      'http://a.hospital.test',
      'https://.hospital.test',
      'null',
      'http://127.0.0.1:8789',
    ]) {
      expect(isOriginAllowed(origin, allowed)).toBe(false);
    }
  });

  test('what is no origin cannot be listed', () => {
    expect(parseAllowedOrigin('HTTPS://WWW.Example.org:443')).toBe('https://www.example.org');
    expect(parseAllowedOrigin('https://*.example.org')).toBe('https://*.example.org');
    for (const text of [
      '*',
      'null',
      'example.org',
      'https://example.org/',
      'https://*.org',
      'https://a.*.org',
      'file:///x',
      'https://u@h.org',
    ]) {
      expect(parseAllowedOrigin(text)).toBeNull();
    }
  });
});

describe('authentication', () => {
  const visitor = (
    changes: Partial<Extract<PresentedCredential, { kind: 'publishable' }>> = {},
  ): PresentedCredential => ({
    kind: 'publishable',
    hash: 'aa',
    origin: 'https://www.example.org',
    sameOrigin: false,
    ...changes,
  });

  test('a publishable key works from its origins and from our own pages', () => {
    const key = aKey();
    for (const presented of [visitor(), visitor({ origin: null, sameOrigin: true })]) {
      expect(authenticate(presented, () => key, key.hospitalId)).toMatchObject({
        ok: true,
        caller: { kind: 'visitor' },
      });
    }
    for (const presented of [visitor({ origin: 'https://evil.test', sameOrigin: true }), visitor({ origin: null })]) {
      expect(authenticate(presented, () => key, null)).toMatchObject({
        ok: false,
        refusal: { code: 'origin_not_allowed' },
      });
    }
  });

  test('a secret key is refused in a browser and let in from a server', () => {
    const key = aKey({ kind: 'secret', origins: [] });
    const presented = { kind: 'secret', hash: 'aa', fromBrowser: false } as const;
    expect(authenticate(presented, () => key, key.hospitalId)).toMatchObject({ ok: true, caller: { kind: 'server' } });
    expect(authenticate({ ...presented, fromBrowser: true }, () => key, null)).toMatchObject({
      refusal: { code: 'secret_key_in_browser' },
    });
  });

  test('unknown, revoked and foreign keys are told apart', () => {
    const key = aKey();
    expect(authenticate(visitor(), () => null, null)).toMatchObject({ refusal: { facts: { reason: 'unknown' } } });
    expect(authenticate(visitor(), () => aKey({ revoked: true }), null)).toMatchObject({
      refusal: { facts: { reason: 'revoked' } },
    });
    expect(authenticate(visitor(), () => key, makeId('hospital', 2, random))).toMatchObject({
      refusal: { code: 'not_found' },
    });
  });
});

describe('what a request shows', () => {
  const present = presentWith(() => rotated);
  const shown = (headers: Record<string, string>) => present(new Request('http://localhost/', { headers }));
  const { text } = makeKey('publishable', random);

  test('is read from the header or from the offered subprotocols', () => {
    expect(shown({ Authorization: `Bearer ${text}` })).toMatchObject({ ok: true, presented: { kind: 'publishable' } });
    expect(shown({ 'Sec-WebSocket-Protocol': `carequeue.v1, ${text}` })).toMatchObject({ ok: true });
    const credential = makeTicketCredential(ticketId, old);
    expect(shown({ Authorization: `bearer ${credential}` })).toEqual({
      ok: true,
      presented: { kind: 'ticket', ticketId },
    });
  });

  test('is missing or malformed otherwise', () => {
    expect(shown({})).toMatchObject({ refusal: { facts: { reason: 'missing' } } });
    for (const authorization of [
      'Bearer',
      'Basic abc',
      `Bearer ${text}x`,
      `Bearer ${'x'.repeat(500)}`,
      'Bearer cq_tk_k1_x_y',
    ]) {
      expect(shown({ Authorization: authorization })).toMatchObject({ refusal: { facts: { reason: 'malformed' } } });
    }
  });
});
