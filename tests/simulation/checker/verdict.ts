import type { RequestRecord } from '../world/history.ts';
import type { Given, ModelSession, ModelTicket, PointSetting } from './ticket.ts';

/** What the checker knows of a command. */
export type Asked = Pick<RequestRecord, 'actor' | 'name' | 'ticketId' | 'body'>;

/** One thing a command does. */
export type Effect =
  | {
      readonly of: 'ticket';
      readonly kind: string;
      /** Empty for the ticket that is issued. */
      readonly id: string;
      /** Fields it has afterwards; the rest stays. */
      readonly after: Given;
    }
  | { readonly of: 'session'; readonly kind: 'session.changed'; readonly id: string; readonly session: ModelSession }
  | {
      readonly of: 'queue';
      readonly kind: string;
      readonly id: '';
      readonly status: string;
      readonly message: string | null;
    }
  | {
      readonly of: 'point';
      readonly kind: 'department.changed';
      readonly id: '';
      readonly pointId: string;
      readonly setting: PointSetting;
    };

/** What a command must come to in a state: every reason there is against it, or else its effects. */
export interface Verdict {
  readonly reasons: readonly string[];
  readonly effects: readonly Effect[];
}

/** It is so already. */
export const NOTHING: Verdict = { reasons: [], effects: [] };

/** Reasons against it; those that are false do not hold. */
export function no(...reasons: readonly (string | false)[]): Verdict {
  return { reasons: reasons.filter((reason) => reason !== false), effects: [] };
}

/** It does this. */
export function does(...effects: readonly Effect[]): Verdict {
  return { reasons: [], effects };
}

/** It does this to a ticket. */
export function change(kind: string, { id }: Pick<ModelTicket, 'id'>, after: Given): Effect {
  return { of: 'ticket', kind, id, after };
}

/** A visit is over. */
export function completion(ticket: ModelTicket, at: number): Effect {
  return change('ticket.completed', ticket, { status: 'completed', endedAt: at });
}
