import loadEngine from '@echogarden/espeak-ng-emscripten';
import type { VoiceScript } from './script.ts';

/** What made a pack's recordings, as its manifest names it. */
export const ENGINE = {
  name: 'eSpeak NG',
  package: '@echogarden/espeak-ng-emscripten',
  version: '0.3.5',
  licence: 'GPL-3.0-or-later; it makes the recordings and is no part of them',
} as const;

/** Sound as the engine makes it. */
export interface Recording {
  /** One channel, -1 to 1. */
  readonly samples: Float32Array;
  readonly hertz: number;
}

// Quieter than this is silence (-50 dB); a breath of it stays on both sides so that nothing begins with a click.
const AUDIBLE = 0.003;
const MARGIN_SECONDS = 0.012;
// Every line is brought to one loudness, with room left for the encoder's overshoot.
const LOUDNESS_RMS = 0.12;
const PEAK_MAX = 0.89;

/** Loads the engine and gives a function that says one line of a script. */
export async function loadSpeaker(): Promise<(script: VoiceScript, name: string) => Recording> {
  const { eSpeakNGWorker } = await loadEngine();
  const worker = new eSpeakNGWorker();
  return (script, name) => {
    const line = script.lines[name] ?? '';
    if (worker.set_voice(script.voice) !== 0) throw new Error(`${ENGINE.name} has no voice "${script.voice}".`);
    worker.set_rate(script.wordsPerMinute);
    const pieces: number[] = [];
    // A comma keeps the voice up: the call goes on.
    worker.synthesize(`${script.spelledOut?.(line) ?? line}${isInside(name) ? ',' : ''}`, (samples) => {
      for (const sample of samples ?? []) pieces.push(sample / 0x8000);
      return false;
    });
    return prepared({ samples: Float32Array.from(pieces), hertz: worker.get_samplerate() });
  };
}

/**
 * Cuts the silence off a recording and brings it to the loudness of the others.
 *
 * @throws Error when there is nothing to be heard.
 */
export function prepared({ samples, hertz }: Recording): Recording {
  const heard = trimmed(samples, hertz);
  if (heard.length === 0) throw new Error('there is nothing to be heard in it');
  return { samples: levelled(heard), hertz };
}

/** Lines that something always follows. */
function isInside(name: string): boolean {
  return !/^\d+$|-only$|^look$|^go-/u.test(name);
}

function trimmed(samples: Float32Array, hertz: number): Float32Array {
  const isAudible = (sample: number): boolean => Math.abs(sample) >= AUDIBLE;
  const first = samples.findIndex(isAudible);
  const last = samples.findLastIndex(isAudible);
  const margin = Math.round(MARGIN_SECONDS * hertz);
  return first === -1 ? new Float32Array() : samples.slice(Math.max(0, first - margin), last + 1 + margin);
}

function levelled(samples: Float32Array): Float32Array {
  const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const gain = Math.min(LOUDNESS_RMS / rms, PEAK_MAX / peak);
  return samples.map((sample) => sample * gain);
}
