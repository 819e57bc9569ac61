import { nameIn } from '@carequeue/widgets/ticket';
import { html, nothing, render } from 'lit';
import { claimTicket } from './claim.ts';
import { HeldTicket } from './held-ticket.ts';
import type { TicketJumps } from './jumps/ticket-jumps.ts';
import type { KeptTicket } from './kept-tickets.ts';
import { keptForMs, readTickets, TICKETS_KEY, withoutTicket, withTicket, writeTickets } from './kept-tickets.ts';
import type { PageLanguage } from './language.ts';
import { chooseLanguage, directionOf, fetchPageWords, firstLanguage, isPageLanguage } from './language.ts';
import { forgetOthers } from './last-known.ts';
import { codeOfHash } from './link-code.ts';
import { LinkOpening } from './link-opening.ts';
import { noticesOf } from './notices.ts';
import { headPart, tellingPart, ticketPart } from './page-parts.ts';
import { storageOf } from './page-storage.ts';
import { pageView } from './page-view.ts';
import { words as english } from './words/en.ts';
import type { PageWords } from './words/page-words.ts';

/** What could not be fetched is asked for again after so long. */
const AGAIN_MS = 10_000;

type JumpsPart = typeof import('./jumps/ticket-jumps.ts');

/** What Chromium offers where a page may be put on the home screen. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

/**
 * The patient's page: opens links, keeps their tickets for the day, and shows each live or as it was last known.
 *
 * @example
 * new PatientPage(document.body).start();
 */
export class PatientPage {
  readonly #root: HTMLElement;
  readonly #storage = storageOf(() => localStorage);
  readonly #notifier = noticesOf(navigator.serviceWorker, () => this.#language);
  readonly #opening = new LinkOpening({
    claim: (code) => claimTicket(code),
    tab: storageOf(() => sessionStorage),
    onOpened: (ticket) => this.#keep(ticket),
    redraw: () => this.#draw(),
  });
  #language: PageLanguage = 'en';
  #words: PageWords = english;
  #held: readonly HeldTicket[] = [];
  #hadOver = false;
  #offer: InstallOffer | null = null;
  /** The ways between several tickets, fetched once there are several. */
  #jumps: TicketJumps | null = null;
  #isLed = false;
  #dayEnd: ReturnType<typeof setTimeout> | undefined;
  /** What this page called the tab last. */
  #title = document.title;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Takes the code out of the address bar first of all, then draws. */
  async start(): Promise<void> {
    const code = this.#takeCode();
    const { tickets, hadOver } = readTickets(this.#storage, Date.now());
    this.#hadOver = hadOver && tickets.length === 0 && code === null;
    this.#hold(tickets);
    this.#listen();
    await this.#speak(firstLanguage(this.#storage, navigator.languages));
    this.#opening.begin(code);
    this.#draw();
  }

  #takeCode(): string | null {
    const code = codeOfHash(location.hash);
    if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
    return code;
  }

  #listen(): void {
    addEventListener('hashchange', () => this.#opening.begin(this.#takeCode()));
    addEventListener('online', this.#opening.retry);
    for (const type of ['online', 'offline']) addEventListener(type, () => this.#entitle());
    addEventListener('pagehide', () => this.#write());
    addEventListener('storage', ({ key }) => key === TICKETS_KEY && this.#readAgain());
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      this.#offer = event as InstallOffer;
      this.#draw();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.#write();
      else this.#lookAgain();
    });
    // A call that is over has given the title back.
    this.#root.addEventListener('carequeue-ticket-changed', () => this.#entitle());
    this.#root.addEventListener('carequeue-ticket-ended', ({ detail }) => this.#end(detail.ticketId));
  }

  /** A day ended, or the page stood open since another: what is over by now goes. */
  #lookAgain(): void {
    const tickets = this.#kept.filter((ticket) => keptForMs(ticket, Date.now()) > 0);
    if (tickets.length < this.#held.length) {
      this.#hadOver = tickets.length === 0;
      this.#change(tickets);
      this.#draw();
    }
    this.#opening.retry();
  }

  /** Another tab opened a link, or removed a ticket. */
  #readAgain(): void {
    this.#hold(readTickets(this.#storage, Date.now()).tickets);
    this.#draw();
  }

  #write(): void {
    for (const { recollection } of this.#held) recollection.write();
  }

  async #speak(language: PageLanguage, again = 0): Promise<void> {
    this.#language = language;
    const words = await fetchPageWords(language, again);
    // The reader may have chosen another one meanwhile.
    if (language !== this.#language) return;
    // English ones until then, for words in another language beat none.
    this.#words = words ?? english;
    if (words === null)
      setTimeout(() => language === this.#language && void this.#speak(language, again + 1), AGAIN_MS);
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
    this.#draw();
  }

  async #lead(load: (query: string) => Promise<JumpsPart>, query = ''): Promise<void> {
    this.#isLed = true;
    try {
      const { TicketJumps } = await load(query);
      this.#jumps = new TicketJumps(() => this.#draw());
      this.#draw();
    } catch {
      // At another address, for some browsers remember what could not be had.
      setTimeout(() => void this.#lead(load, `${query}?`), AGAIN_MS);
    }
  }

  readonly #choose = (language: string): void => {
    if (!isPageLanguage(language)) return;
    chooseLanguage(this.#storage, language);
    void this.#speak(language);
  };

  #keep(ticket: KeptTicket): void {
    this.#hadOver = false;
    this.#change(withTicket(this.#kept, ticket));
  }

  #end(ticketId: string): void {
    // Where the patient was sent on, what ends is the ticket he was sent on with: the one that is kept leads to it.
    const held = this.#held.find(
      ({ kept, recollection }) => kept.ticketId === ticketId || ticketId in recollection.known.tickets,
    );
    if (held === undefined) return;
    held.kept = { ...held.kept, hasEnded: true };
    writeTickets(this.#storage, this.#kept);
    this.#draw();
  }

  readonly #remove = (ticketId: string): void => {
    this.#held.find(({ kept }) => kept.ticketId === ticketId)?.recollection.forget();
    this.#change(withoutTicket(this.#kept, ticketId));
    this.#draw();
  };

  get #kept(): readonly KeptTicket[] {
    return this.#held.map(({ kept }) => kept);
  }

  #change(tickets: readonly KeptTicket[]): void {
    writeTickets(this.#storage, tickets);
    this.#hold(tickets);
  }

  /** A ticket whose credential is the same goes on; a replaced one begins anew. */
  #hold(tickets: readonly KeptTicket[]): void {
    const setting = { storage: this.#storage, notifier: this.#notifier, redraw: () => this.#draw() };
    this.#held = tickets.map((kept) => {
      const before = this.#held.find((held) => held.kept.credential === kept.credential);
      return before?.refusal === null ? before : new HeldTicket(kept, setting);
    });
    if (tickets.length > 1 && !this.#isLed) void this.#lead(() => import('./jumps/ticket-jumps.ts'));
    clearTimeout(this.#dayEnd);
    const leftMs = Math.min(...tickets.map((kept) => keptForMs(kept, Date.now())));
    if (tickets.length > 0) this.#dayEnd = setTimeout(() => this.#lookAgain(), leftMs);
    forgetOthers(
      this.#storage,
      tickets.map(({ ticketId }) => ticketId),
    );
  }

  #draw(): void {
    const words = this.#words;
    const held = this.#held;
    const departmentNames = held.map((each) => each.departmentNameIn(words.tag));
    const view = pageView({ opening: this.#opening.state, departmentNames, hadOver: this.#hadOver }, words);
    const redraw = () => this.#draw();
    const setting = { words, hasName: held.length > 1, redraw };
    const jumps = held.length > 1 ? this.#jumps : null;
    const known = { language: this.#language, words, nameIn };
    this.#entitle();
    const { retry, close } = this.#opening;
    render(
      html`
        ${headPart(view.heading, { language: this.#language, words, choose: this.#choose })}
        ${jumps?.list(held, known)}
        <main class=${held.length > 1 ? 'many' : 'one'}>
          ${view.note === null ? nothing : html`<p class="note" role="status">${view.note}</p>`}
          ${tellingPart(view, { words, retry, close, canClose: held.length > 0 })}
          ${held.map((each) => ticketPart(each, { ...setting, remove: this.#remove }))}
        </main>
        <footer class="page">
          ${
            this.#offer === null || held.length === 0
              ? nothing
              : html`<button type="button" class="quiet" @click=${this.#install}>${words.install}</button>`
          }
          <p>${words.privacy}</p>
        </footer>
        ${jumps?.calls(held, known)}
      `,
      this.#root,
    );
  }

  /** The tab tells code and place, and no department: whoever looks over a shoulder reads it. A call's title stands. */
  #entitle(): void {
    if (document.title !== this.#title) return;
    const titles = this.#held.map((held) => held.titleIn(this.#words)).filter((title) => title !== null);
    this.#title = titles.join(', ') || this.#words.title;
    document.title = this.#title;
  }

  readonly #install = (): void => {
    void this.#offer?.prompt();
    this.#offer = null;
    this.#draw();
  };
}
