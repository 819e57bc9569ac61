import type { Database } from '../db/client.ts';
import type { PresentedCredential } from '../http/auth-context.ts';
import type { HospitalId } from '../kernel/ids.ts';
import type { AuthenticationResult } from './authenticate.ts';
import { authenticate } from './authenticate.ts';
import { findKeyByHash } from './store.ts';

/**
 * Decides who is calling by the keys in D1, for routes that read D1 anyway.
 *
 * Refuses as `authenticate` does.
 */
export async function authenticateStored(
  database: Database,
  presented: PresentedCredential,
  hospitalId: HospitalId | null,
): Promise<AuthenticationResult> {
  const record = 'hash' in presented ? await findKeyByHash(database, presented.hash) : null;
  return authenticate(presented, () => record, hospitalId);
}
