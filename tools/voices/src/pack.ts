import { createHash } from 'node:crypto';
import { createMp3Encoder } from 'wasm-media-encoders';
import type { Language } from '../../../packages/widgets/src/locales/languages.ts';
import type { Recording } from './engine.ts';

/** What `pack.json` says. */
export interface PackManifest {
  readonly format: 1;
  readonly language: Language;
  /** Who or what speaks: an engine with its version, or a person. */
  readonly voice: Readonly<Record<string, string>>;
  /** The sound file, relative to the manifest: MP3 recordings one after the other. */
  readonly sound: string;
  /** Of the sound file, as `integrity` of a fetch takes it. */
  readonly integrity: string;
  /** By the recording's name, where it lies in the sound file and how long it is heard. */
  readonly clips: Readonly<Record<string, { readonly from: number; readonly bytes: number; readonly ms: number }>>;
}

/** A pack, ready to be written. */
export interface Pack {
  readonly manifest: PackManifest;
  readonly sound: Uint8Array;
}

/** Speech at 22 kHz does not get better with more; MP3, because televisions of 2021 and Safari play it. */
const KILOBITS = 32;

/** Makes a pack of recordings, each encoded by itself so that it can be decoded by itself. */
export async function packOf(
  facts: Pick<PackManifest, 'language' | 'voice'>,
  recordings: ReadonlyMap<string, Recording>,
): Promise<Pack> {
  const encoder = await createMp3Encoder();
  const pieces: Uint8Array[] = [];
  const clips: [string, PackManifest['clips'][string]][] = [];
  let from = 0;
  for (const [name, { samples, hertz }] of recordings) {
    if (hertz !== 22_050 && hertz !== 24_000 && hertz !== 44_100 && hertz !== 48_000) {
      throw new Error(`${name} has ${hertz} samples a second; 22050, 24000, 44100 or 48000 can be encoded.`);
    }
    encoder.configure({ sampleRate: hertz, channels: 1, bitrate: KILOBITS });
    // The encoder gives its own memory, which the next call writes over.
    const piece = Buffer.concat([encoder.encode([samples]).slice(), encoder.finalize().slice()]);
    pieces.push(piece);
    clips.push([name, { from, bytes: piece.length, ms: Math.round((samples.length / hertz) * 1_000) }]);
    from += piece.length;
  }
  const sound = Buffer.concat(pieces);
  const digest = createHash('sha256').update(sound);
  const short = digest.copy().digest('hex').slice(0, 12);
  return {
    manifest: {
      format: 1,
      ...facts,
      sound: `sound/${short}.mp3`,
      integrity: `sha256-${digest.digest('base64')}`,
      clips: Object.fromEntries(clips),
    },
    sound,
  };
}
