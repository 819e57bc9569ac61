import { words } from './en/status.ts';
import type { StatusWords } from './status-strings.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The words of `<carequeue-status>` in every language. */
export const statusVocabulary: Vocabulary<StatusWords> = {
  en: words,
  others: {
    hi: () => import('./hi/status.ts'),
    ta: () => import('./ta/status.ts'),
    es: () => import('./es/status.ts'),
    ar: () => import('./ar/status.ts'),
  },
};
