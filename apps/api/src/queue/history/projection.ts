import { hash } from 'node:crypto';
import type { DepartmentId, EventId, HospitalId } from '../../kernel/ids.ts';
import { makeId } from '../../kernel/ids.ts';
import type { DayRule, Instant, ServiceDay } from '../../kernel/time.ts';
import { serviceDayAt } from '../../kernel/time.ts';
import type { Actor, EventChange, NumberedEvent } from '../state/events.ts';

/** Whose events are copied. */
export interface EventsPlace {
  readonly departmentId: DepartmentId;
  readonly hospitalId: HospitalId;
  /** For events from before they named their service day. */
  readonly settings: DayRule;
}

/** One row of `visit_events` as it travels to D1. */
export interface EventRow {
  readonly id: EventId;
  readonly hospitalId: HospitalId;
  readonly departmentId: DepartmentId;
  readonly seq: number;
  readonly at: Instant;
  readonly command: string;
  readonly actor: Actor;
  readonly serviceDay: ServiceDay;
  readonly data: { readonly version: number; readonly changes: readonly EventChange[] };
}

/** The rows of events. The same events give the same rows, so that copying them again changes nothing. */
export function eventRows(events: readonly NumberedEvent[], place: EventsPlace): readonly EventRow[] {
  const { departmentId, hospitalId, settings } = place;
  return events.map(({ version, seq, at, command, actor, changes, serviceDay }) => ({
    id: eventId(departmentId, seq, at),
    hospitalId,
    departmentId,
    ...{ seq, at, command, actor },
    serviceDay: serviceDay ?? serviceDayAt(at, settings),
    data: { version, changes },
  }));
}

/** An id like any other, whose random part is drawn from what names the event. */
function eventId(departmentId: DepartmentId, seq: number, at: Instant): EventId {
  const digest = hash('sha256', `${departmentId} ${seq}`, 'buffer');
  return makeId('event', at, (length) => digest.subarray(0, length));
}
