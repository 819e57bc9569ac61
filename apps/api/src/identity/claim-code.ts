import type { DepartmentId, TicketId } from '../kernel/ids.ts';
import { bytesOfId, ID_BYTES, idOfBytes } from '../kernel/ids.ts';
import type { TicketSecret, TicketSecrets } from './ticket-credential.ts';
import { isSignature, sign } from './ticket-credential.ts';

/**
 * The code of a ticket's link is `<kid>.<64 characters>`: in base64url the ticket's and the department's id, the number
 * of the link, and 12 bytes (96 bits) of an HMAC-SHA256 of them.
 *
 * It is derived like the ticket's credential and never stored. It names the department, so that whoever claims it is
 * sent there without a look into D1. It is short, because it stands in QR codes.
 */

/** What a link leads to. */
export interface TicketClaim {
  readonly departmentId: DepartmentId;
  readonly ticketId: TicketId;
  /** 0 for the link the ticket was issued with, one more for each that replaced it. */
  readonly generation: number;
}

const SIGNATURE_BYTES = 12;
const GENERATION_BYTES = 4;
const NAMED_BYTES = ID_BYTES * 2 + GENERATION_BYTES;
const CODE = /^([a-z0-9]{1,16})\.([A-Za-z0-9_-]{48})([A-Za-z0-9_-]{16})$/;

function signed({ departmentId, ticketId, generation }: TicketClaim, secret: TicketSecret): Buffer {
  return sign(`claim ${generation} ${departmentId} ${ticketId}`, secret).subarray(0, SIGNATURE_BYTES);
}

/**
 * Makes the code of a ticket's link.
 *
 * @example
 * makeClaimCode({ departmentId, ticketId, generation: 0 }, secrets); // 'k1.AZLQ…'
 */
export function makeClaimCode(claim: TicketClaim, [secret]: TicketSecrets): string {
  const generation = Buffer.alloc(GENERATION_BYTES);
  generation.writeUInt32BE(claim.generation);
  const named = [bytesOfId(claim.ticketId), bytesOfId(claim.departmentId), generation];
  return `${secret.kid}.${Buffer.concat([...named, signed(claim, secret)]).toString('base64url')}`;
}

/** Reads a code and verifies it in constant time; null when it is none of ours. */
export function verifyClaimCode(text: string, secrets: TicketSecrets): TicketClaim | null {
  const [, kid, named = '', signature = ''] = CODE.exec(text) ?? [];
  const secret = secrets.find((candidate) => candidate.kid === kid);
  const bytes = Buffer.from(named, 'base64url');
  if (secret === undefined || bytes.byteLength !== NAMED_BYTES) return null;
  const claim = {
    ticketId: idOfBytes('ticket', bytes.subarray(0, ID_BYTES)),
    departmentId: idOfBytes('department', bytes.subarray(ID_BYTES, ID_BYTES * 2)),
    generation: bytes.readUInt32BE(ID_BYTES * 2),
  };
  return isSignature(signature, signed(claim, secret)) ? claim : null;
}
