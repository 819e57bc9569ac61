import type { CallerKind, PresentedCredential } from '../../../apps/api/src/http/auth-context.ts';
import { httpRefusals } from '../../../apps/api/src/http/refusals.ts';
import type { TicketId } from '../../../apps/api/src/kernel/ids.ts';
import type { Approach, RpcMiss, RpcRefusal } from '../../../apps/api/src/queue/rpc/department-rpc.ts';
import type { DepartmentStub, GatewayPorts } from '../../../apps/api/src/queue/rpc/gateway.ts';
import { askDepartment } from '../../../apps/api/src/queue/rpc/gateway.ts';
import type { Provisioning } from '../../../apps/api/src/queue/state/provisioning.ts';
import { HistoryDatabase } from '../platform/history-database.ts';
import { ObjectHost } from '../platform/object-host.ts';
import { Trouble } from '../platform/trouble.ts';
import { Directory } from './directory.ts';
import { History } from './history.ts';
import { Random } from './random.ts';
import type { Faults, Scenario } from './scenario.ts';
import { NO_FAULTS } from './scenario.ts';
import { Scheduler } from './scheduler.ts';

const LATENCY_MS = 25;
const SLOW_MS = 6_000;

/** Everything a run consists of, beside its clients. */
export class World {
  readonly scenario: Scenario;
  readonly scheduler = new Scheduler();
  readonly random: Random;
  readonly history = new History();
  readonly database: HistoryDatabase;
  readonly host: ObjectHost;
  readonly directory: Directory;
  readonly #network: Random;
  #clockOffsetMs = 0;
  #wallMax = 0;
  #isHealed = false;
  faults: Faults;

  constructor(scenario: Scenario) {
    this.scenario = scenario;
    this.faults = scenario.faults;
    this.random = new Random(`seed ${scenario.seed}`);
    this.#network = this.random.fork('network');
    this.directory = new Directory(scenario, this.random.fork('directory'));
    const { scheduler, history } = this;
    const faults = () => this.faults;
    this.database = new HistoryDatabase({ scheduler, random: this.random.fork('database'), faults });
    this.host = new ObjectHost({
      scheduler,
      random: this.random.fork('host'),
      faults,
      database: this.database,
      wallNow: () => this.wallNow(),
      limits: {
        LIMITS_SECRET_KEY_PER_SECOND: '600',
        LIMITS_TICKETS_PER_MINUTE_PER_ADDRESS: String(scenario.ticketsPerMinutePerAddress),
        LIMITS_OPEN_TICKETS_PER_PHONE: '2',
      },
      onCommit: () => this.#readJournal(),
      onBug: (what, error) => history.broken('the object never throws', `${what}: ${textOf(error)}`),
    });
  }

  /** The machine's clock: ms since 1970, set forward and back by chance. */
  wallNow(): number {
    const now = Math.floor(this.scenario.startsAt + this.scheduler.now + this.#clockOffsetMs);
    this.#wallMax = Math.max(this.#wallMax, now);
    return now;
  }

  /** Sets the machine's clock. */
  jumpClock(byMs: number): void {
    this.#clockOffsetMs += byMs;
    this.history.clockJumps += 1;
    this.note(`the clock is set by ${byMs} ms`);
    this.host.onClockSet();
  }

  /** True once everything has healed. */
  get isHealed(): boolean {
    return this.#isHealed;
  }

  /** True while clients begin new things. */
  get isAtWork(): boolean {
    return !this.#isHealed && this.history.requests.length < this.scenario.commandsMax;
  }

  /** Ends all faults: from here on everything heals. */
  heal(): void {
    this.#isHealed = true;
    this.faults = NO_FAULTS;
    this.database.isAway = false;
    this.note('everything heals');
  }

  note(text: string): void {
    this.history.notes.push({ at: this.scheduler.now, text });
  }

  /** How long one message is on its way. */
  latencyMs(): number {
    const isSlow = this.#network.chance(this.faults.slow);
    return this.#network.exponential(isSlow ? SLOW_MS : LATENCY_MS);
  }

  /** Whether something of this probability happens to a message. */
  strikes(probability: number): boolean {
    return probability > 0 && this.#network.chance(probability);
  }

  /** Asks the department as the edge does: the real gateway over simulated stubs. */
  ask<T extends { readonly ok: true }>(
    presented: PresentedCredential,
    mayRepeat: boolean,
    ask: (stub: DepartmentStub) => Promise<T | RpcRefusal | RpcMiss>,
  ): Promise<T | RpcRefusal> {
    const ports: GatewayPorts = { stub: () => this.#stub(), resolveMiss: () => this.#resolveMiss(presented) };
    return askDepartment(ports, { departmentId: this.directory.departmentId, presented, mayRepeat }, ask);
  }

  /** Tells the department what D1 holds of it now. */
  async provision(): Promise<void> {
    await this.host.call('provision', this.directory.provisioning);
  }

  /** A push that may be an old one, and that nobody waits for. */
  async push(provisioning: Provisioning): Promise<void> {
    try {
      await this.host.call('provision', provisioning);
    } catch (error) {
      if (!(error instanceof Trouble)) this.history.broken('the object never throws', `provision: ${textOf(error)}`);
    }
  }

  /** Ends the object's process. */
  kill(): void {
    this.note('the object is killed');
    this.host.kill();
  }

  #stub(): DepartmentStub {
    const { host } = this;
    const call =
      (name: 'execute' | 'readQueue' | 'readTicket' | 'listTickets' | 'refuseFirst' | 'provision') =>
      (...values: readonly unknown[]) =>
        host.call<never>(name, ...values);
    const names = ['execute', 'readQueue', 'readTicket', 'listTickets', 'refuseFirst', 'provision'] as const;
    // A stub's methods are made of their names, as the platform makes them.
    return Object.fromEntries(names.map((name) => [name, call(name)])) as unknown as DepartmentStub;
  }

  async #resolveMiss(presented: PresentedCredential) {
    const isKnown = !('hash' in presented) || this.directory.knows(presented.hash);
    if (!isKnown) {
      return { provisioned: false, refusal: httpRefusals.refuse('unauthenticated', { reason: 'unknown' }) } as const;
    }
    await this.provision();
    return { provisioned: true } as const;
  }

  #readJournal(): void {
    const { history } = this;
    const rows = this.host.disk.read('SELECT kind, data FROM journal WHERE id > ? ORDER BY id', history.journal.length);
    for (const { kind, data } of rows) {
      if (kind !== 'events' && kind !== 'provisioning' && kind !== 'requests') continue;
      const committedAt = this.scheduler.now;
      history.journal.push({ kind, data: String(data), committedAt, wallMax: this.#wallMax });
    }
  }
}

/** Who approaches, for a call of the department. */
export function approach(
  presented: PresentedCredential,
  access: readonly CallerKind[],
  ticketId: TicketId | null = null,
): Approach {
  return { presented, access, ticketId };
}

/** An error in one line. */
export function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
