import type { BoardWords } from './board-strings.ts';
import { words } from './en/board.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The board's words in every language. */
export const boardVocabulary: Vocabulary<BoardWords> = { en: words, others: {} };
