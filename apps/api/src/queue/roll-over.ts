import type { Instant, ServiceDay } from '../kernel/time.ts';
import type { EventChange, QueueEvent } from './events.ts';
import { jsonBytes } from './json-bytes.ts';
import type { DepartmentState } from './state.ts';
import { ended } from './ticket-changes.ts';

/** What one event may carry: it is one row, and a row has a limit of 2 MB. One ticket has 20 kB at most. */
const EVENT_BYTES_MAX = 500_000;

/**
 * Decides the change of the service day: waiting tickets expire, missed ones are no-shows, called and serving ones
 * stay with their point and their old day. Numbers start anew.
 *
 * @returns the events in order, or none when the day has not ended yet.
 */
export function decideRollOver(
  state: DepartmentState,
  moment: { readonly now: Instant; readonly serviceDay: ServiceDay },
): readonly QueueEvent[] {
  if (moment.now < state.serviceDayEndsAt) return [];
  const at = state.serviceDayEndsAt;
  const changes: EventChange[] = [
    ...state.waiting.map((ticket) => ({
      kind: 'ticket.expired' as const,
      ticket: ended(ticket, { status: 'expired', at, reason: null }),
    })),
    ...[...state.missed.values()].map((ticket) => ({
      kind: 'ticket.no-show' as const,
      ticket: ended(ticket, { status: 'no_show', at, reason: ticket.reason }),
    })),
    { kind: 'queue.rolled-over' as const, serviceDay: moment.serviceDay },
  ];
  return inParts(changes).map((part) => ({
    version: 1,
    command: 'roll-over',
    at,
    actor: { kind: 'system', id: null },
    changes: part,
  }));
}

function inParts(changes: readonly EventChange[]): readonly (readonly EventChange[])[] {
  const parts: EventChange[][] = [];
  let part: EventChange[] = [];
  let bytes = 0;
  for (const change of changes) {
    const size = jsonBytes(change);
    if (part.length > 0 && bytes + size > EVENT_BYTES_MAX) {
      parts.push(part);
      part = [];
      bytes = 0;
    }
    part.push(change);
    bytes += size;
  }
  return part.length === 0 ? parts : [...parts, part];
}
