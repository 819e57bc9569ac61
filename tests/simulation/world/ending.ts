import type { DepartmentStub } from '../../../apps/api/src/queue/rpc/gateway.ts';
import type { Remains } from '../checker/remains.ts';
import { keyIdentity } from '../clients/identity.ts';
import { Link } from '../clients/link.ts';
import { Sender } from '../clients/sender.ts';
import type { Watcher } from '../clients/watcher.ts';
import { approach, type World } from './world.ts';

const ANSWERED_MS = 5 * 60_000;
const QUIET_MS = 20 * 60_000;
const ATTEMPTS_MAX = 5;

type Presented = Parameters<World['ask']>[0];

/** The queue as text, for staff and for everyone. */
interface Queue {
  readonly staff: string;
  readonly everyone: string;
}

/** The end of a run: everything heals, everybody is answered, and then all must agree. */
export class Ending {
  readonly #world: World;
  readonly #links: () => readonly Link[];
  readonly #watchers: () => readonly Watcher[];
  remains: Remains | null = null;

  constructor(world: World, people: { links: () => readonly Link[]; watchers: () => readonly Watcher[] }) {
    this.#world = world;
    this.#links = people.links;
    this.#watchers = people.watchers;
  }

  async play(isDone: () => boolean): Promise<void> {
    const { scheduler, history, random } = this.#world;
    this.#world.heal();
    for (const link of this.#links()) link.isAway = false;
    if (!(await scheduler.runUntil(isDone, scheduler.now + ANSWERED_MS))) {
      history.broken('everybody is answered', 'a client still waits long after everything had healed');
      return;
    }
    // One more event: a lost frame shows by the next one only.
    const identity = keyIdentity(this.#world, 'secret');
    const link = new Link(this.#world);
    const parts = {
      world: this.#world,
      link,
      random: random.fork('last'),
      client: 'last',
      address: 'office',
      identity,
    };
    let isTold = false;
    void new Sender(parts)
      .send({ target: 'queue', name: 'pause', body: { message: `The end ${scheduler.now}` } })
      .then(() => {
        isTold = true;
      });
    if (!(await this.#rest(() => isTold))) return;
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
      if (await this.#compare(identity.presented)) break;
    }
    if (await this.#rest(() => true)) this.remains = this.#collect();
  }

  /**
   * Compares clients with the server, and the server with itself after a restart. False when something happened meanwhile: a
   * repeated message may come as late as this, and who reads a queue may end its day.
   */
  async #compare(presented: Presented): Promise<boolean> {
    if (!(await this.#rest(() => true))) return true;
    const seq = this.#lastSeq;
    const queue = await this.#read(presented);
    if (queue === null) return true;
    if (this.#lastSeq !== seq) return false;
    this.#compareClients(queue);
    this.#world.kill();
    const again = await this.#read(presented);
    if (again === null) return true;
    if (this.#lastSeq !== seq) return false;
    if (queue.staff !== again.staff) {
      this.#world.history.broken('a restart shows the same', `${again.staff} instead of ${queue.staff}`);
    }
    return true;
  }

  /** Waits until nothing is under way any more; false and noted when that never comes. */
  async #rest(isReady: () => boolean): Promise<boolean> {
    const { scheduler } = this.#world;
    const isAtRest = await scheduler.runUntil(() => isReady() && this.#isQuiet(), scheduler.now + QUIET_MS);
    if (!isAtRest) this.#tellUnrest();
    return isAtRest;
  }

  get #lastSeq(): number {
    const { host } = this.#world;
    return Number(host.disk.read('SELECT coalesce(max(seq), 0) AS seq FROM events')[0]?.seq);
  }

  get #copiedSeq(): number {
    return Number(this.#world.host.disk.read('SELECT projected_seq AS seq FROM outbox')[0]?.seq ?? 0);
  }

  #isQuiet(): boolean {
    if (!this.#world.host.disk.isQuiet) return false;
    const seq = this.#lastSeq;
    const isThere = ({ live }: Watcher) => live.state?.seq === seq && this.#missingOfTicket(live) === null;
    return this.#copiedSeq === seq && this.#watchers().every(isThere);
  }

  /** Who follows his ticket has it whole; but that he missed a frame of it, where frames get lost, nobody can tell him. */
  #missingOfTicket({ ticketId, ownTicket }: Watcher['live']): string | null {
    if (ticketId === null || this.#world.scenario.faults.frameLost > 0) return null;
    const [row] = this.#world.host.disk.read('SELECT data FROM tickets WHERE id = ?', ticketId);
    const version = row === undefined ? null : Number(JSON.parse(String(row.data)).version);
    if (version === null || ownTicket?.version === version) return null;
    return `has version ${ownTicket?.version} of his ticket instead of ${version}`;
  }

  #tellUnrest(): void {
    const { history } = this.#world;
    const seq = this.#lastSeq;
    if (this.#copiedSeq !== seq)
      history.broken('the copy equals the object', `it stays at ${this.#copiedSeq} of ${seq}`);
    for (const { name, live } of this.#watchers()) {
      const missing = this.#missingOfTicket(live);
      if (missing !== null) history.broken('clients converge', `${name} ${missing}`);
      if (live.state?.seq === seq) continue;
      const { status } = live.connection;
      history.broken('clients converge', `${name} (${status}) stays at ${live.state?.seq} of ${seq}`);
    }
  }

  /** Asks the server for the whole queue, as each audience has it. */
  async #read(presented: Presented): Promise<Queue | null> {
    const { history, scheduler } = this.#world;
    const read = async (audience: { audience: 'public' } | object) => {
      const query = { since: null, epoch: null, ...audience };
      const ask = (stub: DepartmentStub) => stub.readQueue(approach(presented, ['server']), query);
      const result = await this.#world.ask(presented, true, ask);
      return result.ok ? lasting(JSON.parse(result.body)) : null;
    };
    let queue: Queue | null = null;
    const readBoth = async () => {
      const [staff, everyone] = await Promise.all([read({}), read({ audience: 'public' })]);
      if (staff !== null && everyone !== null) queue = { staff, everyone };
    };
    void readBoth();
    await scheduler.runUntil(() => queue !== null, scheduler.now + ANSWERED_MS);
    if (queue === null) history.broken('everybody is answered', 'the queue cannot be read after everything had healed');
    return queue;
  }

  #compareClients(queue: Queue): void {
    for (const { name, live } of this.#watchers()) {
      const expected = name.startsWith('desk') ? queue.staff : queue.everyone;
      const shown = lasting(live.state ?? {});
      if (shown !== expected) {
        this.#world.history.broken('clients converge', `${name} has ${shown} instead of ${expected}`);
      }
    }
  }

  #collect(): Remains {
    const { host, database } = this.#world;
    const rows = (table: readonly Record<string, unknown>[]) =>
      table.map(({ id, data }) => ({ id: String(id), data: String(data) }));
    return {
      wall: this.#world.wallNow(),
      tickets: rows(host.disk.read('SELECT id, data FROM tickets ORDER BY id')),
      events: host.disk
        .read('SELECT seq, data FROM events ORDER BY seq')
        .map(({ seq, data }) => ({ seq: Number(seq), data: String(data) })),
      visits: rows(database.read('SELECT id, data FROM visits ORDER BY id')),
      visitEvents: database.read('SELECT seq FROM visit_events ORDER BY seq').map(({ seq }) => Number(seq)),
    };
  }
}

/** A queue as text, without what time alone changes. */
function lasting(queue: object): string {
  const { type, now, wait, projectedSeq, displays, ...rest } = queue as Record<string, unknown>;
  // By id: a booked patient's slot may begin between a frame and a snapshot, and then both are right.
  if (Array.isArray(rest.waiting)) rest.waiting = rest.waiting.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
}
