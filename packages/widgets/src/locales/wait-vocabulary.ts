import type { CommonStrings } from './common-strings.ts';
import { common } from './en/base.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The words of the line in every language: those that every element has. */
export const waitVocabulary: Vocabulary<CommonStrings> = {
  en: common,
  others: {
    hi: async () => (await import('./hi/base.ts')).common,
    ta: async () => (await import('./ta/base.ts')).common,
    es: async () => (await import('./es/base.ts')).common,
    ar: async () => (await import('./ar/base.ts')).common,
  },
};
