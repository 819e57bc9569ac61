import type { ActiveTicket, QueueState } from '@carequeue/queue-core';
import type { nameIn } from '@carequeue/widgets/ticket';
import type { PageLanguage } from '../language.ts';
import type { PageWords } from '../words/page-words.ts';
import { CALL_WORDS } from './call-words.ts';

/** What a patient has to know of a ticket before all else. */
export interface Call {
  readonly kind: 'called' | 'missed';
  /** Its code and what to do; of a call, in the words that the tab's title has for it. */
  readonly text: string;
}

/** What a call is told with. Functions of the page's first load are given in: importing them would part it into files. */
export interface CallSetting {
  readonly language: PageLanguage;
  readonly words: PageWords;
  readonly nameIn: typeof nameIn;
}

/** queue-core's `isLetIn`, said again: whoever is let in by the call is on the way still. */
function isLetIn({ calledAt, startedAt }: ActiveTicket): boolean {
  return startedAt === calledAt;
}

/**
 * Tells of a ticket that it is called, or that its patient did not come; null where neither is so. It is what the ticket's
 * card shows, for both know it from the queue.
 *
 * @example
 * callOf(queue, ticketId, { language: 'en', words, nameIn })?.text; // 'CAR-70: go to Room 2'
 */
export function callOf(
  { missed, points }: Pick<QueueState, 'missed' | 'points'>,
  ticketId: string,
  { language, words, nameIn }: CallSetting,
): Call | null {
  const say = CALL_WORDS[language];
  const lost = missed.find(({ id }) => id === ticketId);
  if (lost !== undefined) return { kind: 'missed', text: say.missed(lost.code) };
  for (const point of points) {
    const ticket = point.tickets.find(({ id }) => id === ticketId);
    if (ticket === undefined || (ticket.status !== 'called' && !isLetIn(ticket))) continue;
    const { code, call } = ticket;
    const text = call.silent ? say.stay(code) : say.go({ code, point: nameIn(point, words.tag) });
    return { kind: 'called', text };
  }
  return null;
}
