import type { LanePattern, LaneTurn, Stream, TurnPlace } from './lanes.ts';
import { chooseStream, streamOf, turnAfter, turnOf } from './lanes.ts';
import { rankClass, rankInstant } from './rank.ts';
import type { Lane } from './ticket.ts';

/**
 * The order waiting tickets are called in if nobody else comes, and nobody is passed over more often than so far.
 *
 *     emergencies ▶ those passed over too often ▶ high ▶ normal
 *                                                  └ inside each: lanes by the pattern, then who is booked for later
 *
 * Each doctor's patients are one line (those who take any doctor another), and lines meet by rank: so the order of those
 * whom one point may call never depends on the others.
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
 * @returns `ranked` itself where rank alone decides.
 */
export function callOrder<T extends Callable>(ranked: readonly T[], context: CallOrderContext<T>): readonly T[] {
  if (isByRank(ranked, context)) return ranked;
  const lines = [...groupBy(ranked, (ticket) => ticket.doctorId)].map(
    ([doctorId, tickets]) => new Line(tickets, doctorId, context),
  );
  const order: T[] = [];
  while (order.length < ranked.length) {
    let first: { line: Line<T>; key: string } | null = null;
    for (const line of lines) {
      const key = line.key();
      if (key !== null && (first === null || key < first.key)) first = { line, key };
    }
    if (first === null) break;
    order.push(first.line.take());
  }
  return order;
}

/** One lane, nobody passed over too often: plain arrival order inside each priority. */
function isByRank<T extends Callable>(ranked: readonly T[], context: CallOrderContext<T>): boolean {
  const first = ranked[0];
  if (first === undefined) return true;
  const stream = streamOf(first.lane);
  const { passedOverMax } = context.pattern;
  return ranked.every((ticket) => streamOf(ticket.lane) === stream && context.passedOver(ticket) < passedOverMax);
}

const TIER = { emergency: '0', passedOver: '1' } as const;

/** Those who want the same doctor, in their order. */
class Line<T extends Callable> {
  readonly #overdue: T[];
  readonly #priorities: PriorityQueue<T>[];

  constructor(ranked: readonly T[], doctorId: string | null, context: CallOrderContext<T>) {
    const { pattern, turns, isGated, passedOver } = context;
    const isOverdue = (ticket: T) => !isGated(ticket) && passedOver(ticket) >= pattern.passedOverMax;
    this.#overdue = ranked.filter(isOverdue).sort((a, b) => (a.id < b.id ? -1 : 1));
    const others = this.#overdue.length === 0 ? ranked : ranked.filter((ticket) => !isOverdue(ticket));
    this.#priorities = [...groupBy(others, (ticket) => rankClass(ticket.rank))].map(
      ([priorityClass, tickets]) =>
        new PriorityQueue(tickets, turnOf(turns, doctorId, priorityClass), priorityClass, context),
    );
  }

  #isOverdueNext(): boolean {
    return this.#overdue.length > 0 && this.#priorities[0]?.priorityClass !== TIER.emergency;
  }

  /** Sortable text of how soon this line is served; null when it is empty. */
  key(): string | null {
    if (this.#isOverdueNext()) return `${TIER.passedOver}${this.#overdue[0]?.id ?? ''}`;
    const first = this.#priorities[0];
    if (first === undefined) return null;
    // An emergency goes before those passed over, every other priority after them.
    const tier = first.priorityClass === TIER.emergency ? TIER.emergency : String(Number(first.priorityClass) + 1);
    return tier + first.key();
  }

  /** Takes the first; call it only when `key` gave one. */
  take(): T {
    const overdue = this.#isOverdueNext() ? this.#overdue.shift() : undefined;
    if (overdue !== undefined) {
      const priorityClass = rankClass(overdue.rank);
      this.#priorities.find((priority) => priority.priorityClass === priorityClass)?.noteCall(overdue);
      return overdue;
    }
    const [first] = this.#priorities;
    if (first === undefined) throw new RangeError('the line is empty');
    const ticket = first.take();
    if (first.isEmpty) this.#priorities.shift();
    return ticket;
  }
}

/** Tickets of one line and priority: three streams taken by the pattern, then those booked for later. */
class PriorityQueue<T extends Callable> {
  readonly priorityClass: string;
  readonly #context: CallOrderContext<T>;
  readonly #streams: Readonly<Record<Stream | 'early', Stack<T>>>;
  #turn: TurnPlace;

  constructor(ranked: readonly T[], turn: TurnPlace, priorityClass: string, context: CallOrderContext<T>) {
    this.#turn = turn;
    this.priorityClass = priorityClass;
    this.#context = context;
    const of = (stream: Stream, isEarly = false) =>
      new Stack(
        ranked.filter(
          (ticket) =>
            streamOf(ticket.lane) === stream &&
            (stream !== 'booked' || rankInstant(ticket.rank) > context.nowMs === isEarly),
        ),
        context.isGated,
      );
    this.#streams = { booked: of('booked'), 'walk-in': of('walk-in'), review: of('review'), early: of('booked', true) };
  }

  get isEmpty(): boolean {
    return Object.values(this.#streams).every((stream) => stream.head === null);
  }

  #stream(head: 'head' | 'callable'): Stack<T> {
    const { pattern } = this.#context;
    const chosen = chooseStream(pattern, this.#turn, (stream) => this.#streams[stream][head] !== null);
    return this.#streams[chosen ?? 'early'];
  }

  /** The rank of its head, or of whoever would be called from here if that is the sooner one. */
  key(): string {
    const head = this.#stream('head').head?.rank ?? '';
    const callable = this.#stream('callable').callable?.rank;
    return callable === undefined || head < callable ? head : callable;
  }

  take(): T {
    const stream = this.#stream('head');
    const ticket = stream.take();
    if (!this.#context.isGated(ticket)) this.noteCall(ticket);
    return ticket;
  }

  /** Moves the pattern on, whoever the call was due to. */
  noteCall(ticket: T): void {
    this.#turn = turnAfter(this.#context.pattern, this.#turn, streamOf(ticket.lane));
  }
}

/** Tickets taken from the front, with the first of them that may be called. */
class Stack<T> {
  readonly #tickets: readonly T[];
  readonly #isGated: (ticket: T) => boolean;
  #next = 0;
  #nextCallable = 0;

  constructor(tickets: readonly T[], isGated: (ticket: T) => boolean) {
    this.#tickets = tickets;
    this.#isGated = isGated;
  }

  get head(): T | null {
    return this.#tickets[this.#next] ?? null;
  }

  get callable(): T | null {
    this.#nextCallable = Math.max(this.#nextCallable, this.#next);
    for (; this.#nextCallable < this.#tickets.length; this.#nextCallable += 1) {
      const ticket = this.#tickets[this.#nextCallable];
      if (ticket !== undefined && !this.#isGated(ticket)) return ticket;
    }
    return null;
  }

  take(): T {
    const ticket = this.#tickets[this.#next];
    if (ticket === undefined) throw new RangeError('nobody is left');
    this.#next += 1;
    return ticket;
  }
}

function groupBy<T, Key>(tickets: readonly T[], keyOf: (ticket: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const ticket of tickets) {
    const group = groups.get(keyOf(ticket));
    if (group === undefined) groups.set(keyOf(ticket), [ticket]);
    else group.push(ticket);
  }
  return groups;
}
