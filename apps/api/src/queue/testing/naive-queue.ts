/**
 * A second, simple-minded queue to hold the rules against: lists instead of ranks, no maps, nothing shared with them.
 */

export type NaivePriority = 'emergency' | 'high' | 'normal';
export interface NaiveTicket {
  name: number;
  number: number;
  priority: NaivePriority;
  status: string;
  point: number | null;
  calls: number;
  gated: boolean;
}

const PRIORITIES: readonly NaivePriority[] = ['emergency', 'high', 'normal'];
const CALLS_MAX = 3;
const RETURN_AFTER = 3;

export class NaiveQueue {
  readonly tickets: NaiveTicket[] = [];
  readonly lines: Record<NaivePriority, NaiveTicket[]> = { emergency: [], high: [], normal: [] };
  state = 'open';
  #lastNumber = 0;

  readonly capacity: number;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /** Everyone who waits, in the order they should be called. */
  order(): number[] {
    return PRIORITIES.flatMap((priority) => this.lines[priority].map((ticket) => ticket.name));
  }

  at(point: number): NaiveTicket[] {
    return this.tickets.filter((ticket) => ticket.point === point && ['called', 'serving'].includes(ticket.status));
  }

  issue(priority: NaivePriority, gated: boolean, byVisitor: boolean): string | null {
    if (byVisitor && priority !== 'normal') return 'priority_not_allowed';
    if (this.state === 'closed') return 'department_closed';
    if (this.state === 'paused' && byVisitor) return 'department_paused';
    this.#lastNumber += 1;
    const ticket = {
      name: this.tickets.length,
      number: this.#lastNumber,
      priority,
      status: 'waiting',
      point: null,
      calls: 0,
      gated,
    };
    this.tickets.push(ticket);
    this.lines[priority].push(ticket);
    return null;
  }

  #leaveLine(ticket: NaiveTicket): void {
    this.lines[ticket.priority] = this.lines[ticket.priority].filter((other) => other !== ticket);
  }

  #toPoint(ticket: NaiveTicket, point: number): void {
    this.#leaveLine(ticket);
    ticket.status = 'called';
    ticket.point = point;
    ticket.calls += 1;
  }

  callNext(point: number, finish: boolean): string | null {
    const inside = this.at(point);
    if (!finish && inside.length >= this.capacity) return 'point_busy';
    if (finish) for (const ticket of inside) ticket.status = 'completed';
    const next = PRIORITIES.flatMap((priority) => this.lines[priority]).find((ticket) => !ticket.gated);
    if (next !== undefined) this.#toPoint(next, point);
    return null;
  }

  command(name: string, ticket: NaiveTicket, argument: number): string | null {
    const allowed: Record<string, string[]> = {
      call: ['waiting'],
      recall: ['called'],
      start: ['called'],
      complete: ['called', 'serving'],
      skip: ['called'],
      return: ['called', 'missed'],
      ready: ['waiting'],
      cancel: ['waiting', 'called', 'missed'],
    };
    if (!allowed[name]?.includes(ticket.status)) return 'ticket_state_conflict';
    if (name === 'call') {
      if (ticket.gated) return 'ticket_gated';
      if (this.at(argument).length >= this.capacity) return 'point_busy';
      this.#toPoint(ticket, argument);
    }
    if (name === 'recall') {
      if (ticket.calls >= CALLS_MAX) return 'call_limit_reached';
      ticket.calls += 1;
    }
    if (name === 'start') ticket.status = 'serving';
    if (name === 'complete') ticket.status = 'completed';
    if (name === 'skip') ticket.status = 'missed';
    if (name === 'ready') ticket.gated = false;
    if (name === 'cancel') {
      this.#leaveLine(ticket);
      ticket.status = 'cancelled';
    }
    if (name === 'return') {
      ticket.status = 'waiting';
      ticket.point = null;
      ticket.calls = 0;
      this.lines[ticket.priority].splice(RETURN_AFTER, 0, ticket);
    }
    return null;
  }

  endDay(): void {
    for (const ticket of this.tickets) {
      if (ticket.status === 'waiting') ticket.status = 'expired';
      if (ticket.status === 'missed') ticket.status = 'no_show';
    }
    for (const priority of PRIORITIES) this.lines[priority] = [];
    this.#lastNumber = 0;
  }
}
