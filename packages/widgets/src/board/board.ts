import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { CareQueueElement } from '../base/carequeue-element.ts';
import { failureKind } from '../base/failure.ts';
import { stalenessText } from '../base/freshness.ts';
import { Announcer } from '../controllers/announcer.ts';
import { LiveDepartmentController } from '../controllers/live-department.ts';
import { Ticker } from '../controllers/ticker.ts';
import { BoardCalledEvent } from '../events/board-called.ts';
import type { BoardWords } from '../locales/board-strings.ts';
import { boardVocabulary } from '../locales/board-vocabulary.ts';
import { boardStyles } from './board.styles.ts';
import { boardFlowStyles } from './board-flow.styles.ts';
import type { BoardLayout } from './board-layout.ts';
import { boardLayout } from './board-layout.ts';
import { boardListStyles } from './board-lists.styles.ts';
import type { BoardPoint, BoardView } from './board-view.ts';
import { boardView, longestLabel, longestListLabel, newCalls, pointsToShow } from './board-view.ts';

const FULL_HD = { widthPx: 1920, heightPx: 1080 };

/**
 * A department's queue on a waiting-room screen: who is called to which room in letters that are read from the back,
 * who is next, who was called last and who was missed, and how old that is when the network is away.
 *
 * It fills its box (the whole screen unless the page gives it another height) and never scrolls; in a page narrower
 * than 640 px it becomes a column. It heals by itself and needs nobody to touch it.
 *
 * @summary A waiting room's board.
 * @slot - Shown when the board cannot be.
 * @fires {BoardCalledEvent} carequeue-board-called - A new call is shown.
 * @csspart board - The whole board.
 * @csspart head - Hospital, department and clock.
 * @csspart points - All rooms.
 * @csspart point - One room; also `called` while somebody is awaited there.
 * @csspart code - A token's code at a room.
 * @csspart next - The list of those who are next.
 * @csspart recent - The list of the last calls.
 * @csspart missed - The list of those who did not come.
 * @csspart foot - State, message and expected wait.
 * @csspart stale - The warning that what is shown is old.
 * @cssproperty [--carequeue-color-called=#0b6647] - Ground of a room that calls.
 * @cssproperty [--carequeue-color-accent=#0a5a70] - Colour of buttons and focus.
 * @cssproperty [--carequeue-color-page=#f3f6f7] - Ground of the board.
 * @cssproperty [--carequeue-font=system-ui] - Typeface.
 * @example
 * <carequeue-board publishable-key="cq_pk_…" department="dep_…"></carequeue-board>
 */
export class CareQueueBoard extends CareQueueElement<BoardWords> {
  static override styles: CSSResultGroup = [CareQueueElement.styles, boardStyles, boardListStyles, boardFlowStyles];

  /** The hospital's name above the department's; read out with it. */
  @property({ attribute: 'hospital-name' }) hospitalName = '';

  @state() private box = FULL_HD;
  @query('.board') private board!: HTMLElement | null;

  private readonly live = new LiveDepartmentController(this, (after, before) => {
    for (const call of newCalls(before, after, this.live.nowMs)) {
      this.announcer.say(this.strings.board.call({ label: call.label, point: call.pointName }));
      this.dispatchEvent(new BoardCalledEvent({ departmentId: after.department.id, ...call }));
    }
  });
  protected override readonly vocabulary = boardVocabulary;
  private readonly announcer = new Announcer(this);
  private resizes: ResizeObserver | null = null;
  private layout: BoardLayout | null = null;

  constructor() {
    super();
    this.addController(new Ticker(this));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizes = new ResizeObserver((entries) => {
      const size = entries[0]?.contentRect;
      // In the next frame: a board that is a column changes its own height, which the observer would report as a loop.
      if (size !== undefined) requestAnimationFrame(() => this.fit({ widthPx: size.width, heightPx: size.height }));
    });
    this.resizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizes?.disconnect();
    this.resizes = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.isSetAnew(changed)) {
      const client = this.makeClient(null);
      this.live.follow(client === null ? null : { client, departmentId: this.department });
    }
    const queue = this.live.state;
    this.layout =
      queue === null
        ? null
        : boardLayout(this.box, {
            pointCount: pointsToShow(queue).length,
            labelLength: longestLabel(queue),
            listLabelLength: longestListLabel(queue),
            missedCount: queue.missed.length,
          });
    this.toggleAttribute('data-flow', this.layout?.orientation === 'flow');
  }

  protected override updated(): void {
    const { layout, board } = this;
    if (layout !== null && board !== null) {
      // Set one by one: a style attribute in the template would be blocked by the pages' content security policy.
      if (layout.orientation !== 'flow') board.style.setProperty('--_u', `${layout.unitPx}px`);
      else board.style.removeProperty('--_u');
      board.style.setProperty('--_name', `${layout.namePx}px`);
      board.style.setProperty('--_code', `${layout.codePx}px`);
      board.style.setProperty('--_columns', String(layout.columns));
      board.style.setProperty('--_chip', `${layout.chipPx}px`);
      board.style.setProperty('--_chip-columns', String(layout.chipColumns));
    }
    this.adviseOrigin(this.live.error);
  }

  protected override draw(): TemplateResult {
    return html`
      <div class="unseen" role="status" aria-live="polite" aria-atomic="true">${this.announcer.text}</div>
      ${this.content()}
    `;
  }

  private content(): TemplateResult {
    const { state: queue, error, nowMs } = this.live;
    if (queue !== null && this.layout !== null) {
      const view = boardView(queue, { nowMs, capacity: this.layout.capacity, strings: this.strings });
      return this.drawing(view, this.layout);
    }
    if (this.makeClient(null) === null) return this.blank(this.failure('configuration', () => this.live.retry()));
    if (error !== null) return this.blank(this.failure(failureKind(error), () => this.live.retry()));
    return this.blank(this.skeleton());
  }

  private fit(box: { widthPx: number; heightPx: number }): void {
    const isOtherHeight = box.heightPx !== this.box.heightPx && this.layout?.orientation !== 'flow';
    if (box.widthPx !== this.box.widthPx || isOtherHeight) this.box = box;
  }

  private readonly blank = (content: TemplateResult): TemplateResult => html`<div class="blank">${content}</div>`;

  private drawing(view: BoardView, layout: BoardLayout): TemplateResult {
    const words = this.strings.board;
    return html`
      <section
        class="board ${layout.orientation} ${layout.arrangement}"
        part="board"
        aria-label=${words.label(view.departmentName)}
      >
        <header class="head" part="head">
          <div class="names">
            ${this.hospitalName === '' ? nothing : html`<p class="hospital">${this.hospitalName}</p>`}
            <h2>${view.departmentName}</h2>
          </div>
          <div class="clock">
            <p class="time">${view.time}</p>
            <p class="date">${view.date}</p>
          </div>
        </header>
        <div class="main">
          <div class="now">
            <h3>${words.nowServing}${view.pointsMoreText === null ? nothing : html` · ${view.pointsMoreText}`}</h3>
            <ul class="points" part="points">
              ${repeat(
                view.points,
                (point) => point.id,
                (point) => this.point(point),
              )}
            </ul>
          </div>
          <div class="lists">${this.nextList(view)} ${this.recentList(view)} ${this.missedList(view)}</div>
        </div>
        ${this.foot(view)}
      </section>
    `;
  }

  private point(point: BoardPoint): TemplateResult {
    const awaited = point.tokens.find((token) => token.stage !== 'inside');
    const isFresh = point.tokens.some((token) => token.stage === 'fresh');
    const first = awaited ?? point.tokens[0];
    const stage = awaited !== undefined ? 'called' : first === undefined ? 'idle' : 'inside';
    const hint = [first?.hint ?? this.strings.board.noCall, point.doctorName]
      .filter((text) => text !== null)
      .join(' · ');
    return html`
      <li class="point ${stage} ${isFresh ? 'fresh' : ''}" part="point ${stage}">
        <div class="where">
          <span class="point-name">${point.name}</span>
          <span class="point-hint">${hint}</span>
        </div>
        <div class="tokens ${point.tokens.length > 1 ? 'several' : ''}">
          ${
            point.tokens.length === 0
              ? html`<span class="token" aria-hidden="true">–</span>`
              : point.tokens.map((token) => html`<span class="token ${token.stage}" part="code">${token.label}</span>`)
          }
        </div>
      </li>
    `;
  }

  private nextList(view: BoardView): TemplateResult {
    const words = this.strings.board;
    return html`
      <section class="list next" part="next">
        <h3>
          ${words.next}
          ${view.next.some((ticket) => ticket.isGated) ? html`<span class="legend">${words.notReady}</span>` : nothing}
        </h3>
        ${
          view.next.length === 0
            ? html`<p class="none">${words.nobodyWaits}</p>`
            : html`
              <ol class="chips">
                ${repeat(
                  view.next,
                  (ticket) => ticket.id,
                  (ticket) => html`
                    <li class="chip ${ticket.isGated ? 'gated' : ''}">
                      ${ticket.label}
                    </li>
                  `,
                )}
                ${view.nextMoreText === null ? nothing : html`<li class="chip more">${view.nextMoreText}</li>`}
              </ol>
            `
        }
      </section>
    `;
  }

  private recentList(view: BoardView): TemplateResult | typeof nothing {
    if (view.recent.length === 0) return nothing;
    return html`
      <section class="list recent" part="recent">
        <h3>${this.strings.board.recent}</h3>
        <ol class="calls">
          ${repeat(
            view.recent,
            (call) => call.id,
            (call) => html`
              <li>
                <span class="code">${call.label}</span> <span class="place">${call.pointName}</span>
                <time>${call.time}</time>
              </li>
            `,
          )}
        </ol>
      </section>
    `;
  }

  private missedList(view: BoardView): TemplateResult | typeof nothing {
    if (view.missed.length === 0) return nothing;
    return html`
      <section class="list missed" part="missed">
        <h3>${this.strings.board.missed}</h3>
        <ul class="chips">
          ${view.missed.map((ticket) => html`<li class="chip">${ticket.label}</li>`)}
          ${view.missedMoreText === null ? nothing : html`<li class="chip more">${view.missedMoreText}</li>`}
        </ul>
      </section>
    `;
  }

  private foot(view: BoardView): TemplateResult {
    const { status, lastSeenMs, nowMs, state: queue } = this.live;
    const timeZone = queue?.department.timeZone ?? 'UTC';
    const stale = stalenessText({ status, lastSeenMs, nowMs, timeZone }, this.strings);
    return html`
      <footer class="foot" part="foot">
        <span class="badge ${view.status}">${view.statusText}</span>
        <p class="words">
          ${view.message === null ? nothing : html`<span class="message">${view.message}</span>`} ${view.notice}
        </p>
        ${
          stale === null
            ? html`
              <p class="figures">
                ${view.waitingText === null ? nothing : html`<strong>${view.waitingText}</strong>`}
                ${view.waitingText === null || view.expectedText === null ? nothing : ' · '}${view.expectedText}
              </p>
            `
            : html`<p class="stale" part="stale" role="status">${stale}</p>`
        }
      </footer>
    `;
  }
}
