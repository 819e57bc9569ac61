import type { PresentedCredential } from '../../../apps/api/src/http/auth-context.ts';
import type { TicketId } from '../../../apps/api/src/kernel/ids.ts';
import type { ActorName } from '../world/history.ts';
import type { World } from '../world/world.ts';

/** Who a client is: what it sends as its bearer, what the edge makes of it, and how events name it. */
export interface Identity {
  readonly bearer: string;
  readonly presented: PresentedCredential;
  readonly actor: ActorName;
}

const NO_MAC = '0'.repeat(43);

/** A key of its own for a client. */
export function keyIdentity(world: World, kind: 'publishable' | 'secret'): Identity {
  const { keyId, presented } = world.directory.addKey(kind);
  const prefix = kind === 'secret' ? 'cq_sk_' : 'cq_pk_';
  return { bearer: prefix + keyId, presented, actor: { kind: kind === 'secret' ? 'server' : 'visitor', id: keyId } };
}

/** What a ticket's holder has. The edge has verified its signature, which nobody forges here. */
export function ticketIdentity(ticketId: TicketId): Identity {
  return {
    bearer: `cq_tk_k_${ticketId.slice('tkt_'.length)}_${NO_MAC}`,
    presented: { kind: 'ticket', ticketId },
    actor: { kind: 'ticket', id: ticketId },
  };
}
