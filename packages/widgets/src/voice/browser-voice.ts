import type { VoicePlatform } from './platform.ts';

type SpeechPlatform = Pick<VoicePlatform, 'speechSynthesis' | 'SpeechSynthesisUtterance'>;

// Chrome lists its voices some time after the page has loaded.
const VOICES_WITHIN_MS = 1_500;
// Speech begun in the same turn as a cancel is lost in Chrome.
const AFTER_CANCEL_MS = 80;
// The slowest voices take about this long for a character; engines that never say that they ended are given up then.
const CHARACTER_MS = 150;
const BEGINNING_MS = 4_000;
/** A little slower than talk, for a waiting room. */
const RATE = 0.9;

/** Speaks sentences with the browser's own engine, one at a time. */
export class BrowserVoice {
  private readonly platform: SpeechPlatform;
  /** Held: Chrome forgets an utterance nobody holds, and never says that it ended. */
  private utterance: SpeechSynthesisUtterance | null = null;

  constructor(platform: SpeechPlatform) {
    this.platform = platform;
  }

  /**
   * The browser's voice of a language, or null: one on this device before one of a distant service, which needs the
   * network that may just be missing.
   */
  async voiceOf(language: string): Promise<SpeechSynthesisVoice | null> {
    const { speechSynthesis: synthesis } = this.platform;
    const voices = synthesis === undefined ? [] : await voicesOf(synthesis);
    const own = voices.filter(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === language);
    return own.find((voice) => voice.localService) ?? own[0] ?? null;
  }

  /** Speaks a sentence to its end; false when there is no voice of the language, or it did not begin. */
  async speak(sentence: string, language: string): Promise<boolean> {
    const { speechSynthesis: synthesis, SpeechSynthesisUtterance: Utterance } = this.platform;
    const voice = await this.voiceOf(language);
    if (synthesis === undefined || Utterance === undefined || voice === null) return false;
    if (synthesis.speaking || synthesis.pending) {
      synthesis.cancel();
      await new Promise((resolve) => setTimeout(resolve, AFTER_CANCEL_MS));
    }
    // A paused engine swallows what is given to it.
    synthesis.resume();
    const utterance = new Utterance(sentence);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = RATE;
    this.utterance = utterance;
    return this.heard(synthesis, utterance);
  }

  /** Ends what is being said. */
  stop(): void {
    if (this.utterance === null) return;
    this.platform.speechSynthesis?.cancel();
  }

  private heard(synthesis: SpeechSynthesis, utterance: SpeechSynthesisUtterance): Promise<boolean> {
    return new Promise((resolve) => {
      let hasBegun = false;
      const end = (wasHeard: boolean): void => {
        clearTimeout(watchdog);
        if (this.utterance === utterance) this.utterance = null;
        resolve(wasHeard);
      };
      const watchdog = setTimeout(
        () => {
          end(hasBegun);
          synthesis.cancel();
        },
        BEGINNING_MS + utterance.text.length * CHARACTER_MS,
      );
      utterance.addEventListener('start', () => {
        hasBegun = true;
      });
      utterance.addEventListener('end', () => end(true));
      utterance.addEventListener('error', () => end(false));
      synthesis.speak(utterance);
    });
  }
}

function voicesOf(synthesis: SpeechSynthesis): Promise<readonly SpeechSynthesisVoice[]> {
  const voices = synthesis.getVoices();
  if (voices.length > 0) return Promise.resolve(voices);
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      synthesis.removeEventListener('voiceschanged', end);
      resolve(synthesis.getVoices());
    };
    const timer = setTimeout(end, VOICES_WITHIN_MS);
    synthesis.addEventListener('voiceschanged', end);
  });
}
