import type { EndedStatus, EventsFrame, QueueState, SnapshotFrame } from '@carequeue/queue-core';
import { reduce, stateOf } from '@carequeue/queue-core';
import { ClockOffset } from './clock-offset.ts';
import type { TicketView } from './ticket-view.ts';
import { faceOf } from './ticket-view.ts';

const ENDED: readonly string[] = [
  'completed',
  'cancelled',
  'expired',
  'no_show',
  'transferred',
] satisfies readonly EndedStatus[];

/** Holds a queue's state, always whole, and how the one ticket that is followed ended. */
export class QueueStore {
  readonly clock = new ClockOffset();
  readonly #followedId: string | null;
  #state: QueueState | null = null;
  #ended: TicketView | null = null;
  #isResumable = false;
  #hasFollowedChanged = false;

  constructor(followedId: string | null) {
    this.#followedId = followedId;
  }

  /** Null until the first frame. Replaced with each change, never changed itself. */
  get state(): QueueState | null {
    return this.#state;
  }

  /** The followed ticket as it left the queue, if that was seen. */
  get ended(): TicketView | null {
    return this.#ended;
  }

  /** Where to go on from; undefined asks for a whole state. */
  get since(): { readonly since: number; readonly epoch: string } | undefined {
    return this.#state === null || !this.#isResumable
      ? undefined
      : { since: this.#state.seq, epoch: this.#state.epoch };
  }

  /** Says whether events told of a change of the followed ticket since this was last asked. */
  takeFollowedChange(): boolean {
    const hasChanged = this.#hasFollowedChanged;
    this.#hasFollowedChanged = false;
    return hasChanged;
  }

  /** Keeps the state to look at, but asks for a whole one next. */
  forget(): void {
    this.#isResumable = false;
  }

  /**
   * Takes a frame in.
   *
   * @returns `gap` when frames are missing; the state is then as it was.
   */
  accept(frame: SnapshotFrame | EventsFrame, localNowMs: number): 'applied' | 'gap' {
    this.clock.read(frame.now, localNowMs);
    if (frame.type === 'snapshot') {
      this.#state = stateOf(frame);
      this.#isResumable = true;
      return 'applied';
    }
    if (this.#state === null) return 'gap';
    const reduction = reduce(this.#state, frame);
    if (reduction.kind === 'gap') return 'gap';
    this.#state = reduction.state;
    this.#watch(frame);
    return 'applied';
  }

  #watch(frame: EventsFrame): void {
    for (const change of frame.changes) {
      if (!('ticket' in change) || change.ticket.id !== this.#followedId) continue;
      this.#hasFollowedChanged = true;
      this.#ended = ENDED.includes(change.ticket.status) ? faceOf(change.ticket) : null;
    }
  }
}
