import type { Caller, CallerKind } from '../http/auth-context.ts';
import { httpRefusals } from '../http/refusals.ts';
import { authenticate } from '../identity/index.ts';
import type { TicketId } from '../kernel/ids.ts';
import type { Approach, RpcMiss, RpcRefusal } from './department-rpc.ts';
import type { Actor } from './events.ts';
import type { Provisioning } from './provisioning.ts';
import type { TicketAudience } from './ticket-view.ts';

/** A caller who was let in, or why not. */
export type Admission = { readonly ok: true; readonly caller: Caller } | RpcRefusal | RpcMiss;

/** What admission asks about tickets. */
export interface KnownTickets {
  /** True when a ticket's credential opens anything here. */
  readonly knowsHolder: (holderId: TicketId) => boolean;
  /** True when it opens this ticket: it is that ticket's own, or of the ticket the patient came with. */
  readonly isHeldBy: (ticketId: TicketId, holderId: TicketId) => boolean;
}

/** Decides who approaches a department and whether he may. Pure; the order is: credential, origin, kind, own ticket. */
export function admit(approach: Approach, provisioning: Provisioning, tickets: KnownTickets): Admission {
  const { presented, access, ticketId } = approach;
  const found = presented.kind === 'ticket' ? null : provisioning.keys.find((key) => key.hash === presented.hash);
  if (found === undefined) return { ok: false, miss: 'key_unknown' };

  const record = found === null ? null : { ...found, hospitalId: provisioning.hospitalId };
  const result = authenticate(presented, () => record, provisioning.hospitalId);
  if (!result.ok) return result;
  const { caller } = result;
  const holderId = caller.kind === 'ticket' ? caller.ticketId : null;
  const isHeld = holderId === null || (ticketId !== null && tickets.isHeldBy(ticketId, holderId));
  if (!isHeld && !tickets.knowsHolder(holderId)) return notFound();
  if (!access.includes(caller.kind)) {
    return { ok: false, refusal: httpRefusals.refuse('not_allowed', { caller: caller.kind }) };
  }
  if (!isHeld && ticketId !== null) return notFound();
  return { ok: true, caller };
}

function notFound(): RpcRefusal {
  return { ok: false, refusal: httpRefusals.refuse('not_found', {}) };
}

/** The caller as events remember him: an id, never a name. */
export function actorOf(caller: Caller): Actor {
  return caller.kind === 'ticket' ? { kind: 'ticket', id: caller.ticketId } : { kind: caller.kind, id: caller.keyId };
}

/** How much of a ticket a caller sees. */
export function audienceOf(kind: CallerKind): TicketAudience {
  return kind === 'server' ? 'staff' : 'holder';
}
