import type {
  CareQueueError,
  CareQueuePatient,
  FollowedTicket,
  LiveConnection,
  LiveQueue,
  QueueState,
  Ticket,
  TicketView,
} from '@carequeue/sdk/ticket';
import type { Follow } from './live-store.ts';
import { LiveStore } from './live-store.ts';

/** How a component's connection stands. */
export interface Connected {
  /** `connecting` at first; `polling` where sockets do not get through; `failed` when asking again is of no use. */
  readonly status: LiveConnection['status'];
  /** Why it is not connected, or was not; null while all is well. */
  readonly error: CareQueueError | null;
  /** When the server was last heard, ms since 1970; null before. */
  readonly lastSeenAt: number | null;
  /** Ms to add to the local clock for the server's. */
  readonly clockOffsetMs: number;
}

/** What `useQueue` gives. */
export interface QueueSnapshot extends Connected {
  /** The queue, always whole; null before it is known. */
  readonly queue: QueueState | null;
}

/** What `useTicket` gives. */
export interface TicketSnapshot extends Connected {
  /** The ticket in full; null before it is known. */
  readonly ticket: Ticket | null;
  /** Its place, call and expected wait as the queue stands; null before they are known. */
  readonly view: TicketView | null;
  /** The queue it stands in. */
  readonly queue: QueueState | null;
  /** The department the patient is in now: another one once he is sent on. */
  readonly departmentId: string;
  /** The ticket the patient has now. */
  readonly ticketId: string;
}

/** A ticket and the credential it was given out with. */
export interface TicketToFollow {
  readonly departmentId: string;
  readonly ticketId: string;
  /** The `secret` of the ticket, `cq_tk_…`. */
  readonly credential: string;
}

// A refused key may be allowed again, a reset department may come back: a screen nobody touches has to notice.
const RESTART_MS = 30_000;

/** How many queues, and how many tickets, that nobody follows any more are kept for who comes back. */
const LEFT_MAX = 20;

const BEFORE: Connected = { status: 'connecting', error: null, lastSeenAt: null, clockOffsetMs: 0 };

function connected({ connection, clockOffsetMs }: LiveQueue): Connected {
  const { status, error, lastSeenAt } = connection;
  return { status, error, lastSeenAt, clockOffsetMs };
}

function ticketSnapshot(followed: FollowedTicket): TicketSnapshot {
  const { live, ticket, departmentId, ticketId } = followed;
  return { ...connected(live), ticket, view: live.ticket(ticketId), queue: live.state, departmentId, ticketId };
}

/**
 * Follows, and begins anew a while after it failed. What was known, and why it failed, stay until there is an answer, so
 * that a page does not flicker with every try.
 */
function withRestarts<Snapshot extends Connected>(
  open: Follow<Snapshot>,
  goOn: (next: Snapshot, last: Snapshot) => Snapshot,
): Follow<Snapshot> {
  return (take) => {
    let last: Snapshot | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop: () => void;
    const begin = (): void => {
      timer = undefined;
      const failed = last;
      stop = open((next) => {
        last = next;
        if (next.status === 'failed') timer ??= setTimeout(restart, RESTART_MS);
        take(failed !== null && next.status === 'connecting' ? goOn({ ...next, error: failed.error }, failed) : next);
      });
    };
    const restart = (): void => {
      stop();
      begin();
    };
    begin();
    return () => {
      clearTimeout(timer);
      stop();
    };
  };
}

/** The store of a key: made where there is none, and of those that nobody follows the oldest let go. */
function storeIn<Snapshot>(
  stores: Map<string, LiveStore<Snapshot>>,
  key: string,
  make: () => LiveStore<Snapshot>,
): LiveStore<Snapshot> {
  const held = stores.get(key);
  if (held !== undefined) return held;
  const left = [...stores].filter(([, { isFollowed }]) => !isFollowed);
  for (const [old] of left.slice(0, Math.max(0, left.length - LEFT_MAX + 1))) stores.delete(old);
  const store = make();
  stores.set(key, store);
  return store;
}

/** One store for each queue and each ticket that components follow under one key. */
export class QueueStores {
  private readonly patient: CareQueuePatient;
  private readonly queues = new Map<string, LiveStore<QueueSnapshot>>();
  private readonly tickets = new Map<string, LiveStore<TicketSnapshot>>();

  constructor(patient: CareQueuePatient) {
    this.patient = patient;
  }

  /** How many it keeps. */
  get size(): { readonly queues: number; readonly tickets: number } {
    return { queues: this.queues.size, tickets: this.tickets.size };
  }

  /** The store of a department's queue. */
  queue(departmentId: string): LiveStore<QueueSnapshot> {
    return storeIn(this.queues, departmentId, () => this.makeQueue(departmentId));
  }

  /** The store of a ticket. */
  ticket(follow: TicketToFollow): LiveStore<TicketSnapshot> {
    const key = `${follow.departmentId} ${follow.ticketId} ${follow.credential}`;
    return storeIn(this.tickets, key, () => this.makeTicket(follow));
  }

  private makeQueue(departmentId: string): LiveStore<QueueSnapshot> {
    const open: Follow<QueueSnapshot> = (take) => {
      const live = this.patient.departments.live(departmentId);
      const snapshot = () => ({ ...connected(live), queue: live.state });
      live.subscribe(() => take(snapshot()));
      return () => live.close();
    };
    const goOn = (next: QueueSnapshot, { queue }: QueueSnapshot) => ({ ...next, queue });
    return new LiveStore<QueueSnapshot>({ ...BEFORE, queue: null }, withRestarts(open, goOn));
  }

  private makeTicket({ departmentId, ticketId, credential }: TicketToFollow): LiveStore<TicketSnapshot> {
    const before = { ...BEFORE, ticket: null, view: null, queue: null, departmentId, ticketId };
    const open: Follow<TicketSnapshot> = (take) => {
      const followed = this.patient.tickets.follow(departmentId, ticketId, { credential });
      followed.subscribe(() => take(ticketSnapshot(followed)));
      return () => followed.close();
    };
    const goOn = (next: TicketSnapshot, { ticket, view, queue }: TicketSnapshot) => ({ ...next, ticket, view, queue });
    return new LiveStore<TicketSnapshot>(before, withRestarts(open, goOn));
  }
}
