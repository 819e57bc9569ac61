import type { Caller, CallerKind, Follower } from '../../http/auth-context.ts';
import { httpRefusals } from '../../http/refusals.ts';
import { authenticate } from '../../identity/index.ts';
import type { TicketId } from '../../kernel/ids.ts';
import type { Actor } from '../state/events.ts';
import type { Provisioning } from '../state/provisioning.ts';
import type { TicketAudience } from '../views/ticket-view.ts';
import type { Approach, RpcMiss, RpcRefusal } from './department-rpc.ts';

/** A caller who was let in, or why not. */
export type Admission = { readonly ok: true; readonly caller: Caller } | RpcRefusal | RpcMiss;

/** What admission asks about tickets. */
export interface KnownTickets {
  /** True when a ticket's or a follower's credential opens anything here. */
  readonly knowsHolder: (holder: TicketHolder) => boolean;
  /** True when it opens this ticket: it is of that ticket, or of the ticket the patient came with. */
  readonly isHeldBy: (ticketId: TicketId, holder: TicketHolder) => boolean;
  /** Why a follower's credential opens nothing here any more; null when it does, or never did. */
  readonly lapseOf: (follower: Follower) => 'revoked' | 'expired' | null;
}

/** A caller who has a ticket's own credential, or one that was claimed with its link. */
export type TicketHolder = Extract<Caller, { kind: 'ticket' | 'follower' }>;

/** Decides who approaches a department and whether he may. Pure; the order is: credential, origin, kind, own ticket. */
export function admit(approach: Approach, provisioning: Provisioning, tickets: KnownTickets): Admission {
  const { presented, access, ticketId } = approach;
  const found = 'hash' in presented ? provisioning.keys.find((key) => key.hash === presented.hash) : null;
  if (found === undefined) return { ok: false, miss: 'key_unknown' };

  const record = found === null ? null : { ...found, hospitalId: provisioning.hospitalId };
  const result = authenticate(presented, () => record, provisioning.hospitalId);
  if (!result.ok) return result;
  const { caller } = result;
  const lapse = caller.kind === 'follower' ? tickets.lapseOf(caller) : null;
  if (lapse !== null) return { ok: false, refusal: httpRefusals.refuse('unauthenticated', { reason: lapse }) };
  const holder = caller.kind === 'ticket' || caller.kind === 'follower' ? caller : null;
  const isHeld = holder === null || (ticketId !== null && tickets.isHeldBy(ticketId, holder));
  if (!isHeld && !tickets.knowsHolder(holder)) return notFound();
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
  return { kind: caller.kind, id: 'ticketId' in caller ? caller.ticketId : caller.keyId };
}

/** How much of a ticket a caller sees. */
export function audienceOf(kind: CallerKind): TicketAudience {
  if (kind === 'follower') return 'follower';
  return kind === 'server' ? 'staff' : 'holder';
}
