import { compareText } from './order.ts';
import type { Lane } from './ticket.ts';

/**
 * Lanes and whose turn it is: how booked patients, walk-ins and those who only show a report share one doctor.
 *
 * Pure and small, because a phone runs it too: whoever applies the same calls holds the same turns.
 */

/** How lanes are served inside a priority, as the department publishes it. */
export interface LanePattern {
  /** Lanes in turn, over and over; an empty one is skipped. */
  readonly lanes: readonly ('booked' | 'walk-in')[];
  /** A review follows every so many other patients; 0: reviews come when nobody else is there. */
  readonly reviewEvery: number;
  /** How many later tickets may be called before a waiting one because of priority or lane; emergencies not counted. */
  readonly passedOverMax: number;
}

/** A line of its own inside a priority. Late patients stand with the walk-ins. */
export type Stream = 'booked' | 'walk-in' | 'review';

/** Where a pattern stands for those who want one doctor (null: any) in one priority. */
export interface LaneTurn {
  readonly doctorId: string | null;
  /** The priority's class, as the first character of a rank. */
  readonly priorityClass: string;
  /** Index into the pattern's lanes of whose turn it is. */
  readonly at: number;
  /** Patients called since the last review, counted up to the pattern's `reviewEvery`. */
  readonly sinceReview: number;
}

/** The pattern's place, without whose it is. */
export type TurnPlace = Pick<LaneTurn, 'at' | 'sinceReview'>;

/** The pattern at the day's beginning. */
export const FIRST_TURN: TurnPlace = { at: 0, sinceReview: 0 };

/** The line a lane stands in. */
export function streamOf(lane: Lane): Stream {
  return lane === 'late' ? 'walk-in' : lane;
}

/** Where the pattern stands for a doctor's patients of one priority. */
export function turnOf(turns: readonly LaneTurn[], taker: Pick<LaneTurn, 'doctorId' | 'priorityClass'>): TurnPlace {
  return turns.find((turn) => keyOf(turn) === keyOf(taker)) ?? FIRST_TURN;
}

/** Sorts turns by doctor and priority; any doctor comes first. */
function keyOf({ doctorId, priorityClass }: Pick<LaneTurn, 'doctorId' | 'priorityClass'>): string {
  return `${doctorId ?? ''} ${priorityClass}`;
}

/** The first place from `at` on, going round, whose lane passes; -1 where none does. */
function placeFrom(lanes: LanePattern['lanes'], at: number, passes: (lane: Stream) => boolean): number {
  for (let step = 0; step < lanes.length; step += 1) {
    const place = (at + step) % lanes.length;
    const lane = lanes[place];
    if (lane !== undefined && passes(lane)) return place;
  }
  return -1;
}

/**
 * Chooses the line that is served next among those that have somebody.
 *
 * @returns null when none has.
 * @example
 * chooseStream(pattern, FIRST_TURN, (stream) => stream === 'walk-in'); // 'walk-in': an empty lane is skipped
 */
export function chooseStream(pattern: LanePattern, turn: TurnPlace, has: (stream: Stream) => boolean): Stream | null {
  if (pattern.reviewEvery > 0 && turn.sinceReview >= pattern.reviewEvery && has('review')) return 'review';
  // A pattern may leave a lane out; nobody in it is forgotten for that.
  return pattern.lanes[placeFrom(pattern.lanes, turn.at, has)] ?? REST.find(has) ?? null;
}

const REST: readonly Stream[] = ['booked', 'walk-in', 'review'];

/** Where a pattern stands after a patient of this line was called. */
export function turnAfter(
  { lanes, reviewEvery }: LanePattern,
  { at, sinceReview }: TurnPlace,
  stream: Stream,
): TurnPlace {
  if (stream === 'review') return { at, sinceReview: 0 };
  const place = placeFrom(lanes, at, (lane) => lane === stream);
  return { at: place < 0 ? at : (place + 1) % lanes.length, sinceReview: Math.min(reviewEvery, sinceReview + 1) };
}

/** Where a pattern stands after such a call was taken back. */
export function turnBefore(
  { lanes, reviewEvery }: LanePattern,
  { at, sinceReview }: TurnPlace,
  stream: Stream,
): TurnPlace {
  if (stream === 'review') return { at, sinceReview: reviewEvery };
  const before = (at + lanes.length - 1) % Math.max(1, lanes.length);
  return { at: lanes[before] === stream ? before : at, sinceReview: Math.max(0, sinceReview - 1) };
}

/** What of a ticket moves the pattern. */
export interface TurnTaker {
  readonly doctorId: string | null;
  readonly lane: Lane;
  /** First character of its rank. */
  readonly priorityClass: string;
}

/**
 * The turns after a call, or after one was taken back. Only places that differ from the day's beginning are kept.
 *
 * @example
 * withTurn([], pattern, { doctorId: null, lane: 'booked', priorityClass: '2' }, turnAfter);
 */
export function withTurn(
  turns: readonly LaneTurn[],
  pattern: LanePattern,
  taker: TurnTaker,
  move: typeof turnAfter,
): readonly LaneTurn[] {
  const { doctorId, priorityClass } = taker;
  const before = turnOf(turns, taker);
  const after = move(pattern, before, streamOf(taker.lane));
  if (after.at === before.at && after.sinceReview === before.sinceReview) return turns;
  const others = turns.filter((turn) => keyOf(turn) !== keyOf(taker));
  if (after.at === 0 && after.sinceReview === 0) return others;
  return [...others, { doctorId, priorityClass, ...after }].sort((a, b) => compareText(keyOf(a), keyOf(b)));
}
