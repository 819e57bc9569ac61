import type { WaitPoint, WaitTable } from '@carequeue/queue-core';
import { roundMinutes } from '@carequeue/queue-core';
import type { Instant } from '../kernel/time.ts';
import type { DepartmentState } from './state.ts';

/** Tells the expected waits of a department, or null where there is not enough to say. */
export type EstimateWaits = (state: DepartmentState, now: Instant) => readonly WaitTable[] | null;

/** Visits that must have ended today before anything is said. */
const VISITS_MIN = 5;
/** A point counts as at work when it holds a patient or called one this recently. */
const AT_WORK_MS = 60 * 60_000;
const POSITIONS = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181, 6765, 10_946] as const;
const MS_PER_MINUTE = 60_000;
/** The 90th percentile of the normal distribution. */
const Z90 = 1.2816;
/** Few visits say little about their spread: it is kept between "quite regular" and "very mixed". */
const VARIATION_MIN = 0.25;
const VARIATION_MAX = 2;

/**
 * The first estimator: places × mean visit ÷ points at work, as a gamma distribution.
 *
 * With `c` patients inside at once and visits of mean `m` and squared coefficient of variation `v`, the k-th in order
 * is called after about k departures, `m / c` apart: mean `k·m/c`, shape `k / v`. p50 and p90 are read from that gamma
 * by the Wilson–Hilferty approximation. A free place at a point at work means the first is called at once.
 * Visits are counted from call to end (walking and no-shows hold a point too), the latest fifty of today.
 *
 * @see Wilson, Hilferty: The Distribution of Chi-Square, PNAS 17 (1931) 684–688
 */
export const estimateByPlaces: EstimateWaits = (state, now) => {
  const visits = state.occupancyMs;
  if (visits.length < VISITS_MIN) return null;
  const places = placesAtWork(state, now);
  if (places === 0) return null;

  const mean = visits.reduce((sum, visit) => sum + visit, 0) / visits.length;
  const variance = visits.reduce((sum, visit) => sum + (visit - mean) ** 2, 0) / visits.length;
  const variation = mean === 0 ? VARIATION_MIN : clamp(variance / mean ** 2, VARIATION_MIN, VARIATION_MAX);
  const stepMinutes = mean / places / MS_PER_MINUTE;
  const free = state.status === 'open' ? Math.max(0, places - state.active.size) : 0;
  return [{ doctorId: null, at: pointsOf({ stepMinutes, variation, free, positionMax: state.waiting.length + 1 }) }];
};

function pointsOf(pace: { stepMinutes: number; variation: number; free: number; positionMax: number }): WaitPoint[] {
  const points: WaitPoint[] = [];
  for (const position of POSITIONS) {
    const departures = Math.max(0, position - pace.free);
    const p50 = gammaQuantile(departures, pace, 0);
    const p90 = Math.max(p50, gammaQuantile(departures, pace, Z90));
    points.push([position, roundMinutes(p50), roundMinutes(p90)]);
    if (position >= pace.positionMax) break;
  }
  return points;
}

function gammaQuantile(departures: number, pace: { stepMinutes: number; variation: number }, z: number): number {
  if (departures === 0) return 0;
  const shape = departures / pace.variation;
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  return departures * pace.stepMinutes * Math.max(0, root) ** 3;
}

function placesAtWork(state: DepartmentState, now: Instant): number {
  const busy = new Set([...state.active.values()].map((ticket) => ticket.pointId));
  return state.points
    .filter((point) => {
      const calledAt = state.lastCallAt.get(point.id);
      return busy.has(point.id) || (point.available && calledAt !== undefined && now - calledAt < AT_WORK_MS);
    })
    .reduce((sum, point) => sum + point.capacity, 0);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
