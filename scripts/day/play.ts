import { compareWaiting, nextToCall, rankOf } from '@carequeue/queue-core';
import type { CareQueue, IssuedTicket } from '@carequeue/sdk';
import type { TrialClock } from '../trial/clock.ts';
import type { Action, Day } from './visit.ts';

/** Where a day is played. */
export interface Stage {
  readonly client: CareQueue;
  readonly clock: TrialClock;
  readonly departmentId: string;
  /** Id by name. */
  readonly points: ReadonlyMap<string, string>;
  /** Waits before an action where the day is played to be looked at. */
  readonly pace?: (action: Action) => Promise<void>;
}

/** What playing a day brought. */
export interface Played {
  /** What issuing answered, by visit. */
  readonly issued: ReadonlyMap<string, IssuedTicket>;
  /** Calls of a ticket that queue-core would not have called next. */
  readonly callsOutOfOrder: number;
  readonly calls: number;
  /** Calls that brought another patient than the independent count expects. */
  readonly unexpectedCalls: readonly string[];
}

/** Nobody in a day wants a doctor or waits for anything but his turn. */
const NEXT_AT_ANY_POINT = { doctorId: null, count: 1, isGated: () => false } as const;

interface Waiting {
  readonly id: string;
  readonly rank: string;
  readonly doctorId: null;
}

/**
 * Plays a day through the public SDK, each command at its recorded second.
 *
 * Keeps its own list of who waits, so that the order of calls is judged by what was answered, not by what the server
 * says of its queue.
 *
 * @throws the SDK's error when a command is refused: every command of a day fits.
 */
export async function playDay(day: Day, stage: Stage): Promise<Played> {
  const player = new Player(stage);
  for (const action of day.actions) {
    await stage.pace?.(action);
    stage.clock.set(action.at);
    await player.play(action);
  }
  return player;
}

class Player implements Played {
  readonly issued = new Map<string, IssuedTicket>();
  readonly unexpectedCalls: string[] = [];
  calls = 0;
  callsOutOfOrder = 0;
  readonly #stage: Stage;
  readonly #waiting: Waiting[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  async play(action: Action): Promise<void> {
    const { client, departmentId } = this.#stage;
    switch (action.kind) {
      case 'arrive':
        return this.#arrive(action.visit.name);
      case 'call':
        await client.tickets.call(departmentId, this.#id(action), { pointId: this.#point(action.point) });
        return this.#noteCall(this.#id(action));
      case 'call-next':
        return this.#callNext(action);
      case 'start':
        await client.tickets.start(departmentId, this.#id(action));
        return;
      case 'complete':
        await client.tickets.complete(departmentId, this.#id(action));
        return;
      case 'skip':
        await client.tickets.skip(departmentId, this.#id(action), { reason: 'did not come' });
        return;
      case 'cancel':
        await client.tickets.cancel(departmentId, this.#id(action));
        this.#leaveQueue(this.#id(action));
    }
  }

  async #arrive(name: string): Promise<void> {
    const { client, departmentId } = this.#stage;
    const ticket = await client.tickets.issue(departmentId, { externalId: name, source: 'kiosk' });
    this.issued.set(name, ticket);
    const rank = rankOf({ priority: 'normal', readyAtMs: Date.parse(ticket.issuedAt), number: ticket.number });
    this.#waiting.push({ id: ticket.id, rank, doctorId: null });
    this.#waiting.sort(compareWaiting);
  }

  async #callNext(action: Extract<Action, { kind: 'call-next' }>): Promise<void> {
    const { client, departmentId } = this.#stage;
    const pointId = this.#point(action.point);
    const { ticket } = await client.queue.callNext(departmentId, { pointId, finish: action.finish });
    if (ticket?.id !== this.#id(action)) {
      const expected = this.issued.get(action.visit.name)?.code;
      this.unexpectedCalls.push(`${action.point} called ${ticket?.code ?? 'nobody'}, expected ${expected}`);
    }
    if (ticket !== null) this.#noteCall(ticket.id);
  }

  #noteCall(id: string): void {
    this.calls += 1;
    if (nextToCall(this.#waiting, NEXT_AT_ANY_POINT)[0]?.id !== id) this.callsOutOfOrder += 1;
    this.#leaveQueue(id);
  }

  #leaveQueue(id: string): void {
    const index = this.#waiting.findIndex((waiting) => waiting.id === id);
    if (index >= 0) this.#waiting.splice(index, 1);
  }

  #id(action: Action): string {
    const ticket = this.issued.get(action.visit.name);
    if (ticket === undefined) throw new Error(`${action.visit.name} has no ticket yet`);
    return ticket.id;
  }

  #point(name: string): string {
    const id = this.#stage.points.get(name);
    if (id === undefined) throw new Error(`there is no point named ${name}`);
    return id;
  }
}
