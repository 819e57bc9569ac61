import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { HeldTicket } from './held-ticket.ts';
import type { PageLanguage } from './language.ts';
import { LANGUAGE_NAMES } from './language.ts';
import type { PageView } from './page-view.ts';
import { recalledText } from './page-view.ts';
import type { PageWords } from './words/page-words.ts';

/** What a ticket's card is drawn with. */
export interface CardSetting {
  readonly words: PageWords;
  /** True where several tickets are told apart by their departments' names. */
  readonly hasName: boolean;
  readonly redraw: () => void;
  readonly remove: (ticketId: string) => void;
}

/** The page's head: what it is about, and in which language. */
export function headPart(
  heading: string,
  chosen: { readonly language: PageLanguage; readonly words: PageWords; choose(language: string): void },
): TemplateResult {
  const { language, words } = chosen;
  return html`
    <header>
      <h1>${heading}</h1>
      <label class="language">
        <span class="unseen">${words.language}</span>
        <svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9" /><path d="M3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18" /></svg>
        <select @change=${({ target }: Event) => target instanceof HTMLSelectElement && chosen.choose(target.value)}>
          ${Object.entries(LANGUAGE_NAMES).map(
            ([tag, name]) => html`<option value=${tag} lang=${tag} .selected=${tag === language}>${name}</option>`,
          )}
        </select>
      </label>
    </header>
  `;
}

/** What stands in place of tickets, or above them. */
export function tellingPart(
  { telling, isLoading }: PageView,
  acts: {
    readonly words: PageWords;
    readonly retry: () => void;
    readonly close: () => void;
    readonly canClose: boolean;
  },
): TemplateResult {
  const { words } = acts;
  if (isLoading) {
    return html`
      <section class="card waiting" role="status">
        <div class="bones" aria-hidden="true"><i></i><i></i><i></i></div>
        <p>${words.opening}</p>
      </section>
    `;
  }
  if (telling === null) return html``;
  return html`
    <section class="card telling ${telling.kind}" role=${telling.kind === 'empty' ? nothing : 'status'}>
      ${slipPicture()}
      <h2>${telling.title}</h2>
      <p>${telling.text}</p>
      ${telling.more === undefined ? nothing : html`<p class="muted">${telling.more}</p>`}
      ${telling.kind === 'waiting' ? html`<button type="button" @click=${acts.retry}>${words.retry}</button>` : nothing}
      ${
        telling.kind === 'wrong' && acts.canClose
          ? html`<button type="button" class="quiet" @click=${acts.close}>${words.close}</button>`
          : nothing
      }
    </section>
  `;
}

/** A slip with a QR code, as the patient holds it. */
function slipPicture(): TemplateResult {
  return html`
    <svg class="slip" viewBox="0 0 64 72" aria-hidden="true">
      <path class="paper" d="M8 4h48v60l-6-4-6 4-6-4-6 4-6-4-6 4-6-4-6 4z" />
      <path class="code" d="M22 18h8v8h-8zM34 18h8v8h-8zM22 30h8v8h-8zM36 30h3v3h-3zM40 34h3v4h-3zM34 35h3v3h-3z" />
      <path class="line" d="M20 47h24M26 53h12" />
    </svg>
  `;
}

/** A ticket, live or as it was last known, with what can be done about it on this device. */
export function ticketPart(held: HeldTicket, setting: CardSetting): TemplateResult {
  const { words, hasName } = setting;
  const { kept, refusal } = held;
  if (refusal !== null) return refusedPart(held, setting);
  const name = held.departmentNameIn(words.tag);
  const recalled = held.isRecalled
    ? recalledText({ ms: held.recollection.asOfMs, timeZone: held.recollection.timeZone }, words)
    : null;
  return html`
    <section
      class="card ticket ${recalled === null ? '' : 'recalled'}"
      id=${kept.ticketId}
      aria-label=${name}
    >
      ${hasName ? html`<h2 class="name">${name}</h2>` : nothing}
      ${
        recalled === null
          ? nothing
          : html`<p class="old" role="status"><strong>${recalled}</strong> ${words.recalledHint}</p>`
      }
      ${held.element}
      <footer>${removePart(held, setting)}</footer>
    </section>
  `;
}

function refusedPart(held: HeldTicket, { words, remove }: CardSetting): TemplateResult {
  const { kept, refusal } = held;
  const telling = refusal === 'over' ? words.over : words.replaced;
  return html`
    <section class="card telling wrong" role="status">
      ${slipPicture()}
      <p class="muted">${held.departmentNameIn(words.tag)}</p>
      <h2>${telling.title}</h2>
      <p>${telling.text}</p>
      <button type="button" class="quiet" @click=${() => remove(kept.ticketId)}>${words.remove}</button>
    </section>
  `;
}

function removePart(held: HeldTicket, { words, redraw, remove }: CardSetting): TemplateResult {
  const { ticketId, hasEnded } = held.kept;
  const ask = (isAsked: boolean) => () => {
    held.isRemovalAsked = isAsked;
    redraw();
  };
  if (!held.isRemovalAsked) {
    const act = hasEnded ? () => remove(ticketId) : ask(true);
    return html`<button type="button" class="text" @click=${act}>${words.remove}</button>`;
  }
  return html`
    <div class="asked" role="group" aria-label=${words.removeAsk}>
      <p>${words.removeAsk}</p>
      <button type="button" class="quiet" @click=${() => remove(ticketId)}>${words.removeYes}</button>
      <button type="button" @click=${ask(false)}>${words.removeNo}</button>
    </div>
  `;
}
