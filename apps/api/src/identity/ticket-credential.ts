import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Follower } from '../http/auth-context.ts';
import type { TicketId } from '../kernel/ids.ts';
import { parseId } from '../kernel/ids.ts';

/**
 * A ticket's credential is `cq_tk_<kid>_<26 characters of the ticket's id>_<HMAC-SHA256 in base64url>`; that of somebody
 * who follows the ticket by its n-th link has `f<n>_` before the id.
 *
 * Both are derived, never stored: whoever holds the server key `kid` can make them again, so the repeat of a request
 * gives the same secret. A key is taken out of `TICKET_SECRETS` once the tickets it signed are over.
 */

/** One server key; `kid` names it in the credentials it signed. */
export interface TicketSecret {
  readonly kid: string;
  readonly key: Uint8Array;
}

/** The server's keys: the first signs, all verify. */
export type TicketSecrets = readonly [TicketSecret, ...TicketSecret[]];

const KID = /^[a-z0-9]{1,16}$/;
const CREDENTIAL = /^cq_tk_([a-z0-9]{1,16})_([0-7][0-9a-hjkmnp-tv-z]{25})_([A-Za-z0-9_-]{43})$/;
const FOLLOWER = /^cq_tk_([a-z0-9]{1,16})_f(0|[1-9]\d{0,8})_([0-7][0-9a-hjkmnp-tv-z]{25})_([A-Za-z0-9_-]{43})$/;
/** As long as the hash: a shorter key would be the weakest part. */
const KEY_BYTES_MIN = 32;
const ID_PREFIX = 'tkt_';

/**
 * Reads `kid:base64,kid2:base64`.
 *
 * @throws Error that names the mistake, never the secret.
 * @example
 * parseTicketSecrets('k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=');
 */
export function parseTicketSecrets(text: string): TicketSecrets {
  const secrets = text.split(',').map((part): TicketSecret => {
    const [kid = '', encoded = ''] = part.trim().split(':');
    if (!KID.test(kid))
      throw new Error('each part of TICKET_SECRETS begins with a name of 1 to 16 letters a-z or digits');
    const key = Uint8Array.from(Buffer.from(encoded, 'base64'));
    if (key.byteLength < KEY_BYTES_MIN) throw new Error(`the ticket secret ${kid} has at least ${KEY_BYTES_MIN} bytes`);
    return { kid, key };
  });
  const [first, ...others] = secrets;
  if (first === undefined) throw new Error('TICKET_SECRETS holds at least one secret');
  if (new Set(secrets.map((secret) => secret.kid)).size !== secrets.length) {
    throw new Error('the names in TICKET_SECRETS differ');
  }
  return [first, ...others];
}

/** HMAC-SHA256 of a text. What is signed for one use begins as nothing that is signed for another. */
export function sign(text: string, secret: TicketSecret): Buffer {
  return createHmac('sha256', secret.key).update(text).digest();
}

/** Says in constant time whether the text is this signature, written as we write it. */
export function isSignature(given: string, expected: Buffer): boolean {
  const bytes = Buffer.from(given, 'base64url');
  // The last character may carry spare bits: only the text we would write ourselves is ours.
  if (bytes.byteLength !== expected.byteLength || bytes.toString('base64url') !== given) return false;
  return timingSafeEqual(expected, bytes);
}

function follows({ ticketId, generation }: Follower): string {
  return `follow ${generation} ${ticketId}`;
}

/**
 * Makes the credential of a ticket with the signing key, or with the key `kid` when that is still there
 * (the repeat of a request gives the secret it gave first).
 *
 * @example
 * const secret = makeTicketCredential(ticket.id, secrets); // 'cq_tk_k1_01jd…_…'
 */
export function makeTicketCredential(ticketId: TicketId, secrets: TicketSecrets, kid?: string): string {
  const secret = secrets.find((candidate) => candidate.kid === kid) ?? secrets[0];
  return `cq_tk_${secret.kid}_${ticketId.slice(ID_PREFIX.length)}_${sign(ticketId, secret).toString('base64url')}`;
}

/** Reads a ticket credential and verifies it in constant time; null when it is none of ours. */
export function verifyTicketCredential(text: string, secrets: TicketSecrets): TicketId | null {
  const [, kid, body = '', signature = ''] = CREDENTIAL.exec(text) ?? [];
  const secret = secrets.find((candidate) => candidate.kid === kid);
  const ticketId = parseId('ticket', ID_PREFIX + body);
  if (secret === undefined || ticketId === null) return null;
  return isSignature(signature, sign(ticketId, secret)) ? ticketId : null;
}

/**
 * Makes the credential of somebody who follows a ticket by its link.
 *
 * @example
 * makeFollowerCredential({ kind: 'follower', ticketId: ticket.id, generation: 0 }, secrets); // 'cq_tk_k1_f0_01jd…_…'
 */
export function makeFollowerCredential(follower: Follower, [secret]: TicketSecrets): string {
  const { ticketId, generation } = follower;
  const signature = sign(follows(follower), secret).toString('base64url');
  return `cq_tk_${secret.kid}_f${generation}_${ticketId.slice(ID_PREFIX.length)}_${signature}`;
}

/** Reads a follower's credential and verifies it in constant time; null when it is none of ours. */
export function verifyFollowerCredential(text: string, secrets: TicketSecrets): Follower | null {
  const [, kid, generation, body = '', signature = ''] = FOLLOWER.exec(text) ?? [];
  const secret = secrets.find((candidate) => candidate.kid === kid);
  const ticketId = parseId('ticket', ID_PREFIX + body);
  if (secret === undefined || ticketId === null) return null;
  const follower = { kind: 'follower', ticketId, generation: Number(generation) } as const;
  return isSignature(signature, sign(follows(follower), secret)) ? follower : null;
}
