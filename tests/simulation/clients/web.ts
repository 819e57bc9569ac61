import type { LiveOptions } from '@carequeue/sdk/live';
import type { CallerKind } from '../../../apps/api/src/http/auth-context.ts';
import type { TicketId } from '../../../apps/api/src/kernel/ids.ts';
import { approach } from '../world/world.ts';
import type { Identity } from './identity.ts';
import { type Link, Lost } from './link.ts';

/** Where the simulated API is. */
export const BASE_URL = 'https://queue.example';
const EVERYONE: readonly CallerKind[] = ['visitor', 'ticket', 'server'];
const STAFF_AND_HOLDER: readonly CallerKind[] = ['ticket', 'server'];

type Fetch = NonNullable<LiveOptions['fetch']>;

/** A refusal's problem body, as far as a client looks. */
function problemOf(code: string): { status: number; body: unknown } {
  const status = { unauthenticated: 401, not_allowed: 403, not_found: 404 }[code] ?? 409;
  return { status, body: { type: 'about:blank', title: code, status, detail: code, code, requestId: null } };
}

/** The reads of the API over a client's link. */
export function simulatedFetch(link: Link, identity: Identity): Fetch {
  const { world } = link;
  const read = async (url: URL): Promise<{ status: number; body: unknown }> => {
    const ticketId = /\/tickets\/(tkt_\w+)$/.exec(url.pathname)?.[1] as TicketId | undefined;
    const since = url.searchParams.get('since');
    const query = { since: since === null ? null : Number(since), epoch: url.searchParams.get('epoch') };
    const { presented } = identity;
    const result = await world.ask(presented, true, (stub) =>
      ticketId === undefined
        ? stub.readQueue(approach(presented, EVERYONE), query)
        : stub.readTicket(approach(presented, STAFF_AND_HOLDER, ticketId), ticketId),
    );
    return result.ok ? { status: result.status, body: JSON.parse(result.body) } : problemOf(result.refusal.code);
  };
  return async (url, { signal }) => {
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(new Lost()), { once: true });
    });
    const { status, body } = await Promise.race([link.exchange(() => read(new URL(url))), aborted]);
    return { status, headers: { get: () => null }, text: async () => JSON.stringify(body) };
  };
}
