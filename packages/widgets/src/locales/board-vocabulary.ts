import type { FirstBoardWords } from './board-strings.ts';
import { common } from './en/base.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The words a board begins with in every language. */
export const boardVocabulary: Vocabulary<FirstBoardWords> = {
  en: common,
  others: {
    hi: async () => (await import('./hi/board.ts')).words,
    ta: async () => (await import('./ta/board.ts')).words,
    es: async () => (await import('./es/board.ts')).words,
    ar: async () => (await import('./ar/board.ts')).words,
  },
};
