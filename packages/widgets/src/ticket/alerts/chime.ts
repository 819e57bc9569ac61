/** What a sound tells: a call, that the turn is near, or that the sound works. */
export type ChimeKind = 'called' | 'near' | 'tried';

/** One tone of a chime. */
export interface Tone {
  readonly hertz: number;
  /** Milliseconds from the beginning. */
  readonly atMs: number;
  readonly forMs: number;
}

// Falling thirds carry through a pocket and are not taken for a message; nothing lasts longer than two seconds.
const CHIMES: Readonly<Record<ChimeKind, readonly Tone[]>> = {
  called: [
    { hertz: 988, atMs: 0, forMs: 420 },
    { hertz: 784, atMs: 260, forMs: 420 },
    { hertz: 659, atMs: 520, forMs: 620 },
    { hertz: 988, atMs: 1_100, forMs: 420 },
    { hertz: 659, atMs: 1_360, forMs: 620 },
  ],
  near: [
    { hertz: 659, atMs: 0, forMs: 300 },
    { hertz: 784, atMs: 220, forMs: 400 },
  ],
  tried: [{ hertz: 784, atMs: 0, forMs: 300 }],
};

const LOUDNESS = 0.4;
const ATTACK_SECONDS = 0.02;
// Not 0: an exponential never reaches it.
const SILENCE = 0.0001;

/** The tones of a chime, in order. */
export function tonesOf(kind: ChimeKind): readonly Tone[] {
  return CHIMES[kind];
}

/** Plays short tones that are made in the page: nothing is fetched, and no policy has to allow it. */
export class Chime {
  private context: AudioContext | null = null;

  /**
   * Gets ready to play; has to be called from a touch or a key, or browsers keep it mute.
   *
   * @throws Error where no sound can be played.
   */
  async open(): Promise<void> {
    this.context ??= new AudioContext();
    await this.context.resume();
    if (this.context.state !== 'running') throw new Error('The browser keeps the sound off.');
  }

  /** Plays a chime, where it was opened. */
  async ring(kind: ChimeKind): Promise<void> {
    const { context } = this;
    if (context === null) return;
    // A phone that was locked has put it to sleep.
    if (context.state !== 'running') await context.resume();
    for (const tone of tonesOf(kind)) sound(context, tone);
  }

  /** Gives the sound back to the device. */
  async close(): Promise<void> {
    const { context } = this;
    this.context = null;
    await context?.close();
  }
}

function sound(context: AudioContext, { hertz, atMs, forMs }: Tone): void {
  const from = context.currentTime + atMs / 1_000;
  const until = from + forMs / 1_000;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(SILENCE, from);
  gain.gain.exponentialRampToValueAtTime(LOUDNESS, from + ATTACK_SECONDS);
  gain.gain.exponentialRampToValueAtTime(SILENCE, until);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(from);
  oscillator.stop(until);
}
