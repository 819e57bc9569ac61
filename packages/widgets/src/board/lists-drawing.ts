import type { TemplateResult } from 'lit';
import type { BoardWords } from '../locales/board-strings.ts';
import type { DrawingTools } from './board-facts.ts';
import type { PanelLayout } from './board-layout.ts';
import type { PanelView } from './board-view.ts';
import type { HeadingFit, PanelFit } from './panel-fit.ts';

/** In whose words lists are drawn, and for a department alone or for one of several. */
export interface ListSetting {
  readonly strings: BoardWords;
  readonly isShared: boolean;
  readonly fit: PanelFit;
}

/** Makes what draws who is next, who was called last, and who was missed. */
export function listsDrawing(
  tools: DrawingTools,
): (view: PanelView, layout: PanelLayout, setting: ListSetting) => TemplateResult {
  const { html } = tools;
  return (view, layout, setting) => html`
    <div class="lists ${layout.hasListsAbreast ? 'abreast' : ''}">
      ${nextList(tools, view, layout, setting)}
      ${recentList(tools, view, setting)}
      ${missedList(tools, view, setting)}
    </div>
  `;
}

function headingDrawing({ html, nothing }: DrawingTools, heading: string, { legend }: HeadingFit): TemplateResult {
  return html`<h3>${heading} ${legend === '' ? nothing : html`<span class="legend">${legend}</span>`}</h3>`;
}

function nextList(
  tools: DrawingTools,
  { next }: PanelView,
  { capacity }: PanelLayout,
  { strings, fit }: ListSetting,
): TemplateResult {
  const { html } = tools;
  const { board } = strings;
  return html`
    <section class="list next" part="next">
      ${headingDrawing(tools, board.next, fit.next)}
      ${
        next.length === 0
          ? html`<p class="none">${board.nobodyWaits}</p>`
          : html`
            <ol class="chips">
              ${next.slice(0, capacity.next).map(({ label, isGated }) => html`<li class="chip ${isGated ? 'gated' : ''}"><bdi>${label}</bdi></li>`)}
            </ol>
          `
      }
    </section>
  `;
}

function recentList(
  { html, nothing }: DrawingTools,
  { recent }: PanelView,
  { strings, isShared, fit }: ListSetting,
): TemplateResult | typeof nothing {
  if (isShared || recent.length === 0) return nothing;
  return html`
    <section class="list recent" part="recent">
      <h3>${strings.board.recent}</h3>
      <ol class="calls">
        ${recent.slice(0, fit.callRows.length).map(
          (call, index) => html`
            <li class=${fit.callRows[index] === 0 ? nothing : 'long'}>
              <span class="code"><bdi>${call.label}</bdi></span> <span class="place"><bdi>${call.pointName}</bdi></span>
              <time>${call.time}</time>
            </li>
          `,
        )}
      </ol>
    </section>
  `;
}

function missedList(
  tools: DrawingTools,
  { missed }: PanelView,
  { strings, fit }: ListSetting,
): TemplateResult | typeof nothing {
  const { html, nothing } = tools;
  if (missed.length === 0) return nothing;
  return html`
    <section class="list missed" part="missed">
      ${headingDrawing(tools, strings.board.missed, fit.missed)}
      <ul class="chips">
        ${missed.map(({ label }) => html`<li class="chip"><bdi>${label}</bdi></li>`)}
      </ul>
    </section>
  `;
}
