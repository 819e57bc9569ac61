import type { JournalEntry } from '../world/history.ts';
import type { ModelFacts, ModelPoint, ModelSession } from './ticket.ts';

/** A ticket as an event carries it: whole, as it stands after. */
export interface EventTicket {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

/** One change of an event. */
export interface EventChange {
  readonly kind: string;
  readonly ticket?: EventTicket;
  readonly state?: string;
  readonly message?: string | null;
  readonly serviceDay?: string;
  readonly session?: Pick<ModelSession, 'id' | 'status' | 'until' | 'reason'>;
  readonly points?: readonly ModelPoint[];
}

/** What one accepted command did. */
export interface JournalEvent {
  readonly seq: number;
  readonly at: number;
  readonly command: string;
  readonly actor: { readonly kind: string; readonly id: string | null };
  readonly serviceDay: string;
  readonly changes: readonly EventChange[];
}

/** An entry read, with its place in the journal: how many are durable once it is. */
export type Step = { readonly index: number; readonly wallMax: number } & (
  | { readonly kind: 'event'; readonly event: JournalEvent; readonly requestId: number | null }
  | { readonly kind: 'told'; readonly facts: ModelFacts }
  | { readonly kind: 'kept'; readonly requestId: number }
);

/** Reads a journal. An event that is followed at once by the record of a key was that request's. */
export function readJournal(journal: readonly JournalEntry[], nameOf: (requestId: number) => string): readonly Step[] {
  return journal.map(({ kind, data, wallMax }, place): Step => {
    const at = { index: place + 1, wallMax };
    if (kind === 'provisioning') return { ...at, kind: 'told', facts: JSON.parse(data) };
    if (kind === 'requests') return { ...at, kind: 'kept', requestId: Number(data) };
    const event: JournalEvent = JSON.parse(data);
    const next = journal[place + 1];
    const isKept = next?.kind === 'requests' && nameOf(Number(next.data)) === `${event.actor.id} ${event.command}`;
    return { ...at, kind: 'event', event, requestId: isKept ? Number(next.data) : null };
  });
}
