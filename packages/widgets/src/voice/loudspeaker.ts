import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Language } from '../locales/languages.ts';
import { AudioOutput } from './audio-output.ts';
import { BrowserVoice } from './browser-voice.ts';
import type { Call } from './call.ts';
import { callClips } from './call-phrases.ts';
import { CallQueue } from './call-queue.ts';
import { callSentence } from './call-sentence.ts';
import type { Played, TimedClip } from './clip-player.ts';
import type { VoicePlatform } from './platform.ts';
import { browserPlatform } from './platform.ts';
import { spokenLanguageOf } from './spoken-language.ts';
import { inTurn } from './turns.ts';
import { VoicePacks } from './voice-packs.ts';

/**
 * What a loudspeaker does: `off` before it starts and after it stops, `needs-touch` while the browser keeps it mute
 * until somebody touches the page, `ready`, `speaking`, and `unavailable` where the browser can make no sound at all.
 */
export type LoudspeakerState = 'off' | 'needs-touch' | 'ready' | 'speaking' | 'unavailable';

/** How a call was heard: from recordings, by the browser's own voice, or as a chime alone. */
export type VoiceKind = 'clips' | 'browser' | 'chime';

/** What was said, for whoever keeps a record. */
export interface Spoken {
  /** The call's own key. */
  readonly key: string;
  /** `null` for the chime. */
  readonly language: Language | null;
  readonly kind: VoiceKind;
  /** Milliseconds since the epoch. */
  readonly startMs: number;
  readonly endMs: number;
}

/** Where a loudspeaker's recordings are and what it says. */
export interface LoudspeakerOptions {
  /** Where the API is, for its voice packs; empty where there is none but `voicesUrl`. */
  readonly baseUrl: string;
  /** The folder of other packs of the same shape, which come before CareQueue's own; they may leave languages out. */
  readonly voicesUrl?: string;
  /** BCP 47 tags of the languages each call is said in, after the ticket's own. */
  readonly languages: readonly string[];
  /** Whether a ticket is still awaited; one that is not is left out once its call is old. */
  readonly isCurrent?: (key: string) => boolean;
  /** Told after each part of a call. */
  readonly onSpoken?: (spoken: Spoken) => void;
  /** Told after each change of `state` or `voice`, in place of a host. */
  readonly onChange?: () => void;
  /** In place of the browser's own: for tests. */
  readonly platform?: VoicePlatform;
}

// Between two languages, and before a call is said again: time to know that it was not for oneself.
const BETWEEN_LANGUAGES_SECONDS = 0.7;
const AFTER_CHIME_SECONDS = 0.1;
const BEFORE_AGAIN_SECONDS = 1.2;
const BETWEEN_CALLS_SECONDS = 0.8;

/**
 * Says calls aloud: a chime, the call in the ticket's language, then in the site's; one call after the other and never
 * two at once, in this page or in any other of its origin.
 *
 * @example
 * const loudspeaker = new Loudspeaker(this, { baseUrl, languages: ['en'] });
 * loudspeaker.say({ key: ticket.id, code: 'CAR-123', pointName: 'Room 2', language: 'hi', manner: 'once' });
 */
export class Loudspeaker implements ReactiveController {
  private readonly host: ReactiveControllerHost | null;
  private readonly platform: VoicePlatform;
  private readonly output: AudioOutput;
  private readonly browserVoice: BrowserVoice;
  private readonly queue = new CallQueue();
  private options: LoudspeakerOptions;
  private packs: VoicePacks | null = null;
  private last: Call | null = null;
  private heardBy: VoiceKind | null = null;
  private isSpeaking = false;
  private isOn = false;

  /** @param host - drawn again when `state` or `voice` changes, and followed in and out of its page; or null. */
  constructor(host: ReactiveControllerHost | null, options: LoudspeakerOptions) {
    this.host = host;
    this.options = options;
    this.platform = options.platform ?? browserPlatform();
    this.output = new AudioOutput(this.platform, () => {
      this.changed();
      // Whoever is still awaited is called as soon as there is sound.
      void this.sayAll();
    });
    this.browserVoice = new BrowserVoice(this.platform);
    host?.addController(this);
  }

  get state(): LoudspeakerState {
    if (!this.isOn) return 'off';
    const { status } = this.output;
    if (status === 'blocked') return 'needs-touch';
    if (status === 'missing' && this.platform.speechSynthesis === undefined) return 'unavailable';
    if (status === 'opening') return 'off';
    return this.isSpeaking ? 'speaking' : 'ready';
  }

  /**
   * How calls are heard, at their worst: as the last one was, or as one in the site's languages would be; null until
   * that is known.
   */
  get voice(): VoiceKind | null {
    return this.heardBy;
  }

  /** How many calls wait to be said. */
  get waitingCount(): number {
    return this.queue.length;
  }

  hostConnected(): void {
    this.start();
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Takes other options; calls that wait are said by them. */
  configure(changes: Partial<Omit<LoudspeakerOptions, 'platform'>>): void {
    const { baseUrl, voicesUrl } = this.options;
    this.options = { ...this.options, ...changes };
    if (this.options.baseUrl !== baseUrl || this.options.voicesUrl !== voicesUrl) this.packs = null;
    if (this.isOn) void this.foresee();
  }

  /** Opens the sound and fetches the recordings of the site's languages. */
  start(): void {
    if (this.isOn) return;
    this.isOn = true;
    this.output.open();
    void this.foresee();
  }

  /** Falls silent at once and forgets what waits. */
  stop(): void {
    this.isOn = false;
    this.queue.clear();
    this.browserVoice.stop();
    this.output.close();
    this.changed();
  }

  /** Says a call after those that wait; nothing where its manner is `silent` or the loudspeaker is off. */
  say(call: Call): void {
    if (!this.isOn || call.manner === 'silent') return;
    this.last = call;
    // They load while the calls before it are said.
    for (const language of this.languagesOf(call)) void this.kindOf(language);
    this.queue.add(call, this.platform.nowMs());
    void this.sayAll();
  }

  /** Says the last call once more. */
  sayAgain(): void {
    if (this.last !== null) this.say(this.last);
  }

  /** Lets sound out, from within the handler of a gesture, and rings to show it; true when it comes out. */
  async unlock(): Promise<boolean> {
    const isHeard = await this.output.unlock();
    if (isHeard && this.queue.length === 0 && !this.isSpeaking) await this.output.chime(0);
    return isHeard;
  }

  private async sayAll(): Promise<void> {
    if (this.isSpeaking || this.queue.length === 0 || !this.canSpeak()) return;
    this.isSpeaking = true;
    this.changed();
    try {
      while (this.canSpeak()) {
        const call = this.queue.take(this.platform.nowMs(), (key) => this.options.isCurrent?.(key) ?? true);
        if (call === null) break;
        await inTurn(this.platform.locks, () => this.announce(call));
      }
    } finally {
      this.isSpeaking = false;
      this.changed();
    }
  }

  private canSpeak(): boolean {
    return this.isOn && (this.output.status === 'running' || this.output.status === 'missing');
  }

  private async announce(call: Call): Promise<void> {
    const languages = this.languagesOf(call);
    const kinds: VoiceKind[] = languages.length === 0 ? ['chime'] : [];
    this.tell(call, { language: null, kind: 'chime', played: await this.output.chime(BETWEEN_CALLS_SECONDS) });
    let gapSeconds = AFTER_CHIME_SECONDS;
    for (let round = call.manner === 'repeat' ? 2 : 1; round > 0; round -= 1) {
      for (const language of languages) {
        if (!this.isOn) return;
        kinds.push(await this.sayIn(language, call, gapSeconds));
        gapSeconds = BETWEEN_LANGUAGES_SECONDS;
      }
      gapSeconds = BEFORE_AGAIN_SECONDS;
    }
    this.heardBy = worstOf(kinds);
    this.changed();
  }

  private async sayIn(language: Language, call: Call, gapSeconds: number): Promise<VoiceKind> {
    const clips = await this.clipsOf(language, call);
    const played = clips === null ? null : await this.output.play(clips, gapSeconds);
    if (played !== null) {
      this.tell(call, { language, kind: 'clips', played });
      return 'clips';
    }
    const startMs = this.platform.nowMs();
    const wasHeard = this.isOn && (await this.browserVoice.speak(callSentence(language, call), language));
    this.output.hush();
    if (!wasHeard) return 'chime';
    const { key } = call;
    this.options.onSpoken?.({ key, language, kind: 'browser', startMs, endMs: this.platform.nowMs() });
    return 'browser';
  }

  /** The recordings of a call; null where the pack, or one of them, cannot be had. */
  private async clipsOf(language: Language, call: Call): Promise<readonly TimedClip[] | null> {
    if (this.output.status === 'missing') return null;
    const wanted = callClips(language, call);
    try {
      const clips = await this.voicePacks().clips(
        language,
        wanted.map(({ name }) => name),
      );
      return clips.map((clip, index) => ({ clip, pauseMs: wanted[index]?.pauseMs ?? 0 }));
    } catch {
      // Whatever is wrong with the recordings, the call is said by what is left; `voice` tells of it.
      return null;
    }
  }

  private tell(
    { key }: Call,
    { language, kind, played }: Pick<Spoken, 'language' | 'kind'> & { readonly played: Played | null },
  ): void {
    if (played === null) return;
    const { startSeconds, endSeconds } = played;
    const nowMs = this.platform.nowMs();
    const startMs = nowMs - this.output.agoMs(startSeconds);
    this.options.onSpoken?.({ key, language, kind, startMs, endMs: nowMs - this.output.agoMs(endSeconds) });
  }

  private languagesOf(call: Call): readonly Language[] {
    return spokenLanguages([call.language, ...this.options.languages]);
  }

  /** Fetches the recordings of the site's languages and finds out what is left where there are none. */
  private async foresee(): Promise<void> {
    const languages = spokenLanguages(this.options.languages);
    const kinds = await Promise.all(languages.map((language) => this.kindOf(language)));
    if (!this.isOn || this.isSpeaking) return;
    this.heardBy = worstOf(languages.length === 0 ? ['chime'] : kinds);
    this.changed();
  }

  private async kindOf(language: Language): Promise<VoiceKind> {
    try {
      await this.voicePacks().clips(language, []);
      if (this.output.status !== 'missing') return 'clips';
    } catch {
      // What is wrong with them is for whoever made them; here it counts that there are none.
    }
    return (await this.browserVoice.voiceOf(language)) === null ? 'chime' : 'browser';
  }

  private voicePacks(): VoicePacks {
    const { baseUrl, voicesUrl = '' } = this.options;
    const folders = [voicesUrl, baseUrl && `${baseUrl}/voices`].filter((folder) => folder !== '');
    this.packs ??= new VoicePacks(folders, this.platform);
    return this.packs;
  }

  private changed(): void {
    this.host?.requestUpdate();
    this.options.onChange?.();
  }
}

function spokenLanguages(tags: readonly (string | null)[]): readonly Language[] {
  return [...new Set(tags.map(spokenLanguageOf).filter((language) => language !== null))];
}

function worstOf(kinds: readonly VoiceKind[]): VoiceKind {
  return kinds.includes('chime') ? 'chime' : kinds.includes('browser') ? 'browser' : 'clips';
}
