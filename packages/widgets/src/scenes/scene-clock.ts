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

/** Sets the clock by which a page counts on by `ms`; it goes on from there until the next scene. */
export function passMoments(ms: number): void {
  const clock = performance;
  const { now } = clock;
  clock.now = () => now.call(clock) + ms;
  restore ??= () => {
    clock.now = now;
  };
}

/** Gives the page its own clocks back. */
export function resetTime(): void {
  restore?.();
  restore = null;
}
