let restore: (() => void) | null = null;

/** Sets the page's clock on by `ms`, and holds it there until the next scene. */
export function passTime(ms: number): void {
  // A test may have put another clock in place of the page's by the time this one is given back.
  const clock = Date;
  const { now } = clock;
  const heldAt = now() + ms;
  clock.now = () => heldAt;
  restore ??= () => {
    clock.now = now;
  };
}

/** Gives the page its own clock back. */
export function resetTime(): void {
  restore?.();
  restore = null;
}
