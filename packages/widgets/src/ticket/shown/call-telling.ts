import type { TicketStrings } from '../../locales/ticket-strings.ts';
import { inSentences } from './sentences.ts';

/** A call as every part of the ticket tells it, so that no two contradict each other. */
export interface CallTelling {
  /** What the patient is to do, alone: on the card, and read aloud. */
  readonly goText: string;
  /** The whole call: for screen readers, in a notice, and for the page by its event. */
  readonly announcement: string;
  /** The call in as few words as a title has room for: of the page, and of a notice. */
  readonly title: string;
}

/**
 * Decides how a call is told: to go somewhere, or to stay because somebody comes.
 *
 * @example
 * callTelling({ code: 'CAR-70', pointName: 'Room 2', isFetched: false }, words).title; // 'CAR-70: go to Room 2'
 */
export function callTelling(
  { code, pointName, isFetched }: { code: string; pointName: string; isFetched: boolean },
  words: TicketStrings,
): CallTelling {
  if (isFetched) {
    return {
      goText: words.fetched,
      announcement: inSentences([words.calledTitle, words.fetched]),
      title: words.fetchedDocumentTitle(code),
    };
  }
  const call = { code, point: pointName === '' ? words.theDesk : pointName };
  return {
    goText: pointName === '' ? words.goToDesk : words.goTo(pointName),
    announcement: words.calledAnnouncement(call),
    title: words.calledDocumentTitle(call),
  };
}
