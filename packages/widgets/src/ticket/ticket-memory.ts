/** What a device keeps of a token, and nothing else: no name, no phone. */
export interface RememberedTicket {
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

// A service day may begin and end late and a clock may be wrong; two days on, no clock can still mean the same day.
const FORGET_AFTER_MS = 48 * 3_600_000;

const PREFIX = 'carequeue-ticket:';

/** Remembers one department's token on this device, under one key. */
export class TicketMemory {
  private readonly key: string;
  private readonly remember: Remember;

  constructor(departmentId: string, remember: Remember) {
    this.key = PREFIX + departmentId;
    this.remember = remember;
  }

  /**
   * What is remembered; null when nothing is. What is of a day long gone is forgotten by that, also of departments whose
   * pages nobody opens any more.
   */
  read(nowMs: number): RememberedTicket | null {
    this.attempt((storage) => forgetOld(storage, nowMs));
    return parse(this.attempt((storage) => storage.getItem(this.key)));
  }

  /** Whether it remembers nothing at all. */
  get isNone(): boolean {
    return this.remember === 'none';
  }

  write({ ticketId, credential, serviceDay, departmentId }: RememberedTicket): void {
    const kept = { ticketId, credential, serviceDay, departmentId };
    this.attempt((storage) => storage.setItem(this.key, JSON.stringify(kept)));
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

function forgetOld(storage: Storage, nowMs: number): void {
  for (const key of Object.keys(storage).filter((one) => one.startsWith(PREFIX))) {
    const remembered = parse(storage.getItem(key));
    const isOld = remembered === null || nowMs - Date.parse(`${remembered.serviceDay}T23:59:59Z`) >= FORGET_AFTER_MS;
    if (isOld) storage.removeItem(key);
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
  const { ticketId, credential, serviceDay, departmentId }: Partial<Record<keyof RememberedTicket, unknown>> = value;
  return (
    typeof ticketId === 'string' &&
    typeof credential === 'string' &&
    credential.startsWith('cq_tk_') &&
    (departmentId === undefined || typeof departmentId === 'string') &&
    typeof serviceDay === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(serviceDay)
  );
}
