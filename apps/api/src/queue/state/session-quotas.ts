import type { SessionQuotas } from '../../kernel/department-settings.ts';
import type { QueueRefusal } from '../refusals.ts';
import { queueRefusals } from '../refusals.ts';
import type { Session } from './session.ts';
import { sessionIdOf } from './session.ts';
import type { Ticket } from './ticket.ts';

/**
 * Quotas of a session: how many tickets of each kind it takes. They hold visitors; staff see who stands before them and may
 * give one more. What was issued stays counted, whatever becomes of the ticket, and where it was issued.
 */

/** What a quota is of. */
export type QuotaName = keyof SessionQuotas;

/** How many tickets of each kind a session has taken. */
export type SessionTaken = Readonly<Record<QuotaName, number>>;

const NOTHING_TAKEN: SessionTaken = { booked: 0, walkIn: 0, remote: 0 };

/** What decides against which quotas a ticket counts. */
type Counted = Pick<Ticket, 'lane' | 'appointment' | 'presence'>;

/** The quotas a ticket counts against; that of those who are away comes on top of its kind's. */
export function quotasOf(ticket: Counted): readonly QuotaName[] {
  return [...(ticket.presence === 'remote' ? (['remote'] as const) : []), ...quotasOfKind(ticket)];
}

/** Who only shows a report takes nobody's place. */
function quotasOfKind(ticket: Counted): readonly QuotaName[] {
  if (ticket.appointment !== null || ticket.lane === 'booked') return ['booked'];
  return ticket.lane === 'review' ? [] : ['walkIn'];
}

/** What a session has taken once a ticket was issued into it. */
export function takenAfter(before: SessionTaken | undefined, ticket: Counted): SessionTaken {
  const taken = { ...(before ?? NOTHING_TAKEN) };
  for (const quota of quotasOf(ticket)) taken[quota] += 1;
  return taken;
}

/** True where the ticket's session may have quotas: the day of a department that plans no sessions has none. */
export function isCounted(ticket: Ticket): boolean {
  return sessionIdOf(ticket) !== ticket.serviceDay;
}

/** The first quota that has no room for a ticket, as the refusal it is; null where there is room. */
export function refuseFull(
  session: Session,
  taken: ReadonlyMap<string, SessionTaken>,
  ticket: Counted,
): QueueRefusal | null {
  const held = taken.get(session.id);
  for (const quota of quotasOf(ticket)) {
    const limit = session.quotas?.[quota] ?? null;
    if (limit !== null && (held?.[quota] ?? 0) >= limit) {
      return queueRefusals.refuse('session_full', { sessionId: session.id, quota, limit });
    }
  }
  return null;
}
