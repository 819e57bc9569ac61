import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { TicketWords } from '../../locales/ticket-strings.ts';
import type { TicketActions } from '../held/ticket-actions.ts';
import { choicePart } from '../join/choice-part.ts';
import type { DeferOption } from '../shown/defer-view.ts';

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

/** Draws how a token is given up: a button, then the question. */
export function cancelPart(
  code: string,
  { actions, strings, onCancel }: { actions: TicketActions; strings: TicketWords; onCancel: () => void },
): TemplateResult {
  const words = strings.ticket;
  const { isBusy } = actions;
  if (actions.panel !== 'cancel') {
    return html`
      <p class="muted small">${words.paperHint(code)}</p>
      ${actionButton({ text: words.cancel, look: 'quiet open-cancel', isBusy, act: () => actions.open('cancel') })}
    `;
  }
  return html`
    <div class="panel" role="group" aria-labelledby="cancel-title" @keydown=${closeOnEscape(actions)}>
      <h2 id="cancel-title" class="panel-title" tabindex="-1">${words.cancelTitle(code)}</h2>
      <p>${words.cancelText}</p>
      ${actionProblem(actions)}
      <div class="choices">
        ${actionButton({ text: words.cancelKeep, look: 'quiet', isBusy, act: actions.close })}
        ${actionButton({ text: words.cancelConfirm, look: 'danger', isBusy, act: onCancel })}
      </div>
    </div>
  `;
}

/** Draws how others are let go first: a button, then how many of them. */
export function deferPart(
  options: readonly DeferOption[],
  { actions, strings, onDefer }: { actions: TicketActions; strings: TicketWords; onDefer: (places: number) => void },
): TemplateResult | typeof nothing {
  const words = strings.ticket.defer;
  const { isBusy } = actions;
  const [first] = options;
  if (first === undefined) return nothing;
  if (actions.panel !== 'defer') {
    return html`
      ${actionButton({ text: words.open, look: 'quiet open-defer', isBusy, act: () => actions.open('defer') })}
    `;
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    onDefer(Number(new FormData(event.target).get('places')));
  };
  return html`
    <form class="panel" aria-labelledby="defer-title" @submit=${submit} @keydown=${closeOnEscape(actions)}>
      <h2 id="defer-title" class="panel-title" tabindex="-1">${words.title}</h2>
      <p>${words.text}</p>
      ${choicePart({
        name: 'places',
        legend: words.legend,
        choices: options.map(({ places, label, turnText }) => ({
          value: String(places),
          label,
          note: turnText === null ? null : words.turn(turnText),
          isOpen: true,
        })),
        chosen: String(first.places),
      })}
      ${actionProblem(actions)}
      <div class="choices">
        ${actionButton({ text: words.keep, look: 'quiet', isBusy, act: actions.close })}
        <button part="button" type="submit" aria-disabled=${isBusy ? 'true' : 'false'}>${words.confirm}</button>
      </div>
    </form>
  `;
}

/** Escape closes what is open, from anywhere in it. */
export function closeOnEscape(actions: TicketActions): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    actions.close();
  };
}
