import { words } from './en/ticket.ts';
import type { TicketWords } from './ticket-strings.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The ticket's words in every language. */
export const ticketVocabulary: Vocabulary<TicketWords> = {
  en: words,
  others: {
    hi: () => import('./hi/ticket.ts'),
    ta: () => import('./ta/ticket.ts'),
    es: () => import('./es/ticket.ts'),
    ar: () => import('./ar/ticket.ts'),
  },
};
