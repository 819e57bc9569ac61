import type { TemplateResult } from 'lit';
import type { BoardFacts, DrawingMemory, DrawingTools } from './board-facts.ts';
import type { ScenePanel } from './board-scene.ts';
import type { BoardBanner, BoardPoint, PanelView } from './board-view.ts';
import { listsDrawing } from './lists-drawing.ts';

/** Makes what draws a department's panel: its rooms and its lists. */
export function panelDrawing(
  tools: DrawingTools,
): (panel: ScenePanel, facts: BoardFacts, memory: DrawingMemory) => TemplateResult {
  const { html, nothing } = tools;
  const lists = listsDrawing(tools);
  const point = pointDrawing(tools);
  const banner = bannerDrawing(tools);
  return ({ source, view, layout }, facts, memory) => {
    const isShared = facts.sources.length > 1;
    if (view === null) {
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
    const isBannerAlone = view.banner !== null && view.points.length === 0;
    return html`
      <section class="panel ${layout.arrangement}" part="panel">
        ${isShared ? panelHead(tools, view, source.staleText) : nothing}
        <div class="now">
          ${isShared || isBannerAlone ? nothing : html`<h3>${words.nowServing}</h3>`}
          ${view.banner === null ? nothing : banner(view.banner, isBannerAlone)}
          ${
            view.points.length === 0
              ? nothing
              : html`
                <ul class="points" part="points">
                  ${view.points.map((one) => point(one, memory, isShared))}
                </ul>
              `
          }
        </div>
        ${lists(view, layout, { strings: facts.strings, isShared })}
      </section>
    `;
  };
}

function panelHead({ html }: DrawingTools, view: PanelView, staleText: string | null): TemplateResult {
  return html`
    <div class="panel-head">
      <h3 class="panel-name">${view.name}</h3>
      ${
        staleText === null
          ? html`<span class="badge ${view.status}">${view.statusText}</span>`
          : html`<span class="badge stale" part="stale" role="status">${staleText}</span>`
      }
    </div>
  `;
}

function bannerDrawing({ html }: DrawingTools): (banner: BoardBanner, isAlone: boolean) => TemplateResult {
  return ({ kind, title, lines }, isAlone) => html`
    <div class="banner ${kind} ${isAlone ? 'whole' : ''}" part="banner">
      <p class="title">${title}</p>
      ${lines.map((line) => html`<p>${line}</p>`)}
    </div>
  `;
}

function pointDrawing({
  html,
}: DrawingTools): (point: BoardPoint, memory: DrawingMemory, isShared: boolean) => TemplateResult {
  return (point, memory, isShared) => {
    const { stage, tokens, hint, doctorName } = point;
    // In a narrow place the doctor is told where nobody is asked in: one line holds one of the two.
    const told = isShared && stage === 'inside' ? [doctorName ?? hint] : isShared ? [hint] : [hint, doctorName];
    const calledAtMs = Math.max(0, ...tokens.map((token) => token.calledAtMs));
    const swell = point.isFresh ? `fresh swell-${memory.callCountAt(point.id, calledAtMs) % 2}` : '';
    return html`
      <li class="point ${stage} ${swell}" part="point ${stage}">
        <div class="where">
          <span class="point-name">${point.name}</span>
          <span class="point-hint">${told.filter((text) => text !== null).join(' · ')}</span>
        </div>
        <div class="tokens ${tokens.length > 1 ? 'several' : ''}">
          ${
            tokens.length === 0
              ? html`<span class="token" aria-hidden="true">–</span>`
              : tokens.map((token) => html`<bdi class="token ${token.stage}" part="code">${token.label}</bdi>`)
          }
        </div>
      </li>
    `;
  };
}
