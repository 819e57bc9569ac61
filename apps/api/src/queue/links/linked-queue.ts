import type { Caller } from '../../http/auth-context.ts';
import type { TicketId } from '../../kernel/ids.ts';
import { parseId } from '../../kernel/ids.ts';
import type { Allowance } from '../live/allowance.ts';
import type { DepartmentClock } from '../live/department-clock.ts';
import type { LiveQueue } from '../live/live-queue.ts';
import { actorOf, audienceOf } from '../rpc/admission.ts';
import type { LinkedAnswer, LinkedNews, TransferAnswer, TransferFate, TransferPair } from '../rpc/department-peers.ts';
import type { CommandRequest, RpcResult } from '../rpc/department-rpc.ts';
import type { Command } from '../rules/commands.ts';
import { NO_PROOF } from '../rules/join-code.ts';
import { decideLinkedEnd, outcomeOf } from '../rules/linked-ticket-rules.ts';
import type { AskingCommand, TransferAsk } from '../rules/transfer-ask.ts';
import { linkOf, planAsk } from '../rules/transfer-ask.ts';
import { confirmed, decideAccept, withdrawn } from '../rules/transfer-rules.ts';
import type { Actor, QueueEvent, TicketEventChange } from '../state/events.ts';
import { isTicketChange } from '../state/events.ts';
import type { Ticket } from '../state/ticket.ts';
import { hasEnded } from '../state/ticket.ts';
import { isPending } from '../state/ticket-link.ts';
import type { Errand } from '../store/link-store.ts';
import type { DepartmentStore } from '../store/store.ts';
import { shownRefusal } from '../views/shown-refusal.ts';
import type { Errands } from './errands.ts';
import { CHECK_AFTER_MS } from './errands.ts';

/** An ask is remembered for as long as any other request. */
const ASK_KEPT_MS = 24 * 60 * 60_000;
const SYSTEM: Actor = { kind: 'system', id: null };
const STATUS_OK = 200;

/** A command another department has to agree to first. */
export interface AskingRequest extends CommandRequest {
  readonly command: Command & { readonly target: 'ticket' } & AskingCommand;
}

/** Says whether a command takes its patient to another department. */
export function isAsking(request: CommandRequest): request is AskingRequest {
  const { command } = request;
  return command.name === 'transfer' || (command.name === 'hold' && command.body.at !== undefined);
}

/** What another department is to be asked, or the answer, where there is one without. */
export type Plan = { readonly ask: TransferAsk } | RpcResult;

/** What a linked queue works with. */
export interface LinkedQueuePorts {
  readonly queue: LiveQueue;
  readonly store: DepartmentStore;
  readonly clock: DepartmentClock;
  readonly errands: Errands;
  readonly nextTicketId: (nowMs: number) => TicketId;
}

/** A department's queue as other departments of the hospital deal with it. Synchronous; the caller commits. */
export class LinkedQueue {
  readonly #ports: LinkedQueuePorts;

  constructor(ports: LinkedQueuePorts) {
    this.#ports = ports;
  }

  /** What another department has to be asked for before a command is executed; or the answer, where there is one already. */
  plan(request: AskingRequest, caller: Caller, allowance: Allowance): Plan {
    const { queue } = this.#ports;
    queue.catchUpWithTime();
    const settled = queue.settled(request, caller, allowance);
    if (settled !== null) return settled;
    const { command } = request;
    const ticket = queue.findTicket(command.ticketId);
    if (ticket === null) return { ok: false, refusal: { code: 'not_found', facts: {} } };
    const decision = planAsk(queue.state, ticket, command, actorOf(caller));
    if (!decision.ok)
      return { ok: false, refusal: shownRefusal(decision.refusal, audienceOf(caller.kind), () => queue.moment()) };
    const { drivenNow } = request;
    return { ask: drivenNow === undefined ? decision.value : { ...decision.value, drivenNow } };
  }

  /** Gives a ticket for a patient of another department, pending; for the same ask the same one. */
  accept(ask: TransferAsk): TransferAnswer {
    const { queue, store, clock, errands } = this.#ports;
    if (ask.drivenNow !== undefined) clock.drive(ask.drivenNow);
    queue.catchUpWithTime();
    const given = this.#given(ask);
    if (given !== null) {
      const errand = errands.of(given.id);
      if (errand?.kind === 'check') errands.refresh(errand, CHECK_AFTER_MS);
      return { ok: true, link: linkOf(given) };
    }
    const now = clock.now();
    const decision = decideAccept(queue.state, ask, {
      now,
      actor: ask.actor,
      newTicketId: this.#ports.nextTicketId(now),
      openTicketsPerPhoneMax: Number.POSITIVE_INFINITY,
      ticket: null,
      externalIdHolder: null,
      joinProof: NO_PROOF,
    });
    if (!decision.ok) {
      const { code, facts } = decision.refusal;
      return { ok: false, refusal: { code, facts } };
    }
    const ticket = decision.value;
    this.#write('accept-transfer', ask.actor, { kind: 'ticket.issued', ticket });
    errands.add({ kind: 'check', ticketId: ticket.id, with: ask.from }, CHECK_AFTER_MS);
    store.writeRequest(askId(ask), { fingerprint: '', status: STATUS_OK, body: ticket.id }, now + ASK_KEPT_MS);
    return { ok: true, link: linkOf(ticket) };
  }

  /** The ticket that was given for an ask before. One that ended before its transfer was confirmed is as good as none. */
  #given(ask: TransferAsk): Ticket | null {
    const { queue, store, clock } = this.#ports;
    const record = store.readRequest(askId(ask), clock.now());
    const id = record === null ? null : parseId('ticket', record.body);
    const ticket = id === null ? null : queue.findTicket(id);
    return ticket === null || (hasEnded(ticket) && isPending(ticket)) ? null : ticket;
  }

  /** Takes what became of a transfer; what is settled stays as it is. */
  settle(ticketId: TicketId, isCommitted: boolean): void {
    const { queue, clock, errands } = this.#ports;
    // Told twice, it may meet an errand of later.
    if (errands.of(ticketId)?.kind !== 'check') return;
    const ticket = queue.findTicket(ticketId);
    if (ticket?.status === 'waiting' && isPending(ticket)) {
      const change: TicketEventChange = isCommitted
        ? { kind: 'ticket.readied', ticket: confirmed(ticket) }
        : { kind: 'ticket.cancelled', ticket: withdrawn(ticket, clock.now()) };
      this.#write('settle-transfer', SYSTEM, change);
    }
    const news = isCommitted && ticket !== null ? newsOf(ticket) : null;
    if (news === null) errands.settle(ticketId);
    else errands.add(news, 0);
  }

  /** Sees to it that those who wait elsewhere for tickets that ended with an event are told. Call it in its commit. */
  follow(event: QueueEvent): void {
    for (const change of event.changes) {
      const ended = isTicketChange(change) && !isPending(change.ticket) ? newsOf(change.ticket) : null;
      if (ended !== null) this.#ports.errands.add(ended, 0);
    }
  }

  /** Takes the news that a ticket given elsewhere for one of here has ended. */
  hear(news: LinkedNews): LinkedAnswer {
    const { queue, clock } = this.#ports;
    if (news.hospitalId !== queue.state.provisioning.hospitalId) return { kind: 'heard' };
    queue.catchUpWithTime();
    const { lateAfterMinutes } = queue.state.provisioning.settings;
    const end = decideLinkedEnd(queue.findTicket(news.heldId), news, { now: clock.now(), lateAfterMinutes });
    if ('movedTo' in end) return { kind: 'moved', to: end.movedTo };
    if (end.change !== null) this.#write('linked-ticket-ended', SYSTEM, end.change);
    return { kind: 'heard' };
  }

  /** What became of a transfer of a ticket of this department, as it is written. */
  fateOf({ hospitalId, sourceId, targetId }: TransferPair): Exclude<TransferFate, 'under_way'> {
    const { queue } = this.#ports;
    const ticket = hospitalId === queue.state.provisioning.hospitalId ? queue.findTicket(sourceId) : null;
    const { transferredTo, linkedTo = [] } = ticket?.links ?? {};
    const given = [...linkedTo, ...(transferredTo === undefined ? [] : [transferredTo])];
    return given.some((link) => link.ticketId === targetId) ? 'committed' : 'not_committed';
  }

  #write(command: string, actor: Actor, change: TicketEventChange): void {
    const { queue, clock } = this.#ports;
    queue.commit({ version: 1, command, at: clock.now(), actor, changes: [change] });
  }
}

/** What is to be told elsewhere of a ticket that ended, or null when nobody waits for it. */
function newsOf(ticket: Ticket): Errand | null {
  const { linkedFrom } = ticket.links ?? {};
  const outcome = outcomeOf(ticket);
  if (linkedFrom === undefined || outcome === null) return null;
  const { knownAs = ticket.id, ...held } = linkedFrom;
  return { kind: 'tell', ticketId: ticket.id, with: held, linkedId: knownAs, outcome };
}

/** Source ticket and version name an ask; its terms are part of the name, because a later attempt may have others. */
function askId({ from, version, pointer, priority, priorityReason, pointId }: TransferAsk): string {
  return ['transfer', from.ticketId, version, pointer, priority, priorityReason, pointId].join(' ');
}
