import type { TemplateResult } from 'lit';
import type { BoardWords } from '../locales/board-strings.ts';
import type { DrawingTools } from './board-facts.ts';
import type { PanelLayout } from './board-layout.ts';
import type { PanelView } from './board-view.ts';

/** In whose words lists are drawn, and for a department alone or for one of several. */
export interface ListSetting {
  readonly strings: BoardWords;
  readonly isShared: boolean;
}

/** Makes what draws who is next, who was called last, and who was missed. */
export function listsDrawing(
  tools: DrawingTools,
): (view: PanelView, layout: PanelLayout, setting: ListSetting) => TemplateResult {
  const { html } = tools;
  return (view, layout, setting) => html`
    <div class="lists ${view.missed.length === 0 ? 'none-missed' : ''}">
      ${nextList(tools, view, layout, setting)}
      ${recentList(tools, view, layout, setting)}
      ${missedList(tools, view, setting)}
    </div>
  `;
}

function nextList(
  { html, nothing }: DrawingTools,
  { next, waitingText }: PanelView,
  { capacity }: PanelLayout,
  { strings, isShared }: ListSetting,
): TemplateResult {
  const { board } = strings;
  // The last place is for how many more there are.
  const kept = next.length <= capacity.next ? next : next.slice(0, Math.max(1, capacity.next - 1));
  return html`
    <section class="list next" part="next">
      <h3>${board.next} ${isShared && waitingText !== null ? html`<span class="legend">${waitingText}</span>` : nothing}</h3>
      ${
        next.length === 0
          ? html`<p class="none">${board.nobodyWaits}</p>`
          : html`
            <ol class="chips">
              ${kept.map(({ label, isGated }) => html`<li class="chip ${isGated ? 'gated' : ''}"><bdi>${label}</bdi></li>`)}
              ${kept.length === next.length ? nothing : html`<li class="chip more">${isShared ? html`<bdi>+${next.length - kept.length}</bdi>` : board.more(next.length - kept.length)}</li>`}
            </ol>
          `
      }
    </section>
  `;
}

function recentList(
  { html, nothing }: DrawingTools,
  { recent }: PanelView,
  { capacity }: PanelLayout,
  { strings, isShared }: ListSetting,
): TemplateResult | typeof nothing {
  if (isShared || recent.length === 0) return nothing;
  return html`
    <section class="list recent" part="recent">
      <h3>${strings.board.recent}</h3>
      <ol class="calls">
        ${recent.slice(0, capacity.recent).map(
          (call) => html`
            <li>
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
  { html, nothing }: DrawingTools,
  { missed }: PanelView,
  { strings }: ListSetting,
): TemplateResult | typeof nothing {
  if (missed.length === 0) return nothing;
  return html`
    <section class="list missed" part="missed">
      <h3>${strings.board.missed} <span class="legend">${strings.board.missedHint}</span></h3>
      <ul class="chips">
        ${missed.map(({ label }) => html`<li class="chip"><bdi>${label}</bdi></li>`)}
      </ul>
    </section>
  `;
}
