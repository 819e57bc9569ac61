import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { JoinWords } from '../../locales/ticket-strings.ts';
import { NEEDS } from '../held/needs.ts';

/** Draws the question how a patient wants to be called. */
export function needsPart({ join: { needs: words } }: JoinWords): TemplateResult {
  return html`
    <fieldset class="choices-list" aria-describedby="needs-lead">
      <legend id="needs-title" tabindex="-1">${words.title}</legend>
      <p class="muted small" id="needs-lead">${words.lead}</p>
      ${NEEDS.map(
        (need) => html`
          <label class="choice">
            <input type="checkbox" name="needs" value=${need} />
            <span>${words.ask[need]}</span>
          </label>
        `,
      )}
    </fieldset>
  `;
}
