/** What this device keeps of a ticket: what opens it, where it is of, and until when. No name, no phone. */
export interface KeptTicket {
  readonly ticketId: string;
  readonly departmentId: string;
  readonly departmentName: string;
  /** The department's name in other languages, where it has any. */
  readonly departmentNameTranslations?: Readonly<Record<string, string>>;
  /** `cq_tk_…`, claimed with the ticket's link. */
  readonly credential: string;
  /** Local date of its service day. */
  readonly serviceDay: string;
  /** When its service day ends, ms since 1970 by this device's clock: it is forgotten then. */
  readonly endsAtMs: number;
  /** Until it has ended it goes on past that, in a department that never closes. */
  readonly goesOn: boolean;
  /** It has ended: nothing happens any more. */
  readonly hasEnded: boolean;
}

/** The one key of this page's storage with tickets. */
export const TICKETS_KEY = 'carequeue-tickets';

/** A ticket that goes on past its day is kept for so long. */
const GOES_ON_MS = 24 * 3_600_000;
/** More links than a family has in a day. */
const TICKETS_MAX = 12;

/** What of a page's storage is used. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** How long a ticket is kept from now on, in ms; of no use any more at 0 and below. */
export function keptForMs({ endsAtMs, goesOn, hasEnded }: KeptTicket, nowMs: number): number {
  return endsAtMs + (goesOn && !hasEnded ? GOES_ON_MS : 0) - nowMs;
}

/** Reads the tickets that are still of use, newest first; what is over, or is none of ours, is forgotten by that. */
export function readTickets(storage: Storage, nowMs: number): { tickets: readonly KeptTicket[]; hadOver: boolean } {
  const kept = parse(attempt(() => storage.getItem(TICKETS_KEY)) ?? null);
  const tickets = kept.filter((ticket) => keptForMs(ticket, nowMs) > 0);
  if (tickets.length < kept.length) writeTickets(storage, tickets);
  return { tickets, hadOver: tickets.length < kept.length };
}

/** Keeps the tickets, or nothing at all where there are none. */
export function writeTickets(storage: Storage, tickets: readonly KeptTicket[]): void {
  attempt(() =>
    tickets.length === 0 ? storage.removeItem(TICKETS_KEY) : storage.setItem(TICKETS_KEY, JSON.stringify(tickets)),
  );
}

/** Adds a ticket in front; one that is there already is replaced where it stands. */
export function withTicket(tickets: readonly KeptTicket[], ticket: KeptTicket): readonly KeptTicket[] {
  const isThere = tickets.some(({ ticketId }) => ticketId === ticket.ticketId);
  if (isThere) return tickets.map((kept) => (kept.ticketId === ticket.ticketId ? ticket : kept));
  return [ticket, ...tickets].slice(0, TICKETS_MAX);
}

/** All but one. */
export function withoutTicket(tickets: readonly KeptTicket[], ticketId: string): readonly KeptTicket[] {
  return tickets.filter((ticket) => ticket.ticketId !== ticketId);
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    // Storage may be switched off, or full: tickets then live as long as the page.
    return undefined;
  }
}

function parse(text: string | null): readonly KeptTicket[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isKept) : [];
  } catch {
    // Not ours, or cut short: as good as nothing.
    return [];
  }
}

function isKept(value: unknown): value is KeptTicket {
  if (typeof value !== 'object' || value === null) return false;
  const fields: Partial<Record<keyof KeptTicket, unknown>> = value;
  const texts = [fields.ticketId, fields.departmentId, fields.departmentName, fields.serviceDay, fields.credential];
  return (
    texts.every((text) => typeof text === 'string') &&
    typeof fields.endsAtMs === 'number' &&
    typeof fields.hasEnded === 'boolean' &&
    /^cq_tk_[\w-]+$/.test(String(fields.credential))
  );
}
