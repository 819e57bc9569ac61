import type { FirstStrings } from './common-strings.ts';
import type { Language } from './languages.ts';

/** The words of one element in every language: English at hand, the others fetched when a page asks for them, `query` being
 * what is added to their address. */
export interface Vocabulary<Words extends FirstStrings> {
  readonly en: Words;
  readonly others: Readonly<Record<Exclude<Language, 'en'>, (query: string) => Promise<{ readonly words: Words }>>>;
}
