/** Languages the elements speak, each by its primary subtag. */
export const LANGUAGES = ['en', 'hi', 'ta', 'es', 'ar'] as const;

/** A language the elements speak. */
export type Language = (typeof LANGUAGES)[number];

/** Which way a text runs. */
export type Direction = 'ltr' | 'rtl';

const RIGHT_TO_LEFT: ReadonlySet<Language> = new Set<Language>(['ar']);

/**
 * The language to speak where a page asks for `tag`; English where there are no words in it.
 *
 * @example
 * languageOf('es-MX'); // 'es'
 */
export function languageOf(tag: string): Language {
  const wanted = tag.toLowerCase().split('-')[0];
  return LANGUAGES.find((language) => language === wanted) || 'en';
}

/** Which way a language is written. */
export function directionOf(language: Language): Direction {
  return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
}

/**
 * Keeps a text that may run the other way (a token's code, a room's name) from mixing with the sentence around it.
 *
 * @see https://www.w3.org/International/questions/qa-bidi-unicode-controls
 */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
