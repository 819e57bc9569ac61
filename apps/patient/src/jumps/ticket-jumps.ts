import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Call, CallSetting } from './call.ts';
import { callOf } from './call.ts';
import './carequeue-jumps.ts';
import type { HeldTicket } from '../held-ticket.ts';

/** Where a card's head has to be for its call to be on the screen: not at the bottom, for the call is below the head. */
const SIGHT = '100px 0px -40% 0px';

/**
 * The ways from one of several tickets to another. They stand one under the other on a phone, so that a call of one may
 * be far from what is looked at: a bar tells it, at the end of the page and of the screen, where it moves nothing that is
 * read or about to be pressed. The card says it to screen readers, once.
 */
export class TicketJumps {
  /** Tickets whose card's head is on the screen. */
  readonly #inSight = new Set<string>();
  readonly #watched = new WeakSet<Element>();
  readonly #observer: IntersectionObserver;

  /** @param redraw - asked for when a card comes into sight, or leaves it. */
  constructor(redraw: () => void) {
    const look = (entries: readonly IntersectionObserverEntry[]) => {
      for (const { target, isIntersecting } of entries) {
        const id = target.parentElement?.id ?? '';
        if (isIntersecting) this.#inSight.add(id);
        else this.#inSight.delete(id);
      }
      redraw();
    };
    this.#observer = new IntersectionObserver(look, { rootMargin: SIGHT });
  }

  /** Watches the cards that are there. */
  #watch(): void {
    for (const head of document.querySelectorAll('.card > .name')) {
      if (!this.#watched.has(head)) this.#observer.observe(head);
      this.#watched.add(head);
    }
  }

  /** A way to each ticket, with its code, how it stands, and where. */
  list(held: readonly HeldTicket[], setting: CallSetting): TemplateResult {
    const ways = held.map((each) => jump(each, setting));
    return shown(html`<nav aria-label=${setting.words.titleMany}>${ways}</nav>`);
  }

  /** The ways to the tickets that are called, in sight whatever else is; none to one that is in sight itself. */
  calls(held: readonly HeldTicket[], setting: CallSetting): TemplateResult | typeof nothing {
    // They are drawn with what is drawn now.
    queueMicrotask(() => this.#watch());
    const called = held.filter((each) => standingOf(each, setting).kind === 'called');
    if (called.length === 0) return nothing;
    const seen = (each: HeldTicket) => (this.#inSight.has(each.kept.ticketId) ? 'seen' : '');
    const ways = called.map((each) => jump(each, setting, seen(each)));
    return shown(html`<aside aria-label=${setting.words.titleMany}>${ways}</aside>`);
  }
}

function shown(content: TemplateResult): TemplateResult {
  return html`<carequeue-jumps .content=${content}></carequeue-jumps>`;
}

function jump(held: HeldTicket, setting: CallSetting, more = ''): TemplateResult {
  const { kind, text } = standingOf(held, setting);
  return html`
    <button type="button" class="${kind} ${more}" @click=${() => lead(held.kept.ticketId)}>
      ${text === null ? nothing : html`<b>${text}</b>`} <span>${held.departmentNameIn(setting.words.tag)}</span>
    </button>
  `;
}

function standingOf(
  held: HeldTicket,
  setting: CallSetting,
): Call | { readonly kind: ''; readonly text: string | null } {
  const { kept, recollection, present } = held;
  const queue = recollection.known.queues[present.departmentId];
  const call = queue === undefined || kept.hasEnded ? null : callOf(queue, present.ticketId, setting);
  return call ?? { kind: '', text: held.titleIn(setting.words) };
}

/** Goes to a ticket's card, with the focus too: at once, for whoever is called is in a hurry. */
function lead(ticketId: string): void {
  const card = document.getElementById(ticketId);
  if (card === null) return;
  card.tabIndex = -1;
  card.focus({ preventScroll: true });
  card.scrollIntoView();
}
