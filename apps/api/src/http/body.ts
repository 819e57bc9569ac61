import { hash } from 'node:crypto';
import { httpRefusals } from './refusals.ts';
import { discardRest } from './unread-body.ts';

/** Our largest body is a ticket with 20 metadata strings, below 12 kB; five times that leaves room. */
export const BODY_BYTES_MAX = 65_536;

/** Deeper JSON is no body of ours, and would be walked recursively. */
const DEPTH_MAX = 32;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

const refusals = httpRefusals;
type BodyRefusal =
  | ReturnType<typeof refuseTooLarge>
  | ReturnType<typeof refuseMediaType>
  | ReturnType<typeof refuseNotJson>;

function refuseTooLarge() {
  return refusals.refuse('body_too_large', { bytesMax: BODY_BYTES_MAX });
}
function refuseMediaType() {
  return refusals.refuse('unsupported_media_type', {});
}
function refuseNotJson() {
  return refusals.refuse('invalid_json', {});
}

/** A body that was read: its JSON value, and on demand the fingerprint an idempotency key is bound to. */
export type BodyResult =
  | { readonly ok: true; readonly value: unknown; readonly fingerprint: () => string }
  | { readonly ok: false; readonly refusal: BodyRefusal };

/**
 * Writes JSON with sorted keys and no spaces, so that equal values give equal text.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/**
 * The fingerprint of a JSON value: SHA-256 of its canonical text in hex.
 *
 * @example
 * fingerprintOf({ a: 1, b: 2 }) === fingerprintOf({ b: 2, a: 1 }) // true
 */
export function fingerprintOf(value: unknown): string {
  return hash('sha256', canonicalJson(value));
}

function isJsonType(contentType: string | null): boolean {
  if (contentType === null) return false;
  const [type = '', ...parameters] = contentType.toLowerCase().split(';');
  const charset = parameters.map((text) => text.trim()).find((text) => text.startsWith('charset='));
  return type.trim() === 'application/json' && (charset === undefined || /^charset="?utf-8"?$/.test(charset));
}

/** True for a body that is known to fit before any of it was read. */
function isKnownToFit(request: Request): boolean {
  const length = request.headers.get('Content-Length');
  return length !== null && /^\d{1,6}$/.test(length) && Number(length) <= BODY_BYTES_MAX;
}

/** Reads the stream up to the limit and keeps no more of it; null when there is more. */
async function readBytes(request: Request): Promise<Uint8Array | null> {
  if (request.body === null) return new Uint8Array();
  // The platform holds a body to the length it names, and reads a whole one several times as fast as its stream.
  if (isKnownToFit(request)) return new Uint8Array(await request.arrayBuffer());
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > BODY_BYTES_MAX) {
      await discardRest(reader);
      return null;
    }
    chunks.push(value);
  }
  const first = chunks[0];
  if (chunks.length === 1 && first !== undefined) return first;
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (inString) {
      if (character === 0x5c) index += 1;
      else if (character === 0x22) inString = false;
    } else if (character === 0x22) inString = true;
    else if (character === 0x7b || character === 0x5b) {
      depth += 1;
      if (depth > DEPTH_MAX) return true;
    } else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
  return false;
}

/**
 * Reads a JSON body of at most `BODY_BYTES_MAX` bytes; an empty body is `{}`.
 *
 * Refuses with `body_too_large` while streaming, `unsupported_media_type`, `invalid_json`.
 */
export async function readBody(request: Request): Promise<BodyResult> {
  const bytes = await readBytes(request);
  if (bytes === null) return { ok: false, refusal: refuseTooLarge() };
  if (bytes.byteLength === 0) return { ok: true, value: {}, fingerprint: () => fingerprintOf({}) };
  const encoding = request.headers.get('Content-Encoding');
  if (!isJsonType(request.headers.get('Content-Type')) || (encoding !== null && encoding !== 'identity')) {
    return { ok: false, refusal: refuseMediaType() };
  }
  try {
    const text = UTF8.decode(bytes);
    if (isTooDeep(text)) return { ok: false, refusal: refuseNotJson() };
    const value: unknown = JSON.parse(text);
    return { ok: true, value, fingerprint: () => fingerprintOf(value) };
  } catch {
    // The decoder throws TypeError, the parser SyntaxError; both mean the same to the caller.
    return { ok: false, refusal: refuseNotJson() };
  }
}
