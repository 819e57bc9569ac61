import type { Caller, PresentedCredential } from '../http/auth-context.ts';
import type { AuthenticationRefusal } from '../http/refusals.ts';
import { httpRefusals } from '../http/refusals.ts';
import type { HospitalId, KeyId } from '../kernel/ids.ts';
import type { KeyKind } from './keys.ts';
import { isOriginAllowed } from './origins.ts';

/** A key as its owner keeps it: D1, and a copy in each department's object. */
export interface KeyRecord {
  readonly id: KeyId;
  readonly hospitalId: HospitalId;
  /** SHA-256 of the key in hex. */
  readonly hash: string;
  readonly kind: KeyKind;
  /** Where a publishable key may be used from. */
  readonly origins: readonly string[];
  readonly revoked: boolean;
}

/** Finds the record of a key by its hash. */
export type FindKey = (hash: string) => KeyRecord | null;

/** Who is calling, or why nobody is let in. */
export type AuthenticationResult =
  | { readonly ok: true; readonly caller: Caller }
  | { readonly ok: false; readonly refusal: AuthenticationRefusal };

function refuse(refusal: AuthenticationRefusal): AuthenticationResult {
  return { ok: false, refusal };
}

/** Why a publishable key may not be used from where it was; null when it may. */
function originRefusal(
  presented: Extract<PresentedCredential, { kind: 'publishable' }>,
  record: KeyRecord,
): AuthenticationRefusal | null {
  const { origin, sameOrigin } = presented;
  const isAllowed = origin === null ? sameOrigin : isOriginAllowed(origin, record.origins);
  return isAllowed ? null : httpRefusals.refuse('origin_not_allowed', { origin });
}

/**
 * Decides who is calling; pure, so D1's path and the Department's object decide alike.
 *
 * With `hospitalId` a key of another hospital is answered `not_found`, because what it asks for is not its own.
 * Refuses with `unauthenticated` (its facts say whether the key is unknown or revoked), `secret_key_in_browser`,
 * `origin_not_allowed`, `not_found`.
 *
 * @example
 * const result = authenticate(presented, (hash) => keys.get(hash) ?? null, provisioning.hospitalId);
 */
export function authenticate(
  presented: PresentedCredential,
  findKey: FindKey,
  hospitalId: HospitalId | null,
): AuthenticationResult {
  // Whether a ticket's or a follower's still opens anything is its department's to say.
  if (presented.kind === 'ticket' || presented.kind === 'follower') return { ok: true, caller: presented };
  const record = findKey(presented.hash);
  if (record === null || record.kind !== presented.kind) {
    return refuse(httpRefusals.refuse('unauthenticated', { reason: 'unknown' }));
  }
  if (record.revoked) return refuse(httpRefusals.refuse('unauthenticated', { reason: 'revoked' }));
  if (presented.kind === 'secret' && presented.fromBrowser) {
    return refuse(httpRefusals.refuse('secret_key_in_browser', {}));
  }
  const wrongOrigin = presented.kind === 'publishable' ? originRefusal(presented, record) : null;
  if (wrongOrigin !== null) return refuse(wrongOrigin);
  if (hospitalId !== null && record.hospitalId !== hospitalId) return refuse(httpRefusals.refuse('not_found', {}));
  const who = { hospitalId: record.hospitalId, keyId: record.id };
  return presented.kind === 'publishable'
    ? { ok: true, caller: { kind: 'visitor', ...who, origin: presented.origin } }
    : { ok: true, caller: { kind: 'server', ...who } };
}
