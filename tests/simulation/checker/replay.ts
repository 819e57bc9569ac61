import { dayAt, dayEndsAt } from '../world/calendar.ts';
import type { History, RequestRecord } from '../world/history.ts';
import { differences, isExactly, isWhatHappened, nameOf, whatIsWrong } from './compare-event.ts';
import { decide } from './decide.ts';
import type { EventChange, EventTicket, JournalEvent, Step } from './journal.ts';
import type { Model } from './model.ts';
import { isPassedOver } from './order.ts';
import type { ModelPoint, ModelTicket } from './ticket.ts';
import type { Effect } from './verdict.ts';

type Break = (invariant: string, detail: string) => void;

/** After one of these at a point, an earlier call there stands. */
const AT_A_POINT = ['ticket.called', 'ticket.recalled', 'ticket.started', 'ticket.completed', 'ticket.skipped'];
const ENDED = ['completed', 'cancelled', 'expired', 'no_show', 'transferred'];
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

  #takeFacts(event: JournalEvent, broken: Break): void {
    const [change, ...others] = event.changes;
    if (change?.kind !== 'department.changed' || others.length > 0) broken('events follow from commands', 'odd');
    else this.#comparePoints(change, broken);
  }

  #comparePoints({ points = [] }: EventChange, broken: Break): void {
    const textOf = (all: readonly ModelPoint[]) =>
      all.map(({ id, doctorId, capacity, available }) => `${id} ${doctorId} ${capacity} ${available}`).join();
    const [found, expected] = [textOf(points), textOf(this.model.points)];
    if (found !== expected) broken('events follow from commands', `points are ${found} instead of ${expected}`);
  }

  /** Waiting tickets expire, missed ones are no-shows, who is at a point stays; numbers begin anew. */
  #takeRollOver({ event, wallMax }: Extract<Step, { kind: 'event' }>, broken: Break): void {
    const { model } = this;
    const { settings } = model.told;
    const invariant = 'the day ends as it should';
    const end = dayEndsAt(model.day, settings);
    if (event.at !== end) broken(invariant, `${model.day} ended at ${end}, not at ${event.at}`);
    const expected = settings.roundTheClock
      ? []
      : [
          ...model.of('waiting').map(({ id }) => `ticket.expired ${id}`),
          ...model.of('missed').map(({ id }) => `ticket.no-show ${id}`),
        ];
    const changes = event.changes.filter(({ ticket }) => ticket !== undefined);
    const found = changes.map(({ kind, ticket }) => `${kind} ${ticket?.id}`);
    if (expected.sort().join() !== found.sort().join())
      broken(invariant, `${found.join()} instead of ${expected.join()}`);
    for (const { kind, ticket } of changes) {
      const status = kind === 'ticket.expired' ? 'expired' : 'no_show';
      this.#become(ticket, { kind, id: ticket?.id ?? '', after: { status, endedAt: end } }, broken);
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
    this.#notePassings(verdict.effects, event.at);
    for (const effect of verdict.effects) this.#perform(effect, event, broken);
    this.#noteUndoable(verdict.effects);
  }

  #perform(effect: Effect, event: JournalEvent, broken: Break): void {
    const { model } = this;
    const change = event.changes.find((one) => nameOf(one) === `${effect.kind} ${effect.id}`);
    switch (effect.of) {
      case 'ticket':
        this.#become(change?.ticket, effect, broken);
        break;
      case 'queue':
        model.status = effect.status;
        model.message = effect.message;
        break;
      case 'point':
        model.setPoint(effect.pointId, effect.setting);
        if (change !== undefined) this.#comparePoints(change, broken);
        break;
      case 'session': {
        const { status, until, reason } = effect.session;
        const found = change?.session;
        if (found?.status !== status || found.until !== until || found.reason !== reason) {
          broken('events follow from commands', `${effect.id} is ${found?.status} instead of ${status}`);
        }
        model.sessions = model.sessions.map((one) => (one.id === effect.id ? effect.session : one));
      }
    }
  }

  /** Calls pass over who came earlier, as everybody stood before the command. */
  #notePassings(effects: readonly Effect[], at: number): void {
    const { model } = this;
    const waiting = model.ranked();
    for (const effect of effects) {
      const called = effect.kind === 'ticket.called' ? model.tickets.get(effect.id) : undefined;
      if (called === undefined || effect.of !== 'ticket') continue;
      const point = model.points.find(({ id }) => id === effect.after.pointId) ?? { doctorId: null };
      for (const ticket of waiting) if (isPassedOver(ticket, called, { point, at })) ticket.passedOver += 1;
    }
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

  /** Puts what becomes of a ticket into the model and holds the event's ticket against it. */
  #become(found: EventTicket | undefined, { kind, id, after }: Becoming, broken: Break): void {
    const { model } = this;
    if (found === undefined) {
      broken('events follow from commands', `${kind} without a ticket`);
      return;
    }
    const known = model.tickets.get(id);
    if (known !== undefined && kind === 'ticket.call-undone') model.turns.giveBack(known, model.told.settings.pattern);
    const isNew = { id: found.id, serial: model.tickets.size + 1, passedOver: 0 };
    const ticket: ModelTicket =
      known === undefined
        ? ({ ...isNew, ...after } as ModelTicket)
        : Object.assign(known, after, { version: known.version + 1, passedOver: 0 });
    if (kind === 'ticket.issued') {
      if (model.tickets.has(found.id)) broken('events follow from commands', `${found.id} was issued before`);
      const { number, code } = { number: ticket.number, code: String(found.code) };
      const wrong = model.numbers.give(ticket.series, { number, code }, model.told.code);
      if (wrong !== null) broken('codes are told apart', wrong);
      const isWalkIn = ticket.lane === 'walk-in' && ticket.slotAt === null;
      const { walkIns } = model;
      if (isWalkIn) walkIns.set(ticket.sessionId, (walkIns.get(ticket.sessionId) ?? 0) + 1);
    }
    model.tickets.set(ticket.id, ticket);
    if (ENDED.includes(ticket.status)) model.open.delete(ticket);
    else model.open.add(ticket);
    this.#noteCall(kind, ticket);
    const differing = differences(found, ticket);
    if (differing.length > 0) broken('events follow from commands', `${ticket.id} ${differing.join(', ')}`);
  }

  #noteCall(kind: string, ticket: ModelTicket): void {
    const { model } = this;
    if (kind === 'ticket.called') model.turns.take(ticket, model.told.settings.pattern);
    if (kind === 'ticket.call-undone') model.forgetCall(ticket.id);
    const isCall = kind === 'ticket.called' || kind === 'ticket.recalled';
    if (isCall && ticket.pointId !== null) model.noteCall(ticket.id, ticket.pointId);
  }

  #noteUndoable(effects: readonly Effect[]): void {
    const { undoable, tickets } = this.model;
    const points = (kinds: readonly string[]) =>
      effects.flatMap(({ kind, id }) => {
        const pointId = tickets.get(id)?.pointId ?? null;
        return pointId !== null && kinds.includes(kind) ? [{ id, pointId }] : [];
      });
    for (const { pointId } of points(AT_A_POINT)) undoable.delete(pointId);
    for (const { id } of effects) {
      const status = tickets.get(id)?.status;
      if (status === undefined || status === 'called' || status === 'serving') continue;
      for (const [pointId, ids] of undoable)
        undoable.set(
          pointId,
          ids.filter((other) => other !== id),
        );
    }
    for (const { id, pointId } of points(['ticket.called'])) {
      undoable.set(pointId, [...(undoable.get(pointId) ?? []), id]);
    }
  }
}

/** How long an answer is kept under its key, ms. */
export const KEPT_MS = 24 * 60 * 60_000;

type Becoming = Pick<Extract<Effect, { of: 'ticket' }>, 'kind' | 'id' | 'after'>;
