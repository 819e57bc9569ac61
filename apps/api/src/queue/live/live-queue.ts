import type { WaitTable } from '@carequeue/queue-core';
import type { Caller } from '../../http/auth-context.ts';
import { httpRefusals } from '../../http/refusals.ts';
import type { TicketId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { serviceDayEndsAt, serviceDayStartsAt } from '../../kernel/time.ts';
import type { PastTickets } from '../history/past-tickets.ts';
import { actorOf, audienceOf } from '../rpc/admission.ts';
import type { CommandRequest, RpcRefusal, RpcReply, RpcResult } from '../rpc/department-rpc.ts';
import { linkOf, replyTo } from '../rpc/reply.ts';
import { apply } from '../rules/apply.ts';
import { remoteIssuedAfter } from '../rules/arrival-rules.ts';
import { dueEvents } from '../rules/due-events.ts';
import type { JoinCodes } from '../rules/join-code.ts';
import { laterOpenings } from '../rules/openings.ts';
import type { DecisionContext, Outcome, TransferGrant } from '../rules/outcome.ts';
import { isReopeningKey } from '../rules/reopening-key.ts';
import { decide } from '../rules/rules.ts';
import { passingsOf, turnsAfter } from '../rules/waiting-order.ts';
import { inParts } from '../state/event-parts.ts';
import type { NumberedEvent, QueueEvent } from '../state/events.ts';
import { pointsOf, settingsOf } from '../state/points.ts';
import type { Provisioning } from '../state/provisioning.ts';
import { ticketPageOf } from '../state/provisioning.ts';
import { planSessions, withCourses } from '../state/session.ts';
import type { DepartmentState } from '../state/state.ts';
import type { Ticket } from '../state/ticket.ts';
import type { DepartmentStore } from '../store/store.ts';
import { departmentShown, snapshotFrame } from '../views/frames.ts';
import { shownRefusal } from '../views/shown-refusal.ts';
import type { ViewMoment } from '../views/ticket-view.ts';
import { viewMoment } from '../views/ticket-view.ts';
import type { EstimateWaits } from '../views/wait.ts';
import type { Allowance } from './allowance.ts';
import type { DepartmentClock } from './department-clock.ts';

/** Answers are kept for a day, across roll-over. */
const REQUEST_KEPT_MS = 24 * 60 * 60_000;
/** Of a larger answer (a queue of thousands) only the fact is kept: its replay shows the queue as it is by then. */
const KEPT_BODY_LENGTH_MAX = 500_000;
const BODY_NOT_KEPT = '';

/** What a live queue works with; all of it passed in. */
export interface LiveQueuePorts {
  readonly state: DepartmentState;
  readonly store: DepartmentStore;
  readonly past: PastTickets;
  readonly clock: DepartmentClock;
  readonly estimate: EstimateWaits;
  readonly nextTicketId: (nowMs: number) => TicketId;
  readonly openTicketsPerPhoneMax: number;
  readonly joinCodes: JoinCodes;
  /** Is told of each event, in order, in the turn that wrote it. */
  readonly onEvent: (event: NumberedEvent) => void;
}

/**
 * One department's queue over its storage: decides commands, writes what they changed, answers them.
 * Synchronous from end to end; the caller wraps it in a commit and answers after it.
 */
export class LiveQueue {
  readonly #ports: LiveQueuePorts;
  #waitAtSeq: { readonly seq: number; readonly minute: number; readonly wait: readonly WaitTable[] | null } | null =
    null;

  constructor(ports: LiveQueuePorts) {
    this.#ports = ports;
  }

  /** The state, for those who show it. */
  get state(): DepartmentState {
    return this.#ports.state;
  }

  /** The department's time. */
  now(): Instant {
    return this.#ports.clock.now();
  }

  /** Everything a view needs, now. */
  moment(): ViewMoment {
    const { state, clock } = this.#ports;
    const now = clock.now();
    // Most answers show no wait, and estimating it costs as much as deciding the command.
    return viewMoment(state, now, () => this.#waitAt(now));
  }

  #waitAt(now: Instant): readonly WaitTable[] | null {
    const { state, estimate } = this.#ports;
    const minute = Math.floor(now / 60_000);
    if (this.#waitAtSeq?.seq !== state.seq || this.#waitAtSeq.minute !== minute) {
      this.#waitAtSeq = { seq: state.seq, minute, wait: estimate(state, now) };
    }
    return this.#waitAtSeq.wait;
  }

  /** Lets happen what time alone has brought: tickets lapse, the service day ends. */
  catchUpWithTime(): void {
    const { state, clock } = this.#ports;
    for (const event of dueEvents(state, clock.now())) this.commit(event);
  }

  /** Takes new facts of the department. Where they show, an event tells everyone who watches; a day that is over ends first. */
  adopt(provisioning: Provisioning): void {
    this.catchUpWithTime();
    const { state, store, clock } = this.#ports;
    const before = departmentShown(state);
    state.provisioning = provisioning;
    state.points = pointsOf(provisioning, settingsOf(state.points));
    state.serviceDayStartsAt = serviceDayStartsAt(state.serviceDay, provisioning.settings);
    state.serviceDayEndsAt = serviceDayEndsAt(state.serviceDay, provisioning.settings);
    state.sessions = withCourses(planSessions(state.serviceDay, provisioning), store.day.readSessionCourses());
    state.later = laterOpenings(state.serviceDay, provisioning);
    this.#waitAtSeq = null;
    if (departmentShown(state) === before) return;
    const actor = { kind: 'system', id: null } as const;
    this.commit({
      version: 1,
      command: 'provision',
      at: clock.now(),
      actor,
      changes: [{ kind: 'department.changed', points: state.points }],
    });
  }

  /** Finds a ticket, open or ended; one that left storage only after it was brought back. */
  findTicket(id: TicketId): Ticket | null {
    const { state, store, past } = this.#ports;
    return state.open.get(id) ?? store.readTicket(id) ?? past.find(id);
  }

  /** What answers a command before it is decided: the answer it had before, or that it comes too fast. */
  settled(request: CommandRequest, caller: Caller, allowance: Allowance): RpcResult | null {
    const record = this.#requestId(request, caller);
    const replay = record === null || isGuessable(request, caller) ? null : this.#replay(record, request);
    if (replay !== null) return replay;
    const commandWait = allowance.takeCommand();
    if (commandWait !== null) return tooMany(commandWait);
    return isReplayOnly(request) ? { ok: false, refusal: httpRefusals.refuse('not_found', {}) } : null;
  }

  /**
   * Decides a command of a caller who was let in, writes it and answers.
   * `grant` is what another department gave, for a command that takes its ticket there.
   */
  execute(request: CommandRequest, caller: Caller, allowance: Allowance, grant?: TransferGrant): RpcResult {
    this.catchUpWithTime();
    const settled = this.settled(request, caller, allowance);
    if (settled !== null) return settled;

    const context = this.#context(request, caller);
    // Before it is said whether a code is right: else whoever has to wait could go on guessing.
    const guessWait = context.joinProof.kind === 'none' ? null : allowance.guessWait();
    if (guessWait !== null) return tooMany(guessWait);

    const decision = decide(this.#ports.state, request.command, grant === undefined ? context : { ...context, grant });
    const audience = audienceOf(caller.kind);
    if (!decision.ok) {
      const { code } = decision.refusal;
      if (code === 'join_code_wrong') allowance.takeGuess();
      // It tells that somebody is here: whoever asks about many people has to wait as if each had been given a ticket.
      const askingWait = code === 'ticket_already_open' ? allowance.takeTicket(context.joinProof) : null;
      if (askingWait !== null) return tooMany(askingWait);
      return { ok: false, refusal: shownRefusal(decision.refusal, audience, () => this.moment()) };
    }
    const outcome = decision.value;
    const ticketWait = outcome.answer.kind === 'issued' ? allowance.takeTicket(context.joinProof) : null;
    if (ticketWait !== null) return tooMany(ticketWait);
    for (const changes of inParts(outcome.changes)) {
      const at = this.#ports.clock.now();
      this.commit({ version: 1, command: request.command.name, at, actor: actorOf(caller), changes });
    }
    const reply = replyTo(outcome, audience, this.moment());
    const record = this.#requestId(request, caller);
    if (record !== null && request.idempotency !== null && !isNobodyCalled(outcome)) {
      const { fingerprint } = request.idempotency;
      const expiresAt = this.#ports.clock.now() + REQUEST_KEPT_MS;
      const body = reply.body.length > KEPT_BODY_LENGTH_MAX ? BODY_NOT_KEPT : reply.body;
      this.#ports.store.writeRequest(record, { fingerprint, status: reply.status, body }, expiresAt);
    }
    return reply;
  }

  #context(request: CommandRequest, caller: Caller): DecisionContext {
    const now = this.#ports.clock.now();
    const { command } = request;
    const externalId = command.target === 'new' ? command.body.externalId : undefined;
    const asksForCode = caller.kind === 'visitor' && this.#ports.state.provisioning.settings.joinPolicy === 'on-site';
    const joinCode = asksForCode && command.target === 'new' ? command.body.joinCode : undefined;
    return {
      now,
      joinProof: this.#ports.joinCodes.check(joinCode, now),
      actor: actorOf(caller),
      newTicketId: this.#ports.nextTicketId(now),
      openTicketsPerPhoneMax: this.#ports.openTicketsPerPhoneMax,
      ticket: command.target === 'ticket' ? this.findTicket(command.ticketId) : null,
      externalIdHolder: externalId === undefined ? null : this.findByExternalId(externalId),
    };
  }

  /** Finds the ticket that has an external id, open or ended. */
  findByExternalId(externalId: string): Ticket | null {
    const { store, past } = this.#ports;
    const held = store.readTicketByExternalId(externalId);
    const pastId = held === null ? past.holderOf(externalId) : null;
    return pastId === null ? held : past.find(pastId);
  }

  #requestId(request: CommandRequest, caller: Caller): string | null {
    if (request.idempotency === null) return null;
    const { kind, id } = actorOf(caller);
    const who = kind === 'follower' ? `follower ${id}` : id;
    return `${who} ${request.idempotency.path} ${request.idempotency.key}`;
  }

  #replay(id: string, request: CommandRequest): RpcReply | RpcRefusal | null {
    const kept = this.#ports.store.readRequest(id, this.#ports.clock.now());
    if (kept === null) return null;
    if (kept.fingerprint !== request.idempotency?.fingerprint && !isReplayOnly(request)) {
      return { ok: false, refusal: httpRefusals.refuse('idempotency_key_reused', {}) };
    }
    if (kept.body === BODY_NOT_KEPT) {
      const body = JSON.stringify({ queue: snapshotFrame('staff', this.moment()) });
      return { ok: true, status: kept.status, body, etag: null, replayed: true, issued: null };
    }
    const replay = { ok: true, status: kept.status, body: kept.body, etag: null, replayed: true } as const;
    return { ...replay, ...this.#linkAgain(request.command, kept.body) };
  }

  /** What the edge adds to a kept answer: the secret of an issued ticket, and the link as it is by now. */
  #linkAgain({ name }: CommandRequest['command'], body: string): Pick<RpcReply, 'issued' | 'link'> {
    if (name !== 'issue' && name !== 'replace-link') return { issued: null };
    const kept: { readonly id?: TicketId; readonly ticket?: { readonly id: TicketId } } = JSON.parse(body);
    const ticketId = kept.id ?? kept.ticket?.id;
    if (ticketId === undefined) return { issued: null };
    const ticket = this.findTicket(ticketId);
    const { provisioning } = this.#ports.state;
    const first = { ticketId, generation: 0, page: ticketPageOf(provisioning) };
    return { issued: kept.id ?? null, link: ticket === null ? first : linkOf(ticket, provisioning) };
  }

  /** Writes an event that was decided, and brings the state up to it. */
  commit(event: QueueEvent): void {
    const { state, store } = this.#ports;
    const numbered: NumberedEvent = {
      ...event,
      seq: state.seq + 1,
      serviceDay: state.serviceDay,
      turns: turnsAfter(state, event),
      remoteIssued: remoteIssuedAfter(state, event),
    };
    store.writeEvent(numbered, passingsOf(state, event));
    for (const change of numbered.changes) {
      if (change.kind === 'ticket.issued') store.day.writeIssued(change.ticket, state);
      if (change.kind === 'session.changed') store.day.writeSessionCourse(change.session);
      if (change.kind === 'queue.rolled-over') store.day.begin();
      if (change.kind === 'department.changed' && change.points !== undefined) store.writePointSettings(change.points);
    }
    // Memory follows storage: nothing from here on may fail.
    const before = { status: state.status, message: state.message, serviceDay: state.serviceDay };
    apply(state, numbered);
    if (before.status !== state.status || before.message !== state.message || before.serviceDay !== state.serviceDay) {
      const { epoch, status, message, serviceDay } = state;
      store.writeQueue({ epoch, status, message, serviceDay });
    }
    this.#ports.onEvent(numbered);
  }
}

function isNobodyCalled(outcome: Outcome): boolean {
  return outcome.answer.kind === 'called' && outcome.answer.tickets.length === 0;
}

function tooMany(retryAfterSeconds: number): RpcRefusal {
  return { ok: false, refusal: httpRefusals.refuse('rate_limited', { retryAfterSeconds }) };
}

/** Whether a ticket that was taken before is asked for, and no other is wanted. */
function isReplayOnly({ command }: CommandRequest): boolean {
  return command.target === 'new' && command.body.replayOnly === true;
}

/** Whether a visitor asks by a key alone that others may guess: he is answered as if nothing had been taken under it. */
function isGuessable(request: CommandRequest, caller: Caller): boolean {
  return caller.kind === 'visitor' && isReplayOnly(request) && !isReopeningKey(request.idempotency?.key ?? '');
}
