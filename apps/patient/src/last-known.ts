import type { EventsFrame, QueueState, SnapshotFrame } from '@carequeue/queue-core';
import { positionOf, reduce, stateOf, waitingAt } from '@carequeue/queue-core';
import type { KeptTicket, Storage } from './kept-tickets.ts';
import type { PageStorage } from './page-storage.ts';

/** What was last known of one ticket: its queue as boards show it, and the ticket as whoever follows it sees it. */
export interface LastKnown {
  /** The last state of each department the patient was in, with the server's time then. */
  readonly queues: Readonly<Record<string, SnapshotFrame>>;
  /** The API's text of each ticket of the patient. */
  readonly tickets: Readonly<Record<string, unknown>>;
}

const NOTHING: LastKnown = { queues: {}, tickets: {} };
const WRITE_EVERY_MS = 2_000;
const KEY = 'carequeue-last-known:';

/** Other patients' names, where a department shows them on its boards, are nobody's to keep. */
function withoutNames(state: QueueState): QueueState {
  const nameless = <Row extends { readonly code: string }>(row: Row) => ({ ...row, label: row.code });
  return {
    ...state,
    waiting: state.waiting.map(nameless),
    recent: [],
    missed: state.missed.map(nameless),
    points: state.points.map((point) => ({ ...point, tickets: point.tickets.map(nameless) })),
  };
}

/** What is kept after a frame of the live queue; the same again where the frame does not go on from what is there. */
export function afterFrame(known: LastKnown, departmentId: string, frame: unknown): LastKnown {
  const { type, ticket }: Readonly<Record<string, unknown>> = Object(frame);
  if (type === 'ticket') return afterTicket(known, ticket);
  const before = known.queues[departmentId];
  const next =
    type === 'snapshot' ? (frame as SnapshotFrame) : type === 'events' ? reduced(before, frame as EventsFrame) : null;
  if (next === null) return known;
  const kept: SnapshotFrame = { ...withoutNames(stateOf(next)), type: 'snapshot', now: next.now };
  return { ...known, queues: { ...known.queues, [departmentId]: kept } };
}

function reduced(before: SnapshotFrame | undefined, frame: EventsFrame): SnapshotFrame | null {
  if (before === undefined) return null;
  const reduction = reduce(stateOf(before), frame);
  return reduction.kind === 'gap' ? null : { ...reduction.state, type: 'snapshot', now: frame.now };
}

/** What is kept after the API told a ticket. */
export function afterTicket(known: LastKnown, ticket: unknown): LastKnown {
  const { id }: Readonly<Record<string, unknown>> = Object(ticket);
  if (typeof id !== 'string') return known;
  return { ...known, tickets: { ...known.tickets, [id]: ticket } };
}

/** A ticket, and where it is. */
export type TicketPlace = Pick<KeptTicket, 'ticketId' | 'departmentId'>;

/** Where a waiting ticket stands. */
export interface WaitingPlace {
  readonly code: string;
  readonly position: number;
}

/** The ticket its patient has by now: the one given, or the one he was sent on with. */
export function presentTicket(known: LastKnown, given: TicketPlace): TicketPlace {
  const { transferredTo }: { readonly transferredTo?: TicketPlace | null } = Object(known.tickets[given.ticketId]);
  return transferredTo ? presentTicket(known, transferredTo) : given;
}

/** The code of a ticket as the API told it; null before it did. */
export function codeOf({ tickets }: LastKnown, { ticketId }: TicketPlace): string | null {
  const { code }: { readonly code?: string } = Object(tickets[ticketId]);
  return code ?? null;
}

/** A waiting ticket's code and its place from 1 among those who may be called before it; null where it does not wait. */
export function waitingPlace(known: LastKnown, { ticketId, departmentId }: TicketPlace): WaitingPlace | null {
  const queue = known.queues[departmentId];
  const waiting = queue === undefined ? [] : waitingAt(queue, Date.parse(queue.now));
  const found = waiting.find(({ id }) => id === ticketId);
  const position = positionOf(waiting, ticketId);
  return found === undefined || position === null ? null : { code: found.code, position };
}

/** Keeps what was last known of one ticket, on this device, while the ticket itself is kept. */
export class Recollection {
  known: LastKnown;
  readonly #storage: Storage;
  readonly #key: string;
  readonly #onTaken: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param onTaken - told whenever something else is known. */
  constructor(storage: Storage, ticketId: string, onTaken: () => void = () => {}) {
    this.#storage = storage;
    this.#onTaken = onTaken;
    this.#key = KEY + ticketId;
    this.known = read(storage, this.#key);
  }

  /** The server's time of the newest of it, ms since 1970; null where nothing is known. */
  get asOfMs(): number | null {
    const times = Object.values(this.known.queues).map(({ now }) => Date.parse(now));
    return times.length === 0 ? null : Math.max(...times);
  }

  /** The time zone of the department it is of. */
  get timeZone(): string {
    const newest = Object.values(this.known.queues).sort((a, b) => (a.now < b.now ? 1 : -1))[0];
    return newest?.department.timeZone ?? 'UTC';
  }

  /** Takes in what is known now; it is written soon, not with every frame. */
  take(known: LastKnown): void {
    if (known === this.known) return;
    this.known = known;
    this.#timer ??= setTimeout(() => this.write(), WRITE_EVERY_MS);
    this.#onTaken();
  }

  /** Writes what is not written yet. */
  write(): void {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    try {
      // How a patient wants to be called is told to this page while it is open, and is not kept.
      const text = JSON.stringify(this.known, (key, value) => (key === 'needs' ? [] : value));
      this.#storage.setItem(this.#key, text);
    } catch {
      // No room, or no storage: without the network the page then says that it knows nothing.
    }
  }

  /** Forgets it. */
  forget(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.known = NOTHING;
    try {
      this.#storage.removeItem(this.#key);
    } catch {
      // There is no storage, and so nothing in it.
    }
  }
}

function read(storage: Storage, key: string): LastKnown {
  try {
    const { queues = {}, tickets = {} }: Partial<LastKnown> = Object(JSON.parse(storage.getItem(key) ?? '{}'));
    return { queues, tickets };
  } catch {
    // Cut short, or there is no storage.
    return NOTHING;
  }
}

/** Forgets what is known of tickets that are not kept any more. */
export function forgetOthers(storage: PageStorage, ticketIds: readonly string[]): void {
  try {
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
    for (const key of keys) {
      if (key.startsWith(KEY) && !ticketIds.includes(key.slice(KEY.length))) storage.removeItem(key);
    }
  } catch {
    // There is no storage, and so nothing in it.
  }
}
