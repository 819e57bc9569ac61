import type { Storage } from './kept-tickets.ts';
import { words as english } from './words/en.ts';
import type { PageWords } from './words/page-words.ts';

/** The page's languages, each by its own name, in which its readers look for it. */
export const LANGUAGE_NAMES = {
  en: 'English',
  hi: 'हिन्दी',
  ta: 'தமிழ்',
  es: 'Español',
  ar: 'العربية',
} as const;

/** A language of the page. */
export type PageLanguage = keyof typeof LANGUAGE_NAMES;

const LANGUAGE_KEY = 'carequeue-language';

const OTHERS: Readonly<Record<Exclude<PageLanguage, 'en'>, (query: string) => Promise<{ readonly words: PageWords }>>> =
  {
    hi: () => import('./words/hi.ts'),
    ta: () => import('./words/ta.ts'),
    es: () => import('./words/es.ts'),
    ar: () => import('./words/ar.ts'),
  };

/** Says whether a text names a language of the page. */
export function isPageLanguage(text: string): text is PageLanguage {
  return Object.hasOwn(LANGUAGE_NAMES, text);
}

/** The language to begin in: the one chosen before, else the first of the reader's that the page speaks. */
export function firstLanguage(storage: Storage, preferred: readonly string[]): PageLanguage {
  const wanted = [chosen(storage), ...preferred].map((tag) => tag.toLowerCase().split('-')[0] ?? '');
  return wanted.find(isPageLanguage) ?? 'en';
}

/** Remembers the reader's choice; it says nothing of him but this. */
export function chooseLanguage(storage: Storage, language: PageLanguage): void {
  try {
    storage.setItem(LANGUAGE_KEY, language);
  } catch {
    // No storage: the choice holds while the page is open.
  }
}

/**
 * The page's words in a language; null where they cannot be fetched now.
 *
 * @param again - how often they were asked for before: each time at another address, for some browsers remember which
 *   could not be had.
 */
export async function fetchPageWords(language: PageLanguage, again: number): Promise<PageWords | null> {
  if (language === 'en') return english;
  try {
    return (await OTHERS[language](again === 0 ? '' : `?retry=${again}`)).words;
  } catch {
    return null;
  }
}

/** Which way a language is written. */
export function directionOf(language: PageLanguage): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

function chosen(storage: Storage): string {
  try {
    return storage.getItem(LANGUAGE_KEY) ?? '';
  } catch {
    return '';
  }
}
