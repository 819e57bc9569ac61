import type { TemplateResult } from 'lit';
import type { BoardFacts, DrawingMemory, DrawingTools } from './board-facts.ts';
import type { BoardScene } from './board-scene.ts';
import { panelDrawing } from './panel-drawing.ts';

/** Makes what draws a board's screen. */
export function boardDrawing(
  tools: DrawingTools,
): (scene: BoardScene, facts: BoardFacts, memory: DrawingMemory) => TemplateResult {
  const { html, nothing } = tools;
  const panel = panelDrawing(tools);
  const bar = soundDrawing(tools);
  const foot = footDrawing(tools);
  return (scene, facts, memory) => {
    const words = facts.strings.board;
    const { screen, page } = scene;
    return html`
      <div class="unseen" role="status" aria-live="polite" aria-atomic="true">${memory.announced}</div>
      <section
        class="board ${screen.orientation} ${screen.isShared ? 'shared' : 'alone'} ${facts.privacy === 'label' ? 'named' : ''} ${facts.sound}"
        part="board"
        aria-label=${words.label(scene.heading === words.nowServing ? '' : scene.heading)}
      >
        <header class="head" part="head">
          <div class="names">
            ${scene.hospital === '' ? nothing : html`<p class="hospital"><bdi>${scene.hospital}</bdi></p>`}
            <h2><bdi>${scene.heading}</bdi></h2>
          </div>
          <div class="clock" part="clock">
            <p class="time">${scene.clock.time}</p>
            <p class="date">${scene.clock.date}</p>
          </div>
        </header>
        <div class="main ${memory.turnCount === 0 ? '' : `turn-${memory.turnCount % 2}`}">${scene.panels.map((one) => panel(one, facts, memory))}</div>
        ${scene.screen.isShared ? sharedCalls(tools, scene, words.recent) : nothing} ${bar(facts)}
        ${foot(scene, facts)}
        ${
          page.count < 2
            ? nothing
            : html`
              <div class="pages" part="pages" role="img" aria-label=${words.page({ page: page.index + 1, of: page.count })}>
                ${[...new Array(page.count).keys()].map((index) => html`<i class=${index === page.index ? 'on' : ''}></i>`)}
              </div>
            `
        }
      </section>
    `;
  };
}

function sharedCalls({ html, nothing }: DrawingTools, scene: BoardScene, heading: string): TemplateResult {
  return html`
    <section class="strip recent" part="recent">
      <h3>${heading}</h3>
      ${
        scene.sharedCalls.length === 0
          ? nothing
          : html`
            <ol>
              ${scene.sharedCalls.map(
                (call) => html`
                  <li><span class="code"><bdi>${call.label}</bdi></span> <span class="place"><bdi>${call.pointName}</bdi></span></li>
                `,
              )}
            </ol>
          `
      }
    </section>
  `;
}

function soundDrawing({ html, nothing }: DrawingTools): (facts: BoardFacts) => TemplateResult | typeof nothing {
  const icon = html`
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M4 9v6h4l5 4V5L8 9zM16 9l5 6M21 9l-5 6" fill="none" stroke="currentColor" stroke-width="2" />
    </svg>
  `;
  return ({ sound, strings }) => {
    if (sound === 'unavailable') return html`<p class="sound" part="sound">${icon} ${strings.board.noSound}</p>`;
    if (sound !== 'needs-touch') return nothing;
    return html`
      <div class="sound" part="sound" role="status">
        ${icon}
        <span>${strings.board.soundOff}</span>
        <button type="button" part="button">${strings.board.soundOn}</button>
      </div>
    `;
  };
}

function footDrawing({ html, nothing }: DrawingTools): (scene: BoardScene, facts: BoardFacts) => TemplateResult {
  return (scene, facts) => {
    const [only] = scene.panels;
    const view = scene.screen.isShared ? null : (only?.view ?? null);
    const { board } = facts.strings;
    const canSayAgain = facts.sound === 'ready' || facts.sound === 'speaking';
    return html`
      <footer class="foot" part="foot">
        ${view?.statusText == null ? nothing : html`<span class="badge ${view.status}">${view.statusText}</span>`}
        <div class="words">${scene.sentences.map((text) => html`<p class="message">${text}</p>`)}</div>
        ${
          canSayAgain
            ? html`<button class="quiet again" part="button" type="button" @click=${facts.onSayAgain}>${board.sayAgain}</button>`
            : nothing
        }
        ${
          scene.staleText === null
            ? html`
              <p class="figures">
                ${view?.waitingText == null ? nothing : html`<strong>${view.waitingText}</strong>`}
                ${view?.expectedText == null ? nothing : html`<span>${view.expectedText}</span>`}
              </p>
            `
            : html`<p class="stale" part="stale" role="status">${scene.staleText}</p>`
        }
      </footer>
    `;
  };
}
