import type { IssuedTicket } from '@carequeue/sdk/ticket';
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
  /** Nothing happens to it any more; it is kept to be shown. Absent in what was never told to have ended. */
  readonly hasEnded?: boolean;
}

/** What is kept of a token that was issued. @param endsAtMs - when its day ends, by this device's clock. */
export function rememberedOf(issued: IssuedTicket, endsAtMs: number): RememberedTicket {
  const { id: ticketId, secret: credential, serviceDay, outlivesDay: goesOn } = issued;
  return { ticketId, credential, serviceDay, endsAtMs, goesOn };
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
    return parse(this.use((storage, key) => storage.getItem(key)));
  }

  /** Whether it remembers nothing at all. */
  get isNone(): boolean {
    return this.remember === 'none';
  }

  write({ ticketId, credential, serviceDay, departmentId, endsAtMs, goesOn, hasEnded }: RememberedTicket): void {
    const kept = { ticketId, credential, serviceDay, departmentId, endsAtMs, goesOn, hasEnded };
    this.use((storage, key) => storage.setItem(key, JSON.stringify(kept)));
    forgetPastTickets();
  }

  /** Marks whether a token has ended: what has does not go on past its day. It is written only where it is kept still. */
  mark(held: RememberedTicket, hasEnded: boolean): RememberedTicket {
    const marked = { ...held, hasEnded, goesOn: held.goesOn && !hasEnded };
    if (this.read()?.ticketId === held.ticketId) this.write(marked);
    return marked;
  }

  forget(): void {
    this.use((storage, key) => storage.removeItem(key));
  }

  /** Whether a change of storage that another tab made is about this token. */
  isAbout(event: StorageEvent): boolean {
    return this.remember === 'day' && event.key === this.key;
  }

  /** Does something with its one key; null where nothing is to be kept, or can be. */
  use<T>(act: (storage: Storage, key: string) => T): T | null {
    if (this.remember === 'none') return null;
    try {
      return act(this.remember === 'tab' ? sessionStorage : localStorage, this.key);
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
  const {
    ticketId,
    credential,
    serviceDay,
    departmentId,
    endsAtMs,
    goesOn,
    hasEnded,
  }: Partial<Record<keyof RememberedTicket, unknown>> = Object(value);
  return (
    typeof ticketId === 'string' &&
    typeof credential === 'string' &&
    credential.startsWith('cq_tk_') &&
    (departmentId === undefined || typeof departmentId === 'string') &&
    typeof serviceDay === 'string' &&
    typeof endsAtMs === 'number' &&
    typeof goesOn === 'boolean' &&
    (hasEnded === undefined || typeof hasEnded === 'boolean')
  );
}
