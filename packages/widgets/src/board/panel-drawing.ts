import type { TemplateResult } from 'lit';
import type { BoardFacts, DrawingMemory, DrawingTools } from './board-facts.ts';
import type { ScenePanel } from './board-scene.ts';
import type { BoardTold } from './board-told.ts';
import type { BoardBanner, BoardPoint } from './board-view.ts';
import { listsDrawing } from './lists-drawing.ts';
import type { PanelFit } from './panel-fit.ts';

/** Makes what draws a department's panel: its rooms and its lists. */
export function panelDrawing(
  tools: DrawingTools,
): (panel: ScenePanel, facts: BoardFacts, memory: DrawingMemory) => TemplateResult {
  const { html, nothing } = tools;
  const lists = listsDrawing(tools);
  const point = pointDrawing(tools);
  const banner = bannerDrawing(tools);
  return ({ source, view, layout, told, fit }, facts, memory) => {
    const isShared = facts.sources.length > 1;
    if (view === null || told === null || fit === null) {
      const text = source.failure === null ? facts.strings.loading : facts.strings.failure[source.failure];
      return html`
        <section class="panel lost" part="panel">
          <p role=${source.failure === null ? 'status' : 'alert'}>${text}</p>
          ${
            source.failure === null
              ? html`<div class="bone"></div>`
              : html`<button class="quiet" part="button" type="button" @click=${facts.onRetry}>${facts.strings.retry}</button>`
          }
        </section>
      `;
    }
    const words = facts.strings.board;
    const isWhole = view.points.length === 0;
    // Where neither department nor hospital is named it is the board's own heading.
    const isHeadless = facts.privacy === 'label' && facts.hospitalName === '';
    return html`
      <section class="panel ${layout.arrangement}" part="panel">
        ${isShared ? html`<h3 class="panel-name"><bdi>${view.name}</bdi></h3>` : nothing}
        <div class="now">
          ${told.banner === null ? nothing : banner(told.banner, isWhole)} ${notesDrawing(tools, told)}
          ${isShared || isWhole || isHeadless ? nothing : html`<h3>${words.nowServing}</h3>`}
          ${
            view.points.length === 0
              ? nothing
              : html`
                <ul class="points" part="points">
                  ${view.points.map((one) => point(one, memory, fit))}
                </ul>
              `
          }
        </div>
        ${lists(view, layout, { strings: facts.strings, isShared, fit })}
      </section>
    `;
  };
}

function bannerDrawing({ html, nothing }: DrawingTools): (banner: BoardBanner, isWhole: boolean) => TemplateResult {
  return ({ kind, title, whose, lines }, isWhole) => html`
    <div class="banner ${kind} ${isWhole ? 'whole' : ''}" part="banner">
      <p class="title">${title}</p>
      ${whose === '' ? nothing : html`<p>${whose}</p>`} ${lines.map((line) => html`<p>${line}</p>`)}
    </div>
  `;
}

function notesDrawing(
  { html, nothing }: DrawingTools,
  { staleText, notes }: BoardTold,
): TemplateResult | typeof nothing {
  if (staleText === null && notes.length === 0) return nothing;
  return html`
    <div class="notes" part="banner">
      ${staleText === null ? nothing : html`<p class="stale" part="stale" role="status">${staleText}</p>`}
      ${notes.map((note) => html`<p>${note}</p>`)}
    </div>
  `;
}

function pointDrawing({
  html,
}: DrawingTools): (point: BoardPoint, memory: DrawingMemory, fit: PanelFit) => TemplateResult {
  return (point, memory, { rooms, hasDash }) => {
    const { stage, tokens } = point;
    const calledAtMs = Math.max(0, ...tokens.map((token) => token.calledAtMs));
    const swell = point.isFresh ? `fresh swell-${memory.callCountAt(point.id, calledAtMs) % 2}` : '';
    return html`
      <li class="point ${stage} ${swell}" part="point ${stage}">
        <div class="where">
          <span class="point-name"><bdi>${point.name}</bdi></span>
          ${rooms.get(point.id)?.hints.map((hint) => html`<span class="point-hint">${hint}</span>`)}
        </div>
        <div class="tokens ${tokens.length > 1 ? 'several' : ''}">
          ${
            tokens.length === 0
              ? html`<span class="token" aria-hidden="true">${hasDash ? '–' : ''}</span>`
              : tokens.map((token) => html`<bdi class="token ${token.stage}" part="code">${token.label}</bdi>`)
          }
        </div>
      </li>
    `;
  };
}
