import type { Recollection } from './last-known.ts';
import { afterFrame, afterTicket } from './last-known.ts';
import { recallingSocket } from './recalling-socket.ts';

/** Why a ticket is not shown to this device any more. */
export type Refusal = 'replaced' | 'over';

/** What the page is told of a ticket's connection. */
export interface PlatformListener {
  /** What is shown was known before; nothing newer is to be had. */
  onRecalled(): void;
  /** The server spoke. */
  onHeard(): void;
  onRefused(refusal: Refusal): void;
}

const TICKET = /\/v1\/departments\/[^/]+\/tickets\/([^/?]+)$/;
const QUEUE = /\/v1\/departments\/([^/?]+)\/(?:live|queue)/;

/**
 * What a ticket's element talks through: the page's own network, and what was last known where there is none.
 *
 * @param real - the page's own `fetch` and `WebSocket`.
 */
export function ticketPlatform(
  recollection: Recollection,
  listener: PlatformListener,
  real: { readonly fetch: typeof fetch; readonly WebSocket: typeof WebSocket } = globalThis,
) {
  const departmentOf = (url: string): string => QUEUE.exec(url)?.[1] ?? '';
  return {
    fetch: async (url: string, init?: RequestInit): Promise<Response> => {
      const ticketId = TICKET.exec(url)?.[1];
      try {
        const response = await real.fetch(url, { ...init, cache: 'no-store' });
        await hear(response, { url, ticketId });
        return response;
      } catch (error) {
        const known = ticketId === undefined || isAborted(init) ? undefined : recollection.known.tickets[ticketId];
        if (known === undefined) throw error;
        return new Response(JSON.stringify(known), { headers: { 'Content-Type': 'application/json' } });
      }
    },
    WebSocket: recallingSocket({
      WebSocket: real.WebSocket,
      isOffline: () => navigator.onLine === false,
      recall: (url) => {
        const queue = recollection.known.queues[departmentOf(url)];
        return queue === undefined ? null : JSON.stringify(queue);
      },
      onRecalled: () => listener.onRecalled(),
      onHeard: (url, data) => {
        listener.onHeard();
        recollection.take(afterFrame(recollection.known, departmentOf(url), parsed(data)));
      },
    }),
  };

  async function hear(response: Response, { url, ticketId }: { url: string; ticketId: string | undefined }) {
    if (response.status === 401) {
      const refusal = refusalOf(await response.clone().json());
      if (refusal !== null) listener.onRefused(refusal);
    }
    if (response.status !== 200) return;
    listener.onHeard();
    const body: unknown = await response.clone().json();
    const { known } = recollection;
    if (ticketId !== undefined) recollection.take(afterTicket(known, body));
    else if (QUEUE.test(url)) recollection.take(afterFrame(known, departmentOf(url), body));
  }
}

/** Why CareQueue itself refuses a credential; null for whoever else answers 401 on this way. */
export function refusalOf(body: unknown): Refusal | null {
  const { code, facts }: Readonly<Record<string, unknown>> = Object(body);
  const { reason }: Readonly<Record<string, unknown>> = Object(facts);
  if (code !== 'unauthenticated') return null;
  return reason === 'expired' ? 'over' : 'replaced';
}

function isAborted(init: RequestInit | undefined): boolean {
  return init?.signal?.aborted === true;
}

function parsed(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    // An answer to a ping is no frame.
    return null;
  }
}
