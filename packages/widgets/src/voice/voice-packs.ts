import type { PackPlatform } from './voice-pack.ts';
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

/** The voice packs of one address, each loaded once, when its language is first wanted. */
export class VoicePacks {
  private readonly address: string;
  private readonly platform: PackPlatform & { readonly nowMs: () => number };
  private readonly loading = new Map<string, Loading>();

  /** @param address - the folder that holds a folder for each language. */
  constructor(address: string, platform: PackPlatform & { readonly nowMs: () => number }) {
    this.address = address.endsWith('/') ? address : `${address}/`;
    this.platform = platform;
  }

  /** Begins to load a language's pack. */
  prepare(language: string): void {
    this.load(language).catch(() => undefined);
  }

  /**
   * Gives a language's pack.
   *
   * @throws TypeError when it cannot be had soon.
   */
  async pack(language: string): Promise<VoicePack> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new TypeError(`The voice pack "${language}" is late.`)), READY_WITHIN_MS);
    });
    try {
      return await Promise.race([this.load(language), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  private load(language: string): Promise<VoicePack> {
    const held = this.loading.get(language);
    const { nowMs, fetch, decode } = this.platform;
    if (held !== undefined && (held.failedAtMs === null || nowMs() - held.failedAtMs < AGAIN_AFTER_MS))
      return held.pack;
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), LOADED_WITHIN_MS);
    const pack = VoicePack.load(`${this.address}${language}/pack.json`, {
      fetch: (address, init) => fetch(address, { ...init, signal: patience.signal }),
      decode,
    }).finally(() => clearTimeout(timer));
    const entry: Loading = { pack, failedAtMs: null };
    this.loading.set(language, entry);
    pack.catch(() => {
      entry.failedAtMs = nowMs();
    });
    return pack;
  }
}
