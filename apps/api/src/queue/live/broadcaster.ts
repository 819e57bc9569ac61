import type { EventsFrame, SnapshotFrame } from '@carequeue/queue-core';
import type { Machine } from '../machine.ts';
import { openingsOf } from '../rules/openings.ts';
import type { NumberedEvent } from '../state/events.ts';
import { isTicketChange } from '../state/events.ts';
import type { Ticket } from '../state/ticket.ts';
import { holdersOf } from '../state/ticket-link.ts';
import type { DepartmentStore } from '../store/store.ts';
import type { Audience, Span } from '../views/frames.ts';
import { eventsFrame, SERVER_VERSION, snapshotFrame, ticketFrame } from '../views/frames.ts';
import { intakeOf } from '../views/intake.ts';
import type { TicketAudience, ViewMoment } from '../views/ticket-view.ts';
import { ticketResource } from '../views/ticket-view.ts';
import type { KnownDisplays } from './known-displays.ts';
import type { LiveQueue } from './live-queue.ts';
import type { LiveSockets } from './live-sockets.ts';
import { send } from './live-sockets.ts';

/** Changes within this time of a frame are gathered into the next one. */
const GATHER_MS = 100;
/** More missed events than this are told by a snapshot, which is then the shorter text. */
const REPLAY_EVENTS_MAX = 500;

/** An event of more changes ended a day: after it the snapshot is the shorter text. */
const CHANGES_REPLAYED_MAX = 50;

const AUDIENCES: readonly Audience[] = ['public', 'staff'];

/** What a client says it has. */
export interface Position {
  readonly since: number | null;
  readonly epoch: string | null;
}

/** What a broadcaster tells of, and by what. */
export interface BroadcasterPorts {
  readonly queue: LiveQueue;
  readonly displays: KnownDisplays;
  readonly sockets: LiveSockets;
  readonly store: DepartmentStore;
  readonly machine: Machine;
}

/** Tells everyone who watches what happened: each frame is made once for an audience. */
export class Broadcaster {
  readonly #queue: LiveQueue;
  readonly #sockets: LiveSockets;
  readonly #store: DepartmentStore;
  readonly #machine: Machine;
  #gathered: NumberedEvent[] = [];
  #sentSeq: number;
  readonly #sent = { wait: '', intake: '', openings: '' };
  #sentAtMs = 0;
  #isScheduled = false;
  readonly #displays: KnownDisplays;
  #areDisplaysDue = false;

  constructor(ports: BroadcasterPorts) {
    this.#queue = ports.queue;
    this.#sockets = ports.sockets;
    this.#store = ports.store;
    this.#machine = ports.machine;
    this.#displays = ports.displays;
    this.#sentSeq = ports.queue.state.seq;
  }

  /** Takes an event that was written; it goes out from a later turn, with all others of its window. */
  gather(event: NumberedEvent): void {
    this.#gathered.push(event);
  }

  /** Tells staff of the screens, with the next frame or by one of its own; nobody else hears of it. */
  tellDisplays(): void {
    this.#areDisplaysDue = true;
    this.schedule();
  }

  /** Sends what was gathered, at once or at the end of the window. Call it after the commit. */
  schedule(): void {
    if (this.#isScheduled || (this.#gathered.length === 0 && !this.#areDisplaysDue)) return;
    this.#isScheduled = true;
    const delayMs = Math.max(0, Math.min(GATHER_MS, this.#sentAtMs + GATHER_MS - this.#machine.now()));
    this.#machine.after(delayMs, () => this.#flush());
  }

  #flush(): void {
    this.#isScheduled = false;
    const events = this.#gathered;
    this.#gathered = [];
    const moment = this.#queue.moment();
    const displays = this.#takeDisplays();
    const last = events[events.length - 1];
    if (last === undefined) {
      const isNews = displays.displays !== undefined;
      if (isNews) this.#sendStaff({ after: this.#sentSeq, seq: this.#sentSeq, ...displays }, moment);
      return;
    }

    const intake = intakeOf(moment.state);
    const openings = openingsOf(moment.state);
    const span = {
      ...{ after: this.#sentSeq, seq: last.seq },
      ...(this.#isNews('wait', moment.wait) ? { wait: moment.wait } : {}),
      ...(this.#isNews('intake', intake) ? { intake } : {}),
      ...(this.#isNews('openings', openings) ? { openings } : {}),
    };
    this.#sentSeq = last.seq;
    this.#sentAtMs = this.#machine.now();
    for (const audience of AUDIENCES) {
      if (!this.#sockets.has(audience)) continue;
      const shown = audience === 'staff' ? { ...span, ...displays } : span;
      this.#sockets.broadcast(audience, JSON.stringify(eventsFrame(events, shown, audience, moment)));
    }
    this.#tellHolders(events);
  }

  /** The screens, where staff have not been told of them as they are now. A screen that is gone only by now goes with them. */
  #takeDisplays(): Pick<EventsFrame, 'displays'> {
    const displays = this.#areDisplaysDue ? this.#displays.states() : undefined;
    this.#areDisplaysDue = false;
    return displays === undefined ? {} : { displays };
  }

  #sendStaff(span: Span, moment: ViewMoment): void {
    this.#sentAtMs = this.#machine.now();
    if (!this.#sockets.has('staff')) return;
    this.#sockets.broadcast('staff', JSON.stringify(eventsFrame([], span, 'staff', moment)));
  }

  /** Says whether a figure differs from the one sent before, and remembers it. */
  #isNews(name: 'wait' | 'intake' | 'openings', value: unknown): boolean {
    const text = JSON.stringify(value);
    const isNews = text !== this.#sent[name];
    this.#sent[name] = text;
    return isNews;
  }

  #tellHolders(events: readonly NumberedEvent[]): void {
    const latest = new Map<string, { seq: number; ticket: Ticket }>();
    for (const event of events) {
      for (const change of event.changes) {
        if (!isTicketChange(change)) continue;
        if (change.kind === 'ticket.link-replaced') {
          for (const id of holdersOf(change.ticket)) this.#sockets.closeFollowersOf(id);
        }
        latest.set(change.ticket.id, { seq: event.seq, ticket: change.ticket });
      }
    }
    for (const { seq, ticket } of latest.values()) {
      const holders = holdersOf(ticket);
      this.#tell(
        holders.flatMap((id) => this.#sockets.ofTicket(id)),
        { ticket, seq, audience: 'holder' },
      );
      this.#tell(
        holders.flatMap((id) => this.#sockets.followersOf(id)),
        { ticket, seq, audience: 'follower' },
      );
    }
  }

  #tell(
    sockets: readonly WebSocket[],
    { ticket, seq, audience }: { readonly ticket: Ticket; readonly seq: number; readonly audience: TicketAudience },
  ): void {
    if (sockets.length === 0) return;
    const moment = this.#queue.moment();
    const text = JSON.stringify(ticketFrame(ticketResource(ticket, audience, moment), seq, moment.now));
    for (const socket of sockets) send(socket, text);
  }

  /** The first frame of a connection, and the answer to a poll: what was missed, or the whole. */
  catchUp(audience: Audience, position: Position): SnapshotFrame | EventsFrame {
    const frame = this.#missed(audience, position);
    return audience === 'staff' ? { ...frame, displays: this.#displays.states() } : frame;
  }

  #missed(audience: Audience, position: Position): SnapshotFrame | EventsFrame {
    const moment = this.#queue.moment();
    const { state } = moment;
    const { since } = position;
    const isSameHistory = position.epoch === null || position.epoch === state.epoch;
    const firstSeq = this.#store.readFirstSeq() ?? state.seq + 1;
    if (
      since === null ||
      !isSameHistory ||
      since > state.seq ||
      since < firstSeq - 1 ||
      state.seq - since > REPLAY_EVENTS_MAX
    ) {
      return snapshotFrame(audience, moment);
    }
    const events = this.#store.readEventsAfter(since, REPLAY_EVENTS_MAX);
    if (events.some((event) => event.changes.length > CHANGES_REPLAYED_MAX)) return snapshotFrame(audience, moment);
    const figures = { wait: moment.wait, intake: intakeOf(state), openings: openingsOf(state) };
    const span = { after: since, seq: state.seq, ...figures };
    // Whoever comes back after a release knows the version before it.
    return { ...eventsFrame(events, span, audience, moment), version: SERVER_VERSION };
  }
}
