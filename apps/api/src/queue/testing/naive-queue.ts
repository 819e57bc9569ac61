import type { NaivePriority } from './naive-lanes.ts';
import { momentOf, NaiveTurns, standsIn } from './naive-lanes.ts';
import type { NaivePoint, NaiveTicket, NaiveWish } from './naive-ticket.ts';
import { ALLOWED, compare, newTicket, PRIORITIES } from './naive-ticket.ts';

/**
 * A second, simple-minded queue to hold the rules against: counting and sorting instead of ranks and maps, nothing shared
 * with them. A place in a line is a pair: the moment of arrival, and a fraction for whoever was put behind somebody.
 */

const CALLS_MAX = 3;
const RETURN_AFTER = 3;
const GRACE = 60_000;

export class NaiveQueue {
  readonly tickets: NaiveTicket[] = [];
  readonly points: readonly NaivePoint[];
  /** Whoever is called because he is next is inside at once. */
  readonly autoStart: boolean;
  readonly passedMax: number;
  state = 'open';
  now = 0;
  #lastNumber = 0;
  /** What may be undone at each point. */
  #undoable = new Map<number, NaiveTicket[]>();

  /** Whose turn it is among the patients of each doctor. */
  readonly #turns = new NaiveTurns();

  constructor(department: { points: number; capacity: number; autoStart: boolean; passedOverMax: number }) {
    const { points, capacity, autoStart, passedOverMax } = department;
    this.autoStart = autoStart;
    this.passedMax = passedOverMax;
    this.points = Array.from({ length: points }, () => ({ capacity, available: true, doctor: null }));
  }

  #point(index: number): NaivePoint {
    const point = this.points[index];
    if (point === undefined) throw new Error('a point of the queue');
    return point;
  }

  /** What is left out stays; a doctor is at one point at a time. */
  setPoint(index: number, given: Partial<NaivePoint>): void {
    for (const point of this.points) {
      if (typeof given.doctor === 'number' && point.doctor === given.doctor) point.doctor = null;
    }
    Object.assign(this.#point(index), given);
  }

  /** Those who wait in the same lane and priority. */
  #mates({ priority, lane }: NaiveTicket): NaiveTicket[] {
    const line = this.tickets.filter(
      (ticket) => ticket.status === 'waiting' && ticket.priority === priority && ticket.lane === lane,
    );
    return line.sort(compare);
  }

  /** Everyone who may be called, in the order they should be: asks again and again who is next. */
  order(): number[] {
    const turns = this.#turns.copy();
    const order: NaiveTicket[] = [];
    for (;;) {
      const next = this.#next((ticket) => !order.includes(ticket), turns);
      if (next === undefined) return order.map((ticket) => ticket.name);
      order.push(next);
      turns.take(next);
    }
  }

  /** Of the first in each doctor's line whoever is the more urgent, then whoever came first. */
  #next(isMeant: (ticket: NaiveTicket) => boolean, turns = this.#turns, asIfThere = false): NaiveTicket | undefined {
    const isThere = ({ away, lapsesAt }: NaiveTicket) => !away || (asIfThere && lapsesAt === null);
    const free = this.tickets.filter(
      (ticket) => ticket.status === 'waiting' && !ticket.gated && isThere(ticket) && isMeant(ticket),
    );
    const firsts = [...new Set(free.map(({ wants }) => wants))].map((doctor) =>
      this.#first(free.filter(({ wants }) => wants === doctor).sort(compare), turns),
    );
    const isPassed = (ticket: NaiveTicket) => ticket.passed >= this.passedMax && ticket.priority !== 'emergency';
    const urgency = (ticket: NaiveTicket) => (isPassed(ticket) ? 0.5 : PRIORITIES.indexOf(ticket.priority));
    return firsts.sort(
      (a, b) => urgency(a) - urgency(b) || (isPassed(a) ? a.name - b.name : compare(a, b) || a.name - b.name),
    )[0];
  }

  #first(line: NaiveTicket[], turns: NaiveTurns): NaiveTicket {
    const [passed] = line.filter((ticket) => ticket.passed >= this.passedMax).sort((a, b) => a.name - b.name);
    for (const priority of PRIORITIES) {
      if (priority !== 'emergency' && passed !== undefined) return passed;
      const equals = line.filter((ticket) => ticket.priority === priority);
      const early = equals.filter((ticket) => ticket.lane === 'booked' && ticket.place.moment > this.now);
      const due = equals.filter((ticket) => !early.includes(ticket));
      const wanted = turns.wishes(line[0]?.wants ?? null, priority);
      const firstOf = wanted.map((lane) => due.find((ticket) => standsIn(ticket) === lane));
      const next = firstOf.find((ticket) => ticket !== undefined) ?? early[0];
      if (next !== undefined) return next;
    }
    throw new Error('a line with somebody in it');
  }

  at(point: number): NaiveTicket[] {
    return this.tickets.filter((ticket) => ticket.point === point && ['called', 'serving'].includes(ticket.status));
  }

  issue(wish: NaiveWish, byVisitor: boolean): string | null {
    if (byVisitor && wish.priority !== 'normal') return 'priority_not_allowed';
    if (this.state === 'closed') return 'department_closed';
    if (this.state === 'paused' && byVisitor) return 'department_paused';
    this.#lastNumber += 1;
    const own = { name: this.tickets.length, number: this.#lastNumber, now: this.now };
    this.tickets.push(newTicket(wish, own));
    return null;
  }

  #toPoint(ticket: NaiveTicket, point: number): void {
    this.#turns.take(ticket);
    const { doctor } = this.#point(point);
    for (const other of this.tickets) {
      const isHis = other.wants === null || other.wants === doctor;
      if (other !== ticket && isHis && this.#isPassed(other, ticket)) other.passed += 1;
    }
    ticket.status = 'called';
    ticket.point = point;
    ticket.calls += 1;
    this.#undoable.set(point, [ticket]);
  }

  #isPassed(ticket: NaiveTicket, by: NaiveTicket): boolean {
    if (
      ticket.status !== 'waiting' ||
      ticket.gated ||
      ticket.away ||
      by.priority === 'emergency' ||
      by.name < ticket.name
    )
      return false;
    if (ticket.place.moment > this.now) return false;
    const [own, others] = [PRIORITIES.indexOf(ticket.priority), PRIORITIES.indexOf(by.priority)];
    return own > others || (own === others && standsIn(ticket) !== standsIn(by));
  }

  callNext(point: number, finish: boolean): string | null {
    const inside = this.at(point);
    const { available, capacity } = this.#point(point);
    if (!available) return 'point_unavailable';
    if (!finish && inside.length >= capacity) return 'point_busy';
    if (finish) for (const ticket of inside) ticket.status = 'completed';
    if (finish && inside.length > 0) this.#undoable.delete(point);
    this.#callFirst(point);
    return null;
  }

  #callFirst(point: number): void {
    const { doctor } = this.#point(point);
    const isHis = ({ wants }: NaiveTicket) => wants === null || wants === doctor;
    const wanted = this.#next(isHis, this.#turns, true);
    if (wanted?.away) wanted.lapsesAt = this.now + GRACE;
    const next = this.#next(isHis);
    if (next === undefined) return;
    this.#toPoint(next, point);
    if (this.autoStart) next.status = 'serving';
  }

  #putBehind(ticket: NaiveTicket, others: NaiveTicket[], places: number): void {
    const before = others[Math.min(places, others.length) - 1];
    const next = others[places];
    if (before === undefined) return;
    const isNear =
      next !== undefined && next.place.moment === before.place.moment && next.place.number === before.place.number;
    const ceiling = isNear ? next.place.fraction : 1;
    ticket.place = { ...before.place, fraction: (before.place.fraction + ceiling) / 2 };
    ticket.passed = 0;
    ticket.lapsesAt = null;
  }

  /** Says why not, or null. */
  #refusal(name: string, ticket: NaiveTicket, point: number, next: boolean): string | null {
    if (!ALLOWED[name]?.includes(ticket.status)) return 'ticket_state_conflict';
    if (name === 'call' && (ticket.gated || ticket.away)) return 'ticket_gated';
    if (name === 'call') {
      const { available, capacity, doctor } = this.#point(point);
      if (!available) return 'point_unavailable';
      if (ticket.wants !== null && ticket.wants !== doctor) return 'doctor_not_at_point';
      if (this.at(point).length >= capacity) return 'point_busy';
    }
    if (name === 'complete' && next && ticket.point !== null) {
      const { available, capacity } = this.#point(ticket.point);
      if (!available) return 'point_unavailable';
      if (this.at(ticket.point).length > capacity) return 'point_busy';
    }
    if (name === 'recall' && ticket.calls >= CALLS_MAX) return 'call_limit_reached';
    const undoable = ticket.point === null ? [] : (this.#undoable.get(ticket.point) ?? []);
    if (name === 'undo-call' && !undoable.includes(ticket)) return 'call_not_last';
    return null;
  }

  command(
    name: string,
    ticket: NaiveTicket,
    argument: { point: number; places: number; priority: NaivePriority; next: boolean },
  ): string | null {
    const refusal = this.#refusal(name, ticket, argument.point, argument.next);
    if (refusal !== null) return refusal;
    this.#forgetUndoable(name, ticket);
    if (name === 'call') this.#toPoint(ticket, argument.point);
    switch (name) {
      case 'recall':
        ticket.calls += 1;
        break;
      case 'start':
        ticket.status = 'serving';
        break;
      case 'complete':
        ticket.status = 'completed';
        if (argument.next && ticket.point !== null) this.#callFirst(ticket.point);
        break;
      case 'skip':
        ticket.status = 'missed';
        break;
      case 'cancel':
        ticket.status = 'cancelled';
        break;
      case 'transfer':
        ticket.status = 'transferred';
        break;
      default:
        this.#move(name, ticket, argument);
    }
    return null;
  }

  #forgetUndoable(name: string, ticket: NaiveTicket): void {
    if (ticket.point === null) return;
    if (['recall', 'start', 'complete', 'skip'].includes(name)) this.#undoable.delete(ticket.point);
    if (!['return', 'cancel', 'undo-call', 'transfer'].includes(name)) return;
    const others = (this.#undoable.get(ticket.point) ?? []).filter((other) => other !== ticket);
    this.#undoable.set(ticket.point, others);
  }

  /** The commands after which a ticket waits somewhere. */
  #move(name: string, ticket: NaiveTicket, argument: { places: number; priority: NaivePriority; next: boolean }): void {
    if (name === 'ready') {
      // Whoever is away says that he came, the others that they paid.
      if (ticket.away || ticket.gated) ticket.passed = 0;
      if (ticket.away) Object.assign(ticket, { away: false, lapsesAt: null, readyAt: ticket.gated ? null : this.now });
      else if (ticket.gated) Object.assign(ticket, { gated: false, readyAt: this.now });
    }
    if (name === 'return') {
      this.#putBehind(ticket, this.#mates(ticket), RETURN_AFTER);
      Object.assign(ticket, { passed: 0, status: 'waiting', point: null, calls: 0 });
    }
    if (name === 'hold')
      Object.assign(ticket, { status: 'waiting', point: null, calls: 0, gated: true, readyAt: null, passed: 0 });
    if (name === 'undo-call') {
      this.#turns.giveBack(ticket);
      Object.assign(ticket, { status: 'waiting', point: null, calls: ticket.calls - 1, passed: 0 });
    }
    if (name === 'defer') {
      const line = this.#mates(ticket);
      const own = line.indexOf(ticket);
      if (own < line.length - 1)
        this.#putBehind(
          ticket,
          line.filter((other) => other !== ticket),
          own + argument.places,
        );
    }
    if (name === 'set-priority' && ticket.priority !== argument.priority) {
      ticket.priority = argument.priority;
      const moment = momentOf(ticket.lane, ticket.slot, ticket.readyAt ?? ticket.arrivedAt);
      Object.assign(ticket, { place: { moment, number: ticket.number, fraction: 0 }, passed: 0, lapsesAt: null });
    }
  }

  /** Nobody came in time. */
  lapse(): void {
    for (const ticket of this.tickets) {
      const isOver = ticket.lapsesAt !== null && ticket.lapsesAt <= this.now;
      if (ticket.status === 'waiting' && isOver) ticket.status = 'expired';
    }
  }

  endDay(): void {
    for (const ticket of this.tickets) {
      if (ticket.status === 'waiting') ticket.status = 'expired';
      if (ticket.status === 'missed') ticket.status = 'no_show';
    }
    this.#lastNumber = 0;
    this.#turns.begin();
    this.#undoable.clear();
  }
}
