import type { Screen } from '../world/history.ts';
import { Numbers } from './numbers.ts';
import { compareRanks, lineUp, positionIn, type Standing } from './order.ts';
import { planDay } from './sessions.ts';
import type { ModelFacts, ModelPoint, ModelSession, ModelTicket, PointSetting } from './ticket.ts';
import { Turns } from './turns.ts';

const RECENT_MAX = 10;

/** The state between two events. */
export class Model {
  facts: ModelFacts | null = null;
  seq = 0;
  day = '';
  status = 'open';
  message: string | null = null;
  readonly numbers = new Numbers();
  /** Walk-ins given out today, by the session they were given out in. */
  readonly walkIns = new Map<string, number>();
  latestAt = 0;
  sessions: readonly ModelSession[] = [];
  readonly turns = new Turns();
  readonly tickets = new Map<string, ModelTicket>();
  /** Tickets that have not ended. */
  readonly open = new Set<ModelTicket>();
  /** What may be undone at a point: the tickets of the last thing that happened there, if that was a call. */
  readonly undoable = new Map<string, readonly string[]>();
  #recent: (readonly [id: string, pointId: string])[] = [];
  /** What was set of points by command; it outlives what the department is told. */
  #own = new Map<string, PointSetting>();

  /** @throws when the department was never told anything. */
  get told(): ModelFacts {
    if (this.facts === null) throw new Error('a department that was never provisioned has a history');
    return this.facts;
  }

  /** Takes what the department is told of itself. */
  hear(facts: ModelFacts): void {
    this.facts = facts;
    if (this.day === '') return;
    const said = new Map(this.sessions.map((session) => [session.id, session]));
    this.sessions = planDay(this.day, facts.settings).map((session) => {
      const { status, until, reason } = said.get(session.id) ?? session;
      return { ...session, status, until, reason };
    });
  }

  /** The rooms as they are used: what was set by command, over what the department was told. */
  get points(): readonly ModelPoint[] {
    const movedTo = [...this.#own.values()].map(({ doctorId }) => doctorId ?? null);
    return this.told.points.map(({ id, doctorId, capacity, available }) => {
      const staffedBy = doctorId !== null && movedTo.includes(doctorId) ? null : doctorId;
      return { id, doctorId: staffedBy, capacity, available, ...this.#own.get(id) };
    });
  }

  /** What was set of a room by command. */
  ownOf(pointId: string): PointSetting {
    return this.#own.get(pointId) ?? {};
  }

  /** Sets something of a room; a doctor who goes there leaves the one he was at. */
  setPoint(pointId: string, setting: PointSetting): void {
    const { doctorId } = setting;
    const left = typeof doctorId === 'string' ? this.points.filter((point) => point.doctorId === doctorId) : [];
    for (const { id } of left) if (id !== pointId) this.#own.set(id, { ...this.ownOf(id), doctorId: null });
    this.#own.set(pointId, { ...this.ownOf(pointId), ...setting });
  }

  /** Tickets of a status, by issue. */
  of(...statuses: readonly string[]): readonly ModelTicket[] {
    return [...this.open].filter(({ status }) => statuses.includes(status)).sort((a, b) => a.serial - b.serial);
  }

  /** Everyone who waits, by priority and place alone. */
  ranked(): readonly ModelTicket[] {
    return [...this.open].filter(({ status }) => status === 'waiting').sort(compareRanks);
  }

  /** What the order depends on at an instant. */
  standing(now: number): Standing {
    return { settings: this.told.settings, turns: this.turns, now };
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
    this.numbers.begin();
    this.walkIns.clear();
    this.sessions = planDay(day, this.told.settings);
    // Where a department never closes only the numbers begin anew.
    if (this.told.settings.roundTheClock) return;
    this.#recent = [];
    this.undoable.clear();
    this.turns.begin();
  }

  /** When the next slot of a booked patient who waits begins: until then time alone changes no order. */
  nextSlotAfter(at: number): number {
    const slots = [...this.open].flatMap(({ status, lane, place }) =>
      status === 'waiting' && lane === 'booked' ? (place[0] ?? 0) : [],
    );
    return Math.min(...slots.filter((slot) => slot > at), Number.POSITIVE_INFINITY);
  }

  /** What every screen must show, to one who takes it to be `now`. */
  screen(now: number): Screen {
    const line = lineUp(this.ranked(), this.standing(now));
    const missed = [...this.of('missed')].sort((a, b) => (b.missedAt ?? 0) - (a.missedAt ?? 0) || b.serial - a.serial);
    return {
      day: this.day,
      status: this.status,
      message: this.message,
      name: this.told.name,
      sessions: this.sessions.map(({ id, status }) => [id, status] as const),
      waiting: [...line]
        .map((ticket) => [ticket.id, positionIn(line, ticket), ticket.waitsFor.length > 0] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
      points: this.points.map(({ id, doctorId, capacity, available }) => ({
        ...{ id, doctorId, capacity, available },
        inside: this.inside(id).map((ticket) => [ticket.id, ticket.status, ticket.callCount] as const),
      })),
      missed: missed.map(({ id }) => id),
      recent: this.#recent,
    };
  }
}
