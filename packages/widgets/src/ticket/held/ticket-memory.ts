import type { KeptDay } from '../../base/past-tickets.ts';
import { forgetPastTickets, TICKET_KEY_PREFIX } from '../../base/past-tickets.ts';

/** What a device keeps of a token, and nothing else: no name, no phone. */
export interface RememberedTicket extends KeptDay {
  readonly ticketId: string;
  /** Opens the ticket to whoever holds it. */
  readonly credential: string;
  /** Local date of the service day it belongs to. */
  readonly serviceDay: string;
  /** Where the patient was sent on to; absent in the department the first token was taken for. */
  readonly departmentId?: string;
}

/** How long a device remembers: to the end of the service day, as long as the tab is open, or not at all. */
export type Remember = 'day' | 'tab' | 'none';

/** Remembers one department's token on this device, under one key. */
export class TicketMemory {
  private readonly key: string;
  private readonly remember: Remember;

  constructor(departmentId: string, remember: Remember) {
    this.key = TICKET_KEY_PREFIX + departmentId;
    this.remember = remember;
  }

  /** What is remembered; null when nothing is. What is of a day that is over is forgotten by that. */
  read(): RememberedTicket | null {
    forgetPastTickets();
    return parse(this.attempt((storage) => storage.getItem(this.key)));
  }

  /** Whether it remembers nothing at all. */
  get isNone(): boolean {
    return this.remember === 'none';
  }

  write({ ticketId, credential, serviceDay, departmentId, endsAtMs, goesOn }: RememberedTicket): void {
    const kept = { ticketId, credential, serviceDay, departmentId, endsAtMs, goesOn };
    this.attempt((storage) => storage.setItem(this.key, JSON.stringify(kept)));
    forgetPastTickets();
  }

  forget(): void {
    this.attempt((storage) => storage.removeItem(this.key));
  }

  /** Whether a change of storage that another tab made is about this token. */
  isAbout(event: StorageEvent): boolean {
    return this.remember === 'day' && event.key === this.key;
  }

  private attempt<T>(act: (storage: Storage) => T): T | null {
    if (this.remember === 'none') return null;
    try {
      return act(this.remember === 'tab' ? sessionStorage : localStorage);
    } catch {
      // Storage may be switched off, or full: the token then lives as long as the page, and the reader is told its code.
      return null;
    }
  }
}

function parse(text: string | null): RememberedTicket | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isRemembered(value) ? value : null;
  } catch {
    // Not ours, or cut short: as good as nothing.
    return null;
  }
}

function isRemembered(value: unknown): value is RememberedTicket {
  if (typeof value !== 'object' || value === null) return false;
  const {
    ticketId,
    credential,
    serviceDay,
    departmentId,
    endsAtMs,
    goesOn,
  }: Partial<Record<keyof RememberedTicket, unknown>> = value;
  return (
    typeof ticketId === 'string' &&
    typeof credential === 'string' &&
    credential.startsWith('cq_tk_') &&
    (departmentId === undefined || typeof departmentId === 'string') &&
    typeof serviceDay === 'string' &&
    typeof endsAtMs === 'number' &&
    typeof goesOn === 'boolean'
  );
}
