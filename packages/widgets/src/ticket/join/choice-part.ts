import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Choice } from './join-choices.ts';

/** A question with one answer out of several. */
export interface ChoiceQuestion {
  readonly name: string;
  readonly legend: string;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly problem?: string | null;
}

/** Draws a question with its answers one below the other; nothing where there is nothing to choose. */
export function choicePart({
  name,
  legend,
  choices,
  chosen,
  problem = null,
}: ChoiceQuestion): TemplateResult | typeof nothing {
  if (choices.length === 0) return nothing;
  return html`
    <fieldset class="choices-list" aria-describedby=${problem === null ? nothing : `${name}-problem`}>
      <legend id=${name} tabindex="-1">${legend}</legend>
      ${problem === null ? nothing : html`<p class="problem" id="${name}-problem" role="alert">${problem}</p>`}
      ${choices.map(
        (choice, index) => html`
          <label class="choice">
            <input
              type="radio"
              name=${name}
              value=${choice.value}
              .checked=${choice.isOpen && choice.value === chosen}
              ?disabled=${!choice.isOpen}
              aria-describedby=${choice.note === null ? nothing : `${name}-${index}-note`}
            />
            <span>
              ${choice.label}
              ${choice.note === null ? nothing : html`<span class="choice-note" id="${name}-${index}-note">${choice.note}</span>`}
            </span>
          </label>
        `,
      )}
    </fieldset>
  `;
}
