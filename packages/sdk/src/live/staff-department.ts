import type { DisplayState } from '@carequeue/queue-core';
import type { Transport } from '../transport.ts';
import type { TicketChoice } from './live-department.ts';
import { LiveDepartment } from './live-department.ts';
import { tell } from './live-queue.ts';

/** Is told of the screens of the waiting rooms, after each change of them. */
export type DisplaysListener = (displays: readonly DisplayState[]) => void;

/**
 * A department's queue, followed by those who run it: with the screens of its waiting rooms.
 *
 * @example
 * const live = cq.departments.live(departmentId);
 * live.onDisplays((displays) => show(displays.filter(({ here, sound }) => !here || sound === 'muted')));
 */
export class StaffDepartment extends LiveDepartment {
  readonly #screens: Screens;

  /** Use `departments.live(id)` of a client. */
  constructor(transport: Transport, departmentId: string, choice: TicketChoice = {}) {
    const screens: Screens = { displays: null, listeners: new Set() };
    super(transport, departmentId, choice, (frame) => {
      if (frame.type !== 'ticket' && frame.displays !== undefined) show(screens, frame.displays);
    });
    this.#screens = screens;
  }

  /**
   * The screens, those that need somebody first; null before they are known, and for who is not staff. What they say of
   * themselves nobody has checked: a name is shown as plain text, and nothing depends on it.
   */
  get displays(): readonly DisplayState[] | null {
    return this.#screens.displays;
  }

  /**
   * Tells `listener` of the screens: at first, and after each change.
   *
   * @returns what ends it.
   */
  onDisplays(listener: DisplaysListener): () => void {
    const { listeners } = this.#screens;
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  override close(): void {
    this.#screens.listeners.clear();
    super.close();
  }
}

interface Screens {
  displays: readonly DisplayState[] | null;
  readonly listeners: Set<DisplaysListener>;
}

/** A poll brings them each time: only what differs is told. */
function show(screens: Screens, displays: readonly DisplayState[]): void {
  const isSame = JSON.stringify(displays) === JSON.stringify(screens.displays);
  if (isSame) return;
  screens.displays = displays;
  for (const listener of screens.listeners) tell(() => listener(displays));
}
