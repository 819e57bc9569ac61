import type { AnswerRecord, AttemptRecord, History, RequestRecord, Sighting, TicketReading } from '../world/history.ts';
import type { Scenario } from '../world/scenario.ts';
import { decide } from './decide.ts';
import { readJournal } from './journal.ts';
import { Model } from './model.ts';
import type { Remains } from './remains.ts';
import { checkRemains } from './remains.ts';
import { KEPT_MS, Replay } from './replay.ts';
import type { ModelFacts } from './ticket.ts';

/** One answer that changed nothing, and the stretch of the journal in which it was decided. */
interface Claim {
  readonly request: RequestRecord;
  readonly from: number;
  readonly to: number;
  readonly answer: AnswerRecord;
  /** The clock when it was asked; by the answer it may have been set. */
  readonly askedWall: number;
}

const VIOLATIONS_MAX = 20;

/**
 * Holds a run's history against what the design promises, with a model of its own: nothing of the product's rules and
 * nothing of queue-core. What it finds is noted in the history.
 */
export function check(scenario: Scenario, history: History, remains: Remains | null): void {
  const model = new Model();
  const replay = new Replay(model, history);
  const nameOf = (id: number) => `${history.requests[id - 1]?.actor.id} ${history.requests[id - 1]?.name}`;
  const steps = readJournal(history.journal, nameOf);
  const screens = new Screens(history);
  // The first day is whichever the department was provisioned in.
  const begun = steps.find((step) => step.kind === 'event');
  if (begun?.kind === 'event') model.day = begun.event.serviceDay;
  const kept = new Set<number>();
  let claims = claimsOf(history);
  const examine = (index: number) => {
    claims = claims.filter((claim) => {
      if (claim.from > index) return true;
      if (isTrue(model, claim, { scenario, history, kept })) return false;
      if (claim.to > index) return true;
      const { request, answer } = claim;
      const what = answer.kind === 'accepted' ? 'nothing to do' : (answer.code ?? '');
      history.broken(
        'a refusal has its reason',
        `${request.name} of request ${request.id} was answered: ${what}`,
        model.seq,
      );
      return false;
    });
  };
  for (const step of steps) {
    const isFirst = model.facts === null;
    if (step.kind === 'told') takeFacts(model, step.facts, history);
    if (step.kind === 'kept') kept.add(step.requestId);
    if (step.kind === 'event' && !replay.take(step)) return;
    if (model.facts === null) continue;
    // What a department is told shows with the event of it.
    if (step.kind === 'event' || isFirst) screens.compare(model);
    examine(step.index);
    if (history.violations.length > VIOLATIONS_MAX) return;
  }
  checkAnswers(history, replay, steps.length);
  if (remains !== null) checkRemains(history, model, remains);
}

function takeFacts(model: Model, facts: ModelFacts, history: History): void {
  const held = model.facts?.version ?? 0;
  if (facts.version <= held) {
    history.broken('the newest facts hold', `version ${facts.version} replaced ${held}`, model.seq);
  }
  model.hear(facts);
}

/** What clients showed and the server told, by the event it was after. */
class Screens {
  readonly #history: History;
  readonly #sightings: Map<number, Sighting[]>;
  readonly #readings: Map<number, TicketReading[]>;

  constructor(history: History) {
    this.#history = history;
    this.#sightings = Map.groupBy(history.sightings, ({ seq }) => seq);
    this.#readings = Map.groupBy(history.readings, ({ seq }) => seq);
  }

  compare(model: Model): void {
    const sightings = this.#sightings.get(model.seq) ?? [];
    const readings = this.#readings.get(model.seq) ?? [];
    if (sightings.length === 0 && readings.length === 0) return;
    const screenAt = screensOf(model);
    for (const { client, shown, now } of sightings) {
      const expected = screenAt(now).text;
      if (shown === expected) continue;
      const invariant = samePeople(shown, expected) ? 'positions agree' : 'screens show the queue';
      this.#history.broken(invariant, `${client} shows ${shown} instead of ${expected}`, model.seq);
    }
    for (const { ticketId, position, status, now } of readings) {
      const told = screenAt(now).positions.get(ticketId) ?? null;
      const is = model.tickets.get(ticketId)?.status;
      if (told === position && is === status) continue;
      const detail = `the server tells ${ticketId} ${status} ${position} instead of ${is} ${told}`;
      this.#history.broken('positions agree', detail, model.seq);
    }
  }
}

/** What is to be seen at an instant; worked out once where time alone changes nothing. */
function screensOf(model: Model): (now: number) => { text: string; positions: ReadonlyMap<string, number | null> } {
  const made = new Map<number, { text: string; positions: ReadonlyMap<string, number | null> }>();
  return (now) => {
    const moment = model.nextSlotAfter(now);
    const known = made.get(moment);
    if (known !== undefined) return known;
    const screen = model.screen(now);
    const whole = {
      text: JSON.stringify(screen),
      positions: new Map(screen.waiting.map(([id, position]) => [id, position])),
    };
    made.set(moment, whole);
    return whole;
  };
}

function samePeople(shown: string, expected: string): boolean {
  const ids = (text: string) => (JSON.parse(text) as { waiting: [string][] }).waiting.map(([id]) => id).join();
  return ids(shown) === ids(expected);
}

/** Everything answered that changed nothing: refusals, and what was so already. */
function claimsOf(history: History): Claim[] {
  const claim = (request: RequestRecord, attempt: AttemptRecord, answer: AnswerRecord): Claim => ({
    request,
    from: attempt.sentIndex,
    to: answer.index,
    answer,
    askedWall: attempt.sentWall,
  });
  return history.requests.flatMap((request) =>
    request.attempts.flatMap((attempt) =>
      attempt.answers
        .filter((answer) => answer.kind === 'refused' || isNobodyCalled(request, answer))
        .map((answer) => claim(request, attempt, answer)),
    ),
  );
}

/** A call-next that called nobody is decided anew each time, and so may be true of a moment only. */
function isNobodyCalled(request: RequestRecord, { kind, body }: AnswerRecord): boolean {
  return (
    kind === 'accepted' && request.name === 'call-next' && (body === '{"ticket":null}' || body === '{"tickets":[]}')
  );
}

function isTrue(
  model: Model,
  { request, answer, askedWall }: Claim,
  { scenario, history, kept }: { scenario: Scenario; history: History; kept: ReadonlySet<number> },
): boolean {
  if (answer.code === 'idempotency_key_reused') return isKeyOfAnother(request, history, kept);
  if (answer.code === 'rate_limited' && isBusyAddress({ request, answer }, scenario, history)) return true;
  if (answer.code === 'unavailable') return needsHistory(model, request);
  return [askedWall, answer.wall].some((wall) => {
    const { reasons, effects } = decide(model, request, Math.max(model.latestAt, wall));
    if (answer.kind === 'refused') return reasons.includes(answer.code ?? '');
    return reasons.length === 0 && !effects.some(({ kind }) => kind === 'ticket.called');
  });
}

/** Only of what may have left the object it is said that it cannot be told while D1 is away. */
function needsHistory(model: Model, { ticketId, body }: RequestRecord): boolean {
  const ticket = model.tickets.get(ticketId ?? '');
  return (ticket?.endedAt ?? null) !== null || body.externalId !== undefined;
}

function isKeyOfAnother(request: RequestRecord, { requests }: History, kept: ReadonlySet<number>): boolean {
  return requests.some(
    (other) =>
      other.id !== request.id &&
      kept.has(other.id) &&
      other.key === request.key &&
      other.actor.id === request.actor.id &&
      other.name === request.name &&
      other.ticketId === request.ticketId,
  );
}

/** An address may take so many tickets a minute; one that has asked for fewer altogether is never too fast. */
function isBusyAddress(
  { request, answer }: Pick<Claim, 'request' | 'answer'>,
  scenario: Scenario,
  { requests }: History,
): boolean {
  if (request.name !== 'issue' || request.actor.kind !== 'visitor') return false;
  const asked = requests
    .filter(({ address, name }) => address === request.address && name === 'issue')
    .flatMap(({ attempts }) => attempts.filter(({ sentAt }) => sentAt <= answer.at));
  // What is repeated on its way, or refused, may count once more.
  return asked.length * 2 > scenario.ticketsPerMinutePerAddress;
}

/** What was answered with "done" is durable by then, is the same every time, and is what the event says. */
function checkAnswers(history: History, replay: Replay, length: number): void {
  for (const request of history.requests) {
    const answers = request.attempts
      .flatMap((attempt) => attempt.answers)
      .filter((answer) => answer.kind === 'accepted' && !isNobodyCalled(request, answer));
    const [first] = answers;
    if (first === undefined) continue;
    const kept = history.journal.findIndex(({ kind, data }) => kind === 'requests' && data === String(request.id));
    const invariant = 'what was answered is durable';
    if (request.key !== null && (kept < 0 || kept >= length)) {
      history.broken(invariant, `${request.name} of request ${request.id} was answered and is gone`);
      continue;
    }
    if (request.key !== null && kept >= first.index) {
      history.broken(invariant, `${request.name} of request ${request.id} was answered before it was durable`);
    }
    const differing = answers.find(({ body, status }) => body !== first.body || status !== first.status);
    if (request.key !== null && differing !== undefined && !hasLapsed(history, request)) {
      history.broken('a key does it once', `request ${request.id} was answered ${first.body} and ${differing.body}`);
    }
    const told = ticketsIn(first.body);
    const events = replay.eventsOf(request.id);
    const became = events.flatMap(({ changes }) => changes.flatMap(({ ticket }) => ticket ?? []));
    if (events.length === 0) continue;
    for (const { id, version } of told) {
      if (became.some((ticket) => ticket.id === id && ticket.version === version)) continue;
      history.broken(invariant, `request ${request.id} was answered ${id} version ${version}, not what happened`);
    }
  }
}

/** True when a key's record was old enough to be forgotten while the request was still being sent. */
function hasLapsed(history: History, request: RequestRecord): boolean {
  const rows = history.journal.filter(({ kind, data }) => kind === 'requests' && data === String(request.id));
  const [first, last] = [rows[0], rows[rows.length - 1]];
  return first !== undefined && last !== undefined && last.wallMax - first.wallMax >= KEPT_MS;
}

function ticketsIn(body: string): readonly { readonly id: string; readonly version: number }[] {
  const answer = JSON.parse(body) as { id?: string; ticket?: unknown; tickets?: unknown };
  if (answer.id !== undefined) return [answer as { id: string; version: number }];
  const tickets = answer.tickets ?? (answer.ticket === undefined || answer.ticket === null ? [] : [answer.ticket]);
  return tickets as { id: string; version: number }[];
}
