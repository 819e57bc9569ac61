import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { NameOf } from '../base/queue-in.ts';
import type { Followed } from './board-host.ts';

/**
 * Draws what people come for, who is called where and who is next, with the little that is here already: on a slow line
 * the whole board follows a moment later. By codes alone, so that nobody is named.
 */
export function firstRows(followed: readonly Followed[], nameOf: NameOf): TemplateResult {
  const row = (ticket: { readonly code: string }, name = ''): TemplateResult => html`<li>${name} ${ticket.code}</li>`;
  return html`
    <ul class="blank first">
      ${followed.map(({ live: { state } }) => [
        html`<li>${state && nameOf(state.department)}</li>`,
        state?.points.map((point) => point.tickets.map((ticket) => row(ticket, nameOf(point)))),
        state?.waiting.map((ticket) => row(ticket)),
      ])}
    </ul>
  `;
}
