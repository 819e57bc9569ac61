import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { RandomBytes } from '../kernel/ids.ts';

/** What a key may do: `publishable` stands in pages, `secret` on servers only. */
export type KeyKind = 'publishable' | 'secret';

/** A key as it is shown once; only its hash is kept. */
export interface MadeKey {
  readonly text: string;
  /** SHA-256 of the text in hex. */
  readonly hash: string;
}

const PREFIX: Readonly<Record<KeyKind, string>> = { publishable: 'cq_pk_', secret: 'cq_sk_' };
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 32 of 62 characters are 190 bits. */
const RANDOM_LENGTH = 32;
/** Six of 62 characters hold the 32 bits of a CRC. */
const CHECKSUM_LENGTH = 6;
/** The largest multiple of 62 in a byte: bytes from here on are thrown away, so that no character is likelier. */
const BYTE_LIMIT = 248;
const KEY = /^cq_(pk|sk)_[0-9A-Za-z]{38}$/;

function randomText(random: RandomBytes): string {
  let text = '';
  while (text.length < RANDOM_LENGTH) {
    for (const byte of random(RANDOM_LENGTH)) {
      if (byte < BYTE_LIMIT && text.length < RANDOM_LENGTH) text += ALPHABET.charAt(byte % 62);
    }
  }
  return text;
}

function checksumOf(text: string): string {
  let rest = crc32(text);
  let checksum = '';
  for (let place = 0; place < CHECKSUM_LENGTH; place += 1) {
    checksum = ALPHABET.charAt(rest % 62) + checksum;
    rest = Math.floor(rest / 62);
  }
  return checksum;
}

/** SHA-256 of a key in hex; keys are long random texts, so no salt and no slow hash is needed. */
export function hashKey(text: string): string {
  return hash('sha256', text);
}

/**
 * Makes an API key, `cq_pk_…` or `cq_sk_…`: 32 random characters and a checksum of six.
 *
 * @example
 * const key = makeKey('secret', (length) => crypto.getRandomValues(new Uint8Array(length)));
 */
export function makeKey(kind: KeyKind, random: RandomBytes): MadeKey {
  const start = PREFIX[kind] + randomText(random);
  const text = start + checksumOf(start);
  return { text, hash: hashKey(text) };
}

/**
 * Reads a key and checks its checksum, so that a mistyped or invented one costs no look-up; null when it is none.
 *
 * @see https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
 */
export function readKey(text: string): { readonly kind: KeyKind; readonly hash: string } | null {
  if (!KEY.test(text) || checksumOf(text.slice(0, -CHECKSUM_LENGTH)) !== text.slice(-CHECKSUM_LENGTH)) return null;
  return { kind: text.startsWith(PREFIX.secret) ? 'secret' : 'publishable', hash: hashKey(text) };
}
