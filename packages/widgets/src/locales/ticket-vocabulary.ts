import { words } from './en/ticket.ts';
import type { TicketWords } from './ticket-strings.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The ticket's words in every language. */
export const ticketVocabulary: Vocabulary<TicketWords> = {
  en: words,
  others: {
    hi: async () => (await import('./hi/ticket.ts')).words,
    ta: async () => (await import('./ta/ticket.ts')).words,
    es: async () => (await import('./es/ticket.ts')).words,
    ar: async () => (await import('./ar/ticket.ts')).words,
  },
};
