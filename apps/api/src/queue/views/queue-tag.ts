import { createHash } from 'node:crypto';
import type { DisplayState } from '@carequeue/queue-core';
import { countEarly } from '../rules/waiting-order.ts';
import type { ViewMoment } from './ticket-view.ts';

/** What a queue's tag stands for beside the queue itself. */
export interface TaggedFacts {
  /** What only staff are shown; null for everybody else. */
  readonly staffFacts: { readonly projectedSeq: number; readonly displays: readonly DisplayState[] } | null;
  /** From where on events were asked for; null for the whole. */
  readonly since: number | null;
}

/** The ETag of a queue as a caller is shown it, without its quotation marks. */
export function queueTag({ state, wait, now }: ViewMoment, { staffFacts, since }: TaggedFacts): string {
  // The expected waits and the order change with time alone, so they are part of what the tag stands for.
  const changing = [wait, countEarly(state, now), ...(staffFacts === null ? [] : [staffFacts.displays])];
  const digest = createHash('sha256').update(JSON.stringify(changing)).digest('base64url').slice(0, 8);
  const staffParts = staffFacts === null ? [] : [staffFacts.projectedSeq];
  return [state.epoch, state.seq, digest, ...staffParts, since ?? ''].join('.');
}
