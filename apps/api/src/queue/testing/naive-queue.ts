/**
 * A second, simple-minded queue to hold the rules against: counting and sorting instead of ranks and maps, nothing shared
 * with them. A place in a line is a pair: the moment of arrival, and a fraction for whoever was put behind somebody.
 */

export type NaivePriority = 'emergency' | 'high' | 'normal';
interface Place {
  moment: number;
  fraction: number;
}
export interface NaiveTicket {
  name: number;
  number: number;
  priority: NaivePriority;
  status: string;
  point: number | null;
  calls: number;
  gated: boolean;
  /** The doctor it wants, or null for any. */
  wants: number | null;
  arrivedAt: number;
  readyAt: number | null;
  place: Place;
}

export interface NaivePoint {
  capacity: number;
  available: boolean;
  doctor: number | null;
}

const PRIORITIES: readonly NaivePriority[] = ['emergency', 'high', 'normal'];
const CALLS_MAX = 3;
const RETURN_AFTER = 3;

const ALLOWED: Record<string, string[]> = {
  call: ['waiting'],
  recall: ['called'],
  start: ['called'],
  complete: ['called', 'serving'],
  skip: ['called'],
  return: ['called', 'missed'],
  hold: ['serving'],
  ready: ['waiting'],
  defer: ['waiting'],
  'set-priority': ['waiting', 'called', 'missed'],
  'undo-call': ['called', 'serving'],
  cancel: ['waiting', 'called', 'missed'],
};

function compare(a: NaiveTicket, b: NaiveTicket): number {
  return a.place.moment - b.place.moment || a.place.fraction - b.place.fraction;
}

export class NaiveQueue {
  readonly tickets: NaiveTicket[] = [];
  readonly points: readonly NaivePoint[];
  /** Whoever is called because he is next is inside at once. */
  readonly autoStart: boolean;
  state = 'open';
  now = 0;
  #lastNumber = 0;
  /** What may be undone at each point. */
  #undoable = new Map<number, NaiveTicket[]>();

  constructor(department: { points: number; capacity: number; autoStart: boolean }) {
    const { points, capacity, autoStart } = department;
    this.autoStart = autoStart;
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

  #line(priority: NaivePriority): NaiveTicket[] {
    const line = this.tickets.filter((ticket) => ticket.status === 'waiting' && ticket.priority === priority);
    return line.sort(compare);
  }

  /** Everyone who waits, in the order they should be called. */
  order(): number[] {
    return PRIORITIES.flatMap((priority) => this.#line(priority).map((ticket) => ticket.name));
  }

  at(point: number): NaiveTicket[] {
    return this.tickets.filter((ticket) => ticket.point === point && ['called', 'serving'].includes(ticket.status));
  }

  issue(wish: { priority: NaivePriority; gated: boolean; wants: number | null }, byVisitor: boolean): string | null {
    const { priority, gated, wants } = wish;
    if (byVisitor && priority !== 'normal') return 'priority_not_allowed';
    if (this.state === 'closed') return 'department_closed';
    if (this.state === 'paused' && byVisitor) return 'department_paused';
    this.#lastNumber += 1;
    this.tickets.push({
      name: this.tickets.length,
      number: this.#lastNumber,
      priority,
      status: 'waiting',
      point: null,
      calls: 0,
      gated,
      wants,
      arrivedAt: this.now,
      readyAt: gated ? null : this.now,
      place: { moment: this.now, fraction: 0 },
    });
    return null;
  }

  #toPoint(ticket: NaiveTicket, point: number): void {
    ticket.status = 'called';
    ticket.point = point;
    ticket.calls += 1;
    this.#undoable.set(point, [ticket]);
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
    const next = PRIORITIES.flatMap((priority) => this.#line(priority)).find(
      (ticket) => !ticket.gated && (ticket.wants === null || ticket.wants === doctor),
    );
    if (next === undefined) return;
    this.#toPoint(next, point);
    if (this.autoStart) next.status = 'serving';
  }

  #putBehind(ticket: NaiveTicket, others: NaiveTicket[], places: number): void {
    const before = others[Math.min(places, others.length) - 1];
    const next = others[places];
    if (before === undefined) return;
    const ceiling = next !== undefined && next.place.moment === before.place.moment ? next.place.fraction : 1;
    ticket.place = { moment: before.place.moment, fraction: (before.place.fraction + ceiling) / 2 };
  }

  /** Says why not, or null. */
  #refusal(name: string, ticket: NaiveTicket, point: number, next: boolean): string | null {
    if (!ALLOWED[name]?.includes(ticket.status)) return 'ticket_state_conflict';
    if (name === 'call' && ticket.gated) return 'ticket_gated';
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
      default:
        this.#move(name, ticket, argument);
    }
    return null;
  }

  #forgetUndoable(name: string, ticket: NaiveTicket): void {
    if (ticket.point === null) return;
    if (['recall', 'start', 'complete', 'skip'].includes(name)) this.#undoable.delete(ticket.point);
    if (!['return', 'cancel', 'undo-call'].includes(name)) return;
    const others = (this.#undoable.get(ticket.point) ?? []).filter((other) => other !== ticket);
    this.#undoable.set(ticket.point, others);
  }

  /** The commands after which a ticket waits somewhere. */
  #move(name: string, ticket: NaiveTicket, argument: { places: number; priority: NaivePriority }): void {
    if (name === 'ready') {
      if (ticket.gated) ticket.readyAt = this.now;
      ticket.gated = false;
    }
    if (name === 'return') {
      this.#putBehind(ticket, this.#line(ticket.priority), RETURN_AFTER);
      Object.assign(ticket, { status: 'waiting', point: null, calls: 0 });
    }
    if (name === 'hold')
      Object.assign(ticket, { status: 'waiting', point: null, calls: 0, gated: true, readyAt: null });
    if (name === 'undo-call') Object.assign(ticket, { status: 'waiting', point: null, calls: ticket.calls - 1 });
    if (name === 'defer') {
      const line = this.#line(ticket.priority);
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
      ticket.place = { moment: ticket.readyAt ?? ticket.arrivedAt, fraction: 0 };
    }
  }

  endDay(): void {
    for (const ticket of this.tickets) {
      if (ticket.status === 'waiting') ticket.status = 'expired';
      if (ticket.status === 'missed') ticket.status = 'no_show';
    }
    this.#lastNumber = 0;
    this.#undoable.clear();
  }
}
