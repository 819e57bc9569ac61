import type { SoundContext, SoundNode } from './platform.ts';
import type { Clip } from './voice-pack.ts';

/** A recording and the silence before it. */
export interface TimedClip {
  readonly clip: Clip;
  readonly pauseMs: number;
}

/** When sounds are heard, in seconds of the context's clock. */
export interface Played {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** Sounds that will be heard, and the moment at which they were. */
export interface Scheduled extends Played {
  readonly ended: Promise<void>;
}

// Time for the sound to reach the audio thread; what is scheduled in the past begins late and unevenly.
const AHEAD_SECONDS = 0.05;
// Ding, dong: a major third down, soft enough for somebody who sits under the loudspeaker.
const CHIME_TONES = [
  { hertz: 659.26, atSeconds: 0 },
  { hertz: 523.25, atSeconds: 0.45 },
] as const;
const CHIME_SECONDS = 1.5;
const CHIME_LOUDNESS = 0.28;
const TONE_RISES_SECONDS = 0.012;
/** The octave above, quietly: a bell and not a whistle. */
const OVERTONE = { ratio: 2, loudness: 0.25 };

/**
 * Schedules recordings one after the other on the context's own clock, so that nothing a page does makes gaps.
 *
 * @param afterSeconds - not before this time.
 */
export function scheduleClips(context: SoundContext, clips: readonly TimedClip[], afterSeconds: number): Scheduled {
  const startSeconds = startFrom(context, afterSeconds);
  let ended = Promise.resolve();
  let atSeconds = startSeconds;
  for (const { clip, pauseMs } of clips) {
    atSeconds += pauseMs / 1_000;
    const source = context.createBufferSource();
    source.buffer = clip.buffer;
    source.connect(context.destination);
    ended = endOf(source, source);
    source.start(atSeconds, clip.offsetSeconds, clip.seconds);
    atSeconds += clip.seconds;
  }
  return { startSeconds, endSeconds: atSeconds, ended };
}

/** Schedules two gentle tones that say: listen. */
export function scheduleChime(context: SoundContext, afterSeconds: number): Scheduled {
  const startSeconds = startFrom(context, afterSeconds);
  let ended = Promise.resolve();
  const endSeconds = startSeconds + CHIME_SECONDS;
  for (const { hertz, atSeconds } of CHIME_TONES) {
    for (const [ratio, loudness] of [
      [1, 1],
      [OVERTONE.ratio, OVERTONE.loudness],
    ] as const) {
      const from = startSeconds + atSeconds;
      const gain = context.createGain();
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(CHIME_LOUDNESS * loudness, from + TONE_RISES_SECONDS);
      gain.gain.exponentialRampToValueAtTime(0.001, endSeconds);
      gain.connect(context.destination);
      const tone = context.createOscillator();
      tone.frequency.value = hertz * ratio;
      tone.connect(gain);
      ended = endOf(tone, gain);
      tone.start(from);
      tone.stop(endSeconds);
    }
  }
  return { startSeconds, endSeconds, ended };
}

/** When a source has been heard; what connected it to the output is taken away then. */
function endOf(source: SoundNode, last: SoundNode): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      last.disconnect();
      resolve();
    };
    source.addEventListener('ended', end, { once: true });
  });
}

function startFrom(context: SoundContext, afterSeconds: number): number {
  return Math.max(context.currentTime + AHEAD_SECONDS, afterSeconds);
}
