import type { Database } from '../db/client.ts';
import type { PresentedCredential } from '../http/auth-context.ts';
import type { AuthenticationRefusal } from '../http/refusals.ts';
import { httpRefusals } from '../http/refusals.ts';
import { authenticateStored } from '../identity/index.ts';
import type { DepartmentId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { DepartmentState } from './department.ts';
import { listDue, markPushed, markTried, readDepartmentState } from './outbox-store.ts';

/** Tells a department's object its state and answers the version it then holds; the queue supplies it. */
export type PushProvisioning = (state: DepartmentState) => Promise<{ readonly version: number }>;

/** What pushing needs. */
export interface PushContext {
  readonly database: Database;
  readonly push: PushProvisioning;
  readonly now: () => Instant;
}

/** What a sweep did. */
export interface SweepReport {
  readonly pushedCount: number;
  readonly failedCount: number;
}

/** A sweep ends well inside its minute with this many pushes; what is left is first in the next. */
const SWEEP_COUNT_MAX = 200;
/** Subrequests of one invocation that run at once; workerd queues more than six. */
const PUSHES_AT_ONCE = 6;

/**
 * Pushes a department's state to its object; false when there is no such department. A push may be repeated or
 * overtaken: the object ignores an older version.
 *
 * @throws whatever the push throws; the outbox row stays due, and the next sweep tries again.
 */
export async function pushDepartment(context: PushContext, departmentId: DepartmentId): Promise<boolean> {
  const { database, push, now } = context;
  const state = await readDepartmentState(database, departmentId);
  if (state === null) return false;
  await markTried(database, departmentId, now());
  const { version } = await push(state);
  await markPushed(database, departmentId, version);
  return true;
}

/** Pushes what is due; called at once after a change, and each minute for what was left. */
export async function pushOutbox(context: PushContext): Promise<SweepReport> {
  const due = await listDue(context.database, SWEEP_COUNT_MAX);
  let failedCount = 0;
  for (let start = 0; start < due.length; start += PUSHES_AT_ONCE) {
    const group = due.slice(start, start + PUSHES_AT_ONCE);
    const results = await Promise.allSettled(group.map((departmentId) => pushDepartment(context, departmentId)));
    failedCount += results.filter((result) => result.status === 'rejected').length;
  }
  return { pushedCount: due.length - failedCount, failedCount };
}

/** What D1 says where an object could not tell: pushed, so ask again; or the refusal. */
export type Reconciliation = { readonly ok: true } | { readonly ok: false; readonly refusal: AuthenticationRefusal };

/**
 * Settles what an object could not: it was never provisioned, or does not know a key. Where D1 knows the department
 * and the key is its hospital's, the object is told and the request may be tried once more.
 *
 * Refuses with `unauthenticated` (no such key), `not_found` (no such department, or another hospital's).
 */
export async function reconcile(
  context: PushContext,
  departmentId: DepartmentId,
  presented: PresentedCredential,
): Promise<Reconciliation> {
  const authenticated = await authenticateStored(context.database, presented, null);
  if (!authenticated.ok) return authenticated;
  const { caller } = authenticated;
  const notFound = { ok: false, refusal: httpRefusals.refuse('not_found', {}) } as const;
  const state = await readDepartmentState(context.database, departmentId);
  if (state === null || ('hospitalId' in caller && caller.hospitalId !== state.hospitalId)) return notFound;
  return (await pushDepartment(context, departmentId)) ? { ok: true } : notFound;
}
