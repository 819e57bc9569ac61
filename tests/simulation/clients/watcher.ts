import { createLive, type LiveDepartment, type QueueState } from '@carequeue/sdk/live';
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
  #notedSeq = -1;

  constructor(parts: { world: World; link: Link; random: Random; name: string; identity: Identity }) {
    const { world, link, random, identity } = parts;
    this.#world = world;
    this.name = parts.name;
    const clockOffsetMs = random.integer(-60_000, 60_000);
    const options = {
      baseUrl: BASE_URL,
      departmentId: world.directory.departmentId,
      fetch: simulatedFetch(link, identity),
      WebSocket: simulatedWebSocket(link, identity),
      random: () => random.next(),
      now: () => Math.floor(world.scenario.startsAt + world.scheduler.now + clockOffsetMs),
    };
    const { kind } = identity.actor;
    const { bearer } = identity;
    this.live =
      kind === 'server'
        ? createLive({ ...options, secretKey: bearer })
        : kind === 'visitor'
          ? createLive({ ...options, publishableKey: bearer })
          : createLive({ ...options, ticketCredential: bearer });
    this.live.subscribe(() => this.#note());
  }

  get state(): QueueState | null {
    return this.live.state;
  }

  #note(): void {
    const { state } = this.live;
    if (state === null || state.seq === this.#notedSeq) return;
    this.#notedSeq = state.seq;
    const shown = JSON.stringify(screenOf(state, this.live));
    const { seq, epoch } = state;
    this.#world.history.sightings.push({ client: this.name, at: this.#world.scheduler.now, seq, epoch, shown });
  }
}

function screenOf(state: QueueState, live: LiveDepartment): Screen {
  return {
    day: state.serviceDay,
    status: state.state,
    message: state.message,
    name: state.department.name,
    waiting: state.waiting.map(({ id, gated }) => [id, live.ticket(id)?.position ?? null, gated] as const),
    points: state.points.map(
      ({ id, tickets }) =>
        [id, tickets.map((ticket) => [ticket.id, ticket.status, ticket.callCount] as const)] as const,
    ),
    missed: state.missed.map(({ id }) => id),
    recent: state.recent.map(({ id, pointId }) => [id, pointId] as const),
  };
}
