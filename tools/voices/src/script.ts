import type { Language } from '../../../packages/widgets/src/locales/languages.ts';

/** What one language's recordings say, and the engine's voice that says them. */
export interface VoiceScript {
  readonly language: Language;
  /** The language in its own words, for whoever records it. */
  readonly name: string;
  /** The engine's identifier of the voice. */
  readonly voice: string;
  readonly wordsPerMinute: number;
  /** Spells a line in the way the engine reads it right; a person reads the line as it stands. */
  readonly spelledOut?: (line: string) => string;
  /** By the recording's name, what is said. */
  readonly lines: Readonly<Record<string, string>>;
}

/** Names the lines of 0, 1, 2 … by their numbers. */
export function numbered(words: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(words.map((word, number) => [String(number), word]));
}

/** Names the lines of round numbers by `step`, 2 × `step` …; `ending` sets those apart that go on. */
export function rounds(step: number, words: readonly string[], ending = ''): Readonly<Record<string, string>> {
  return Object.fromEntries(words.map((word, index) => [`${(index + 1) * step}${ending}`, word]));
}

/** Names the lines of the Latin letters, A to Z, that codes are spelled with. */
export function letters(words: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(words.map((word, index) => [`letter-${String.fromCodePoint(0x61 + index)}`, word]));
}

/** Splits lines that are written in one, by spaces. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/u);
}
