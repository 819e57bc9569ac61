import type { History } from '../world/history.ts';
import type { Model } from './model.ts';

/** What is left when everything has come to rest, read from outside. */
export interface Remains {
  /** The object's own rows. */
  readonly tickets: readonly { readonly id: string; readonly data: string }[];
  readonly events: readonly { readonly seq: number; readonly data: string }[];
  /** D1's. */
  readonly visits: readonly { readonly id: string; readonly data: string }[];
  readonly visitEvents: readonly number[];
  /** What the machine's clock shows, ms since 1970. */
  readonly wall: number;
}

/** What left the object for D1 had ended a day before, ms. */
const LEAVES_AFTER_MS = 24 * 60 * 60_000;

type Rows = readonly { readonly id: string; readonly data: string }[];

/** The object holds what the history says, and D1 holds all of it. */
export function checkRemains(history: History, model: Model, remains: Remains): void {
  const durable = history.journal.filter(({ kind }) => kind === 'events').map(({ data }) => data);
  checkEvents(history, durable, remains);
  const invariant = 'what was answered is durable';
  const stored = new Map(remains.tickets.map(({ id, data }) => [id, data]));
  const now = Math.max(remains.wall, history.journal[history.journal.length - 1]?.wallMax ?? 0);
  for (const { id, endedAt } of model.tickets.values()) {
    const mayHaveLeft = endedAt !== null && endedAt <= now - LEAVES_AFTER_MS;
    if (!stored.has(id) && !mayHaveLeft) history.broken(invariant, `${id} is stored no more`);
  }
  const differing = [...odd(model, remains.tickets)];
  if (differing.length > 0) history.broken(invariant, `stored is ${differing.join(', ')}`);

  const copy = 'the copy equals the object';
  const notCopied = [...odd(model, remains.visits)];
  if (notCopied.length > 0) history.broken(copy, `visits have ${notCopied.join(', ')}`);
  if (remains.visits.length !== model.tickets.size) {
    history.broken(copy, `there are ${remains.visits.length} visits of ${model.tickets.size} tickets`);
  }
  const isSame = remains.visits.every(({ id, data }) => (stored.get(id) ?? data) === data);
  if (!isSame) history.broken(copy, 'a visit is not the ticket that is stored');
  const isEach = remains.visitEvents.every((seq, index) => seq === index + 1);
  if (!isEach || remains.visitEvents.length !== durable.length) history.broken(copy, 'visit_events are not the events');
}

function checkEvents(history: History, durable: readonly string[], { events }: Remains): void {
  const dropped = durable.length - events.length;
  const isWhole = events.every(({ data }, index) => data === durable[dropped + index]);
  if (isWhole && (durable.length === 0 || events.length > 0)) return;
  history.broken('what was answered is durable', 'the events in storage are not those that were committed');
}

/** Rows that are not as the ticket is. */
function* odd(model: Model, rows: Rows): Generator<string> {
  for (const { id, data } of rows) {
    const row: { status: string; version: number } = JSON.parse(data);
    const ticket = model.tickets.get(id);
    if (ticket?.status === row.status && ticket.version === row.version) continue;
    yield `${id} as ${row.status} ${row.version}, which is ${ticket?.status} ${ticket?.version}`;
  }
}
