import type { KeyOrigins } from '../identity/index.ts';
import { isOriginOfKeys } from '../identity/index.ts';
import type { TicketPageReading } from '../kernel/ticket-page.ts';
import { readTicketPage } from '../kernel/ticket-page.ts';

/**
 * Reads the page a hospital wants its tickets' links to lead to. Whoever has a link follows the ticket, so a mistyped address
 * would hand every patient's code to a stranger: it has to be of an origin that the hospital's pages are known to have.
 */
export function readTicketPageOf(text: string, keys: readonly KeyOrigins[]): TicketPageReading {
  const reading = readTicketPage(text);
  if (!reading.ok) return reading;
  const { origin } = new URL(reading.url);
  if (isOriginOfKeys(origin, keys)) return reading;
  return {
    ok: false,
    detail: `must be of an origin that a publishable key allows: add ${origin} to its origins first`,
  };
}
