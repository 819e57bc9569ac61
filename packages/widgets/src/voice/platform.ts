/** What a loudspeaker needs of its browser; absent where the browser has none. */
export interface VoicePlatform {
  readonly AudioContext: typeof AudioContext | undefined;
  readonly OfflineAudioContext: typeof OfflineAudioContext | undefined;
  readonly fetch: typeof fetch;
  readonly speechSynthesis: SpeechSynthesis | undefined;
  readonly SpeechSynthesisUtterance: typeof SpeechSynthesisUtterance | undefined;
  readonly locks: LockManager | undefined;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
}

/** The browser this runs in. */
export function browserPlatform(): VoicePlatform {
  // Typed as partial: each of these is missing in some browser that is still on a wall.
  const browser: Partial<typeof globalThis> = globalThis;
  return {
    AudioContext: browser.AudioContext,
    OfflineAudioContext: browser.OfflineAudioContext,
    fetch: (...request) => fetch(...request),
    speechSynthesis: browser.speechSynthesis,
    SpeechSynthesisUtterance: browser.SpeechSynthesisUtterance,
    locks: browser.navigator?.locks,
    nowMs: () => Date.now(),
  };
}
