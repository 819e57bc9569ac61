/**
 * Expected waits as they travel: p50 and p90 minutes at a few positions, interpolated by whoever shows them.
 * Department and SDK read the table with the same function, so board, phone and API say the same range.
 */

/** `[position, p50 minutes, p90 minutes]`; positions rise within a table. */
export type WaitPoint = readonly [position: number, p50Minutes: number, p90Minutes: number];

/** Expected waits of a department, or of one doctor where that differs. */
export interface WaitTable {
  readonly doctorId: string | null;
  readonly at: readonly WaitPoint[];
}

/** An expected wait at one position. Minutes are never negative, `p50Minutes` ≤ `p90Minutes`. */
export interface EstimatedWait {
  readonly p50Minutes: number;
  readonly p90Minutes: number;
  /** ISO 8601 instant p50 minutes from now: half of such patients have been called by then. */
  readonly from: string;
  /** ISO 8601 instant p90 minutes from now: nine of ten have been called by then. */
  readonly until: string;
}

const MS_PER_MINUTE = 60_000;

/** Rounds minutes to the tenth that is sent. */
export function roundMinutes(minutes: number): number {
  return Math.round(Math.max(0, minutes) * 10) / 10;
}

/**
 * Reads the expected wait at a position out of the tables.
 *
 * @param tables - the `wait` of a frame, or null where there is not enough to say.
 * @returns null rather than a guess.
 * @example
 * estimateAt([{ doctorId: null, at: [[1, 2, 6], [5, 10, 24]] }], { position: 3, doctorId: null, nowMs: 0 });
 * // { p50Minutes: 6, p90Minutes: 15, from: '1970-01-01T00:06:00.000Z', until: '1970-01-01T00:15:00.000Z' }
 */
export function estimateAt(
  tables: readonly WaitTable[] | null,
  place: { position: number; doctorId: string | null; nowMs: number },
): EstimatedWait | null {
  const table =
    tables?.find((candidate) => candidate.doctorId === place.doctorId) ??
    tables?.find((candidate) => candidate.doctorId === null);
  const first = table?.at[0];
  if (table === undefined || first === undefined) return null;

  const [p50, p90] = interpolate(table.at, first, place.position);
  const p50Minutes = roundMinutes(p50);
  const p90Minutes = Math.max(p50Minutes, roundMinutes(p90));
  return {
    p50Minutes,
    p90Minutes,
    from: new Date(place.nowMs + p50Minutes * MS_PER_MINUTE).toISOString(),
    until: new Date(place.nowMs + p90Minutes * MS_PER_MINUTE).toISOString(),
  };
}

function interpolate(points: readonly WaitPoint[], first: WaitPoint, position: number): readonly [number, number] {
  let below = first;
  if (position <= first[0]) return [first[1], first[2]];
  let above: WaitPoint | undefined;
  for (const point of points.slice(1)) {
    above = point;
    if (point[0] >= position) break;
    if (point !== points[points.length - 1]) below = point;
  }
  if (above === undefined || above[0] === below[0]) return [below[1], below[2]];
  const share = (position - below[0]) / (above[0] - below[0]);
  return [below[1] + share * (above[1] - below[1]), below[2] + share * (above[2] - below[2])];
}
