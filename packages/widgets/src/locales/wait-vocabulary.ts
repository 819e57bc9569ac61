import type { CommonStrings } from './common-strings.ts';
import { common } from './en/base.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The words of the line in every language: those that every element has. */
export const waitVocabulary: Vocabulary<CommonStrings> = {
  en: common,
  others: {
    hi: () => import('./hi/wait.ts'),
    ta: () => import('./ta/wait.ts'),
    es: () => import('./es/wait.ts'),
    ar: () => import('./ar/wait.ts'),
  },
};
