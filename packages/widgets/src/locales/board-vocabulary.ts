import type { FirstBoardWords } from './board-strings.ts';
import { first } from './en/first.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The words a board begins with in every language. */
export const boardVocabulary: Vocabulary<FirstBoardWords> = {
  en: first,
  others: {
    hi: () => import('./hi/board.ts'),
    ta: () => import('./ta/board.ts'),
    es: () => import('./es/board.ts'),
    ar: () => import('./ar/board.ts'),
  },
};
