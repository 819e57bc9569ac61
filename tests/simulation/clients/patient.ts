import type { TicketId } from '../../../apps/api/src/kernel/ids.ts';
import type { Command } from '../../../apps/api/src/queue/rules/commands.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { type Identity, keyIdentity, ticketIdentity } from './identity.ts';
import { bodyOfIssue } from './issue-body.ts';
import { Link } from './link.ts';
import { Sender } from './sender.ts';
import { Watcher } from './watcher.ts';

const FINAL = ['completed', 'cancelled', 'expired', 'no_show', 'transferred'];

/** A phone: its owner takes a ticket, follows it, says that he is there, may give up, and comes again. */
export class Phone {
  readonly link: Link;
  readonly watchers: Watcher[] = [];
  readonly #world: World;
  readonly #random: Random;
  readonly #name: string;
  readonly #visitor: Identity;

  constructor(world: World, random: Random, name: string) {
    this.#world = world;
    this.#random = random;
    this.#name = name;
    this.link = new Link(world);
    this.#visitor = keyIdentity(world, 'publishable');
  }

  async use(): Promise<void> {
    const { scheduler, scenario } = this.#world;
    for (let visit = 1; this.#world.isAtWork; visit += 1) {
      await scheduler.sleep(this.#random.exponential(scenario.paceMs * 4));
      if (!this.#world.isAtWork) return;
      const id = await this.#takeTicket();
      if (id !== null) await this.#follow(ticketIdentity(id), id, `${this.#name} visit ${visit}`);
    }
  }

  #sender(identity: Identity, random: Random): Sender {
    const { link } = this;
    return new Sender({ world: this.#world, link, random, client: this.#name, address: this.#name, identity });
  }

  async #takeTicket(): Promise<TicketId | null> {
    const doctorIds = this.#world.directory.provisioning.doctors.map(({ id }) => id);
    const { lanesShare } = this.#world.scenario;
    const now = this.#world.wallNow();
    const body = bodyOfIssue(this.#random, { doctorIds, sessionIds: [], byStaff: false, lanesShare, now });
    const answer = await this.#sender(this.#visitor, this.#random).send({ target: 'new', name: 'issue', body });
    if (answer?.kind !== 'accepted') return null;
    const ticket: { id: TicketId } = JSON.parse(answer.body);
    return ticket.id;
  }

  async #follow(identity: Identity, id: TicketId, name: string): Promise<void> {
    const { scheduler, scenario } = this.#world;
    const random = this.#random.fork(name);
    const watcher = new Watcher({ world: this.#world, link: this.link, random, name, identity });
    this.watchers.push(watcher);
    const sender = this.#sender(identity, random);
    while (this.#world.isAtWork) {
      await scheduler.sleep(random.exponential(scenario.paceMs * 6));
      const view = watcher.live.ticket(id);
      if (view !== null && FINAL.includes(view.status)) break;
      if (!this.#world.isAtWork) return;
      const command = choose(random, id);
      if (command !== null) await sender.send(command);
    }
    if (!this.#world.isAtWork) return;
    watcher.live.close();
    this.watchers.splice(this.watchers.indexOf(watcher), 1);
  }
}

function choose(random: Random, ticketId: TicketId): Command | null {
  const target = 'ticket';
  const dice = random.next();
  if (dice < 0.5) return { target, ticketId, name: 'ready', body: { what: 'arrival' } };
  if (dice < 0.6) return { target, ticketId, name: 'cancel', body: { reason: 'no time' } };
  if (dice < 0.7) return { target, ticketId, name: 'defer', body: { places: random.integer(1, 3) } };
  // Not for him: only the desk says this.
  if (dice < 0.73) return { target, ticketId, name: 'ready', body: { what: 'payment' } };
  return null;
}

/** A kiosk in the hall: one key, one button, and people who press it twice. */
export class Kiosk {
  readonly link: Link;
  readonly #world: World;
  readonly #random: Random;
  readonly #sender: Sender;

  constructor(world: World, random: Random, name: string) {
    this.#world = world;
    this.#random = random;
    this.link = new Link(world);
    const identity = keyIdentity(world, random.chance(0.5) ? 'publishable' : 'secret');
    this.#sender = new Sender({ world, link: this.link, random, client: name, address: 'hall', identity });
  }

  async use(): Promise<void> {
    const { scheduler, scenario } = this.#world;
    while (this.#world.isAtWork) {
      await scheduler.sleep(this.#random.exponential(scenario.paceMs * 4));
      if (!this.#world.isAtWork) return;
      const choice = { doctorIds: [], sessionIds: [], byStaff: false, lanesShare: 0, now: this.#world.wallNow() };
      const body = bodyOfIssue(this.#random, choice);
      await this.#sender.send({ target: 'new', name: 'issue', body });
    }
  }
}
