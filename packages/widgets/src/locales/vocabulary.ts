import type { CommonStrings } from './common-strings.ts';
import type { Language } from './languages.ts';

/** The words of one element in every language: English at hand, the others fetched when a page asks for them. */
export interface Vocabulary<Words extends CommonStrings> {
  readonly en: Words;
  readonly others: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Words>>>;
}

/** The words in a language that is at hand, else null. */
export function wordsAtHand<Words extends CommonStrings>(
  vocabulary: Vocabulary<Words>,
  language: Language,
): Words | null {
  return language === 'en' ? vocabulary.en : null;
}

/** Fetches the words in a language; English where that fails, for words in another language beat none. */
export async function fetchWords<Words extends CommonStrings>(
  vocabulary: Vocabulary<Words>,
  language: Language,
): Promise<Words> {
  if (language === 'en') return vocabulary.en;
  try {
    return await vocabulary.others[language]();
  } catch {
    return vocabulary.en;
  }
}
