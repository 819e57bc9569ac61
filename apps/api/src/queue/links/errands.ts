import type { TicketId } from '../../kernel/ids.ts';
import type { Errand, LinkStore } from '../store/link-store.ts';

/** An errand and when it is tried next, by the machine's clock. */
interface Planned {
  readonly errand: Errand;
  readonly dueAtMs: number;
  readonly failures: number;
}

/** A source that is at work tells by itself; this is for one that went away meanwhile. */
export const CHECK_AFTER_MS = 30_000;
const AGAIN_MS = 2_000;
const AGAIN_MS_MAX = 5 * 60_000;

/** A department's errands: what is in storage, with the times to try, which a restart begins anew. */
export class Errands {
  readonly #store: LinkStore;
  readonly #now: () => number;
  readonly #planned = new Map<TicketId, Planned>();

  /** `now` is the machine's clock, ms. */
  constructor(store: LinkStore, now: () => number) {
    this.#store = store;
    this.#now = now;
    for (const errand of store.readErrands()) this.#plan(errand, 0, 0);
  }

  /** When the next one is due, ms by the machine's clock, or null when there is none. */
  get nextAtMs(): number | null {
    let next: number | null = null;
    for (const { dueAtMs } of this.#planned.values()) next = next === null ? dueAtMs : Math.min(next, dueAtMs);
    return next;
  }

  /** The errand of a ticket; the same object until something new is said about it. */
  of(ticketId: TicketId): Errand | null {
    return this.#planned.get(ticketId)?.errand ?? null;
  }

  /** What is due now. */
  due(): readonly Errand[] {
    const now = this.#now();
    return [...this.#planned.values()].filter(({ dueAtMs }) => dueAtMs <= now).map(({ errand }) => errand);
  }

  /** Writes an errand down, to be run after a time. Call it in a commit. */
  add(errand: Errand, delayMs: number): void {
    this.#store.writeErrand(errand);
    this.#plan(errand, delayMs, 0);
  }

  /** Gives an errand its whole time again, because its other side is heard of. */
  refresh(errand: Errand, delayMs: number): void {
    this.#plan({ ...errand }, delayMs, 0);
  }

  /** Tries again later, later each time. */
  postpone(errand: Errand): void {
    const planned = this.#planned.get(errand.ticketId);
    if (planned?.errand !== errand) return;
    this.#plan(errand, Math.min(AGAIN_MS_MAX, AGAIN_MS * 2 ** planned.failures), planned.failures + 1);
  }

  /** Forgets what is settled. Call it in a commit. */
  settle(ticketId: TicketId): void {
    if (!this.#planned.delete(ticketId)) return;
    this.#store.deleteErrand(ticketId);
  }

  #plan(errand: Errand, delayMs: number, failures: number): void {
    this.#planned.set(errand.ticketId, { errand, dueAtMs: this.#now() + delayMs, failures });
  }
}
