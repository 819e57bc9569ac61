import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A key of the right form, checksum included, that nobody was ever given. */
export function strangeKey(kind: 'pk' | 'sk'): string {
  const body = Array.from(randomBytes(32), (byte) => BASE62.charAt(byte % BASE62.length)).join('');
  const prefix = `cq_${kind}_`;
  return prefix + body + checksum(prefix + body);
}

function checksum(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let place = 0; place < 6; place += 1) {
    digits = BASE62.charAt(rest % BASE62.length) + digits;
    rest = Math.floor(rest / BASE62.length);
  }
  return digits;
}

/** Changes the last character of a credential, so that its form stays and its meaning goes. */
export function tampered(credential: string): string {
  return credential.slice(0, -1) + (credential.endsWith('A') ? 'B' : 'A');
}

/** An id of the right form that names nothing. */
export function strangeId(prefix: 'dep' | 'tkt' | 'poi' | 'doc' | 'hos'): string {
  return `${prefix}_01jd0000000000000000000000`;
}
