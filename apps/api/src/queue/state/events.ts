import type { LaneTurn, QueueStatus, TicketChange } from '@carequeue/queue-core';
import type { Instant, ServiceDay } from '../../kernel/time.ts';
import type { ServicePoint } from './points.ts';
import type { Session } from './session.ts';
import type { Ticket } from './ticket.ts';

/** Who caused an event: a caller's id, or the department itself. Never a name. */
export type Actor =
  | { readonly kind: 'visitor'; readonly id: string }
  | { readonly kind: 'ticket'; readonly id: string }
  /** Somebody who came by the link of the ticket `id`. */
  | { readonly kind: 'follower'; readonly id: string }
  | { readonly kind: 'server'; readonly id: string }
  | { readonly kind: 'system'; readonly id: null };

/** What a ticket went through, with the whole ticket as it stands after. */
export interface TicketEventChange {
  readonly kind: TicketChange['kind'];
  readonly ticket: Ticket;
}

/** One fact about the queue. */
export type EventChange =
  | TicketEventChange
  | {
      readonly kind: 'queue.opened' | 'queue.paused' | 'queue.closed';
      readonly state: QueueStatus;
      readonly message: string | null;
    }
  | { readonly kind: 'session.changed'; readonly session: Session }
  | {
      readonly kind: 'queue.rolled-over';
      readonly serviceDay: ServiceDay;
      /** Only the numbers start anew; absent in events from before it was kept. */
      readonly roundTheClock?: boolean;
    }
  | {
      readonly kind: 'department.changed';
      /** The points from now on; absent in events from before it was kept. */
      readonly points?: readonly ServicePoint[];
    };

/** What one accepted command did; committed whole, with the next sequence number. */
export interface QueueEvent {
  /** Version of this shape; consumers read older ones too. */
  readonly version: 1;
  readonly command: string;
  readonly at: Instant;
  readonly actor: Actor;
  readonly changes: readonly EventChange[];
}

/** An event with its number. */
export interface NumberedEvent extends QueueEvent {
  readonly seq: number;
  /** The service day it was decided in; absent in events from before it was kept. */
  readonly serviceDay?: ServiceDay;
  /** Whose turn it is in the pattern after it; absent when it is as at the day's beginning. */
  readonly turns?: readonly LaneTurn[];
  /** Tickets of the service day taken away from the site, this event's too; absent in events from before it was kept. */
  readonly remoteIssued?: number;
}

/** Says whether a change is about a ticket. */
export function isTicketChange(change: EventChange): change is TicketEventChange {
  return 'ticket' in change;
}

/** Changes of a ticket that leave its place in the line alone: whoever passed it over before them stays counted. */
const BESIDE_THE_LINE: ReadonlySet<TicketEventChange['kind']> = new Set([
  'ticket.link-replaced',
  'ticket.show-name-set',
]);

/** Says whether a ticket's count of those who passed it over goes on after a change, or begins anew. */
export function keepsPassings({ kind }: TicketEventChange): boolean {
  return BESIDE_THE_LINE.has(kind);
}
