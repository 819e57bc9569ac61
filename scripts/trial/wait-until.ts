import { setTimeout as pause } from 'node:timers/promises';

/** How often a condition is looked at, and for how long. */
export interface Patience {
  /** What is waited for, as the error says it. */
  readonly what: string;
  readonly timeoutMs?: number;
  readonly everyMs?: number;
}

/**
 * Looks until `look` gives something else than null or undefined, and returns it.
 *
 * @throws when the time is over; the message says what was waited for.
 */
export async function waitUntil<T>(
  look: () => Promise<T | null | undefined> | T | null | undefined,
  patience: Patience,
): Promise<T> {
  const { what, timeoutMs = 30_000, everyMs = 50 } = patience;
  const endMs = performance.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== undefined) return seen;
    if (performance.now() > endMs) throw new Error(`waited ${timeoutMs} ms for ${what}, in vain`);
    await pause(everyMs);
  }
}
