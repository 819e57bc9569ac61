declare module '@echogarden/espeak-ng-emscripten' {
  /** One synthesiser of the engine. */
  export interface SpeechWorker {
    /** Chooses a voice by its language; 0 when there is one. */
    set_voice(language: string): number;
    set_rate(wordsPerMinute: number): void;
    get_samplerate(): number;
    /** Gives 16-bit samples piece by piece; a callback that returns true ends it. */
    synthesize(text: string, onSamples: (samples: Int16Array | null) => boolean): void;
    synthesize_ipa(text: string): { readonly ipa: string };
  }
  const load: () => Promise<{ readonly eSpeakNGWorker: new () => SpeechWorker }>;
  export default load;
}
