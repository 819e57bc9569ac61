import { join as english } from '../../locales/en/join.ts';
import type { JoinWords, TicketWords } from '../../locales/ticket-strings.ts';

/** The words of the form with those of the ticket, in its language. */
export function joinWordsOf(strings: TicketWords): JoinWords {
  return { ...strings, join: strings.join ?? english };
}
