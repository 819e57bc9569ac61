import { dayAt, dayEndsAt } from '../world/calendar.ts';
import type { History, RequestRecord } from '../world/history.ts';
import type { TicketEffect, Verdict } from './decide.ts';
import { decide } from './decide.ts';
import type { EventChange, EventTicket, JournalEvent, Step } from './journal.ts';
import type { Model } from './model.ts';
import type { ModelTicket } from './ticket.ts';

type Break = (invariant: string, detail: string) => void;

/** After one of these at a point, an earlier call there stands. */
const AT_A_POINT = ['ticket.called', 'ticket.recalled', 'ticket.started', 'ticket.completed', 'ticket.skipped'];
const ENDED = ['completed', 'cancelled', 'expired', 'no_show', 'transferred'];
/** Fields of an event's ticket and of the model's that must be the same. */
const SAME = [
  ...['number', 'code', 'lane', 'doctorId', 'externalId', 'status', 'priority', 'priorityReason', 'callCount'],
  ...['issuedAt', 'readyAt', 'version'],
] as const;

/** Takes the model through the journal, one event after the other, and notes where the product did otherwise. */
export class Replay {
  readonly model: Model;
  readonly #history: History;
  readonly #eventsOf = new Map<number, readonly JournalEvent[]>();
  /** Requests that may have caused an event that names none: sent without a key, or with `finish` and nobody to call. */
  readonly #unnamed: readonly RequestRecord[];

  constructor(model: Model, history: History) {
    this.model = model;
    this.#history = history;
    this.#unnamed = history.requests.filter(({ key, name }) => key === null || name === 'call-next');
  }

  /** What a request became: one event, unless its key was old enough to be forgotten. */
  eventsOf(requestId: number): readonly JournalEvent[] {
    return this.#eventsOf.get(requestId) ?? [];
  }

  /** Brings the model up to an event; false when it makes no sense to go on. */
  take(step: Extract<Step, { kind: 'event' }>): boolean {
    const { event } = step;
    let isSound = true;
    const broken: Break = (invariant, detail) => {
      isSound = false;
      this.#history.broken(invariant, `${event.command}: ${detail}`, event.seq);
    };
    this.#checkFrame(step, broken);
    if (event.command === 'roll-over') this.#takeRollOver(step, broken);
    else if (event.command === 'provision') this.#takeFacts(event, broken);
    else this.#takeCommand(step, broken);
    this.model.seq = event.seq;
    this.model.latestAt = Math.max(this.model.latestAt, event.at);
    return isSound;
  }

  /** What holds of every event: its number, its time, its day. */
  #checkFrame({ event, wallMax }: Extract<Step, { kind: 'event' }>, broken: Break): void {
    const { model } = this;
    if (event.seq !== model.seq + 1) broken('events have no gap', `${event.seq} follows ${model.seq}`);
    if (event.serviceDay !== model.day)
      broken('the day ends as it should', `is of ${event.serviceDay}, not ${model.day}`);
    if (event.at < model.latestAt) broken('time never goes back', `${event.at} follows ${model.latestAt}`);
    if (event.at > wallMax) broken('time never goes back', `${event.at} is later than any clock showed: ${wallMax}`);
    const isLate = event.at >= dayEndsAt(model.day, model.told.settings);
    if (isLate && event.command !== 'roll-over') {
      broken('the day ends as it should', `happened at ${event.at}, after ${model.day} had ended`);
    }
  }

  #takeFacts({ changes }: JournalEvent, broken: Break): void {
    if (changes.length !== 1 || changes[0]?.kind !== 'department.changed') broken('events follow from commands', 'odd');
  }

  /** Waiting tickets expire, missed ones are no-shows, who is at a point stays; numbers begin anew. */
  #takeRollOver({ event, wallMax }: Extract<Step, { kind: 'event' }>, broken: Break): void {
    const { model } = this;
    const { settings } = model.told;
    const invariant = 'the day ends as it should';
    const end = dayEndsAt(model.day, settings);
    if (event.at !== end) broken(invariant, `${model.day} ended at ${end}, not at ${event.at}`);
    const expected = [
      ...model.of('waiting').map(({ id }) => `ticket.expired ${id}`),
      ...model.of('missed').map(({ id }) => `ticket.no-show ${id}`),
    ];
    const changes = event.changes.filter(({ ticket }) => ticket !== undefined);
    const found = changes.map(({ kind, ticket }) => `${kind} ${ticket?.id}`);
    if (expected.sort().join() !== found.sort().join())
      broken(invariant, `${found.join()} instead of ${expected.join()}`);
    for (const { kind, ticket } of changes) {
      const status = kind === 'ticket.expired' ? 'expired' : 'no_show';
      this.#become(ticket, { kind, ticketId: ticket?.id ?? '', after: { status, endedAt: end } }, broken);
    }
    const day = event.changes.find(({ kind }) => kind === 'queue.rolled-over')?.serviceDay ?? '';
    if (day <= model.day || day > dayAt(wallMax, settings)) broken(invariant, `${model.day} is followed by ${day}`);
    model.beginDay(day);
  }

  #takeCommand(step: Extract<Step, { kind: 'event' }>, broken: Break): void {
    const { event } = step;
    const { model } = this;
    const requests = this.#requestsOf(step);
    const verdicts = requests.map((request) => decide(model, request, event.at));
    const fitting = verdicts.filter((verdict) => isWhatHappened(verdict, event));
    const exact = fitting.find((verdict) => isExactly(verdict, event)) ?? fitting[0] ?? verdicts[0];
    const place = exact === undefined ? 0 : verdicts.indexOf(exact);
    const [request, verdict] = [requests[place], verdicts[place]];
    if (request === undefined || verdict === undefined) {
      broken('a key does it once', 'an event that no request asked for, or whose key was not recorded with it');
      return;
    }
    if (request.id === step.requestId) this.#noteOnce(request, event, broken);
    const differences = whatIsWrong(model, verdict, event);
    for (const { invariant, detail } of differences) broken(invariant, detail);
    if (differences.length > 0) return;
    if (verdict.queue !== undefined) {
      model.status = verdict.queue.status;
      model.message = verdict.queue.message;
    }
    verdict.effects.forEach((effect, index) => {
      this.#become(event.changes[index]?.ticket, effect, broken);
    });
    this.#noteUndoable(verdict.effects);
  }

  #requestsOf({ event, requestId, index }: Extract<Step, { kind: 'event' }>): readonly RequestRecord[] {
    const { requests } = this.#history;
    const named = requestId === null ? [] : requests.slice(requestId - 1, requestId);
    const unnamed = this.#unnamed.filter(({ name, actor, attempts, key, body, ticketId }) => {
      const isAsked =
        name === event.command && actor.id === event.actor.id && (attempts[0]?.sentIndex ?? index) < index;
      const isOfTicket = ticketId === null || event.changes.some(({ ticket }) => ticket?.id === ticketId);
      const hasCalled = event.changes.some(({ kind }) => kind === 'ticket.called');
      return isAsked && isOfTicket && (key === null || (body.finish === true && !hasCalled));
    });
    return [...named, ...unnamed];
  }

  #noteOnce(request: RequestRecord, event: JournalEvent, broken: Break): void {
    const events = this.eventsOf(request.id);
    const before = events[events.length - 1];
    const isForgotten = before !== undefined && event.at >= before.at + KEPT_MS;
    if (before !== undefined && !isForgotten) {
      broken('a key does it once', `request ${request.id} was done at ${before.seq} already`);
    }
    this.#eventsOf.set(request.id, [...events, event]);
  }

  /** Puts the effect into the model and holds the event's ticket against it. */
  #become(found: EventTicket | undefined, { kind, ticketId, after }: TicketEffect, broken: Break): void {
    const { model } = this;
    if (found === undefined) {
      broken('events follow from commands', `${kind} without a ticket`);
      return;
    }
    const known = model.tickets.get(ticketId);
    const ticket: ModelTicket =
      known === undefined
        ? ({ id: found.id, serial: model.tickets.size + 1, ...after } as ModelTicket)
        : Object.assign(known, after, { version: known.version + 1 });
    if (kind === 'ticket.issued') {
      const isKnown = model.tickets.has(found.id);
      if (isKnown) broken('events follow from commands', `${found.id} was issued before`);
      model.lastNumber = ticket.number;
    }
    model.tickets.set(ticket.id, ticket);
    if (ENDED.includes(ticket.status)) model.open.delete(ticket);
    else model.open.add(ticket);
    if ((kind === 'ticket.called' || kind === 'ticket.recalled') && ticket.pointId !== null) {
      model.noteCall(ticket.id, ticket.pointId);
    }
    if (kind === 'ticket.call-undone') model.forgetCall(ticket.id);
    const differing = differences(found, ticket);
    if (differing.length > 0) broken('events follow from commands', `${ticket.id} ${differing.join(', ')}`);
  }

  #noteUndoable(effects: readonly TicketEffect[]): void {
    const { undoable, tickets } = this.model;
    for (const { kind, ticketId } of effects) {
      const ticket = tickets.get(ticketId);
      if (ticket === undefined) continue;
      if (ticket.pointId !== null && AT_A_POINT.includes(kind)) undoable.delete(ticket.pointId);
      if (ticket.status === 'called') continue;
      for (const [pointId, ids] of undoable)
        undoable.set(
          pointId,
          ids.filter((id) => id !== ticketId),
        );
    }
    for (const { kind, ticketId } of effects) {
      const pointId = tickets.get(ticketId)?.pointId ?? null;
      if (kind === 'ticket.called' && pointId !== null) {
        undoable.set(pointId, [...(undoable.get(pointId) ?? []), ticketId]);
      }
    }
  }
}

/** How long an answer is kept under its key, ms. */
export const KEPT_MS = 24 * 60 * 60_000;

function kindsOf({ effects, queue }: Verdict): readonly string[] {
  return [...effects.map(({ kind, ticketId }) => `${kind} ${ticketId}`), ...(queue === undefined ? [] : [queue.kind])];
}

function kindsIn({ changes }: JournalEvent): readonly string[] {
  return changes.map(({ kind, ticket }) => {
    if (ticket === undefined) return kind;
    return kind === 'ticket.issued' ? `${kind} ` : `${kind} ${ticket.id}`;
  });
}

function isWhatHappened(verdict: Verdict, event: JournalEvent): boolean {
  return verdict.reasons.length === 0 && kindsOf(verdict).join() === kindsIn(event).join();
}

/** Of requests that may all have caused an event, the one that asked for just this. */
function isExactly(verdict: Verdict, event: JournalEvent): boolean {
  return verdict.effects.every(({ after }, index) => {
    const found = event.changes[index]?.ticket;
    if (after.phone !== undefined && after.phone !== phoneOf(found)) return false;
    return Object.entries(after).every(
      ([field, value]) => found?.[field] === undefined || String(found[field]) === String(value),
    );
  });
}

function phoneOf(found: EventTicket | undefined): string | null {
  const patient = found?.patient as { readonly phone?: string | null } | null | undefined;
  return patient?.phone ?? null;
}

/** Names what is wrong by the promise it breaks, the plainest first. */
function whatIsWrong(model: Model, verdict: Verdict, event: JournalEvent): { invariant: string; detail: string }[] {
  const wrong: { invariant: string; detail: string }[] = [];
  const call = event.changes.filter(({ kind }) => kind === 'ticket.called');
  for (const { ticket } of call) {
    const before = model.tickets.get(ticket?.id ?? '');
    if (before === undefined || before.waitsFor.length === 0) continue;
    wrong.push({ invariant: 'a gated ticket is never called', detail: `${before.id} waits for ${before.waitsFor}` });
  }
  wrong.push(...crowds(model, event.changes));
  const [issued] = event.changes;
  const number = verdict.effects[0]?.after.number;
  if (issued?.kind === 'ticket.issued' && verdict.issues === true && issued.ticket?.number !== number) {
    wrong.push({ invariant: 'numbers have no gap', detail: `${issued.ticket?.number} instead of ${number}` });
  }
  if (wrong.length > 0) return wrong;
  if (verdict.reasons.length > 0) {
    const detail = `was done although ${verdict.reasons.join(', ')}`;
    return [{ invariant: 'what is not allowed is refused', detail }];
  }
  if (isWhatHappened(verdict, event)) return [];
  const detail = `${kindsIn(event).join(', ')} instead of ${kindsOf(verdict).join(', ')}`;
  return [{ invariant: call.length > 0 ? 'the first in order is called' : 'events follow from commands', detail }];
}

/** Points that hold more than they may once an event has called somebody to them, and tickets called to two. */
function crowds(model: Model, changes: readonly EventChange[]): { invariant: string; detail: string }[] {
  const invariant = 'a point holds its capacity';
  const wrong: { invariant: string; detail: string }[] = [];
  const left = changes.filter(({ kind }) => kind !== 'ticket.called').map(({ ticket }) => ticket?.id);
  const called = changes.filter(({ kind }) => kind === 'ticket.called').flatMap(({ ticket }) => ticket ?? []);
  for (const { id, pointId } of called) {
    const status = model.tickets.get(id)?.status;
    if (status === 'called' || status === 'serving') wrong.push({ invariant, detail: `${id} is at a point already` });
    const point = model.told.points.find((candidate) => candidate.id === pointId);
    const inside = model.inside(String(pointId)).filter((ticket) => !left.includes(ticket.id)).length;
    const count = inside + called.filter((ticket) => ticket.pointId === pointId).length;
    if (count > (point?.capacity ?? 0)) wrong.push({ invariant, detail: `${String(pointId)} holds ${count}` });
  }
  return wrong;
}

function differences(found: EventTicket, ticket: ModelTicket): readonly string[] {
  const differing = SAME.filter((field) => found[field] !== ticket[field]).map(
    (field) => `${field} is ${String(found[field])} instead of ${String(ticket[field])}`,
  );
  const optional = (['pointId', 'calledAt', 'missedAt', 'endedAt'] as const).filter(
    (field) => found[field] !== undefined && found[field] !== ticket[field],
  );
  const isSameWait = String(found.waitsFor) === String(ticket.waitsFor);
  const { serviceDay } = found;
  return [
    ...differing,
    ...optional.map((field) => `${field} is ${String(found[field])} instead of ${String(ticket[field])}`),
    ...(isSameWait ? [] : [`waits for ${String(found.waitsFor)} instead of ${String(ticket.waitsFor)}`]),
    ...(phoneOf(found) === ticket.phone ? [] : ['has another phone']),
    ...(serviceDay === ticket.day ? [] : [`is of ${String(serviceDay)} instead of ${ticket.day}`]),
  ];
}
