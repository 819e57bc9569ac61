import type { Call } from './call.ts';

// A call takes about eight seconds a language: more than this many waiting would be heard minutes late.
const WAITING_MAX = 20;
// Whoever was called longer ago than this and is not awaited any more has come, or was passed over.
const FRESH_MS = 2 * 60_000;

// What a loudspeaker that nobody unlocks keeps.
const KEPT_MAX = 100;

interface Waiting {
  readonly call: Call;
  readonly sinceMs: number;
}

/** Calls that wait to be said, one entry a ticket, in the order of their first call. */
export class CallQueue {
  private waiting: readonly Waiting[] = [];

  /** How many wait. */
  get length(): number {
    return this.waiting.length;
  }

  /** Puts a call behind the others, or in place of an earlier one of the same ticket. */
  add(call: Call, nowMs: number): void {
    const entry = { call, sinceMs: nowMs };
    const isWaiting = this.waiting.some((other) => other.call.key === call.key);
    this.waiting = isWaiting
      ? this.waiting.map((other) => (other.call.key === call.key ? entry : other))
      : [...this.waiting, entry].slice(-KEPT_MAX);
  }

  /**
   * Takes the call to say next; null when none is left. One that is old, or over the number that may wait, is dropped
   * where its ticket is not awaited any more.
   */
  take(nowMs: number, isCurrent: (key: string) => boolean): Call | null {
    const surplus = this.waiting.length - WAITING_MAX;
    const index = this.waiting.findIndex(
      ({ call, sinceMs }, place) => (nowMs - sinceMs <= FRESH_MS && place >= surplus) || isCurrent(call.key),
    );
    const next = this.waiting[index];
    this.waiting = next === undefined ? [] : this.waiting.slice(index + 1);
    return next?.call ?? null;
  }

  /** Forgets every call. */
  clear(): void {
    this.waiting = [];
  }
}
