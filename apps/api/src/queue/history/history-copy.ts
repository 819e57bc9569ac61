import type { Machine } from '../machine.ts';
import type { NumberedEvent } from '../state/events.ts';
import type { DepartmentState } from '../state/state.ts';
import type { DepartmentStore } from '../store/store.ts';
import { Outbox } from './outbox.ts';
import { eventRows } from './projection.ts';
import { projectEvents } from './visits-store.ts';

/** After a commit, copying waits this long for others to join it. */
const DRAIN_DELAY_MS = 100;

/** What copying works with. */
export interface HistoryCopyPorts {
  readonly store: DepartmentStore;
  readonly database: D1Database;
  readonly machine: Machine;
  /** The department's state, or null while it is not provisioned. */
  readonly state: () => DepartmentState | null;
  /** Is told of a drain that failed: somebody has to try again later. */
  readonly onFailure: () => void;
}

/** Copies a department's events to D1: soon after a commit, and again by the alarm where that failed. */
export class HistoryCopy {
  readonly #ports: HistoryCopyPorts;
  readonly #outbox: Outbox;
  #isScheduled = false;

  constructor(ports: HistoryCopyPorts) {
    const { store } = ports;
    this.#ports = ports;
    this.#outbox = new Outbox({
      readEventsAfter: (seq, limit) => store.readEventsAfter(seq, limit),
      readProjectedSeq: () => store.readProjectedSeq(),
      deliver: (events) => this.#deliver(events),
      writeProjectedSeq: (seq) => store.writeProjectedSeq(seq),
      report: () => this.#report(),
    });
  }

  /** Drains that failed in a row. */
  get failures(): number {
    return this.#outbox.failures;
  }

  /** Copies in a moment what is there by then; after a failure it is the alarm that tries again. */
  schedule(): void {
    // An object that was never provisioned has nothing to copy, and no table to read it from.
    if (this.#isScheduled || this.#outbox.failures > 0 || this.#ports.state() === null) return;
    this.#isScheduled = true;
    this.#ports.machine.after(DRAIN_DELAY_MS, () => {
      this.#isScheduled = false;
      void this.#drainOn();
    });
  }

  /** What came while this was under way found a drain that did not wait for it. */
  async #drainOn(): Promise<void> {
    await this.#outbox.drain();
    const { store, state } = this.#ports;
    if (store.readProjectedSeq() < (state()?.seq ?? 0)) this.schedule();
  }

  /** Copies what is left now. */
  drain(): Promise<void> {
    return this.#outbox.drain();
  }

  async #deliver(events: readonly NumberedEvent[]): Promise<void> {
    const provisioning = this.#ports.state()?.provisioning;
    if (provisioning !== undefined) await projectEvents(this.#ports.database, eventRows(events, provisioning));
  }

  /** The events stay, and the alarm tries again: later each time, so that a D1 that is down is left in peace. */
  #report(): void {
    const state = this.#ports.state();
    const departmentId = state?.provisioning.departmentId ?? null;
    const failureCount = this.#outbox.failures;
    this.#ports.machine.log('warn', 'outbox.failed', { departmentId, seq: state?.seq ?? 0, failureCount });
    this.#ports.onFailure();
  }
}
