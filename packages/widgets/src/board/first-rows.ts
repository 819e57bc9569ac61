import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Followed } from './board-host.ts';

/**
 * Draws what people come for, who is called where, with the little that is here already: on a slow line the whole board
 * follows a moment later. By codes alone, so that nobody is named.
 */
export function firstRows(
  followed: readonly Followed[],
  { doctor, hospitalName }: { readonly doctor: string; readonly hospitalName: string },
): TemplateResult {
  return html`
    <div class="first">
      <p>${hospitalName}</p>
      ${followed.map(
        ({ live: { state } }) => html`
          <h2>${state?.department.name}</h2>
          ${state?.points
            .filter(({ doctorId }) => doctor === '' || doctor === doctorId)
            .map(
              ({ name, tickets }) => html`
                <p class="point"><span>${name}</span><bdi>${tickets.map(({ code }) => code).join(' ')}</bdi></p>
              `,
            )}
        `,
      )}
    </div>
  `;
}
