import type { KeptTicket } from './kept-tickets.ts';

/** What came of opening a link. */
export type ClaimOutcome =
  | { readonly kind: 'opened'; readonly ticket: KeptTicket }
  /** The link leads to no ticket, or not any more. */
  | { readonly kind: 'wrong' }
  /** The server wants to be asked later. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  /** There was no answer of ours: no network, or somebody else's log-in page. */
  | { readonly kind: 'unreachable' };

const RETRY_MS = 5_000;
const ENDED: readonly unknown[] = ['completed', 'cancelled', 'expired', 'no_show'];

/** Opens a ticket's link. The code goes in the body, where no log and no proxy has it. Never throws. */
export async function claimTicket(code: string, fetchLike: typeof fetch = fetch): Promise<ClaimOutcome> {
  try {
    const response = await fetchLike('/v1/tickets/claims', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ code }),
      cache: 'no-store',
      credentials: 'omit',
    });
    const body: unknown = await response.json();
    return outcomeOf(response.status, retryAfterMs(response), body, aheadMs(response));
  } catch {
    return { kind: 'unreachable' };
  }
}

/**
 * What an answer of the server comes to.
 *
 * @param ahead - by how many ms this device's clock is ahead of the server's.
 */
export function outcomeOf(status: number, retryAfter: number, body: unknown, ahead = 0): ClaimOutcome {
  const fields: Readonly<Record<string, unknown>> = Object(body);
  if (status === 200) return openedBy(fields, ahead);
  // Whoever else answers on this way, such as a guest Wi-Fi, has no code of ours.
  if (typeof fields.code !== 'string') return { kind: 'unreachable' };
  return status === 429 || status >= 500 ? { kind: 'busy', retryAfterMs: retryAfter } : { kind: 'wrong' };
}

function openedBy(fields: Readonly<Record<string, unknown>>, ahead: number): ClaimOutcome {
  const { ticketId, departmentId, departmentName, credential, serviceDay } = fields;
  const names = fields.departmentNameTranslations;
  const { status, dayEndsAt, outlivesDay }: Readonly<Record<string, unknown>> = Object(fields.ticket);
  const texts = [ticketId, departmentId, departmentName, credential, serviceDay, dayEndsAt];
  if (!texts.every((text) => typeof text === 'string')) return { kind: 'unreachable' };
  const ticket = {
    ticketId: String(ticketId),
    departmentId: String(departmentId),
    departmentName: String(departmentName),
    ...(names === undefined ? {} : { departmentNameTranslations: textsIn(names) }),
    credential: String(credential),
    serviceDay: String(serviceDay),
    // One that is behind may be set right before the day is over.
    endsAtMs: Date.parse(String(dayEndsAt)) + Math.max(0, ahead),
    goesOn: outlivesDay === true,
    hasEnded: ENDED.includes(status),
  };
  return { kind: 'opened', ticket };
}

function textsIn(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(Object(value)).map(([key, text]) => [key, String(text)]));
}

/** A phone's clock may be wrong by hours; what is no date tells nothing. */
function aheadMs(response: Response): number {
  return Date.now() - Date.parse(response.headers.get('Date') ?? '') || 0;
}

function retryAfterMs(response: Response): number {
  const seconds = Number(response.headers.get('Retry-After'));
  return seconds > 0 ? seconds * 1000 : RETRY_MS;
}
