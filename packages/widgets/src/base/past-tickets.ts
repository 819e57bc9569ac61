/** The keys of tokens kept on this device begin with it. */
export const TICKET_KEY_PREFIX = 'carequeue-ticket:';

/** When a kept token's day ends. */
export interface KeptDay {
  /** Ms since 1970, by this device's clock. */
  readonly endsAtMs: number;
  /** It goes on past that, in a department that never closes, and is kept for another day. */
  readonly goesOn: boolean;
}

const DAY_MS = 86_400_000;

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * When a day ends by this device's clock, which may be wrong: never before it ends by a right one, for a clock that is behind
 * may be set right before then, and the token is still in the queue.
 *
 * @param nowMs - the server's time now.
 */
export function endByThisClock(dayEndsAt: string, nowMs: number): number {
  return Date.parse(dayEndsAt) + Math.max(0, Date.now() - nowMs);
}

/** How long a token is kept from now on, in ms. */
export function keptForMs({ endsAtMs, goesOn }: KeptDay): number {
  return endsAtMs + (goesOn ? DAY_MS : 0) - Date.now();
}

/**
 * Forgets the tokens on this device whose day is over, of whatever department, and again when the next one's is. Every
 * element does it first of all, for the page where a token was taken may never be opened again.
 */
export function forgetPastTickets(): void {
  let nextMs = 0;
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    try {
      const storage = globalThis[name];
      for (const key of Object.keys(storage)) {
        if (!key.startsWith(TICKET_KEY_PREFIX)) continue;
        const leftMs = leftOf(storage[key]);
        if (leftMs > 0) nextMs = Math.min(nextMs || DAY_MS, leftMs);
        else storage.removeItem(key);
      }
    } catch {
      // Storage is switched off: nothing is kept.
    }
  }
  clearTimeout(timer);
  if (nextMs > 0) timer = setTimeout(forgetPastTickets, nextMs);
}

/** What is cut short, or none of ours, has no time left. */
function leftOf(text: string): number {
  try {
    return keptForMs(JSON.parse(text));
  } catch {
    return 0;
  }
}
