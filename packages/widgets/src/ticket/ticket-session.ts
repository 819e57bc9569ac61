import type { TicketStatus } from '@carequeue/sdk';
import type { CareQueueVisitor, LiveDepartment, NewTicket, Ticket } from '@carequeue/sdk/live';
import { ApiError } from '@carequeue/sdk/live';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ElementCredential } from '../base/carequeue-element.ts';
import { LiveDepartmentController } from '../controllers/live-department.ts';
import type { Intent } from './intent.ts';
import { intentFor } from './intent.ts';
import type { RememberedTicket, TicketMemory } from './ticket-memory.ts';
import type { TicketKnowledge } from './ticket-view.ts';
import { hasEnded, statusOf } from './ticket-view.ts';

/** What a session is set up with. */
export interface SessionSetting {
  readonly departmentId: string;
  readonly memory: TicketMemory;
  makeClient(credential: ElementCredential | null): CareQueueVisitor | null;
}

/** Told of what happens to the token. */
export interface SessionListener {
  onIssued(ticket: Ticket): void;
  onChanged(knowledge: TicketKnowledge, status: TicketStatus): void;
}

/**
 * A token in a page, from taking it to its end.
 *
 *     nothing held ──issue──▶ held ──ended──▶ ended, still shown ──dismiss──▶ nothing held
 *          ▲    └─remembered──▶ │ not known to the server any more
 *          └────────────────────┘
 *
 * Before a token is held the queue is followed as a visitor, afterwards as the token's holder.
 */
export class TicketSession implements ReactiveController {
  /** Following of the queue, as visitor or as holder. */
  readonly live: LiveDepartmentController;
  /** The token that is held; null when none is. */
  held: RememberedTicket | null = null;
  private ticket: Ticket | null = null;
  private lastStatus: TicketStatus | null = null;
  private intent: Intent | null = null;
  private setting: SessionSetting | null = null;
  private client: CareQueueVisitor | null = null;
  private stopTicket: (() => void) | null = null;
  private listenedTo: LiveDepartment | null = null;
  private readonly host: ReactiveControllerHost;
  private readonly listener: SessionListener;

  constructor(host: ReactiveControllerHost, listener: SessionListener) {
    this.host = host;
    this.listener = listener;
    this.live = new LiveDepartmentController(host, () => this.notice());
    host.addController(this);
  }

  hostConnected(): void {
    globalThis.addEventListener('storage', this.onStorage);
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('storage', this.onStorage);
    this.stopTicket?.();
    this.stopTicket = null;
    this.listenedTo = null;
  }

  hostUpdate(): void {
    this.listenToTicket();
  }

  /** Begins, or begins anew for another department. */
  begin(setting: SessionSetting): void {
    this.setting = setting;
    this.hold(setting.memory.read(Date.now()), null);
  }

  /** Whether the element can reach anything at all with what it was given. */
  get isSetUp(): boolean {
    return this.client !== null;
  }

  /** What is known of the token that is held. */
  get knowledge(): TicketKnowledge {
    const { held, live } = this;
    return {
      ticket: this.ticket,
      place: held === null ? null : (live.department?.ticket(held.ticketId) ?? null),
      queue: live.state,
      nowMs: live.nowMs,
    };
  }

  /**
   * Takes a token. Asked again for the same after a failure, it asks under the same key: it is taken once.
   *
   * @throws CareQueueError as the SDK's `tickets.issue`.
   */
  async issue(body: NewTicket): Promise<void> {
    const { setting, client } = this;
    if (setting === null || client === null || this.held !== null) return;
    const elsewhere = setting.memory.read(Date.now());
    if (elsewhere !== null) {
      // Another tab of this device took one meanwhile.
      this.hold(elsewhere, null);
      return;
    }
    this.intent = intentFor(body, this.intent);
    const { secret, ...ticket } = await client.tickets.issue(setting.departmentId, body, {
      idempotencyKey: this.intent.idempotencyKey,
    });
    this.intent = null;
    const held = { ticketId: ticket.id, credential: secret, serviceDay: ticket.serviceDay };
    setting.memory.write(held);
    this.hold(held, ticket);
    this.listener.onIssued(ticket);
  }

  /** Gives the token up. @throws CareQueueError as the SDK's `tickets.cancel`. */
  async cancel(): Promise<void> {
    const { client, held, setting } = this;
    if (client === null || held === null || setting === null) return;
    const { ticket } = await client.tickets.cancel(setting.departmentId, held.ticketId);
    this.take(ticket);
  }

  /** Says that the patient has arrived. @throws CareQueueError as the SDK's `tickets.ready`. */
  async arrive(): Promise<void> {
    const { client, held, setting } = this;
    if (client === null || held === null || setting === null) return;
    const { ticket } = await client.tickets.ready(setting.departmentId, held.ticketId, { what: 'arrival' });
    this.take(ticket);
  }

  /** Puts an ended token away. */
  dismiss(): void {
    this.setting?.memory.forget();
    this.hold(null, null);
  }

  private hold(held: RememberedTicket | null, ticket: Ticket | null): void {
    const { setting } = this;
    this.held = held;
    this.ticket = ticket;
    this.lastStatus = ticket?.status ?? null;
    this.client = setting?.makeClient(held === null ? null : { ticketCredential: held.credential }) ?? null;
    const { client } = this;
    this.live.follow(client === null || setting === null ? null : { client, departmentId: setting.departmentId });
    this.listenToTicket();
    if (held !== null && ticket === null) void this.look(held);
    this.host.requestUpdate();
  }

  /** The live object is made anew after a failure and when the element moves in the page. */
  private listenToTicket(): void {
    const { department } = this.live;
    if (department === this.listenedTo) return;
    this.stopTicket?.();
    this.listenedTo = department;
    this.stopTicket = department?.onTicket((ticket) => this.take(ticket)) ?? null;
  }

  /** Asks for a remembered token: the server may know it no more, and then it is forgotten here too. */
  private async look(held: RememberedTicket): Promise<void> {
    const { client, setting } = this;
    if (client === null || setting === null) return;
    try {
      const { seq: _seq, ...ticket } = await client.tickets.get(setting.departmentId, held.ticketId);
      if (this.held === held) this.take(ticket);
    } catch (error) {
      // Whatever else went wrong, the live queue shows, and it brings the ticket once it is back.
      const isGone = error instanceof ApiError && [401, 403, 404].includes(error.status);
      if (isGone && this.held === held) this.dismiss();
    }
  }

  private take(ticket: Ticket): void {
    if (ticket.id !== this.held?.ticketId) return;
    if (this.ticket !== null && this.ticket.version > ticket.version) return;
    this.ticket = ticket;
    this.notice();
    this.host.requestUpdate();
  }

  private notice(): void {
    const { knowledge } = this;
    const status = statusOf(knowledge);
    if (this.held === null || status === null) return;
    // An ended token of another day is told of once, and not again when the page is opened the next time.
    const isPast = knowledge.queue !== null && knowledge.queue.serviceDay !== this.held.serviceDay;
    if (isPast && hasEnded(status)) this.setting?.memory.forget();
    if (status === this.lastStatus && status !== 'called' && status !== 'waiting') return;
    this.lastStatus = status;
    this.listener.onChanged(knowledge, status);
  }

  private readonly onStorage = (event: StorageEvent): void => {
    const { setting } = this;
    if (setting === null || !setting.memory.isAbout(event)) return;
    const remembered = setting.memory.read(Date.now());
    if (remembered?.ticketId !== this.held?.ticketId) this.hold(remembered, null);
  };
}
