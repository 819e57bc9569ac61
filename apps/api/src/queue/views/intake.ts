import type { SessionIntake } from '@carequeue/queue-core';
import type { DoctorId } from '../../kernel/ids.ts';
import { nextNumber } from '../rules/numbering.ts';
import { isNotAwaited } from '../rules/session-rules.ts';
import { numbersGiven } from '../state/series.ts';
import type { Session } from '../state/session.ts';
import type { SessionTaken } from '../state/session-quotas.ts';
import type { DepartmentState } from '../state/state.ts';

const NOTHING: SessionIntake['left'] = { onSite: 0, remote: 0 };

/** What each session still takes, and the code that comes next, as every page may show it. Time alone changes nothing of it. */
export function intakeOf(state: DepartmentState): readonly SessionIntake[] {
  return state.sessions.flatMap((session) => {
    const left = leftIn(state, session);
    return toldIn(state, session).map((doctorId) => ({
      ...{ sessionId: session.id, doctorId },
      nextCode: nextNumber(state, { session, doctorId }).code,
      left: doctorId !== null && isNotAwaited(state, doctorId) ? NOTHING : left,
    }));
  });
}

/**
 * Of whom it is told apart what a session takes: in one the doctors share, of each doctor where each has a series of numbers,
 * else of those for whom it takes nobody.
 */
function toldIn(state: DepartmentState, session: Session): readonly (DoctorId | null)[] {
  if (session.doctorId !== null) return [session.doctorId];
  const { doctors, settings } = state.provisioning;
  const apart = settings.numberSeries === 'doctor' ? doctors : doctors.filter(({ id }) => isNotAwaited(state, id));
  return [null, ...apart.map(({ id }) => id)];
}

/** What visitors may still take; staff who gave one more leave nothing, not less. */
function leftIn(state: DepartmentState, session: Session): SessionIntake['left'] {
  const { dailyCapacity, remoteQuota } = state.provisioning.settings;
  const taken = state.taken.get(session.id);
  const quotaLeft = (name: keyof SessionTaken) => roomIn(session.quotas?.[name] ?? null, taken?.[name] ?? 0);
  const onSite = least(quotaLeft('walkIn'), roomIn(dailyCapacity, numbersGiven(state)));
  return { onSite, remote: least(onSite, quotaLeft('remote'), roomIn(remoteQuota, state.remoteIssued)) };
}

function roomIn(limit: number | null, taken: number): number | null {
  return limit === null ? null : Math.max(0, limit - taken);
}

function least(...limits: readonly (number | null)[]): number | null {
  const known = limits.filter((limit) => limit !== null);
  return known.length === 0 ? null : Math.min(...known);
}
