import type { DisplayState } from '@carequeue/queue-core';
import { instantOf } from '../../kernel/time.ts';
import type { Display, DisplayReport, DisplayStore, DisplayTimes } from '../state/displays.ts';
import { DISPLAY_WRITTEN_EVERY_MS, displayStates, isSameDisplay, withReport, withTime } from '../state/displays.ts';

/** Where screens are remembered, by which time, and who hears of it. */
export interface DisplayPorts {
  readonly store: DisplayStore;
  readonly times: () => DisplayTimes;
  /** Is told when staff would see something else than before. */
  readonly onNews: () => void;
}

/** The screens of one department: in memory, and written down where more changed than when they were last heard of. */
export class KnownDisplays {
  readonly #ports: DisplayPorts;
  #displays: readonly Display[];
  #written: ReadonlyMap<string, Display>;
  /** Read at the start and not heard of since: each may have been heard of later, before the object slept. */
  readonly #remembered: Set<string>;

  constructor(ports: DisplayPorts) {
    this.#ports = ports;
    this.#displays = ports.store.read();
    this.#written = byId(this.#displays);
    this.#remembered = new Set(this.#written.keys());
  }

  /** Takes what a screen says of itself; false when there is no room for another. */
  tell(report: DisplayReport): boolean {
    this.settle();
    const after = withReport(this.#displays, report, this.#ports.times().now);
    if (after === null) return false;
    this.#remembered.delete(report.id);
    this.#take(after);
    return true;
  }

  /** Forgets a screen that says farewell. */
  forget(id: string): void {
    this.#take(this.#displays.filter((display) => display.id !== id));
  }

  /** Brings them up to the present. */
  settle(): void {
    const heardBy = ({ id, seenAt }: Display) =>
      this.#remembered.has(id) ? instantOf(seenAt + DISPLAY_WRITTEN_EVERY_MS) : seenAt;
    this.#take(withTime(this.#displays, this.#ports.times(), heardBy));
  }

  /** All of them, as staff are told. */
  states(): readonly DisplayState[] {
    this.settle();
    return displayStates(this.#displays);
  }

  #take(displays: readonly Display[]): void {
    const before = byId(this.#displays);
    const isSame = displays.every((display) => isSameDisplay(before.get(display.id), display));
    const isNews = !isSame || displays.length !== before.size;
    this.#displays = displays;
    if (isNews || displays.some((display) => this.#isWriteDue(display))) {
      this.#ports.store.write(displays);
      this.#written = byId(displays);
    }
    if (isNews) this.#ports.onNews();
  }

  #isWriteDue({ id, seenAt }: Display): boolean {
    return seenAt - (this.#written.get(id)?.seenAt ?? 0) >= DISPLAY_WRITTEN_EVERY_MS;
  }
}

function byId(displays: readonly Display[]): ReadonlyMap<string, Display> {
  return new Map(displays.map((display) => [display.id, display]));
}
