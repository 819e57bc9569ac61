import type { DoctorId, PointId } from '../../kernel/ids.ts';
import { unreachable } from '../../kernel/invariant.ts';
import type { Instant } from '../../kernel/time.ts';
import type { ServicePoint } from '../state/points.ts';
import type { Session } from '../state/session.ts';
import type { DepartmentState } from '../state/state.ts';

/** A point counts as at work when it holds a patient or called one this recently. */
const AT_WORK_MS = 60 * 60_000;

/** What says who is at work, at an instant. */
export interface Work {
  readonly sessions: readonly Session[];
  readonly lastCallAt: ReadonlyMap<PointId, Instant>;
  /** The points somebody is called to or inside. */
  readonly busy: ReadonlySet<PointId>;
  readonly now: Instant;
}

/** Who is at work in a department. */
export function workOf({ sessions, lastCallAt, active }: DepartmentState, now: Instant): Work {
  return { sessions, lastCallAt, busy: new Set([...active.values()].map(({ pointId }) => pointId)), now };
}

/**
 * How long until a point calls again, in ms: 0 while it is at work, null where nobody can say: nobody works there, its
 * doctor has left, or is back later than he said. Pure.
 */
export function opensInMs(work: Work, point: ServicePoint): number | null {
  const { now } = work;
  const session = sessionAt(work.sessions, point.doctorId, now);
  if (session === null) return isAtWork(work, point, null) ? 0 : null;
  const { status, until, since } = session;
  switch (status) {
    case 'ended':
    case 'left':
      return null;
    case 'in': {
      // Who has just said that he is in has called nobody yet.
      const hasComeIn = point.doctorId !== null && since !== null && now - since < AT_WORK_MS;
      return hasComeIn || isAtWork(work, point, null) ? 0 : null;
    }
    case 'planned':
      return opensAt(work, point, session.startsAt);
    case 'delayed':
    case 'break':
      return until === null ? null : opensAt(work, point, until);
    default:
      return unreachable(status);
  }
}

function opensAt(work: Work, point: ServicePoint, at: Instant): number | null {
  if (work.now >= at) return isAtWork(work, point, at) ? 0 : null;
  // A room nobody is set to opens if it was open today; a doctor's is where he will be.
  return point.doctorId !== null || work.lastCallAt.has(point.id) ? at - work.now : null;
}

function isAtWork({ busy, lastCallAt, now }: Work, point: ServicePoint, since: Instant | null): boolean {
  if (busy.has(point.id)) return true;
  const calledAt = lastCallAt.get(point.id);
  return calledAt !== undefined && now - calledAt < AT_WORK_MS && (since === null || calledAt >= since);
}

/**
 * The session a point works in at an instant: the doctor's, or where he has none the department's. One that was begun and
 * runs over comes before the next.
 */
function sessionAt(sessions: readonly Session[], doctorId: DoctorId | null, now: Instant): Session | null {
  const own = sessions.filter((session) => session.doctorId === doctorId);
  const among = own.length > 0 ? own : sessions.filter((session) => session.doctorId === null);
  const begun = among.filter((session) => session.startsAt <= now && isGoing(session, now));
  const next = among.find((session) => session.startsAt > now && session.status !== 'ended');
  return begun[begun.length - 1] ?? next ?? among[among.length - 1] ?? null;
}

/** Within its planned time, or going on past it. */
function isGoing({ status, endsAt }: Session, now: Instant): boolean {
  if (status === 'ended') return false;
  return now < endsAt || status === 'in' || status === 'break' || status === 'delayed';
}
