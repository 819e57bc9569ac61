import { callsIn, standsOut } from './board-calls.ts';
import type { BoardHost } from './board-host.ts';

/** What a screen that nobody tends needs: the newest script, no cursor, all of the glass. */

// Spread over this long, so that a hospital's screens do not come back all at once.
const JITTER_MS = 5 * 60_000;
// Never sooner after the page was loaded: servers of two versions side by side must not make a screen reload for ever.
const AGE_MIN_MS = 15 * 60_000;

/** What a kiosk knows of its board and its browser. */
export interface KioskFacts {
  /** The server's versions, of each department that is known. */
  readonly versions: readonly string[];
  readonly hasFreshCall: boolean;
  /** Whether every department was just heard: a page that is loaded while the network is away is an error page for good. */
  readonly isLive: boolean;
  /** Ms since the page was loaded. */
  readonly ageMs: number;
}

/** Decides when a screen loads itself again because its server has another version than the one it began with. */
export class KioskReload {
  private first: string | null = null;
  private dueAgeMs: number | null = null;
  private readonly random: () => number;

  /** @param random - from 0 up to 1. */
  constructor(random: () => number) {
    this.random = random;
  }

  /** Says whether to load the page again now. */
  isDue(facts: KioskFacts): boolean {
    this.first ??= facts.versions[0] ?? null;
    const isNewer = this.first !== null && facts.versions.some((version) => version !== this.first);
    if (!isNewer) {
      // The old version is back, as after a release that was taken back.
      this.dueAgeMs = null;
      return false;
    }
    this.dueAgeMs ??= Math.max(facts.ageMs, AGE_MIN_MS) + this.random() * JITTER_MS;
    if (facts.ageMs < this.dueAgeMs || !facts.isLive || facts.hasFreshCall) return false;
    // Asked for again before it is here, a page on a slow line would begin anew each time, and never come.
    this.dueAgeMs = facts.ageMs + AGE_MIN_MS;
    return true;
  }
}

/** Gives the board all of the screen, from within the handler of a touch; where the browser refuses, it stays as it is. */
export async function fillScreen(element: Element): Promise<void> {
  // Typed as partial: phones of one maker do not have it.
  const { requestFullscreen }: Partial<Element> = element;
  if (requestFullscreen === undefined || document.fullscreenElement !== null) return;
  try {
    await requestFullscreen.call(element);
  } catch {
    // The page it stands in does not allow it.
  }
}

/** Tends a board that has the attribute `kiosk`. */
export class Kiosk {
  private readonly host: BoardHost;
  private readonly reload = new KioskReload(() => Math.random());

  constructor(host: BoardHost) {
    this.host = host;
  }

  /** Loads the page again when it is time. */
  follow(): void {
    const { kiosk, followed } = this.host;
    if (!kiosk) return;
    const isDue = this.reload.isDue({
      versions: followed.flatMap(({ live }) => live.state?.version ?? []),
      hasFreshCall: followed.some(
        ({ live }) => live.state !== null && callsIn(live.state).some(({ ticket }) => standsOut(ticket, live.nowMs)),
      ),
      isLive: followed.every(({ live }) => live.status === 'live' || live.status === 'polling'),
      ageMs: performance.now(),
    });
    if (isDue) location.reload();
  }

  /** Takes the whole screen, from within the handler of a touch. */
  onTouch(): void {
    if (this.host.kiosk) void fillScreen(this.host);
  }
}
