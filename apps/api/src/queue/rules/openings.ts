import type { Openings } from '@carequeue/queue-core';
import type { DoctorId } from '../../kernel/ids.ts';
import { beginAfter, isAmong, plansFor } from '../../kernel/opening-days.ts';
import type { Instant, ServiceDay } from '../../kernel/time.ts';
import { instantOf, toIso } from '../../kernel/time.ts';
import type { Provisioning } from '../state/provisioning.ts';
import type { Session } from '../state/session.ts';
import type { DepartmentState, LaterOpening } from '../state/state.ts';

/**
 * When the department, and each of its doctors, is there again on a later day. Made with the sessions of a service day, for
 * it changes with the day and the plans alone; empty where nothing is planned.
 */
export function laterOpenings(
  serviceDay: ServiceDay,
  { settings, doctors }: Pick<Provisioning, 'settings' | 'doctors'>,
): readonly LaterOpening[] {
  if (settings.sessions.length === 0) return [];
  const leaves = new Map<string, ReturnType<typeof leaveOf>>(doctors.map((doctor) => [doctor.id, leaveOf(doctor)]));
  return [null, ...doctors.map(({ id }) => id)].map((doctorId) => {
    const question = { doctorId, leaveOf: (id: string) => leaves.get(id) ?? [] };
    return { doctorId, at: beginAfter(serviceDay, settings, question) };
  });
}

function leaveOf({ leave }: Provisioning['doctors'][number]) {
  return leave ?? [];
}

/**
 * When the department and each of its doctors open, as every page may show it: each list ascends, from the sessions of the
 * day that nobody has begun to the first of a later day. Time alone changes nothing of it: whoever reads it takes the first
 * that lies ahead.
 */
export function openingsOf(state: DepartmentState): readonly Openings[] {
  return state.later.map(({ doctorId, at }) => {
    const begins = new Set(todaysBegins(state, doctorId));
    if (at !== null) begins.add(at);
    return { doctorId, at: [...begins].sort((a, b) => a - b).map(toIso) };
  });
}

function todaysBegins(state: DepartmentState, doctorId: DoctorId | null): readonly Instant[] {
  const { settings, doctors } = state.provisioning;
  const doctor = doctors.find(({ id }) => id === doctorId);
  if (doctor !== undefined && isAmong(leaveOf(doctor), state.serviceDay)) return [];
  const isOwn = plansFor(doctorId, settings.sessions).some((plan) => plan.doctorId === doctorId);
  const whose = isOwn ? doctorId : null;
  return state.sessions
    .filter((session) => doctorId === null || session.doctorId === whose)
    .filter((session) => session.id !== state.serviceDay && isAwaited(session))
    .map(beginOf);
}

function isAwaited({ status, startsAt, endsAt }: Session): boolean {
  return (status === 'planned' || status === 'delayed') && startsAt < endsAt;
}

/** Who said that he is late comes when he said. */
function beginOf({ status, startsAt, until }: Session): Instant {
  return status === 'delayed' && until !== null ? instantOf(Math.max(startsAt, until)) : startsAt;
}
