import type { Database } from '../db/client.ts';
import type { PresentedCredential } from '../http/auth-context.ts';
import { httpRefusals } from '../http/refusals.ts';
import type { RefuseFirst } from '../http/route.ts';
import { authenticateStored } from '../identity/index.ts';
import type { Refusal } from '../kernel/decision.ts';
import { refused } from '../kernel/decision.ts';
import type { HospitalId } from '../kernel/ids.ts';

/** The hospital a caller belongs to; with `hospitalId`, a caller of another one finds nothing. */
export async function hospitalOf(database: Database, presented: PresentedCredential, hospitalId: HospitalId | null) {
  const authenticated = await authenticateStored(database, presented, hospitalId);
  if (!authenticated.ok) return authenticated;
  const { caller } = authenticated;
  if (!('hospitalId' in caller)) return refused<Refusal>(httpRefusals.refuse('not_allowed', { caller: caller.kind }));
  return { ok: true, hospitalId: caller.hospitalId, keyId: caller.keyId } as const;
}

/** A stranger is refused before a malformed request is explained to him. */
export function refuseStrangers(database: () => Database): RefuseFirst {
  return async ({ presented }) => {
    const first = presented === null ? null : await hospitalOf(database(), presented, null);
    return first?.ok === false ? first.refusal : null;
  };
}
