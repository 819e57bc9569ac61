import type { TicketId } from '../../kernel/ids.ts';
import type { Ticket } from '../state/ticket.ts';
import { completeTicket } from '../state/ticket.ts';
import type { DepartmentStore, TicketFilter } from '../store/store.ts';
import type { Kept } from './retention.ts';
import type { Leaving, PastBounds, RetentionStore } from './retention-store.ts';
import type { VisitsPlace } from './visits-store.ts';
import { readCopiedIds, readPastTickets, readTicketsById } from './visits-store.ts';

/** Tickets held in memory after they were brought back; they have ended and never change. */
const BROUGHT_MAX = 1000;
/** Tickets that leave in one commit: a few tens of milliseconds of the object's one thread at most. */
const LEAVING_MAX = 1000;

/** What past tickets are kept and read with. */
export interface PastTicketsPorts {
  readonly store: Pick<DepartmentStore, 'listTickets'>;
  readonly retention: RetentionStore;
  readonly database: D1Database;
  readonly place: VisitsPlace;
}

/**
 * The tickets of past service days that have left a department's own storage and stand in D1 alone.
 *
 *     ended, its day past, D1 seen to hold it at its version ──prune──▶ D1 alone ──bring──▶ in memory again, for a while
 *
 * Everything that decides is synchronous and D1 is not: whatever a caller may mean is brought first, then asked as if it
 * had never left. Nothing here is read from D1 while all that is asked for is held.
 */
export class PastTickets {
  readonly #ports: PastTicketsPorts;
  readonly #brought = new Map<TicketId, Ticket | null>();
  #bounds: PastBounds | null;
  #prunedUpTo: string | null = null;

  constructor(ports: PastTicketsPorts) {
    this.#ports = ports;
    this.#bounds = ports.retention.readBounds();
  }

  /** The last of the tickets that left, or null; there may be some before it that have not. */
  get upTo(): TicketId | null {
    return this.#bounds?.lastId ?? null;
  }

  /** Which of these may have left and are not at hand: they are to be brought. */
  missing(ids: readonly (TicketId | null)[]): readonly TicketId[] {
    const bounds = this.#bounds;
    if (bounds === null) return [];
    return ids
      .filter((id) => id !== null)
      .filter((id) => id <= bounds.lastId && !this.#brought.has(id) && !this.#ports.retention.holds(id));
  }

  /**
   * Brings tickets back from D1, for {@link find}.
   *
   * @throws PlatformFault when D1 does not answer.
   */
  async bring(ids: readonly TicketId[]): Promise<void> {
    const { database, place } = this.#ports;
    const copies = (await readTicketsById(database, place, ids)).map(completeTicket);
    const found = new Map(copies.map((ticket) => [ticket.id, ticket]));
    for (const id of ids) this.#brought.set(id, found.get(id) ?? null);
    for (const id of this.#brought.keys()) {
      if (this.#brought.size <= BROUGHT_MAX) break;
      this.#brought.delete(id);
    }
  }

  /** A ticket that left and was brought back, or null. */
  find(id: TicketId): Ticket | null {
    return this.#brought.get(id) ?? null;
  }

  /** The id of the ticket that left with this external id, or null. Known here: no number waits for D1. */
  holderOf(externalId: string): TicketId | null {
    return this.#bounds === null ? null : this.#ports.retention.readPastHolder(externalId);
  }

  /**
   * Lists tickets in the order of issue, those that have left among those that are held.
   *
   * @throws PlatformFault when D1 is needed and does not answer.
   */
  async list(filter: TicketFilter): Promise<readonly Ticket[]> {
    const { store, retention, database, place } = this.#ports;
    const held = store.listTickets(filter);
    const bounds = this.#bounds;
    if (bounds === null || !this.#mayMatch(filter, bounds)) return held;
    const past = { ...filter, upTo: bounds.lastId, except: retention.readIdsUpTo(bounds.lastId) };
    const copies = (await readPastTickets(database, place, past)).map(completeTicket);
    const tickets = [...copies, ...held].sort((a, b) => (a.id < b.id ? -1 : 1));
    return filter.limit < 0 ? tickets : tickets.slice(0, filter.limit);
  }

  #mayMatch({ after, serviceDay, status, externalId }: TicketFilter, bounds: PastBounds): boolean {
    if (after !== null && after >= bounds.lastId) return false;
    if (serviceDay !== null && serviceDay >= bounds.keptFrom) return false;
    if (status === 'waiting' || status === 'called' || status === 'serving' || status === 'missed') return false;
    return externalId === null || this.holderOf(externalId) !== null;
  }

  /**
   * Lets go what is not kept, once a service day: each ticket only after D1 was seen to hold it at its very version, so that
   * neither an outbox that is behind nor a D1 that was set back loses one.
   *
   * @param commit - runs work in the object's next commit.
   * @returns how many of the tickets that might leave D1 does not hold.
   * @throws PlatformFault when D1 does not answer; what has not left stays.
   */
  async prune(kept: Kept, commit: (work: () => void) => Promise<void>): Promise<number> {
    if (this.#prunedUpTo === kept.from) return 0;
    const { retention, database, place } = this.#ports;
    let missingCount = 0;
    for (let after = ''; ; ) {
      const leaving = retention.readLeaving(kept, after, LEAVING_MAX);
      const last = leaving[leaving.length - 1];
      if (last === undefined) break;
      const copied = await readCopiedIds(database, place, leaving);
      missingCount += leaving.length - copied.size;
      await commit(() => this.#remove(leaving, copied, kept));
      after = last.id;
    }
    this.#prunedUpTo = kept.from;
    return missingCount;
  }

  #remove(leaving: readonly Leaving[], copied: ReadonlySet<TicketId>, kept: Kept): void {
    const ids = leaving.map(({ id }) => id).filter((id) => copied.has(id));
    const last = ids[ids.length - 1];
    if (last === undefined) return;
    const before = this.#bounds;
    const bounds = {
      keptFrom: before !== null && before.keptFrom > kept.from ? before.keptFrom : kept.from,
      lastId: before !== null && before.lastId > last ? before.lastId : last,
    };
    this.#ports.retention.remove(ids, bounds);
    this.#bounds = bounds;
  }
}
