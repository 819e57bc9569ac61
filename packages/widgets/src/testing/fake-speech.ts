/** A browser's speech engine whose utterances end when a test says so: Debian's Chromium has no voices. */
export class FakeSpeech extends EventTarget implements SpeechSynthesis {
  onvoiceschanged: SpeechSynthesis['onvoiceschanged'] = null;
  paused = false;
  pending = false;
  speaking = false;
  /** What was said, with the language of the voice that said it. */
  readonly said: { readonly text: string; readonly lang: string }[] = [];
  cancelled = 0;
  private readonly behaviour: 'speaks' | 'hangs' | 'refuses';
  private voices: readonly SpeechSynthesisVoice[];

  /** @param languages - BCP 47 tags of its voices. */
  constructor(languages: readonly string[], behaviour: 'speaks' | 'hangs' | 'refuses' = 'speaks') {
    super();
    this.behaviour = behaviour;
    this.voices = languages.map(aVoice);
  }

  /** Gives it other voices, as Chrome does some time after a page has loaded. */
  bring(languages: readonly string[]): void {
    this.voices = languages.map(aVoice);
    this.dispatchEvent(new Event('voiceschanged'));
  }

  getVoices(): SpeechSynthesisVoice[] {
    return [...this.voices];
  }

  cancel(): void {
    this.cancelled += 1;
    this.speaking = false;
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
  }

  speak(utterance: SpeechSynthesisUtterance): void {
    this.said.push({ text: utterance.text, lang: utterance.lang });
    if (this.behaviour === 'refuses') {
      queueMicrotask(() => utterance.dispatchEvent(new Event('error')));
      return;
    }
    this.speaking = true;
    queueMicrotask(() => {
      utterance.dispatchEvent(new Event('start'));
      if (this.behaviour === 'hangs') return;
      this.speaking = false;
      utterance.dispatchEvent(new Event('end'));
    });
  }
}

/** An utterance that takes any voice; a real one takes only those of its browser. */
export class FakeUtterance extends EventTarget implements SpeechSynthesisUtterance {
  lang = '';
  pitch = 1;
  rate = 1;
  text: string;
  voice: SpeechSynthesisVoice | null = null;
  volume = 1;
  onboundary: SpeechSynthesisUtterance['onboundary'] = null;
  onend: SpeechSynthesisUtterance['onend'] = null;
  onerror: SpeechSynthesisUtterance['onerror'] = null;
  onmark: SpeechSynthesisUtterance['onmark'] = null;
  onpause: SpeechSynthesisUtterance['onpause'] = null;
  onresume: SpeechSynthesisUtterance['onresume'] = null;
  onstart: SpeechSynthesisUtterance['onstart'] = null;

  constructor(text: string) {
    super();
    this.text = text;
  }
}

function aVoice(lang: string): SpeechSynthesisVoice {
  return { default: false, lang, localService: true, name: lang, voiceURI: lang };
}
