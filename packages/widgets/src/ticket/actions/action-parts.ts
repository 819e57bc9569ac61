import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { TicketWords } from '../../locales/ticket-strings.ts';
import type { TicketActions } from '../held/ticket-actions.ts';

/** A button of a token's card. */
export interface ActionButton {
  readonly text: string;
  readonly look: string;
  readonly isBusy?: boolean;
  act(): void;
}

/** Draws a button that stays reachable while something is under way. */
export function actionButton({ text, look, isBusy = false, act }: ActionButton): TemplateResult {
  return html`
    <button class=${look} part="button" type="button" aria-disabled=${isBusy ? 'true' : 'false'} @click=${act}>
      ${text}
    </button>
  `;
}

/** Draws what went wrong with the last action. */
export function actionProblem({ problem }: TicketActions): TemplateResult | typeof nothing {
  return problem === null ? nothing : html`<p class="problem" role="alert">${problem}</p>`;
}

/** Draws the button "I am here". */
export function arrivePart(actions: TicketActions, strings: TicketWords, onArrive: () => void): TemplateResult {
  const { isBusy } = actions;
  return html`
    <div class="part">
      ${actionButton({ text: strings.ticket.iAmHere, look: 'wide', isBusy, act: onArrive })}
      ${actions.panel === null ? actionProblem(actions) : nothing}
    </div>
  `;
}
