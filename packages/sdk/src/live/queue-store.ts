import type { EventsFrame, QueueState, SnapshotFrame } from '@carequeue/queue-core';
import { reduce, stateOf } from '@carequeue/queue-core';
import { ClockOffset } from './clock-offset.ts';

/** Holds a queue's state, always whole. */
export class QueueStore {
  readonly clock = new ClockOffset();
  /** Null until the first frame. Replaced with each change, never changed itself. */
  state: QueueState | null = null;
  #isResumable = false;

  /** Where to go on from; undefined asks for a whole state. */
  get since(): { readonly since: number; readonly epoch: string } | undefined {
    const { state } = this;
    return state !== null && this.#isResumable ? { since: state.seq, epoch: state.epoch } : undefined;
  }

  /** Keeps the state to look at, but asks for a whole one next. */
  forget(): void {
    this.#isResumable = false;
  }

  /**
   * Takes a frame in.
   *
   * @param isOvertaken - the whole was asked for when there was nothing: what was read meanwhile may be later than it.
   * @returns `gap` when frames are missing; the state is then as it was.
   */
  accept(frame: SnapshotFrame | EventsFrame, localNowMs: number, isOvertaken?: boolean): 'applied' | 'gap' {
    this.clock.read(frame.now, localNowMs);
    const { state } = this;
    if (frame.type === 'snapshot') {
      const isOlder = isOvertaken && state?.epoch === frame.epoch && frame.seq < state.seq;
      if (!isOlder) this.state = stateOf(frame);
      this.#isResumable = true;
      return 'applied';
    }
    if (state === null) return 'gap';
    const reduction = reduce(state, frame);
    if (reduction.kind === 'applied') this.state = reduction.state;
    return reduction.kind;
  }
}
