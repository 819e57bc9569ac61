import type { TicketStatus } from '@carequeue/sdk';
import type {
  CareQueuePatient,
  IssuedTicket,
  LiveDepartment,
  Ticket,
  TicketAnswer,
  TicketLink,
  VisitorTickets,
} from '@carequeue/sdk/ticket';
import { ApiError } from '@carequeue/sdk/ticket';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { endByThisClock, keptForMs } from '../../base/past-tickets.ts';
import { LiveDepartmentController, RESTART_MS } from '../../controllers/live-department.ts';
import type { TicketKnowledge } from './ticket-knowledge.ts';
import { hasEnded, statusOf } from './ticket-knowledge.ts';
import type { RememberedTicket } from './ticket-memory.ts';
import { rememberedOf } from './ticket-memory.ts';
import type { SessionListener, SessionSetting, TokenDesk } from './ticket-setting.ts';

/** Those in this page: a change of storage is told to other pages only. */
const sessions = new Set<TicketSession>();

/**
 * A token in a page, from taking it to its end.
 *
 *     nothing held ──issue──▶ held ──ended──▶ ended, still shown ──dismiss──▶ nothing held
 *          ▲    └─remembered──▶ │ not known to the server any more
 *          └────────────────────┘  transferred: the token it became is held, with the same credential
 *
 * A refused credential, or an answer that the token is not there, is believed only from CareQueue itself.
 * Before a token is held the queue is followed as a visitor, afterwards as the token's holder.
 */
export class TicketSession implements ReactiveController {
  /** Following of the queue, as visitor or as holder. */
  readonly live: LiveDepartmentController<LiveDepartment>;
  /** The token that is held; null when none is. */
  held: RememberedTicket | null = null;
  /** True where the page gives a token that the server does not know, or not any more. */
  isUnknown = false;
  private ticket: Ticket | null = null;
  private lastStatus: TicketStatus | null = null;
  /** When its day ends, as read; null once that is kept by this device's clock. */
  private dayEndsAt: string | null = null;
  private askedAtMs = 0;
  private setting: SessionSetting | null = null;
  private client: CareQueuePatient | null = null;
  private stopTicket: (() => void) | null = null;
  private listenedTo: LiveDepartment | null = null;
  private doubted: LiveDepartment | null = null;
  private readonly host: ReactiveControllerHost;
  private readonly listener: SessionListener;

  constructor(host: ReactiveControllerHost, listener: SessionListener) {
    this.host = host;
    this.listener = listener;
    this.live = new LiveDepartmentController(host, () => this.notice());
    host.addController(this);
  }

  hostConnected(): void {
    sessions.add(this);
    globalThis.addEventListener('storage', this.onStorage);
  }

  hostDisconnected(): void {
    sessions.delete(this);
    globalThis.removeEventListener('storage', this.onStorage);
    this.stopTicket?.();
    this.stopTicket = null;
    this.listenedTo = null;
  }

  hostUpdate(): void {
    this.listenToTicket();
    this.endDay();
    const { department, status } = this.live;
    if (this.held === null || status !== 'failed' || department === this.doubted) return;
    this.doubted = department;
    void this.look(this.held);
  }

  /** At the day's end it is forgotten, and shown no more; one that still goes on is asked for anew. */
  private endDay(): void {
    const { held, lastStatus } = this;
    if (held === null || keptForMs(held) > 0) return;
    if (!held.goesOn || lastStatus === null || hasEnded(lastStatus)) this.dismiss();
    else if (Date.now() - this.askedAtMs >= RESTART_MS) void this.look(held);
  }

  /** Begins, or begins anew with other settings; a token of the same department stays in the page. */
  begin(setting: SessionSetting): void {
    const { setting: before, held, ticket } = this;
    this.setting = setting;
    this.isUnknown = false;
    if (setting.given) {
      this.hold({ ...setting.given, serviceDay: '', endsAtMs: Number.POSITIVE_INFINITY, goesOn: false }, null);
      return;
    }
    const remembered = setting.memory.read();
    const isOther = before?.departmentId !== setting.departmentId || Boolean(before.given);
    if (remembered !== null || held === null || isOther) {
      this.hold(remembered, null);
      return;
    }
    before.memory.forget();
    setting.memory.write(held);
    this.hold(held, ticket);
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
      seenMs: live.lastSeenMs,
      connection: live.status,
    };
  }

  /** Where a token can be taken now; null where one is held, nothing can be reached, or the element left its page. */
  get desk(): TokenDesk | null {
    const { setting, client, held } = this;
    return setting === null || client === null || held !== null || !sessions.has(this) ? null : { setting, client };
  }

  /**
   * Keeps a token that was taken for `setting`, and holds it.
   *
   * @param isOld - true where more may have become of the token since the answer.
   * @returns whether it is kept: not one whose day is over.
   */
  keepIssued(setting: SessionSetting, issued: IssuedTicket, isOld = false): boolean {
    const { secret: _secret, dayEndsAt, outlivesDay: _outlivesDay, ...ticket } = issued;
    const held = rememberedOf(issued, endByThisClock(dayEndsAt, this.live.nowMs));
    if (keptForMs(held) <= 0) return false;
    const current = this.setting?.departmentId === setting.departmentId ? this.setting : setting;
    current.memory.write(held);
    // An element that shows another department by now finds the token again when it comes back to this one.
    if (current !== this.setting) return true;
    this.hold(held, ticket);
    this.listener.onIssued(ticket);
    this.tellOthers();
    if (isOld) void this.look(held);
    return true;
  }

  /** The department the token is of: the element's, until the patient is sent on. */
  get departmentId(): string {
    return this.held?.departmentId ?? this.setting?.departmentId ?? '';
  }

  /** Does something to the token. @throws CareQueueError as the SDK's `tickets` does. */
  async command(act: (tickets: VisitorTickets, at: readonly [string, string]) => Promise<TicketAnswer>): Promise<void> {
    const { client, held, departmentId } = this;
    if (client === null || held === null) return;
    const { ticket } = await act(client.tickets, [departmentId, held.ticketId]);
    this.take(ticket);
  }

  /** Asks for what can be done without; null where it cannot be learnt now. */
  async read<Answer>(
    ask: (client: CareQueuePatient, at: readonly [departmentId: string, ticketId: string]) => Promise<Answer>,
  ): Promise<Answer | null> {
    const { client, held, departmentId } = this;
    try {
      return client === null ? null : await ask(client, [departmentId, held?.ticketId ?? '']);
    } catch {
      return null;
    }
  }

  /** Holds what this device remembers by now. */
  readAgain(): void {
    const { setting } = this;
    if (setting === null || setting.memory.isNone) return;
    const remembered = setting.memory.read();
    if (remembered?.ticketId !== this.held?.ticketId) this.hold(remembered, null);
  }

  /** Puts an ended token away. */
  dismiss(): void {
    this.setting?.memory.forget();
    this.hold(null, null);
    this.tellOthers();
  }

  private hold(held: RememberedTicket | null, ticket: Ticket | null): void {
    const { setting } = this;
    const isReleased = this.held !== null && this.held.ticketId !== held?.ticketId;
    this.held = held;
    this.dayEndsAt = null;
    this.ticket = ticket;
    this.lastStatus = ticket?.status ?? null;
    this.client = setting?.makeClient(held === null ? null : { ticketCredential: held.credential }) ?? null;
    const { client, departmentId } = this;
    this.live.follow(client === null || setting === null ? null : { client, departmentId, ticketId: held?.ticketId });
    this.listenToTicket();
    if (isReleased) this.listener.onReleased();
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
    const { client, departmentId } = this;
    if (client === null) return;
    this.askedAtMs = Date.now();
    try {
      const { seq: _seq, dayEndsAt, outlivesDay, ...ticket } = await client.tickets.get(departmentId, held.ticketId);
      if (this.held?.ticketId !== held.ticketId) return;
      // A given token is its page's to keep; and one that left the page would bring back what was forgotten meanwhile.
      if (!this.setting?.given && sessions.has(this)) this.keep({ ...this.held, goesOn: outlivesDay }, dayEndsAt);
      this.take(ticket);
    } catch (error) {
      // Whatever else went wrong, the live queue shows, and it brings the ticket once it is back. A guest Wi-Fi's log-in
      // page answers such a status too, and must not cost anybody a place.
      const isOurs = error instanceof ApiError && error.code !== 'unrecognised';
      const isGone = isOurs && (error.status === 401 || error.status === 404);
      if (!isGone || this.held?.ticketId !== held.ticketId) return;
      this.isUnknown = Boolean(this.setting?.given);
      this.dismiss();
    }
  }

  private keep(held: RememberedTicket, dayEndsAt: string | null = null): void {
    this.held = held;
    this.dayEndsAt = dayEndsAt;
    this.setting?.memory.write(held);
  }

  private take(ticket: Ticket): void {
    if (ticket.id !== this.held?.ticketId) return;
    if (this.ticket !== null && this.ticket.version > ticket.version) return;
    const { transferredTo } = ticket;
    if (transferredTo !== null) {
      this.goOn(ticket, this.held, transferredTo);
      return;
    }
    this.ticket = ticket;
    this.notice();
    this.host.requestUpdate();
  }

  /** Holds the token a transfer made of this one: the same credential opens it. */
  private goOn(before: Ticket, held: RememberedTicket, { ticketId, departmentId, code }: TicketLink): void {
    const next = { ...held, ticketId, departmentId };
    this.setting?.memory.write(next);
    this.hold(next, null);
    this.listener.onMoved(before, code);
    this.tellOthers();
  }

  private notice(): void {
    const { knowledge, dayEndsAt } = this;
    // Before the server was heard its clock is not known.
    if (this.held !== null && dayEndsAt !== null && knowledge.seenMs !== null) {
      this.keep({ ...this.held, endsAtMs: endByThisClock(dayEndsAt, knowledge.nowMs) });
    }
    const status = statusOf(knowledge);
    // A call waits for its room's name, which comes with the queue. What was sent on goes on: its own frame tells where.
    if (this.held === null || status === null || status === 'transferred' || knowledge.queue === null) return;
    // An ended token of another day is told of once, and not again when the page is opened the next time.
    const isPast = knowledge.queue.serviceDay !== this.held.serviceDay;
    if (isPast && hasEnded(status)) this.setting?.memory.forget();
    if (status === this.lastStatus && status !== 'called' && status !== 'waiting') return;
    this.lastStatus = status;
    const isOver = hasEnded(status);
    if (isOver || this.held.hasEnded) this.held = this.setting?.memory.mark(this.held, isOver) ?? this.held;
    this.listener.onChanged(knowledge, status);
  }

  private readonly onStorage = (event: StorageEvent): void => {
    if (this.setting?.memory.isAbout(event)) this.readAgain();
  };

  private tellOthers(): void {
    for (const other of sessions) {
      if (other !== this && other.setting?.departmentId === this.setting?.departmentId) other.readAgain();
    }
  }
}
