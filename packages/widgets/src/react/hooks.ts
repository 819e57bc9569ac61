'use client';

import { useSyncExternalStore } from 'react';
import { useStores } from './connection.ts';
import type { QueueSnapshot, TicketSnapshot, TicketToFollow } from './queue-stores.ts';

/**
 * Follows a department's queue while the component is there. On a server it is `connecting`.
 *
 * @throws Error when there is no `CareQueueProvider` above.
 * @example
 * const { queue, status } = useQueue('dep_…');
 * return queue === null ? <p>…</p> : <p>{queue.waiting.length} waiting</p>;
 */
export function useQueue(departmentId: string): QueueSnapshot {
  const store = useStores().queue(departmentId);
  return useSyncExternalStore(store.subscribe, store.snapshot, store.firstSnapshot);
}

/**
 * Follows a patient's ticket while the component is there, from department to department where he is sent on.
 *
 * @throws Error when there is no `CareQueueProvider` above.
 * @example
 * const { ticket, view } = useTicket({ departmentId, ticketId, credential: secret });
 * return <p>{ticket?.code}: {view?.position ?? '–'}</p>;
 */
export function useTicket(follow: TicketToFollow): TicketSnapshot {
  const store = useStores().ticket(follow);
  return useSyncExternalStore(store.subscribe, store.snapshot, store.firstSnapshot);
}
