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

const BEFORE: Connected = { status: 'connecting', error: null, lastSeenAt: null, clockOffsetMs: 0 };

function connected({ connection, clockOffsetMs }: LiveQueue): Connected {
  const { status, error, lastSeenAt } = connection;
  return { status, error, lastSeenAt, clockOffsetMs };
}

function ticketSnapshot(followed: FollowedTicket): TicketSnapshot {
  const { live, ticket, departmentId, ticketId } = followed;
  return { ...connected(live), ticket, view: live.ticket(ticketId), queue: live.state, departmentId, ticketId };
}

/** One store for each queue and each ticket that components follow under one key. */
export class QueueStores {
  private readonly patient: CareQueuePatient;
  private readonly queues = new Map<string, LiveStore<QueueSnapshot>>();
  private readonly tickets = new Map<string, LiveStore<TicketSnapshot>>();

  constructor(patient: CareQueuePatient) {
    this.patient = patient;
  }

  /** The store of a department's queue. */
  queue(departmentId: string): LiveStore<QueueSnapshot> {
    const store = this.queues.get(departmentId) ?? this.makeQueue(departmentId);
    this.queues.set(departmentId, store);
    return store;
  }

  /** The store of a ticket. */
  ticket(follow: TicketToFollow): LiveStore<TicketSnapshot> {
    const key = `${follow.departmentId} ${follow.ticketId} ${follow.credential}`;
    const store = this.tickets.get(key) ?? this.makeTicket(follow);
    this.tickets.set(key, store);
    return store;
  }

  private makeQueue(departmentId: string): LiveStore<QueueSnapshot> {
    return new LiveStore<QueueSnapshot>({ ...BEFORE, queue: null }, (take) => {
      const live = this.patient.departments.live(departmentId);
      const snapshot = () => ({ ...connected(live), queue: live.state });
      live.subscribe(() => take(snapshot()));
      return () => live.close();
    });
  }

  private makeTicket({ departmentId, ticketId, credential }: TicketToFollow): LiveStore<TicketSnapshot> {
    const before = { ...BEFORE, ticket: null, view: null, queue: null, departmentId, ticketId };
    return new LiveStore<TicketSnapshot>(before, (take) => {
      const followed = this.patient.tickets.follow(departmentId, ticketId, { credential });
      followed.subscribe(() => take(ticketSnapshot(followed)));
      return () => followed.close();
    });
  }
}
