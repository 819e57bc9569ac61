import type { VoicePlatform } from './platform.ts';
import type { Clip } from './voice-pack.ts';
import { VoicePack } from './voice-pack.ts';

// A call that waits longer for its recordings is spoken by the browser instead; the recordings go on loading.
const READY_WITHIN_MS = 5_000;
// A download that takes longer hangs.
const LOADED_WITHIN_MS = 60_000;
// What could not be had is asked for again after this time: a network comes back.
const AGAIN_AFTER_MS = 60_000;

interface Loading {
  readonly pack: Promise<VoicePack>;
  failedAtMs: number | null;
}

/** Voice packs, each loaded once, when its language is first wanted. */
export class VoicePacks {
  private readonly folders: readonly string[];
  private readonly platform: Pick<VoicePlatform, 'fetch' | 'decode' | 'nowMs'>;
  private readonly loading = new Map<string, Loading>();

  /** @param folders - addresses that hold a folder for each language; the first that has what is wanted gives it. */
  constructor(folders: readonly string[], platform: Pick<VoicePlatform, 'fetch' | 'decode' | 'nowMs'>) {
    this.folders = folders.map((folder) => folder.replace(/\/*$/u, '/'));
    this.platform = platform;
  }

  /**
   * Gives recordings in the order of their names, all of one voice; none where only the pack itself is wanted.
   *
   * @throws TypeError when no pack of the language has them, or has them soon.
   */
  async clips(language: string, names: readonly string[]): Promise<readonly Clip[]> {
    let reason: unknown = new TypeError('No address holds voice packs.');
    for (const folder of this.folders) {
      try {
        return await (await soon(this.load(`${folder}${language}/pack.json`))).clips(names);
      } catch (error) {
        reason = error;
      }
    }
    throw reason;
  }

  private load(address: string): Promise<VoicePack> {
    const held = this.loading.get(address);
    const { nowMs, fetch, decode } = this.platform;
    if (held !== undefined && (held.failedAtMs === null || nowMs() - held.failedAtMs < AGAIN_AFTER_MS))
      return held.pack;
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), LOADED_WITHIN_MS);
    const pack = VoicePack.load(address, {
      fetch: (part, init) => fetch(part, { ...init, signal: patience.signal }),
      decode,
    }).finally(() => clearTimeout(timer));
    const entry: Loading = { pack, failedAtMs: null };
    this.loading.set(address, entry);
    pack.catch(() => {
      entry.failedAtMs = nowMs();
    });
    return pack;
  }
}

async function soon(pack: Promise<VoicePack>): Promise<VoicePack> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TypeError('The voice pack is late.')), READY_WITHIN_MS);
  });
  try {
    return await Promise.race([pack, late]);
  } finally {
    clearTimeout(timer);
  }
}
