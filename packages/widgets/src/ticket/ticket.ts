import type { TicketStatus } from '@carequeue/sdk';
import { CareQueuePatient, isApiError } from '@carequeue/sdk/ticket';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { CareQueueElement } from '../base/carequeue-element.ts';
import { failureKind } from '../base/failure.ts';
import { stalenessText } from '../base/freshness.ts';
import { Announcer } from '../controllers/announcer.ts';
import { Ticker } from '../controllers/ticker.ts';
import type { TicketWords } from '../locales/ticket-strings.ts';
import { ticketVocabulary } from '../locales/ticket-vocabulary.ts';
import { actionButton, arrivePart, cancelPart } from './action-parts.ts';
import { bodyOfForm } from './intent.ts';
import { joinParts } from './join-parts.ts';
import type { JoinProblem } from './join-view.ts';
import { joinProblem, joinView } from './join-view.ts';
import { ticketStyles } from './ticket.styles.ts';
import { TicketActions } from './ticket-actions.ts';
import type { Remember } from './ticket-memory.ts';
import { TicketMemory } from './ticket-memory.ts';
import { TicketNews } from './ticket-news.ts';
import { headParts, timelinePart } from './ticket-parts.ts';
import { TicketSession } from './ticket-session.ts';
import type { TicketKnowledge, TicketScreen } from './ticket-view.ts';
import { ticketScreen } from './ticket-view.ts';
import { timelineStyles } from './timeline.styles.ts';

// Expected times are told in minutes; the age of what is shown moves as coarsely.
const REDRAW_MS = 5_000;

/** What the token that is shown depends on, beside what every element is set up with. */
const TOKEN_SETTINGS = ['remember', 'ticketId', 'credential'];

/**
 * A patient's token: taken here, followed here. Own code, place, when to be here as clock times, the call, and giving
 * the place back.
 *
 * The token stays on this device for its day, under one key of the page's local storage: its id, its credential and
 * its service day, nothing else. The call is announced at once to screen readers, shown in the page's title, and felt
 * where the device vibrates.
 *
 * @summary A patient's own token.
 * @slot - Shown when the element cannot do its work, such as the desk's telephone number.
 * @fires {TicketIssuedEvent} carequeue-ticket-issued - A token was taken here.
 * @fires {TicketCalledEvent} carequeue-ticket-called - The token was called, or called again.
 * @fires {TicketChangedEvent} carequeue-ticket-changed - The token's status changed.
 * @fires {TicketEndedEvent} carequeue-ticket-ended - The token ended.
 * @csspart ticket - The whole card.
 * @csspart join - The form for a token.
 * @csspart facts - How many wait, and how long.
 * @csspart code - The token's code.
 * @csspart expected - When it will be its turn.
 * @csspart position - Its place in the queue.
 * @csspart why - How the department's order makes that place.
 * @csspart called - The call.
 * @csspart timeline - The steps of the visit.
 * @csspart button - Every button.
 * @csspart stale - The warning that what is shown is old.
 * @cssproperty [--carequeue-color-accent=#0a5a70] - Colour of buttons, links and focus.
 * @cssproperty [--carequeue-color-called=#0b6647] - Ground of the call.
 * @cssproperty [--carequeue-radius=14px] - Roundness of corners.
 * @cssproperty [--carequeue-font=system-ui] - Typeface.
 * @example
 * <carequeue-ticket publishable-key="cq_pk_…" department="dep_…"></carequeue-ticket>
 */
export class CareQueueTicket extends CareQueueElement<TicketWords> {
  static override styles: CSSResultGroup = [CareQueueElement.styles, ticketStyles, timelineStyles];

  /** How long this device remembers the token: `day`, `tab` (until the tab closes) or `none` (until the page does). */
  @property() remember: Remember = 'day';

  /** A token that the page has already, with {@link credential}; nothing is taken here then, and nothing remembered. */
  @property({ attribute: false }) ticketId = '';

  /** Opens {@link ticketId}: `cq_tk_…`, from the answer that issued or claimed it. Never an attribute. */
  @property({ attribute: false }) credential = '';

  @state() private isBusy = false;
  @state() private problem: JoinProblem | null = null;
  private lastRefusal: string | null = null;
  private focusWanted: string | null = null;

  private readonly actions = new TicketActions({
    strings: () => this.strings,
    redraw: () => this.requestUpdate(),
    focusNext: (selector) => this.focusNext(selector),
  });

  private readonly session = new TicketSession(this, {
    onIssued: (ticket) => this.news.issued(ticket),
    onReleased: () => this.onReleased(),
    onMoved: (before, code) => this.news.moved(before, code),
    onChanged: (knowledge, status) => this.onChanged(knowledge, status),
  });
  protected override readonly vocabulary = ticketVocabulary;
  private readonly announcer = new Announcer(this);
  private readonly news = new TicketNews(this, { announcer: this.announcer, strings: () => this.strings });

  constructor() {
    super();
    this.addController(new Ticker(this, REDRAW_MS));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.news.enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.news.leave();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.isSetAnew(changed) && !TOKEN_SETTINGS.some((name) => changed.has(name))) return;
    const { ticketId, credential } = this;
    const given = ticketId === '' || credential === '' ? null : { ticketId, credential };
    this.session.begin({
      departmentId: this.department,
      memory: new TicketMemory(this.department, given === null ? this.remember : 'none'),
      given,
      makeClient: (credential) => this.connect(CareQueuePatient, credential),
    });
  }

  protected override updated(): void {
    if (this.focusWanted !== null) {
      const target = this.renderRoot.querySelector<HTMLElement>(this.focusWanted);
      this.focusWanted = null;
      target?.focus();
    }
    this.adviseOrigin(this.session.live.error);
  }

  protected override draw(): TemplateResult {
    return html`
      <div class="unseen" role="alert" aria-live="assertive" aria-atomic="true">${this.news.urgentText}</div>
      <div class="unseen" role="status" aria-live="polite" aria-atomic="true">${this.announcer.text}</div>
      ${this.content()}
    `;
  }

  private content(): TemplateResult {
    const { session } = this;
    const { error } = session.live;
    const retry = () => session.live.retry();
    if (session.isUnknown)
      return this.card(html`<p class="part notice" role="alert">${this.strings.ticket.unknown}</p>`);
    if (!session.isSetUp) return this.failure('configuration', retry);
    const screen = session.held === null ? null : ticketScreen(session.knowledge, this.strings);
    if (screen !== null) return this.card(this.ticketParts(screen));
    const queue = session.live.state;
    if (session.held === null && queue !== null) {
      const view = joinView(queue, { lastRefusal: this.lastRefusal, strings: this.strings });
      const form = { isBusy: this.isBusy, problem: this.problem, onSubmit: this.onSubmit };
      return this.card(joinParts(view, form, this.strings));
    }
    return error === null ? this.skeleton() : this.failure(failureKind(error), retry);
  }

  private card(content: TemplateResult): TemplateResult {
    const { status, lastSeenMs, nowMs, state: queue } = this.session.live;
    const timeZone = queue?.department.timeZone ?? 'UTC';
    const stale = stalenessText({ status, lastSeenMs, nowMs, timeZone }, this.strings);
    return html`
      <section class="ticket" part="ticket" aria-label=${this.strings.ticket.label}>
        ${
          stale === null
            ? nothing
            : html`<p class="stale" part="stale" role="status">${stale}<br />${this.strings.connectionWait}</p>`
        }
        ${content}
      </section>
    `;
  }

  private ticketParts(screen: TicketScreen): TemplateResult {
    const { actions, strings } = this;
    const words = strings.ticket;
    const canDismiss = screen.kind === 'ended' && this.ticketId === '';
    return html`
      ${headParts(screen, words)}
      ${screen.kind === 'waiting' && screen.canArrive ? arrivePart(actions, strings, this.onArrive) : nothing}
      ${timelinePart(screen.timeline, words)}
      ${
        canDismiss
          ? html`<div class="part">${actionButton({ text: words.another, look: 'wide', act: this.onDismiss })}</div>`
          : nothing
      }
      ${screen.canCancel ? cancelPart(screen.code, { actions, strings, onCancel: this.onCancel }) : nothing}
    `;
  }

  private readonly onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.isBusy || !(event.target instanceof HTMLFormElement)) return;
    const body = bodyOfForm(new FormData(event.target), this.languageTag);
    this.isBusy = true;
    this.problem = null;
    try {
      await this.session.issue(body);
      this.lastRefusal = null;
      this.focusWanted = 'h2';
    } catch (error) {
      this.problem = joinProblem(error, this.strings);
      this.lastRefusal = isApiError(error) ? error.code : null;
      if (this.problem.field !== null) this.focusWanted = `#${this.problem.field}`;
    } finally {
      this.isBusy = false;
    }
  };

  /** Moves the focus to what `selector` finds, once the element has been drawn. */
  private focusNext(selector: string): void {
    this.focusWanted = selector;
  }

  private readonly onArrive = (): void => void this.actions.run(() => this.session.arrive());

  private readonly onCancel = (): void =>
    void this.actions.run(async () => {
      await this.session.cancel();
      this.actions.reset();
      this.focusNext('h2');
    });

  private readonly onDismiss = (): void => {
    this.session.dismiss();
    this.focusNext('h2');
  };

  private onReleased(): void {
    this.news.reset();
    this.actions.reset();
  }

  private onChanged(knowledge: TicketKnowledge, status: TicketStatus): void {
    const screen = ticketScreen(knowledge, this.strings);
    const { held, departmentId } = this.session;
    if (screen === null || held === null) return;
    if (screen.kind === 'called') this.actions.reset();
    this.news.changed(screen, { ticketId: held.ticketId, departmentId, code: screen.code, status });
  }
}
