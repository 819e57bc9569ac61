import type { QueueState } from '@carequeue/sdk';
import type { TemplateResult } from 'lit';
import { html, noChange, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { languageOf } from '../../locales/languages.ts';
import type { ShownWords } from '../../locales/shown-words.ts';
import { shownWords } from '../../locales/shown-words.ts';
import type { TicketWords } from '../../locales/ticket-strings.ts';
import type { TicketActions } from '../held/ticket-actions.ts';
import type { TicketSession } from '../held/ticket-session.ts';

/** By what a department shows patients who agree to it; undefined where everybody is shown by the code. */
export type ShownBy = QueueState['department']['labelMode'];

/** What is said about being shown, in the language of an element's other words. */
export function wordsOf({ tag }: TicketWords): ShownWords {
  return shownWords[languageOf(tag)];
}

/** Draws the question whether a patient who gave a name is shown by it; what is not ticked is a no. */
export function askShownPart(by: NonNullable<ShownBy>, strings: TicketWords): TemplateResult {
  const words = wordsOf(strings);
  return html`
    <div class="choices-list">
      <label class="choice">
        <input type="checkbox" name="showName" aria-describedby="shown-hint" />
        <span>${words.ask[by]}<span class="choice-note" id="shown-hint">${words.hint}</span></span>
      </label>
    </div>
  `;
}

/** Draws the same of a token that is held, where its holder may change it and it has an effect. */
export function shownPart(tools: {
  readonly session: TicketSession;
  readonly actions: TicketActions;
  readonly strings: TicketWords;
}): TemplateResult | typeof nothing {
  const { session, actions, strings } = tools;
  const { ticket, queue } = session.knowledge;
  const by = queue?.department.labelMode;
  const hasName = Boolean(ticket?.patient?.name);
  if (ticket === null || by === undefined || !hasName || !ticket.may?.includes('set-show-name')) return nothing;
  const words = wordsOf(strings);
  const change = (event: Event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const { checked: showName } = event.target;
    void actions.run(() => session.command((tickets, at) => tickets.setShowName(...at, { showName })));
  };
  // It stays as it was pressed until the answer is here: jumping back meanwhile, it would seem not to work.
  const shownOrNot = actions.isBusy ? noChange : live(ticket.showName);
  return html`
    <div class="choices-list">
      <label class="choice">
        <input
          type="checkbox"
          name="showName"
          aria-describedby="shown-hint"
          aria-disabled=${actions.isBusy ? 'true' : 'false'}
          .checked=${shownOrNot}
          @click=${(event: Event) => actions.isBusy && event.preventDefault()}
          @change=${change}
        />
        <span>${words.ask[by]}<span class="choice-note" id="shown-hint">${words.hint}</span></span>
      </label>
      ${actions.panel === null && actions.problem !== null ? html`<p class="problem" role="alert">${actions.problem}</p>` : nothing}
    </div>
  `;
}
