import type { DepartmentId, HospitalId } from '../../kernel/ids.ts';
import { queueRefusals } from '../refusals.ts';
import type { RpcRefusal } from '../rpc/department-rpc.ts';
import type { TicketResource } from '../views/ticket-view.ts';
import type { ExternalIdRegister } from './external-ids.ts';

/** Who wants to issue a ticket by an external id. */
export interface ExternalIdClaim {
  readonly hospitalId: HospitalId;
  readonly departmentId: DepartmentId;
  readonly externalId: string;
  /** Whether the caller may see the ticket that has it. */
  readonly isStaff: boolean;
}

/** What a department says of an external id: a ticket has it, one is just being issued by it, or neither. */
export type ExternalIdHolding =
  | { readonly kind: 'held'; readonly ticket: TicketResource }
  | { readonly kind: 'pending' }
  | { readonly kind: 'free' };

/** What departments ask each other of an external id; no route leads here. */
export interface ExternalIdHolder {
  readExternalId(claim: ExternalIdClaim): Promise<ExternalIdHolding>;
}

/** What claiming needs; each stub is a new one. */
export interface ClaimPorts {
  readonly register: (hospitalId: HospitalId) => ExternalIdRegister;
  readonly ask: (departmentId: DepartmentId, claim: ExternalIdClaim) => Promise<ExternalIdHolding>;
}

/** Departments that want one id at the same moment take turns at most this often. */
const ATTEMPTS_MAX = 3;

/**
 * Sees to it that no two departments of a hospital issue tickets by the same external id.
 *
 *     claim ─▶ ours: go on
 *        └──▶ another's ─▶ ask it ─▶ a ticket has it, or is about to: refused
 *                             └────▶ neither (its issue was refused, or was cut off): take it over
 */
export class ExternalIdClaims {
  readonly #ports: ClaimPorts;
  readonly #pending = new Map<string, number>();

  constructor(ports: ClaimPorts) {
    this.#ports = ports;
  }

  /** True while a ticket is being issued here by the id. */
  isPending(externalId: string): boolean {
    return this.#pending.has(externalId);
  }

  /** Issues a ticket by an id that is this department's by then, or refuses with the ticket that has it. */
  async issue<T>(claim: ExternalIdClaim, issue: () => Promise<T>): Promise<T | RpcRefusal> {
    const { externalId } = claim;
    this.#pending.set(externalId, (this.#pending.get(externalId) ?? 0) + 1);
    try {
      return (await this.#refusal(claim)) ?? (await issue());
    } finally {
      const left = (this.#pending.get(externalId) ?? 1) - 1;
      if (left === 0) this.#pending.delete(externalId);
      else this.#pending.set(externalId, left);
    }
  }

  async #refusal(claim: ExternalIdClaim): Promise<RpcRefusal | null> {
    const { hospitalId, departmentId, externalId } = claim;
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
      const register = this.#ports.register(hospitalId);
      const holder = await register.claim(externalId, departmentId);
      if (holder === departmentId) return null;
      const holding = await this.#ports.ask(holder, claim);
      if (holding.kind !== 'free') return taken(claim, holding);
      if (await register.takeOver(externalId, holder, departmentId)) return null;
    }
    return taken(claim, { kind: 'pending' });
  }
}

function taken(claim: ExternalIdClaim, holding: Exclude<ExternalIdHolding, { kind: 'free' }>): RpcRefusal {
  const { externalId, isStaff } = claim;
  const current = holding.kind === 'held' && isStaff ? holding.ticket : undefined;
  return { ok: false, refusal: queueRefusals.refuse('external_id_taken', { externalId }, current) };
}

/** The objects a claim is made with. */
interface ClaimBindings {
  readonly DEPARTMENT: DurableObjectNamespace;
  readonly EXTERNAL_IDS: DurableObjectNamespace;
}

/** Reaches the hospital's register and its other departments. */
export function claimPortsOf({ DEPARTMENT, EXTERNAL_IDS }: ClaimBindings): ClaimPorts {
  return {
    // The platform's types of stubs wrap every result; what crosses is what the classes say.
    register: (hospitalId) => EXTERNAL_IDS.get(EXTERNAL_IDS.idFromName(hospitalId)) as unknown as ExternalIdRegister,
    ask: (departmentId, claim) => {
      // As above.
      const stub = DEPARTMENT.get(DEPARTMENT.idFromName(departmentId)) as unknown as ExternalIdHolder;
      return stub.readExternalId(claim);
    },
  };
}
