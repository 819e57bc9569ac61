import type { Screen } from '../world/history.ts';
import { compare, positionIn } from './order.ts';
import type { ModelFacts, ModelTicket } from './ticket.ts';

const RECENT_MAX = 10;

/** The state between two events. */
export class Model {
  facts: ModelFacts | null = null;
  seq = 0;
  day = '';
  status = 'open';
  message: string | null = null;
  lastNumber = 0;
  latestAt = 0;
  readonly tickets = new Map<string, ModelTicket>();
  /** Tickets that have not ended. */
  readonly open = new Set<ModelTicket>();
  /** What may be undone at a point: the tickets of the last thing that happened there, if that was a call. */
  readonly undoable = new Map<string, readonly string[]>();
  #recent: (readonly [id: string, pointId: string])[] = [];

  /** @throws when the department was never told anything. */
  get told(): ModelFacts {
    if (this.facts === null) throw new Error('a department that was never provisioned has a history');
    return this.facts;
  }

  /** Tickets of a status, by issue. */
  of(...statuses: readonly string[]): readonly ModelTicket[] {
    return [...this.open].filter(({ status }) => statuses.includes(status)).sort((a, b) => a.serial - b.serial);
  }

  /** Everyone who waits, in order. */
  line(): readonly ModelTicket[] {
    return [...this.open].filter(({ status }) => status === 'waiting').sort(compare);
  }

  /** Who is called to, or inside, a point. */
  inside(pointId: string): readonly ModelTicket[] {
    return this.of('called', 'serving').filter((ticket) => ticket.pointId === pointId);
  }

  noteCall(ticketId: string, pointId: string): void {
    const others = this.#recent.filter(([id]) => id !== ticketId);
    this.#recent = [[ticketId, pointId] as const, ...others].slice(0, RECENT_MAX);
  }

  forgetCall(ticketId: string): void {
    this.#recent = this.#recent.filter(([id]) => id !== ticketId);
  }

  /** A new day: nothing of what happened at points counts any more. */
  beginDay(day: string): void {
    this.day = day;
    this.lastNumber = 0;
    this.#recent = [];
    this.undoable.clear();
  }

  /** What every screen must show now. */
  screen(): Screen {
    const line = this.line();
    const missed = [...this.of('missed')].sort((a, b) => (b.missedAt ?? 0) - (a.missedAt ?? 0) || b.serial - a.serial);
    return {
      day: this.day,
      status: this.status,
      message: this.message,
      name: this.told.name,
      waiting: line.map((ticket) => [ticket.id, positionIn(line, ticket), ticket.waitsFor.length > 0] as const),
      points: this.told.points.map(
        ({ id }) =>
          [id, this.inside(id).map((ticket) => [ticket.id, ticket.status, ticket.callCount] as const)] as const,
      ),
      missed: missed.map(({ id }) => id),
      recent: this.#recent,
    };
  }
}
