import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { Followed } from './board-host.ts';

/**
 * Draws what people come for, who is called where and who is next, with the little that is here already: on a slow line
 * the whole board follows a moment later. By codes alone, so that nobody is named.
 */
export function firstRows(followed: readonly Followed[]): TemplateResult {
  const row = (ticket: { readonly code: string }, name = ''): TemplateResult => html`<li>${name} ${ticket.code}</li>`;
  return html`
    <ul class="blank first">
      ${followed.map(({ live: { state } }) => [
        html`<li>${state?.department.name}</li>`,
        state?.points.map(({ name, tickets }) => tickets.map((ticket) => row(ticket, name))),
        state?.waiting.map((ticket) => row(ticket)),
      ])}
    </ul>
  `;
}
