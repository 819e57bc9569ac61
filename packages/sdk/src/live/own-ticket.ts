import type { EndedStatus, ServerFrame } from '@carequeue/queue-core';
import type { Ticket, TicketReading } from '../resources/ticket.ts';
import type { Transport } from '../transport.ts';
import { path } from '../transport.ts';
import { isFinal } from './close-error.ts';
import type { Companion, LiveConnection } from './live-queue.ts';
import { tell } from './live-queue.ts';
import type { TicketView } from './ticket-view.ts';
import { faceOf } from './ticket-view.ts';

const ENDED: readonly string[] = [
  'completed',
  'cancelled',
  'expired',
  'no_show',
  'transferred',
] satisfies readonly EndedStatus[];

/** Is told of the followed ticket in full, after each change of it. */
export type TicketListener = (ticket: Ticket) => void;

/** Whose ticket is followed, and as whom. */
export interface OwnTicketParts {
  readonly transport: Transport;
  readonly departmentId: string;
  /** Null where none is. */
  readonly ticketId: string | null;
  readonly credential: string;
  /** Told each frame, too. */
  readonly onFrame?: FrameListener | undefined;
}

/** Is told each frame, once the queue's state has it. */
export type FrameListener = (frame: ServerFrame<Ticket>) => void;

/** The one ticket that is followed with a queue: in full by its own frames, and how it ended. */
export class OwnTicket implements Companion {
  readonly #parts: OwnTicketParts;
  readonly #listeners = new Set<TicketListener>();
  /** In full, once known. */
  ticket: Ticket | null = null;
  #ended: TicketView | null = null;
  #fetch: AbortController | null = null;
  #isFetchDue = true;
  #status: LiveConnection['status'] = 'connecting';
  /** Events told of a change of the ticket, and its own frame has not come yet. */
  #isBehind = false;

  constructor(parts: OwnTicketParts) {
    this.#parts = parts;
  }

  /** The ticket as it left the queue, if that is known. */
  get ended(): TicketView | null {
    if (this.#ended !== null) return this.#ended;
    return this.ticket?.endedAt == null ? null : faceOf(this.ticket);
  }

  /** Tells of the ticket after each change; what it gives ends it. */
  subscribe(listener: TicketListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  take(frame: ServerFrame<Ticket>): void {
    this.#parts.onFrame?.(frame);
    if (frame.type === 'ticket') this.#accept(frame.ticket);
    // What was missed may have been a frame of the ticket, and those are not sent again.
    if (frame.type === 'snapshot') this.#isFetchDue = true;
    if (frame.type !== 'events') return;
    for (const change of frame.changes) {
      if (!('ticket' in change) || change.ticket.id !== this.#parts.ticketId) continue;
      this.#isBehind = true;
      this.#ended = ENDED.includes(change.ticket.status) ? faceOf(change.ticket) : null;
    }
    if (this.#isBehind && this.#status !== 'live') this.#isFetchDue = true;
  }

  onChange(status: LiveConnection['status'], isNewState: boolean): void {
    this.#status = status;
    // By polling no frames of the ticket come.
    if (isNewState && status === 'polling') this.#isFetchDue = true;
    this.#fetchIfDue();
  }

  close(): void {
    this.#listeners.clear();
    this.#fetch?.abort();
  }

  #accept(ticket: Ticket): void {
    // A holder hears of each of his tickets in the department.
    if (ticket.id !== this.#parts.ticketId) return;
    if (this.ticket !== null && this.ticket.version > ticket.version) return;
    this.ticket = ticket;
    this.#isBehind = false;
    for (const listener of this.#listeners) tell(() => listener(ticket));
  }

  #fetchIfDue(): void {
    const { transport, departmentId, ticketId, credential } = this.#parts;
    const mayRead = /^cq_[ts]k_/.test(credential);
    if (ticketId === null || !mayRead || !this.#isFetchDue || this.#fetch !== null) return;
    this.#isFetchDue = false;
    const controller = new AbortController();
    this.#fetch = controller;
    transport
      .send<TicketReading>({
        path: path`/v1/departments/${departmentId}/tickets/${ticketId}`,
        options: { credential, signal: controller.signal },
      })
      .then(
        ({ seq: _seq, ...ticket }) => {
          this.#fetch = null;
          this.#accept(ticket);
          // Something may have been missed again meanwhile.
          this.#fetchIfDue();
        },
        // The queue goes on without it. After a fault the next change asks again, after a refusal the next snapshot.
        (error) => {
          this.#fetch = null;
          this.#isFetchDue = !isFinal(error);
        },
      );
  }
}
