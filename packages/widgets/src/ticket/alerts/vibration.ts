/** What of a vibration may be promised: that it comes, that it comes once the page was touched, or that there is none. */
export type Vibration = 'felt' | 'afterTouch' | 'none';

/** Says what this device does. Browsers on iOS have no vibration; those on computers take it, and nothing moves. */
export function vibrationHere(): Vibration {
  if (typeof navigator.vibrate !== 'function' || !matchMedia('(pointer: coarse)').matches) return 'none';
  // Browsers refuse it, with a complaint in the console, before the reader has touched the page.
  return navigator.userActivation?.hasBeenActive === false ? 'afterTouch' : 'felt';
}
