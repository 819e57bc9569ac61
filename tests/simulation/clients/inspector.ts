import type { TicketId } from '../../../apps/api/src/kernel/ids.ts';
import type { Random } from '../world/random.ts';
import { approach, type World } from '../world/world.ts';
import { keyIdentity } from './identity.ts';

const EVERY_MS = 4_000;
/** Clients work out every position after every frame; these are to see that the server's are the same. */
const SHARE = 0.4;

/** Somebody who asks the server for the positions of many who wait, all in one moment, now and again. */
export class Inspector {
  readonly #world: World;
  readonly #random: Random;

  constructor(world: World, random: Random) {
    this.#world = world;
    this.#random = random;
  }

  async work(): Promise<void> {
    const { presented } = keyIdentity(this.#world, 'secret');
    const asked = approach(presented, ['server']);
    const { scheduler, history, host } = this.#world;
    while (this.#world.isAtWork) {
      await scheduler.sleep(this.#random.exponential(EVERY_MS));
      try {
        const queue = await host.call<Reply>('readQueue', asked, { since: null, epoch: null });
        if (!queue.ok) await this.#world.provision();
        if (queue.body === undefined) continue;
        const { waiting, now }: { waiting: { id: TicketId }[]; now: string } = JSON.parse(queue.body);
        const some = waiting.filter(() => this.#random.chance(SHARE));
        const answers = await Promise.all(some.map(({ id }) => host.call<Reply>('readTicket', asked, id)));
        for (const { body } of answers) {
          if (body === undefined) continue;
          const { seq, id: ticketId, status, position, version } = JSON.parse(body);
          history.readings.push({ seq, now: Date.parse(now), ticketId, status, position, version });
        }
      } catch {
        // The object ended meanwhile; the next look comes.
      }
    }
  }
}

interface Reply {
  readonly ok: boolean;
  readonly body?: string;
}
