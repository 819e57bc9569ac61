import type { ModelPoint, ModelTicket, Place } from './ticket.ts';

/**
 * The order rule, and nothing else: who stands before whom, who is called next, what position is told.
 * Written from the design: priority, then place; a place is the moment one became ready, or right behind somebody.
 */

const PRIORITIES: readonly string[] = ['emergency', 'high', 'normal'];
/** Room in front of everyone: any moment of arrival is larger. */
const FRONT = 1 / 2;

/** The place of one who joins by arrival. */
export function placeOfArrival(at: number, number: number): Place {
  return [at, number];
}

function comparePlaces(a: Place, b: Place): number {
  for (let index = 0; index < a.length && index < b.length; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Negative when `a` stands before `b`. Those at one place stand by issue. */
export function compare(a: ModelTicket, b: ModelTicket): number {
  const byPriority = PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority);
  if (byPriority !== 0) return byPriority;
  return comparePlaces(a.place, b.place) || a.serial - b.serial;
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

/** Whom a point calls: the first who wait for nothing and whom its doctor may see. `line` is in order. */
export function chooseNext(line: readonly ModelTicket[], point: ModelPoint, count: number): readonly ModelTicket[] {
  const free = line.filter((ticket) => ticket.waitsFor.length === 0 && isForPoint(ticket, point));
  return free.slice(0, count);
}

/** Says whether a point may call a ticket, whatever its turn. */
export function isForPoint(ticket: ModelTicket, point: ModelPoint): boolean {
  return ticket.doctorId === null || ticket.doctorId === point.doctorId;
}

/** One more than those before it who want the same points. `line` is in order. */
export function positionIn(line: readonly ModelTicket[], ticket: ModelTicket): number {
  const before = line.slice(0, line.indexOf(ticket));
  const rivals = before.filter(
    (other) => other.doctorId === null || ticket.doctorId === null || other.doctorId === ticket.doctorId,
  );
  return rivals.length + 1;
}
