import type { PresentedCredential } from '../../http/auth-context.ts';
import { httpRefusals } from '../../http/refusals.ts';
import type { Refusal } from '../../kernel/decision.ts';
import { PlatformFault, stubFault } from '../../kernel/fault.ts';
import type { DepartmentId } from '../../kernel/ids.ts';
import type { DepartmentCalls, RpcMiss, RpcRefusal } from './department-rpc.ts';

/** A department's object as the edge reaches it. */
export type DepartmentStub = DepartmentCalls & { fetch(request: Request): Promise<Response> };

/** What the edge needs to reach departments; `services.ts` supplies it. */
export interface GatewayPorts {
  /** A stub of a department's object; a new one each time, because one that failed stays failed. */
  readonly stub: (departmentId: DepartmentId) => DepartmentStub;
  /**
   * Asks D1 what an object could not tell. `provisioned`: it has been told now, ask it again. Otherwise what to answer.
   */
  readonly resolveMiss: (
    departmentId: DepartmentId,
    presented: PresentedCredential,
  ) => Promise<{ readonly provisioned: true } | { readonly provisioned: false; readonly refusal: Refusal }>;
}

/** It may not know the caller, and another department it asks may not know itself. */
const ATTEMPTS_MAX = 3;

/** Asks a department, again after D1 has told it what it missed. No D1 query when it knows the caller. */
export async function askDepartment<T extends { readonly ok: true }>(
  ports: GatewayPorts,
  target: { departmentId: DepartmentId; presented: PresentedCredential; mayRepeat: boolean },
  ask: (stub: DepartmentStub) => Promise<T | RpcRefusal | RpcMiss>,
): Promise<T | RpcRefusal> {
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const result = await callStub(ports, target, ask);
    if (result.ok || 'refusal' in result) return result;
    const { elsewhere } = result;
    const resolution = await ports.resolveMiss(elsewhere?.departmentId ?? target.departmentId, target.presented);
    if (!resolution.provisioned) return { ok: false, refusal: elsewhere?.refusal ?? resolution.refusal };
  }
  return { ok: false, refusal: httpRefusals.refuse('not_found', {}) };
}

/** One call; a fault is tried once more where the runtime says so and repeating is safe, and never when overloaded. */
async function callStub<T>(
  ports: GatewayPorts,
  target: { departmentId: DepartmentId; mayRepeat: boolean },
  ask: (stub: DepartmentStub) => Promise<T>,
): Promise<T> {
  try {
    return await ask(ports.stub(target.departmentId));
  } catch (error) {
    const { overloaded, retryable } = stubFault(error);
    if (overloaded || !retryable || !target.mayRepeat) throw new PlatformFault('a department', { cause: error });
  }
  try {
    return await ask(ports.stub(target.departmentId));
  } catch (error) {
    throw new PlatformFault('a department', { cause: error });
  }
}
