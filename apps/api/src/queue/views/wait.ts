import type { WaitPoint, WaitTable } from '@carequeue/queue-core';
import { roundMinutes } from '@carequeue/queue-core';
import type { DoctorId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { ServicePoint } from '../state/points.ts';
import type { DepartmentState } from '../state/state.ts';
import type { Work } from './work.ts';
import { opensInMs, workOf } from './work.ts';

/** Tells the expected waits of a department, or null where there is not enough to say. */
export type EstimateWaits = (state: DepartmentState, now: Instant) => readonly WaitTable[] | null;

/** Visits that must have ended today before anything is said; a doctor's own, before his pace is not the department's. */
const VISITS_MIN = 5;
const POSITIONS = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181, 6765, 10_946] as const;
const MS_PER_MINUTE = 60_000;
/** The 90th percentile of the normal distribution. */
const Z90 = 1.2816;
/** Few visits say little about their spread: it is kept between "quite regular" and "very mixed". */
const VARIATION_MIN = 0.25;
const VARIATION_MAX = 2;

/**
 * The first estimator: places × mean visit ÷ points at work, as a gamma distribution, counted from when the session goes on.
 *
 * With `c` patients inside at once and visits of mean `m` and squared coefficient of variation `v`, the k-th in order
 * is called after about k departures, `m / c` apart: mean `k·m/c`, shape `k / v`. p50 and p90 are read from that gamma
 * by the Wilson–Hilferty approximation. A free place at a point at work means the first is called at once.
 * Visits are counted from call to end (walking and no-shows hold a point too), the latest fifty of today.
 *
 * Doctors who are waited for, or have a session, have tables of their own, over the points they staff; one without a
 * figure says that nobody knows. The table of no doctor is over all points. Of those before a doctor's patient, whoever
 * wants nobody in particular is taken by the other points too: a place there passes as fast as the doctor alone sees his
 * own, or all points together see everybody, whichever is slower.
 *
 * @see Wilson, Hilferty: The Distribution of Chi-Square, PNAS 17 (1931) 684–688
 */
export const estimateBySessions: EstimateWaits = (state, now) => {
  if (state.occupancies.length < VISITS_MIN) return null;
  const work = workOf(state, now);
  const used = state.points.filter((point) => point.available || work.busy.has(point.id));
  const everybody = tableOf(state, { points: used, doctorId: null, work, used });
  const own = doctorsOf(state).map((doctorId): WaitTable => {
    const points = used.filter((point) => point.doctorId === doctorId);
    return tableOf(state, { points, doctorId, work, used }) ?? { doctorId, at: [] };
  });
  const tables = everybody === null ? own : [everybody, ...own];
  return tables.some((table) => table.at.length > 0) ? tables : null;
};

/** The doctors who are waited for or have a session, in the order they were added. */
function doctorsOf(state: DepartmentState): readonly DoctorId[] {
  const ids = new Set<DoctorId>(state.waitingByDoctor.keys());
  for (const { doctorId } of state.sessions) if (doctorId !== null) ids.add(doctorId);
  return [...ids].sort();
}

interface Place {
  readonly points: readonly ServicePoint[];
  readonly doctorId: DoctorId | null;
  readonly work: Work;
  /** All points of the department that are available or at work. */
  readonly used: readonly ServicePoint[];
}

/** The table of some points; null where none of them is at work, or will be at a known time. */
function tableOf(state: DepartmentState, { points, doctorId, work, used }: Place): WaitTable | null {
  const opening = points.flatMap((point) => {
    const afterMs = opensInMs(work, point);
    return afterMs === null ? [] : [{ point, afterMs }];
  });
  if (opening.length === 0) return null;
  // Whoever comes later than the first makes it only shorter, and may be late himself.
  const afterMs = Math.min(...opening.map((one) => one.afterMs));
  const working = opening.filter((one) => one.afterMs === afterMs).map(({ point }) => point);
  const places = working.reduce((sum, point) => sum + point.capacity, 0);
  const inside = [...state.active.values()].filter(({ pointId }) => working.some(({ id }) => id === pointId)).length;
  const free = state.status !== 'open' ? 0 : afterMs > 0 ? places : Math.max(0, places - inside);
  const pace = paceOf(state, points);
  const byThen = used.filter((point) => (opensInMs(work, point) ?? Number.POSITIVE_INFINITY) <= afterMs);
  const stepMs = Math.min(pace.meanMs / places, sharedStepMs(state, doctorId, { pace, places, byThen }));
  return {
    doctorId,
    at: pointsOf({
      ...{ variation: pace.variation, free, positionMax: competingFor(state, doctorId) + 1 },
      stepMinutes: stepMs / MS_PER_MINUTE,
      startMinutes: afterMs / MS_PER_MINUTE,
    }),
  };
}

/** How long a place among a doctor's patients and anybody's takes, ms, where other points take some of them. */
function sharedStepMs(
  state: DepartmentState,
  doctorId: DoctorId | null,
  own: {
    readonly pace: { readonly meanMs: number };
    readonly places: number;
    readonly byThen: readonly ServicePoint[];
  },
): number {
  if (doctorId === null) return own.pace.meanMs / own.places;
  // With whoever comes next, who wants this doctor.
  const [his, those, all] = [
    (state.waitingByDoctor.get(doctorId) ?? 0) + 1,
    competingFor(state, doctorId) + 1,
    state.waiting.length + 1,
  ];
  const together = own.byThen.reduce((sum, point) => sum + point.capacity, 0);
  const alone = (own.pace.meanMs * his) / own.places;
  return Math.max(alone, (paceOf(state, own.byThen).meanMs * all) / together) / those;
}

/** How many wait who may be called by the doctor; by anybody, for null. */
function competingFor(state: DepartmentState, doctorId: DoctorId | null): number {
  if (doctorId === null) return state.waiting.length;
  let others = 0;
  for (const [other, count] of state.waitingByDoctor) if (other !== doctorId) others += count;
  return state.waiting.length - others;
}

function paceOf(state: DepartmentState, points: readonly ServicePoint[]) {
  const own = state.occupancies.filter(({ pointId }) => points.some(({ id }) => id === pointId));
  const visits = (own.length < VISITS_MIN ? state.occupancies : own).map(({ ms }) => ms);
  const meanMs = visits.reduce((sum, visit) => sum + visit, 0) / visits.length;
  const variance = visits.reduce((sum, visit) => sum + (visit - meanMs) ** 2, 0) / visits.length;
  const variation = meanMs === 0 ? VARIATION_MIN : clamp(variance / meanMs ** 2, VARIATION_MIN, VARIATION_MAX);
  return { meanMs, variation };
}

interface Pace {
  readonly stepMinutes: number;
  readonly variation: number;
  readonly free: number;
  readonly positionMax: number;
  /** Nobody is called before. */
  readonly startMinutes: number;
}

function pointsOf(pace: Pace): WaitPoint[] {
  const points: WaitPoint[] = [];
  for (const position of POSITIONS) {
    const departures = Math.max(0, position - pace.free);
    const p50 = pace.startMinutes + gammaQuantile(departures, pace, 0);
    const p90 = Math.max(p50, pace.startMinutes + gammaQuantile(departures, pace, Z90));
    points.push([position, roundMinutes(p50), roundMinutes(p90)]);
    if (position >= pace.positionMax) break;
  }
  return points;
}

function gammaQuantile(departures: number, pace: Pace, z: number): number {
  if (departures === 0) return 0;
  const shape = departures / pace.variation;
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  return departures * pace.stepMinutes * Math.max(0, root) ** 3;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
