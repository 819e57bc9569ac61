import { nameIn } from '@carequeue/widgets/ticket';
import type { KeptTicket } from './kept-tickets.ts';
import type { TicketPlace } from './last-known.ts';
import { codeOf, presentTicket, Recollection, waitingPlace } from './last-known.ts';
import type { noticesOf } from './notices.ts';
import type { PageStorage } from './page-storage.ts';
import type { Refusal } from './ticket-platform.ts';
import { ticketPlatform } from './ticket-platform.ts';
import type { PageWords } from './words/page-words.ts';

/** What a ticket is held with. */
export interface HeldSetting {
  readonly storage: PageStorage;
  readonly notifier: ReturnType<typeof noticesOf>;
  readonly redraw: () => void;
}

/** A ticket while its page is open, with the element that shows it. */
export class HeldTicket {
  readonly element: HTMLElement = document.createElement('carequeue-ticket');
  readonly recollection: Recollection;
  /** What is shown was known before: there is no network. */
  isRecalled = false;
  /** Why this device may not follow it any more. */
  refusal: Refusal | null = null;
  isRemovalAsked = false;
  /** As it is kept on this device. */
  kept: KeptTicket;
  readonly #redraw: () => void;

  constructor(kept: KeptTicket, { storage, notifier, redraw }: HeldSetting) {
    this.kept = kept;
    this.#redraw = redraw;
    this.recollection = new Recollection(storage, kept.ticketId, redraw);
    const platform = ticketPlatform(this.recollection, {
      onRecalled: () => this.#set(true),
      onHeard: () => this.#set(false),
      onRefused: (refusal) => {
        this.refusal = refusal;
        this.recollection.forget();
        redraw();
      },
    });
    const { ticketId, departmentId: department, credential } = kept;
    // The page keeps it: the element remembers nothing of its own.
    const setting = {
      ticketId,
      department,
      credential,
      platform,
      notifier,
      baseUrl: location.origin,
      remember: 'none',
    };
    Object.assign(this.element, setting);
  }

  /** The ticket its patient has by now. */
  get present(): TicketPlace {
    return presentTicket(this.recollection.known, this.kept);
  }

  /** What the department it is in by now is called in a language. */
  departmentNameIn(tag: string): string {
    const { departmentName: name, departmentNameTranslations: nameTranslations } = this.kept;
    const queue = this.recollection.known.queues[this.present.departmentId];
    return nameIn(queue?.department ?? { name, nameTranslations }, tag);
  }

  /** What the tab's title tells of it: its code, and while it waits its place too, unless that is an old one. */
  titleIn(words: PageWords): string | null {
    if (this.refusal !== null) return null;
    const { present } = this;
    const { known } = this.recollection;
    const place = waitingPlace(known, present);
    if (place === null) return codeOf(known, present);
    return this.isRecalled || navigator.onLine === false ? place.code : words.titleOf(place);
  }

  #set(isRecalled: boolean): void {
    if (this.isRecalled === isRecalled) return;
    this.isRecalled = isRecalled;
    this.#redraw();
  }
}
