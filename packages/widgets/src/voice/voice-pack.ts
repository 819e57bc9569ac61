import type { VoicePlatform } from './platform.ts';

/** Where one recording lies in the pack's sound file. */
interface ClipPlace {
  /** The first byte. */
  readonly from: number;
  readonly bytes: number;
  /** How long it is heard, in milliseconds. */
  readonly ms: number;
}

/** A recording that can be played: `seconds` of `buffer`, from `offsetSeconds`. */
export interface Clip {
  readonly buffer: AudioBuffer;
  readonly offsetSeconds: number;
  readonly seconds: number;
}

/** What a pack is loaded and decoded with. */
export type PackPlatform = Pick<VoicePlatform, 'fetch' | 'decode'>;

// Quieter than this is the silence that encoders put around a recording (-46 dB).
const AUDIBLE = 0.005;

/** The recordings of one language. The sound is fetched once; what was played stays decoded. */
export class VoicePack {
  private readonly sound: ArrayBuffer;
  private readonly places: ReadonlyMap<string, ClipPlace>;
  private readonly decode: PackPlatform['decode'];
  private readonly decoded = new Map<string, Promise<Clip>>();

  private constructor(sound: ArrayBuffer, places: ReadonlyMap<string, ClipPlace>, decode: PackPlatform['decode']) {
    this.sound = sound;
    this.places = places;
    this.decode = decode;
  }

  /**
   * Loads the pack whose `pack.json` is at `address`.
   *
   * @throws TypeError when it cannot be had, is not a pack, or its sound is not what the pack says.
   */
  static async load(address: string, { fetch, decode }: PackPlatform): Promise<VoicePack> {
    const answer = await fetch(address, { credentials: 'omit' });
    const { sound, integrity, clips } = readManifest(answer.ok ? await answer.json() : null);
    const recordings = await fetch(new URL(sound, answer.url || address).href, { credentials: 'omit', integrity });
    if (!recordings.ok) throw new TypeError(`${sound}: ${recordings.status}`);
    return new VoicePack(await recordings.arrayBuffer(), clips, decode);
  }

  /**
   * Gives recordings in the order of their names.
   *
   * @throws TypeError when one is missing; DOMException when one cannot be decoded.
   */
  clips(names: readonly string[]): Promise<readonly Clip[]> {
    return Promise.all(names.map((name) => this.clip(name)));
  }

  private clip(name: string): Promise<Clip> {
    const held = this.decoded.get(name);
    if (held !== undefined) return held;
    const place = this.places.get(name);
    if (place === undefined) return Promise.reject(new TypeError(`The voice pack has no clip "${name}".`));
    const made = this.decode(this.sound.slice(place.from, place.from + place.bytes)).then(withoutSilence);
    this.decoded.set(name, made);
    return made;
  }
}

function withoutSilence(buffer: AudioBuffer): Clip {
  const samples = buffer.getChannelData(0);
  let first = 0;
  let last = samples.length - 1;
  while (first < last && Math.abs(samples[first] ?? 0) < AUDIBLE) first += 1;
  while (last > first && Math.abs(samples[last] ?? 0) < AUDIBLE) last -= 1;
  return { buffer, offsetSeconds: first / buffer.sampleRate, seconds: (last - first + 1) / buffer.sampleRate };
}

function readManifest(json: unknown): { sound: string; integrity: string; clips: ReadonlyMap<string, ClipPlace> } {
  if (isRecord(json) && typeof json.sound === 'string' && isRecord(json.clips)) {
    const { sound, integrity, clips } = json;
    const places = Object.entries(clips).filter((entry): entry is [string, ClipPlace] => isPlace(entry[1]));
    return { sound, integrity: typeof integrity === 'string' ? integrity : '', clips: new Map(places) };
  }
  throw new TypeError('That is no voice pack.');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isPlace(value: unknown): value is ClipPlace {
  return isRecord(value) && typeof value.from === 'number' && typeof value.bytes === 'number';
}
