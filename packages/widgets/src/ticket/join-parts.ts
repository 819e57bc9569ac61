import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { TicketWords } from '../locales/ticket-strings.ts';
import type { JoinProblem, JoinView } from './join-view.ts';

/** What the form for a token has to know and to tell. */
export interface JoinForm {
  readonly isBusy: boolean;
  readonly problem: JoinProblem | null;
  onSubmit(event: SubmitEvent): void;
}

/** Draws the place where a token is taken. */
export function joinParts(view: JoinView, form: JoinForm, strings: TicketWords): TemplateResult {
  const words = strings.ticket;
  return html`
    <div class="part" part="join">
      <h2 tabindex="-1">${words.takeTitle}</h2>
      ${
        view.waitingText === null
          ? nothing
          : html`
            <ul class="facts" part="facts">
              <li>${view.waitingText}</li>
              ${view.waitText === null ? nothing : html`<li>${view.waitText}</li>`}
            </ul>
          `
      }
      ${view.message === null ? nothing : html`<p class="notice message">${view.message}</p>`}
      ${view.refusal === null ? formPart(view, form, strings) : html`<p class="notice" role="status">${view.refusal}</p>`}
    </div>
  `;
}

function formPart(view: JoinView, form: JoinForm, strings: TicketWords): TemplateResult {
  const words = strings.ticket;
  const general = form.problem?.field === null ? form.problem.text : null;
  return html`
    <p class="muted">${view.lead}</p>
    <form novalidate @submit=${form.onSubmit}>
      ${view.asksForCode ? field({ name: 'joinCode', type: 'text', autocomplete: 'one-time-code', label: words.joinCode, hint: words.joinCodeHint, maxLength: 40 }, form, strings) : nothing}
      ${field({ name: 'name', type: 'text', autocomplete: 'name', label: words.name, hint: null, maxLength: 200 }, form, strings)}
      ${field({ name: 'phone', type: 'tel', autocomplete: 'tel', label: words.phone, hint: words.phoneHint, maxLength: 32 }, form, strings)}
      <p class="muted small">${words.privacy}</p>
      ${general === null ? nothing : html`<p class="problem" role="alert">${general}</p>`}
      <button class="wide" part="button" type="submit" aria-disabled=${form.isBusy ? 'true' : 'false'}>
        ${form.isBusy ? words.taking : words.take}
      </button>
    </form>
  `;
}

interface Field {
  readonly name: 'name' | 'phone' | 'joinCode';
  readonly type: 'text' | 'tel';
  readonly autocomplete: 'name' | 'tel' | 'one-time-code';
  readonly label: string;
  readonly hint: string | null;
  readonly maxLength: number;
}

function field(input: Field, form: JoinForm, strings: TicketWords): TemplateResult {
  const problem = form.problem?.field === input.name ? form.problem.text : null;
  const note = problem ?? input.hint;
  // The others are the visitor's to give or not.
  const isNeeded = input.name === 'joinCode';
  return html`
    <div class="field">
      <label for=${input.name}>${input.label} ${isNeeded ? nothing : html`<span>(${strings.ticket.optional})</span>`}</label>
      <input
        id=${input.name}
        name=${input.name}
        type=${input.type}
        autocomplete=${input.autocomplete}
        maxlength=${input.maxLength}
        inputmode=${isNeeded ? 'numeric' : nothing}
        aria-required=${isNeeded ? 'true' : nothing}
        aria-invalid=${problem === null ? 'false' : 'true'}
        aria-describedby=${note === null ? nothing : `${input.name}-note`}
      />
      ${
        note === null
          ? nothing
          : html`
            <p id="${input.name}-note" class=${problem === null ? 'muted small' : 'problem'} role=${problem === null ? nothing : 'alert'}>
              ${note}
            </p>
          `
      }
    </div>
  `;
}
