import { positionAt, waitingAt } from '@carequeue/queue-core';
import type { LiveDepartment, QueueState, WaitingTicket } from '@carequeue/sdk/ticket';
import { createTicketLive } from '@carequeue/sdk/ticket';
import type { Screen } from '../world/history.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import type { Identity } from './identity.ts';
import type { Link } from './link.ts';
import { BASE_URL, simulatedFetch } from './web.ts';
import { simulatedWebSocket } from './web-socket.ts';

/** A screen that follows the queue with the real SDK, and notes what it shows after each frame. */
export class Watcher {
  readonly name: string;
  readonly live: LiveDepartment;
  readonly #world: World;
  readonly #localNow: () => number;
  #notedSeq = -1;

  constructor(parts: { world: World; link: Link; random: Random; name: string; identity: Identity }) {
    const { world, link, random, identity } = parts;
    this.#world = world;
    this.name = parts.name;
    const clockOffsetMs = random.integer(-60_000, 60_000);
    this.#localNow = () => Math.floor(world.scenario.startsAt + world.scheduler.now + clockOffsetMs);
    const options = {
      baseUrl: BASE_URL,
      departmentId: world.directory.departmentId,
      fetch: simulatedFetch(link, identity),
      WebSocket: simulatedWebSocket(link, identity),
      random: () => random.next(),
      now: this.#localNow,
    };
    const { kind } = identity.actor;
    const { bearer } = identity;
    this.live =
      kind === 'server'
        ? createTicketLive({ ...options, secretKey: bearer })
        : kind === 'visitor'
          ? createTicketLive({ ...options, publishableKey: bearer })
          : createTicketLive({ ...options, ticketCredential: bearer });
    this.live.subscribe(() => this.#note());
  }

  get state(): QueueState | null {
    return this.live.state;
  }

  #note(): void {
    const { state } = this.live;
    if (state === null || state.seq === this.#notedSeq) return;
    this.#notedSeq = state.seq;
    const now = this.#localNow() + this.live.clockOffsetMs;
    const shown = JSON.stringify(this.#screen(state, now));
    const { seq, epoch } = state;
    this.#world.history.sightings.push({ client: this.name, at: this.#world.scheduler.now, seq, epoch, now, shown });
  }

  #screen(state: QueueState, now: number): Screen {
    const line = waitingAt(state, now);
    // The ticket that is followed is asked for as its page does; for the others the same functions are enough.
    const positionOf = (index: number, { id, doctorId }: WaitingTicket) =>
      id === this.live.ticketId ? (this.live.ticket(id)?.position ?? null) : positionAt(line, index, doctorId);
    return {
      day: state.serviceDay,
      status: state.state,
      message: state.message,
      name: state.department.name,
      sessions: state.sessions.map(({ id, state: status }) => [id, status] as const),
      waiting: line
        .map((ticket, index) => [ticket.id, positionOf(index, ticket), ticket.gated] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
      points: state.points.map(({ id, doctorId, capacity, available, tickets }) => ({
        ...{ id, doctorId, capacity, available },
        inside: tickets.map((ticket) => [ticket.id, ticket.status, ticket.callCount] as const),
      })),
      missed: state.missed.map(({ id }) => id),
      recent: state.recent.map(({ id, pointId }) => [id, pointId] as const),
    };
  }
}
