import type { LanePattern, LaneTurn, Stream, TurnPlace } from './lanes.ts';
import { chooseStream, streamOf, turnAfter, turnOf } from './lanes.ts';
import { compareText } from './order.ts';
import { rankClass, rankInstant } from './rank.ts';
import type { Lane } from './ticket.ts';

/**
 * The order waiting tickets are called in if nobody else comes, and nobody is passed over more often than so far.
 *
 *     emergencies ▶ those passed over too often ▶ high ▶ normal
 *                                                  └ inside each: lanes by the pattern, then who is booked for later
 *
 * Each doctor's patients of one priority are a line (those who take any doctor another), and lines meet by rank: so the
 * order of those whom one point may call never depends on the others.
 */

/** What the order needs to know of a waiting ticket. */
export interface Callable {
  readonly id: string;
  readonly rank: string;
  readonly lane: Lane;
  readonly doctorId: string | null;
}

/** What the order depends on besides the tickets. */
export interface CallOrderContext<T> {
  readonly pattern: LanePattern;
  readonly turns: readonly LaneTurn[];
  /** Ms since 1970: a booked patient's turn comes from his slot on. */
  readonly nowMs: number;
  /** True for a ticket that still waits for something: it keeps its place but takes no turn. */
  readonly isGated: (ticket: T) => boolean;
  /** How often the ticket was passed over. */
  readonly passedOver: (ticket: T) => number;
}

/**
 * Puts waiting tickets into the order they are called in.
 *
 * @param ranked - sorted by rank.
 */
export function callOrder<T extends Callable>(ranked: readonly T[], context: CallOrderContext<T>): readonly T[] {
  const groups = new Map<string, T[]>();
  for (const ticket of ranked) {
    const name = rankClass(ticket.rank) + ticket.doctorId;
    const group = groups.get(name) ?? [];
    groups.set(name, group);
    group.push(ticket);
  }
  const lines = [...groups.values()].map((tickets) => new Line(tickets, context));
  return ranked.map((fallback) => {
    let [first] = lines;
    for (const line of lines) if (first === undefined || line.key < first.key) first = line;
    return first?.take() ?? fallback;
  });
}

/** What the keys of those passed over too often begin with: after every rank of an emergency, before every other one. */
const OVERDUE = '0~';

/** The key of an empty line: after every other. */
const NOBODY = '~';

/** Tickets taken from the front, and those of them that wait for nothing. */
type Stack<T> = Readonly<Record<'all' | 'free', T[]>>;

/** Those who want one doctor in one priority. */
class Line<T extends Callable> {
  readonly #pattern: LanePattern;
  readonly #overdue: T[];
  readonly #streams: Readonly<Record<Stream | 'early', Stack<T>>>;
  #turn: TurnPlace;
  /** Sortable text of how soon the line is served. */
  key: string;

  constructor(ranked: readonly T[], { pattern, turns, nowMs, isGated, passedOver }: CallOrderContext<T>) {
    const isOverdue = (ticket: T) => passedOver(ticket) >= pattern.passedOverMax && !isGated(ticket);
    const isEarly = (ticket: T) => ticket.lane === 'booked' && rankInstant(ticket.rank) > nowMs;
    const stack = (stream: Stream, early = false): Stack<T> => {
      const belongs = (ticket: T) => streamOf(ticket.lane) === stream && isEarly(ticket) === early;
      const all = ranked.filter((ticket) => belongs(ticket) && !isOverdue(ticket));
      return { all, free: all.filter((ticket) => !isGated(ticket)) };
    };
    this.#pattern = pattern;
    this.#overdue = ranked.filter(isOverdue).sort((a, b) => compareText(a.id, b.id));
    this.#streams = {
      booked: stack('booked'),
      'walk-in': stack('walk-in'),
      review: stack('review'),
      early: stack('booked', true),
    };
    const [first] = ranked;
    this.#turn = turnOf(turns, { doctorId: first?.doctorId ?? null, priorityClass: rankClass(first?.rank ?? '') });
    this.key = this.#nextKey();
  }

  /** Takes the first one. */
  take(): T | undefined {
    const { all, free } = this.#stack('all');
    const isOverdue = this.key.startsWith(OVERDUE);
    const ticket = (isOverdue ? this.#overdue : all).shift();
    if (ticket !== undefined && (isOverdue || ticket === free[0])) {
      // The pattern moves on, whoever the call was due to.
      this.#turn = turnAfter(this.#pattern, this.#turn, streamOf(ticket.lane));
      if (!isOverdue) free.shift();
    }
    this.key = this.#nextKey();
    return ticket;
  }

  #nextKey(): string {
    const [overdue] = this.#overdue;
    const [head] = this.#stack('all').all;
    const isEmergency = head !== undefined && head.rank < OVERDUE;
    if (overdue !== undefined && !isEmergency) return OVERDUE + overdue.id;
    if (head === undefined) return NOBODY;
    // That of the head, or of whoever would be called from here if it is the sooner one.
    const [free = head] = this.#stack('free').free;
    const isSooner = free.rank < head.rank;
    return isSooner ? free.rank : head.rank;
  }

  /** Whose turn it is, among all or among those who wait for nothing. */
  #stack(who: 'all' | 'free'): Stack<T> {
    const chosen = chooseStream(this.#pattern, this.#turn, (stream) => this.#streams[stream][who].length > 0);
    return this.#streams[chosen ?? 'early'];
  }
}
