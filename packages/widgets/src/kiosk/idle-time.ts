/** How long a kiosk waits for somebody, in seconds. */
export interface Patience {
  readonly idleSeconds: number;
  readonly warningSeconds: number;
}

/** What a kiosk does after a while without a touch. */
export type IdleState =
  | { readonly kind: 'used' }
  /** Asks whether somebody is there, for so many seconds more. */
  | { readonly kind: 'asking'; readonly secondsLeft: number }
  | { readonly kind: 'left' };

/** Whoever cannot answer fast has this long at least. @see https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable */
const WARNING_SECONDS_MIN = 20;

/** What a kiosk does `elapsedMs` after it was last touched; null for one that nobody has touched. */
export function idleState(elapsedMs: number | null, { idleSeconds, warningSeconds }: Patience): IdleState {
  if (elapsedMs === null || elapsedMs < idleSeconds * 1000) return { kind: 'used' };
  const asking = Math.max(WARNING_SECONDS_MIN, warningSeconds);
  const secondsLeft = Math.ceil(idleSeconds + asking - elapsedMs / 1000);
  return secondsLeft > 0 ? { kind: 'asking', secondsLeft } : { kind: 'left' };
}
