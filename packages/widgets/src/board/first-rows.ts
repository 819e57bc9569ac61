import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { NameOf } from '../base/queue-in.ts';
import type { LiveDepartmentController } from '../controllers/live-department.ts';

/** A department's rows, as far as they are known. */
interface Row {
  readonly live: Pick<LiveDepartmentController, 'state' | 'status' | 'nowMs' | 'lastSeenMs'>;
}

// While it connects, the rows that were read at once are fresh.
const SILENCE_MS = 5_000;

/**
 * Draws what people come for, who is called where and who is next, with the little that is here already: on a slow line
 * the whole board follows a moment later. By codes alone, so that nobody is named.
 *
 * @param lost - said of a department whose rows are old, for where the whole board does not come.
 */
export function firstRows(followed: readonly Row[], nameOf: NameOf, lost: string): TemplateResult {
  const row = (ticket: { readonly code: string }, name = ''): TemplateResult => html`<li>${name} ${ticket.code}</li>`;
  return html`
    <ul class="blank first">
      ${followed.map(({ live: { state, status, nowMs, lastSeenMs } }) => [
        html`<li>${state && nameOf(state.department)}</li>`,
        nowMs - (lastSeenMs || nowMs) > SILENCE_MS && status !== 'live' && status !== 'polling'
          ? html`<li>${lost}</li>`
          : null,
        state?.points.map((point) => point.tickets.map((ticket) => row(ticket, nameOf(point)))),
        state?.waiting.map((ticket) => row(ticket)),
      ])}
    </ul>
  `;
}
