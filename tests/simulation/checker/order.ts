import type { ModelPoint, ModelSettings, ModelTicket, Place } from './ticket.ts';
import { streamOf, type Turns } from './turns.ts';

/**
 * The order rule, and nothing else: who stands before whom, who is called next, what position is told.
 *
 *     emergencies ▶ those passed over too often ▶ high ▶ normal, and inside each lanes by the pattern, then places
 *
 * Patients of one doctor are a line, those of any another; lines meet by place. Slow and plain: one ticket after the other
 * is asked for, from nothing but who is left.
 */

/** Between emergencies and the rest stand those who were passed over too often. */
const TIERS: Readonly<Record<string, number>> = { emergency: 0, overdue: 1, high: 2, normal: 3 };
const PRIORITIES: readonly string[] = ['emergency', 'high', 'normal'];
/** Room in front of everyone: any moment of arrival is larger. */
const FRONT = 1 / 2;

/** What the order depends on besides the tickets. */
export interface Standing {
  readonly settings: Pick<ModelSettings, 'pattern' | 'passedOverMax'>;
  readonly turns: Turns;
  /** When it is asked, ms since 1970: a booked patient's turn comes from his slot on. */
  readonly now: number;
}

/** The place of one who is ranked from a moment. */
export function placeFrom(at: number, number: number): Place {
  return [at, number];
}

function comparePlaces(a: Place, b: Place): number {
  for (let index = 0; index < a.length && index < b.length; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Orders by priority and place alone, those at one place by issue. Negative when `a` stands before `b`. */
export function compareRanks(a: ModelTicket, b: ModelTicket): number {
  const byPriority = PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority);
  return byPriority || comparePlaces(a.place, b.place) || a.serial - b.serial;
}

/** Says whether two tickets are ranked among each other. */
export function areMates(a: ModelTicket, b: ModelTicket): boolean {
  return a.priority === b.priority && a.lane === b.lane;
}

/** The place right behind `before` (null: in front of all) and, where there is one, ahead of `next`. */
export function placeBehind(before: Place | null, next: Place | null): Place {
  const start = before ?? [];
  const [share] = next === null || !start.every((part, index) => part === next[index]) ? [] : next.slice(start.length);
  // In front of all only those who were put there before share the room; moments are whole and large.
  const isRoom = share !== undefined && share < 1;
  return [...start, isRoom ? share / 2 : FRONT];
}

const isFree = (ticket: ModelTicket) => ticket.waitsFor.length === 0;

/** Everyone who waits, in the order they are called if nobody else comes. */
export function lineUp(waiting: readonly ModelTicket[], standing: Standing): readonly ModelTicket[] {
  const left = [...waiting].sort(compareRanks);
  const isOverdue = (ticket: ModelTicket) => ticket.passedOver >= standing.settings.passedOverMax;
  const isPlain = new Set(left.map(streamOf)).size <= 1 && !left.some(isOverdue);
  if (isPlain) return left;
  const turns = standing.turns.copy();
  const line: ModelTicket[] = [];
  while (left.length > 0) {
    const ofDoctors = [...Map.groupBy(left, (ticket) => ticket.doctorId).values()];
    const firsts = ofDoctors.flatMap((patients) => firstOf(patients, { ...standing, turns }) ?? []);
    const next = firsts.reduce((soonest, other) => (isSooner(other, soonest) ? other : soonest)).ticket;
    line.push(next);
    left.splice(left.indexOf(next), 1);
    if (isFree(next)) turns.take(next, standing.settings.pattern);
  }
  return line;
}

/** Who comes first of a line, and how soon that is. */
interface First {
  readonly ticket: ModelTicket;
  readonly tier: number;
  readonly place: Place;
}

function isSooner(a: First, b: First): boolean {
  return a.tier === b.tier ? comparePlaces(a.place, b.place) < 0 : a.tier < b.tier;
}

function firstOf(patients: readonly ModelTicket[], standing: Standing): First | null {
  const { passedOverMax } = standing.settings;
  const overdue = patients.filter((ticket) => isFree(ticket) && ticket.passedOver >= passedOverMax);
  const [longest] = overdue.toSorted((a, b) => a.serial - b.serial);
  const others = patients.filter((ticket) => !overdue.includes(ticket));
  const priority = PRIORITIES.find((one) => others.some((ticket) => ticket.priority === one)) ?? 'none';
  if (longest !== undefined && priority !== 'emergency') {
    return { ticket: longest, tier: TIERS.overdue ?? 0, place: [longest.serial] };
  }
  const equals = others.filter((ticket) => ticket.priority === priority);
  const head = headOf(equals, standing);
  if (head === null) return null;
  // Somebody behind a gated head may be called from here: the line is as soon as he is.
  const callable = headOf(equals.filter(isFree), standing) ?? head;
  const place = comparePlaces(callable.place, head.place) < 0 ? callable.place : head.place;
  return { ticket: head, tier: TIERS[priority] ?? 0, place };
}

/** Of tickets of one line and priority, sorted by place, the one whose lane's turn it is. */
function headOf(equals: readonly ModelTicket[], { settings, turns, now }: Standing): ModelTicket | null {
  const [some] = equals;
  if (some === undefined) return null;
  const due = equals.filter((ticket) => ticket.lane !== 'booked' || (ticket.place[0] ?? 0) <= now);
  const lane = turns.next(some, settings.pattern, new Set(due.map(streamOf)));
  return due.find((ticket) => streamOf(ticket) === lane) ?? some;
}

/** Whom a point calls, one after the other: each call takes a turn and may be one too many for somebody. */
export function chooseNext(
  waiting: readonly ModelTicket[],
  standing: Standing,
  { point, count }: { point: ModelPoint; count: number },
): readonly ModelTicket[] {
  const turns = standing.turns.copy();
  let left = waiting;
  const chosen: ModelTicket[] = [];
  while (chosen.length < count) {
    const next = lineUp(left, { ...standing, turns }).find((ticket) => isFree(ticket) && isForPoint(ticket, point));
    if (next === undefined) break;
    const identity = waiting.find(({ id }) => id === next.id) ?? next;
    chosen.push(identity);
    turns.take(next, standing.settings.pattern);
    left = left
      .filter((ticket) => ticket !== next)
      .map((ticket) => {
        const isOver = isPassedOver(ticket, next, { point, at: standing.now });
        return isOver ? { ...ticket, passedOver: ticket.passedOver + 1 } : ticket;
      });
  }
  return chosen;
}

/** Says whether a point may call a ticket, whatever its turn. */
export function isForPoint(ticket: ModelTicket, point: Pick<ModelPoint, 'doctorId'>): boolean {
  return ticket.doctorId === null || ticket.doctorId === point.doctorId;
}

/**
 * Says whether a call passed somebody over: he came earlier, waits for nothing, could have been called there and then, and the
 * other is more urgent or of another lane. An emergency passes nobody over.
 */
export function isPassedOver(
  ticket: ModelTicket,
  called: ModelTicket,
  call: { readonly point: Pick<ModelPoint, 'doctorId'>; readonly at: number },
): boolean {
  if (called.priority === 'emergency' || called.serial <= ticket.serial) return false;
  if (!isFree(ticket) || !isForPoint(ticket, call.point) || (ticket.place[0] ?? 0) > call.at) return false;
  const difference = PRIORITIES.indexOf(ticket.priority) - PRIORITIES.indexOf(called.priority);
  return difference > 0 || (difference === 0 && streamOf(ticket) !== streamOf(called));
}

/** One more than those before it who want the same points. `line` is in order. */
export function positionIn(line: readonly ModelTicket[], ticket: ModelTicket): number {
  const before = line.slice(0, line.indexOf(ticket));
  const rivals = before.filter(
    (other) => other.doctorId === null || ticket.doctorId === null || other.doctorId === ticket.doctorId,
  );
  return rivals.length + 1;
}
