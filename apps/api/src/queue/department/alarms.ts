/** What one alarm of the object stands for. */
export interface AlarmNeeds {
  /** When a ticket lapses or the service day ends, or null when the clock is driven by hand. */
  readonly dueAt: number | null;
  /** True while events are not yet copied to D1. */
  readonly isOutboxBehind: boolean;
  /** Drains that failed in a row. */
  readonly drainFailures: number;
  /** True while live sockets are open. */
  readonly hasSockets: boolean;
  /** When something is to be settled with another department, or null. */
  readonly errandAt: number | null;
}

/** A drain is tried at once after each command; this alarm is for when the object went away meanwhile. */
const DRAIN_ANYWAY_MS = 15_000;
/** Where D1 went away: twice as long after each failure, up to a minute, so that the copy is whole a minute after it is back. */
const DRAIN_AGAIN_MS = 5000;
const DRAIN_AGAIN_MS_MAX = 60_000;
/** Half the time a silent socket is given, so that none stays for more than one and a half times it. */
const SWEEP_EVERY_MS = 45_000;

/**
 * Chooses when the object wants to be woken next, or null for never. Pure.
 *
 * @returns ms since 1970 by the real clock.
 */
export function nextAlarmAt(needs: AlarmNeeds, nowMs: number): number | null {
  const againMs = Math.min(DRAIN_AGAIN_MS_MAX, DRAIN_AGAIN_MS * 2 ** needs.drainFailures);
  const drainMs = needs.drainFailures === 0 ? DRAIN_ANYWAY_MS : againMs;
  const times = [
    needs.dueAt,
    needs.errandAt,
    needs.isOutboxBehind ? nowMs + drainMs : null,
    needs.hasSockets ? nowMs + SWEEP_EVERY_MS : null,
  ].filter((time) => time !== null);
  return times.length === 0 ? null : Math.max(nowMs, Math.min(...times));
}

/** The one alarm of the object. Set again only to a sooner time: each setting is a row written. */
export class Alarm {
  readonly #set: (atMs: number) => Promise<void>;
  #atMs: number | null = null;

  constructor(set: (atMs: number) => Promise<void>) {
    this.#set = set;
  }

  /** True when it is known to ring by then, ms by the real clock. */
  isBy(atMs: number): boolean {
    return this.#atMs !== null && this.#atMs <= atMs;
  }

  /** Has it ring by then. */
  async by(atMs: number): Promise<void> {
    if (this.isBy(atMs)) return;
    this.#atMs = atMs;
    await this.#set(atMs);
  }

  /** Notes that it rang, and stands no more. */
  rang(): void {
    this.#atMs = null;
  }
}
