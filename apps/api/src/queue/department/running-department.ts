import type { Caller } from '../../http/auth-context.ts';
import { httpRefusals } from '../../http/refusals.ts';
import { PlatformFault } from '../../kernel/fault.ts';
import type { TicketId } from '../../kernel/ids.ts';
import type { DayReportQuery } from '../history/day-report.ts';
import { dayReport } from '../history/day-report.ts';
import type { Commit } from '../history/forget-old.ts';
import { forgetOld } from '../history/forget-old.ts';
import type { PastTickets } from '../history/past-tickets.ts';
import type { RetentionStore } from '../history/retention-store.ts';
import { Errands } from '../links/errands.ts';
import type { ExternalIdClaim, ExternalIdHolding } from '../links/external-id-claims.ts';
import type { AskingRequest, Plan } from '../links/linked-queue.ts';
import { LinkedQueue } from '../links/linked-queue.ts';
import { allowanceOf, BOUNDLESS } from '../live/allowance.ts';
import { Broadcaster } from '../live/broadcaster.ts';
import { DepartmentClock } from '../live/department-clock.ts';
import { answerDisplays } from '../live/display-desk.ts';
import { KnownDisplays } from '../live/known-displays.ts';
import { knownTickets } from '../live/known-tickets.ts';
import type { Allowances } from '../live/limits.ts';
import { LiveQueue } from '../live/live-queue.ts';
import type { LiveSockets } from '../live/live-sockets.ts';
import type { Machine } from '../machine.ts';
import type { Admission, KnownTickets } from '../rpc/admission.ts';
import { admit, audienceOf } from '../rpc/admission.ts';
import type {
  Approach,
  CommandRequest,
  QueueQuery,
  RpcMiss,
  RpcRead,
  RpcRefusal,
  RpcResult,
} from '../rpc/department-rpc.ts';
import { aboutTicket, dayOf, linkOf } from '../rpc/reply.ts';
import type { Command } from '../rules/commands.ts';
import { dueAt } from '../rules/due-events.ts';
import type { JoinCodes } from '../rules/join-code.ts';
import type { TransferGrant } from '../rules/outcome.ts';
import type { DisplayAsk } from '../state/displays.ts';
import type { Provisioning } from '../state/provisioning.ts';
import type { Ticket } from '../state/ticket.ts';
import { loadState } from '../store/load-state.ts';
import type { DepartmentStore, QueueRow, TicketFilter } from '../store/store.ts';
import { EVERY_TICKET } from '../store/store.ts';
import { queueTag } from '../views/queue-tag.ts';
import { placeResource, ticketResource } from '../views/ticket-view.ts';
import { estimateBySessions } from '../views/wait.ts';

/** What a provisioned department is started from. */
export interface RunningPorts {
  readonly store: DepartmentStore;
  readonly retention: RetentionStore;
  readonly past: PastTickets;
  readonly sockets: LiveSockets;
  readonly allowances: Allowances;
  readonly machine: Machine;
  readonly nextTicketId: (nowMs: number) => TicketId;
  readonly openTicketsPerPhoneMax: number;
  readonly joinCodes: JoinCodes;
}

const NO_SUCH_TICKET: RpcRefusal = { ok: false, refusal: httpRefusals.refuse('not_found', {}) };

/**
 * A provisioned department at work: all that is open is in memory, and what decides is synchronous. Only tickets that left
 * storage are waited for.
 */
export class RunningDepartment {
  readonly queue: LiveQueue;
  readonly clock: DepartmentClock;
  readonly broadcaster: Broadcaster;
  readonly displays: KnownDisplays;
  readonly errands: Errands;
  readonly links: LinkedQueue;
  readonly known: KnownTickets;
  readonly #ports: RunningPorts;

  constructor(ports: RunningPorts, provisioning: Provisioning, row: QueueRow) {
    const { store, past, sockets, machine, nextTicketId, openTicketsPerPhoneMax, joinCodes } = ports;
    this.#ports = ports;
    this.clock = new DepartmentClock(store, store.latestEvents().next().value?.at ?? 0, machine.now);
    this.queue = new LiveQueue({
      state: loadState(store, provisioning, row),
      store,
      past,
      clock: this.clock,
      estimate: estimateBySessions,
      nextTicketId,
      openTicketsPerPhoneMax,
      joinCodes,
      onEvent: (event) => {
        this.broadcaster.gather(event);
        this.links.follow(event);
      },
    });
    const { queue, clock } = this;
    this.displays = new KnownDisplays({
      store: store.displays,
      times: () => ({ now: clock.now(), dayStartsAt: queue.state.serviceDayStartsAt }),
      onNews: () => this.broadcaster.tellDisplays(),
    });
    this.broadcaster = new Broadcaster({ queue, displays: this.displays, sockets, store, machine });
    this.errands = new Errands(store.links, machine.now);
    this.known = knownTickets(queue, store.links);
    this.links = new LinkedQueue({ queue, store, clock, errands: this.errands, nextTicketId });
  }

  /** Up to which ticket some have left storage, or null. */
  get pastUpTo(): TicketId | null {
    return this.#ports.past.upTo;
  }

  /** True when time has brought something, a lapse or the day's end, and nobody has said so yet. */
  get isBehindTime(): boolean {
    return this.clock.now() >= dueAt(this.queue.state);
  }

  /** Lets a caller in, or says why not. */
  admit(approach: Approach): Admission {
    if (approach.drivenNow !== undefined) this.clock.drive(approach.drivenNow);
    return admit(approach, this.queue.state.provisioning, this.known);
  }

  /**
   * Brings back from D1 what a caller may mean and storage no longer holds; null when all is at hand.
   *
   * @returns why not, when D1 does not answer.
   */
  bring(approach: Approach, command: Command | null = null): Promise<RpcRefusal | null> | null {
    const { past } = this.#ports;
    const { presented, ticketId } = approach;
    const externalId = command?.target === 'new' ? command.body.externalId : undefined;
    const missing = past.missing([
      presented.kind === 'ticket' ? presented.ticketId : null,
      command?.target === 'ticket' ? command.ticketId : ticketId,
      externalId === undefined ? null : past.holderOf(externalId),
    ]);
    // Whoever would not be let in makes nobody ask D1; a ticket's holder is only known by the ticket.
    const isNobody = () => presented.kind !== 'ticket' && !this.admit(approach).ok;
    if (missing.length === 0 || isNobody()) return null;
    return past.bring(missing).then(
      () => null,
      (error: unknown) => this.#withoutDatabase(error),
    );
  }

  /**
   * Brings back one ticket, where storage no longer holds it.
   *
   * @throws PlatformFault when D1 does not answer.
   */
  async bringTicket(id: TicketId | null): Promise<void> {
    const { past } = this.#ports;
    const missing = past.missing([id]);
    if (missing.length > 0) await past.bring(missing);
  }

  /** The external id a caller who is let in wants to issue a ticket by, or null. */
  claimOf(request: CommandRequest): ExternalIdClaim | null {
    const { command } = request;
    const externalId = command.target === 'new' ? command.body.externalId : undefined;
    if (externalId === undefined) return null;
    const admitted = this.admit(request);
    if (!admitted.ok) return null;
    const { hospitalId, departmentId } = this.queue.state.provisioning;
    return { hospitalId, departmentId, externalId, isStaff: admitted.caller.kind === 'server' };
  }

  /** What another department of the hospital is told of an external id: whether a ticket here has it. */
  async readExternalId(claim: ExternalIdClaim): Promise<ExternalIdHolding> {
    if (claim.hospitalId !== this.queue.state.provisioning.hospitalId) return { kind: 'free' };
    await this.bringTicket(this.#ports.past.holderOf(claim.externalId));
    const ticket = this.queue.findByExternalId(claim.externalId);
    return ticket === null
      ? { kind: 'free' }
      : { kind: 'held', ticket: ticketResource(ticket, 'staff', this.queue.moment()) };
  }

  /** What refuses a caller whatever he sends, or null. */
  refuseFirst(approach: Approach): RpcRefusal | RpcMiss | null {
    const admitted = this.admit(approach);
    if (!admitted.ok) return admitted;
    const { ticketId } = approach;
    return ticketId !== null && this.queue.findTicket(ticketId) === null ? NO_SUCH_TICKET : null;
  }

  /** Decides and writes a command. `nowMs` is real time, for limits only. `grant`: for one that was planned. */
  execute(request: CommandRequest, nowMs: number, grant?: TransferGrant): RpcResult {
    const admitted = this.admit(request);
    if (!admitted.ok) return admitted;
    const visitor = { caller: admitted.caller, address: request.address };
    // A plan has taken its command's worth.
    const allowance = grant === undefined ? allowanceOf(this.#ports.allowances, visitor, nowMs) : BOUNDLESS;
    return this.queue.execute(request, admitted.caller, allowance, grant);
  }

  /** What another department is asked for before a command is executed, or the answer where there is one already. */
  plan(request: AskingRequest, nowMs: number): Plan {
    const admitted = this.admit(request);
    if (!admitted.ok) return admitted;
    const visitor = { caller: admitted.caller, address: request.address };
    return this.links.plan(request, admitted.caller, allowanceOf(this.#ports.allowances, visitor, nowMs));
  }

  /** The queue as a caller may see it, whole or since what he has. */
  readQueue(approach: Approach, query: QueueQuery): RpcResult {
    return this.#read(approach, (caller) => {
      const isStaff = caller.kind === 'server' && query.audience !== 'public';
      const frame = this.broadcaster.catchUp(isStaff ? 'staff' : 'public', query);
      const projectedSeq = this.#ports.store.readProjectedSeq();
      const staffFacts = isStaff ? { projectedSeq, displays: this.displays.states() } : null;
      const etag = queueTag(this.queue.moment(), { staffFacts, since: query.since });
      return { body: isStaff && frame.type === 'snapshot' ? { ...frame, projectedSeq } : frame, etag };
    });
  }

  /** One ticket as its holder or staff may see it. */
  readTicket(approach: Approach, ticketId: TicketId): RpcResult {
    return this.#read(approach, (caller) => {
      const ticket = this.queue.findTicket(ticketId);
      if (ticket === null) return null;
      const moment = this.queue.moment();
      const { seq, provisioning } = moment.state;
      const resource = ticketResource(ticket, audienceOf(caller.kind), moment);
      const body = { ...resource, ...dayOf(ticket, moment.state), place: placeResource(ticket, moment), seq };
      return { body, etag: null, link: linkOf(ticket, provisioning), about: aboutTicket(ticket, provisioning) };
    });
  }

  /** Tickets in the order of issue, for staff. */
  listTickets(approach: Approach, filter: TicketFilter): Promise<RpcResult> {
    return this.#readTickets(approach, filter, (tickets) => {
      const moment = this.queue.moment();
      return tickets.map((ticket) => ticketResource(ticket, 'staff', moment));
    });
  }

  /** The code of the moment, for those who show it on the site. */
  readJoinCode(approach: Approach): RpcResult {
    return this.#read(approach, () => ({ body: this.#ports.joinCodes.at(this.clock.now()), etag: null }));
  }

  /** What is asked about the screens of the waiting rooms. `nowMs` is real time, for limits only. */
  askDisplays(approach: Approach, ask: DisplayAsk, nowMs: number): RpcResult {
    const admitted = this.admit(approach);
    const { displays } = this;
    return admitted.ok ? answerDisplays(ask, { displays, allowances: this.#ports.allowances, nowMs }) : admitted;
  }

  /** A service day accounted for, for staff. */
  readDayReport(approach: Approach, { serviceDay: asked, doctorId }: DayReportQuery): Promise<RpcResult> {
    const serviceDay = asked ?? this.queue.state.serviceDay;
    return this.#readTickets(approach, { ...EVERY_TICKET, serviceDay }, (tickets) => {
      const wanted = doctorId === null ? tickets : tickets.filter((ticket) => ticket.doctorId === doctorId);
      return dayReport(serviceDay, wanted);
    });
  }

  /** Forgets what nobody can ask for here any more: old answers and events, and tickets that D1 holds too. */
  forget(commit: Commit): Promise<void> {
    return forgetOld(this.queue.state, this.clock.now(), { ...this.#ports, commit });
  }

  async #readTickets(
    approach: Approach,
    filter: TicketFilter,
    show: (tickets: readonly Ticket[]) => unknown,
  ): Promise<RpcResult> {
    const admitted = this.admit(approach);
    if (!admitted.ok) return admitted;
    try {
      const tickets = await this.#ports.past.list(filter);
      return this.#read(approach, () => ({ body: show(tickets), etag: null }));
    } catch (error) {
      return this.#withoutDatabase(error);
    }
  }

  /** D1 does not answer: told as a value, because a thrown error would lose on its way when to try again. */
  #withoutDatabase(error: unknown): RpcRefusal {
    if (!(error instanceof PlatformFault)) throw error;
    const { seq, provisioning } = this.queue.state;
    const { message, retryAfterSeconds } = error;
    this.#ports.machine.log('warn', 'past.unread', { departmentId: provisioning.departmentId, seq, message });
    return { ok: false, refusal: httpRefusals.refuse('unavailable', { retryAfterSeconds }) };
  }

  #read(approach: Approach, read: (caller: Caller) => RpcRead | null): RpcResult {
    const admitted = this.admit(approach);
    if (!admitted.ok) return admitted;
    const found = read(admitted.caller);
    if (found === null) return NO_SUCH_TICKET;
    return { ...found, ok: true, status: 200, body: JSON.stringify(found.body), replayed: false, issued: null };
  }
}
