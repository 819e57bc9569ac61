import type { Instant, ServiceDay } from '../../kernel/time.ts';
import { inParts } from '../state/event-parts.ts';
import type { EventChange, QueueEvent } from '../state/events.ts';
import type { DepartmentState } from '../state/state.ts';
import { ended } from '../state/ticket-changes.ts';

/**
 * Decides the change of the service day: waiting tickets expire, missed ones are no-shows, called and serving ones
 * stay with their point and their old day. Numbers start anew, and nothing else where a department never closes.
 *
 * @returns the events in order, or none when the day has not ended yet.
 */
export function decideRollOver(
  state: DepartmentState,
  moment: { readonly now: Instant; readonly serviceDay: ServiceDay },
): readonly QueueEvent[] {
  if (moment.now < state.serviceDayEndsAt) return [];
  const at = state.serviceDayEndsAt;
  const { roundTheClock } = state.provisioning.settings;
  const changes: EventChange[] = [
    ...(roundTheClock ? [] : endings(state, at)),
    { kind: 'queue.rolled-over' as const, serviceDay: moment.serviceDay, roundTheClock },
  ];
  return inParts(changes).map((part) => ({
    version: 1,
    command: 'roll-over',
    at,
    actor: { kind: 'system', id: null },
    changes: part,
  }));
}

function endings(state: DepartmentState, at: Instant): readonly EventChange[] {
  return [
    ...state.waiting.map((ticket) => ({
      kind: 'ticket.expired' as const,
      ticket: ended(ticket, { status: 'expired', at, reason: null }),
    })),
    ...[...state.missed.values()].map((ticket) => ({
      kind: 'ticket.no-show' as const,
      ticket: ended(ticket, { status: 'no_show', at, reason: ticket.reason }),
    })),
  ];
}
