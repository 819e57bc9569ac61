/** A node of Web Audio, as far as it is used. */
export interface SoundNode extends EventTarget {
  connect(to: SoundNode): unknown;
  disconnect(): void;
}

/** Something that sounds from a time to a time. */
export interface SoundSource extends SoundNode {
  start(whenSeconds?: number, offsetSeconds?: number, seconds?: number): void;
}

interface SoundParameter {
  setValueAtTime(value: number, atSeconds: number): unknown;
  linearRampToValueAtTime(value: number, atSeconds: number): unknown;
  exponentialRampToValueAtTime(value: number, atSeconds: number): unknown;
}

/** An `AudioContext`, as far as it is used. */
export interface SoundContext extends EventTarget {
  readonly currentTime: number;
  readonly state: string;
  readonly destination: SoundNode;
  createBufferSource(): SoundSource & { buffer: AudioBuffer | null };
  createGain(): SoundNode & { readonly gain: SoundParameter };
  createOscillator(): SoundSource & { readonly frequency: { value: number }; stop(whenSeconds?: number): void };
  resume(): Promise<void>;
  close(): Promise<void>;
}

/** What a loudspeaker needs of its browser; absent where the browser has none. */
export interface VoicePlatform {
  readonly AudioContext: (new () => SoundContext) | undefined;
  /** Decodes a recording, at a rate of its own, whatever plays it. */
  readonly decode: (bytes: ArrayBuffer) => Promise<AudioBuffer>;
  readonly fetch: typeof fetch;
  readonly speechSynthesis: SpeechSynthesis | undefined;
  readonly SpeechSynthesisUtterance: (new (text: string) => SpeechSynthesisUtterance) | undefined;
  readonly locks: LockManager | undefined;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
}

/** A rate that holds all of speech and half the memory of what is played. */
const DECODED_HERTZ = 22_050;

/** The browser this runs in. */
export function browserPlatform(): VoicePlatform {
  // Typed as partial: each of these is missing in some browser that is still on a wall.
  const browser: Partial<typeof globalThis> = globalThis;
  const { OfflineAudioContext } = browser;
  return {
    AudioContext: browser.AudioContext,
    decode: (bytes) =>
      OfflineAudioContext === undefined
        ? Promise.reject(new TypeError('No sound can be decoded here.'))
        : new OfflineAudioContext(1, 1, DECODED_HERTZ).decodeAudioData(bytes),
    fetch: (...request) => fetch(...request),
    speechSynthesis: browser.speechSynthesis,
    SpeechSynthesisUtterance: browser.SpeechSynthesisUtterance,
    locks: browser.navigator?.locks,
    nowMs: () => Date.now(),
  };
}
