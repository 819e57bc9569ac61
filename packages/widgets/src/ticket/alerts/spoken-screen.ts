import type { TicketWords } from '../../locales/ticket-strings.ts';
import { inSentences } from '../shown/sentences.ts';
import type { TicketScreen } from '../shown/ticket-view.ts';

/** What is read aloud of a card, the most urgent first. */
export function spokenScreen(screen: TicketScreen, { ticket: words }: TicketWords): string {
  return inSentences(sentencesOf(screen, words));
}

function sentencesOf(screen: TicketScreen, words: TicketWords['ticket']): readonly (string | null)[] {
  switch (screen.kind) {
    case 'called':
      return [words.calledTitle, screen.telling.goText, screen.code];
    case 'waiting': {
      const { expected } = screen;
      return [
        words.announcement.issued(screen.code),
        ...(expected === null ? [] : [`${words.expectedTitle}: ${expected.between}`, expected.advice]),
        screen.position === null ? null : words.announcement.position(screen.position),
        screen.aheadText,
        screen.message,
        ...screen.notes,
        screen.whatHappens,
      ];
    }
    default:
      return [screen.title, screen.message, screen.text];
  }
}
