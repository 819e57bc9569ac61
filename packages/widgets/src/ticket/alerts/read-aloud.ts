import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Reads a card aloud with a voice of the device. */
export class ReadAloud implements ReactiveController {
  isReading = false;
  private readonly host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // Some browsers know their voices only a while after they were asked for them.
    globalThis.speechSynthesis?.addEventListener?.('voiceschanged', this.onVoices);
  }

  hostDisconnected(): void {
    globalThis.speechSynthesis?.removeEventListener?.('voiceschanged', this.onVoices);
    this.stop();
  }

  /** Whether this device has a voice for a language. */
  canRead(tag: string): boolean {
    return voiceFor(tag) !== null;
  }

  /** Reads a text, or stops reading. */
  toggle(text: string, tag: string): void {
    if (this.isReading) {
      this.stop();
      return;
    }
    const voice = voiceFor(tag);
    if (voice === null) return;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onend = this.onEnd;
    utterance.onerror = this.onEnd;
    // Chrome stays silent behind an utterance that was never finished.
    speechSynthesis.cancel();
    speechSynthesis.speak(utterance);
    this.isReading = true;
    this.host.requestUpdate();
  }

  /** Falls silent. */
  stop(): void {
    if (!this.isReading) return;
    this.isReading = false;
    speechSynthesis.cancel();
    this.host.requestUpdate();
  }

  private readonly onEnd = (): void => {
    this.isReading = false;
    this.host.requestUpdate();
  };

  private readonly onVoices = (): void => this.host.requestUpdate();
}

function voiceFor(tag: string): SpeechSynthesisVoice | null {
  const language = primary(tag);
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  const fitting = voices.filter(({ lang }) => primary(lang) === language);
  // One on the device speaks without a network too.
  return fitting.find(({ localService }) => localService) ?? fitting[0] ?? null;
}

function primary(tag: string): string {
  return (tag.split(/[-_]/)[0] ?? '').toLowerCase();
}
