import { words } from './en/status.ts';
import type { StatusWords } from './status-strings.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The words of `<carequeue-status>` in every language. */
export const statusVocabulary: Vocabulary<StatusWords> = {
  en: words,
  others: {
    hi: async () => (await import('./hi/status.ts')).words,
    ta: async () => (await import('./ta/status.ts')).words,
    es: async () => (await import('./es/status.ts')).words,
    ar: async () => (await import('./ar/status.ts')).words,
  },
};
