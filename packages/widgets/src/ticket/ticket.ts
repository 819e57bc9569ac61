import type { QueueState, TicketStatus } from '@carequeue/sdk';
import { CareQueuePatient } from '@carequeue/sdk/ticket';
import type { CSSResultGroup, PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { CareQueueElement } from '../base/carequeue-element.ts';
import { failureKind } from '../base/failure.ts';
import { stalenessText } from '../base/freshness.ts';
import { LazyPart } from '../base/lazy-part.ts';
import { queueIn } from '../base/queue-in.ts';
import { scriptOrigin } from '../base/script-origin.ts';
import { LiveTicker } from '../controllers/live-ticker.ts';
import type { TicketWords } from '../locales/ticket-strings.ts';
import { ticketVocabulary } from '../locales/ticket-vocabulary.ts';
import { TicketShare } from './actions/ticket-share.ts';
import type { TicketNotifier } from './alerts/call-alerts.ts';
import { CallAlerts } from './alerts/call-alerts.ts';
import { ReadAloud } from './alerts/read-aloud.ts';
import { TicketNews } from './alerts/ticket-news.ts';
import { TicketActions } from './held/ticket-actions.ts';
import type { TicketKnowledge } from './held/ticket-knowledge.ts';
import type { Remember } from './held/ticket-memory.ts';
import { TicketMemory } from './held/ticket-memory.ts';
import { TicketSession } from './held/ticket-session.ts';
import { joinStyles } from './join/join.styles.ts';
import type { JoinPlace } from './join/join-place.ts';
import type { Presence } from './join/presence.ts';
import type { TicketScreen } from './shown/ticket-view.ts';
import { ticketScreen } from './shown/ticket-view.ts';
import { timelineStyles } from './shown/timeline.styles.ts';
import { ticketStyles } from './ticket.styles.ts';
import { ticketCard } from './ticket-card.ts';

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
 * @fires {TicketNearEvent} carequeue-ticket-near - As few are before the token as its holder wanted to be told at.
 * @fires {TicketChangedEvent} carequeue-ticket-changed - The token's status changed.
 * @fires {TicketEndedEvent} carequeue-ticket-ended - The token ended.
 * @csspart ticket - The whole card.
 * @csspart join - The form for a token.
 * @csspart doctor - Whom the token is for, where the page is about one doctor.
 * @csspart message - What the hospital says, over the form.
 * @csspart facts - How many wait, and how long.
 * @csspart code - The token's code.
 * @csspart other-doctor - That the token is not for the doctor whom the page is about.
 * @csspart expected - When it will be its turn.
 * @csspart position - Its place in the queue.
 * @csspart why - How the department's order makes that place.
 * @csspart called - The call.
 * @csspart alerts - How a call reaches who looks elsewhere.
 * @csspart timeline - The steps of the visit.
 * @csspart share - The token on another phone.
 * @csspart qr - The QR code of its link.
 * @csspart button - Every button.
 * @csspart stale - The warning that what is shown is old.
 * @csspart failure - Why nothing can be shown.
 * @csspart skeleton - What stands in before the first answer.
 * @cssproperty [--carequeue-color-accent=#0a5a70] - Colour of buttons, links and focus.
 * @cssproperty [--carequeue-color-called=#0b6647] - Ground of the call.
 * @cssproperty [--carequeue-radius=14px] - Roundness of corners.
 * @cssproperty [--carequeue-font=system-ui] - Typeface.
 * @example
 * <carequeue-ticket publishable-key="cq_pk_…" department="dep_…"></carequeue-ticket>
 */
export class CareQueueTicket extends CareQueueElement<TicketWords> {
  static override styles: CSSResultGroup = [CareQueueElement.styles, ticketStyles, joinStyles, timelineStyles];

  static override properties: PropertyDeclarations = {
    remember: { useDefault: true },
    ticketId: { attribute: false },
    credential: { attribute: false },
    doctor: { useDefault: true },
    presence: { useDefault: true },
    ticketPage: { attribute: 'ticket-page', useDefault: true },
    notifier: { attribute: false },
  };

  /** How long this device remembers the token: `day`, `tab` (until the tab closes) or `none` (until the page does). */
  remember: Remember = 'day';

  /** A token that the page has already, with {@link credential}; nothing is taken here then, and nothing remembered. */
  ticketId = '';

  /** Opens {@link ticketId}: `cq_tk_…`, from the answer that issued or claimed it. Never an attribute. */
  credential = '';

  /** The doctor the page is about, `doc_…`; else a visitor may choose where there are several. */
  doctor = '';

  /** Where its visitors are: `on-site` or `remote` where the page knows it, such as one behind a QR code at the door. */
  presence: Presence = 'ask';

  /** The page where a token is opened by its link. Default: the hospital's setting, else `/t/` where the API is. */
  ticketPage = '';

  /** Shows notices outside the page; without one, a call is told in the page only. */
  notifier: TicketNotifier | null = null;

  protected override readonly vocabulary = ticketVocabulary;
  private focusWanted: string | null = null;
  private readonly hooks = {
    strings: () => this.strings,
    redraw: () => this.requestUpdate(),
    focusNext: (selector: string) => this.focusNext(selector),
    notifier: () => this.notifier,
    known: () => ({ language: this.languageTag, doctorId: this.doctor, presence: this.presence }),
    advise: (error: unknown) => this.advise(error),
  };
  private readonly session = new TicketSession(this, {
    onIssued: (ticket) => this.news.issued(ticket),
    onReleased: () => this.onReleased(),
    onMoved: (before, code) => this.news.moved(before, code),
    onChanged: (knowledge, status) => this.onChanged(knowledge, status),
  });
  private readonly actions = new TicketActions(this.hooks);
  private readonly alerts = new CallAlerts(this.hooks);
  private readonly reader = new ReadAloud(this);
  private readonly share = new TicketShare({ ...this.hooks, session: this.session, ticketPage: () => this.ticketPage });
  private readonly shown = new LazyPart(() => import('./join/shown-parts.ts'), this.hooks.redraw);
  private readonly own = new LazyPart(() => import('./actions/own-parts.ts'), this.hooks.redraw);
  private readonly joinScript = new LazyPart(() => import('./join/join-place.ts'), this.hooks.redraw);
  private join: JoinPlace | null = null;
  private readonly news = new TicketNews(this, { alerts: this.alerts, strings: () => this.strings });

  constructor() {
    super();
    this.addController(new LiveTicker(this, REDRAW_MS, () => [this.session]));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.news.enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.news.leave();
    this.alerts.leave();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { tag } = this.strings;
    if (!this.news.speaks(tag)) this.news.speak(tag, this.screen);
    if (!this.isSetAnew(changed) && !TOKEN_SETTINGS.some(changed.has, changed)) return;
    const [{ ticketId, credential }, departmentId] = [this, this.department.trim()];
    const given = ticketId === '' || credential === '' ? null : { ticketId, credential };
    this.session.begin({
      departmentId,
      memory: new TicketMemory(departmentId, given === null ? this.remember : 'none'),
      given,
      makeClient: (credential) => this.connect(CareQueuePatient, credential),
    });
    // It comes while the queue is asked for.
    if (this.session.held === null) this.joinScript.prepare();
  }

  protected override updated(): void {
    if (this.focusWanted !== null) {
      this.renderRoot.querySelector<HTMLElement>(this.focusWanted)?.focus();
      this.focusWanted = null;
    }
    // A credential that ends with its day is nobody's mistake.
    if (this.session.held === null) this.advise(this.session.live.error);
  }

  protected override get isAstray(): boolean {
    return this.session.held === null && super.isAstray;
  }

  protected override draw(): TemplateResult {
    const { urgent, polite } = this.news.said;
    return html`
      <div class="unseen" role="alert" aria-live="assertive" aria-atomic="true">${urgent}</div>
      <div class="unseen" role="status" aria-live="polite" aria-atomic="true">${polite}</div>
      ${this.content()}
    `;
  }

  private content(): TemplateResult {
    const { session } = this;
    const { error } = session.live;
    const retry = () => session.live.retry();
    if (session.isUnknown)
      return this.card(html`<p class="part notice" role="alert">${this.strings.ticket.unknown}</p>`);
    if (!session.isSetUp) return this.failure('configuration');
    const { screen } = this;
    if (screen !== null) return this.card(this.ticketPart(screen), screen.manner.isLarge);
    const queue = session.live.state;
    if (session.held === null && queue !== null) return this.joinPart(queue);
    return error === null ? this.skeleton() : this.failure(failureKind(error), retry);
  }

  /** What is shown of the token that is held; null while nothing is known of one. */
  private get screen(): TicketScreen | null {
    const { session } = this;
    return session.held === null ? null : ticketScreen(this.named(session.knowledge), this.strings);
  }

  private card(content: TemplateResult, isLarge = false): TemplateResult {
    const { status, lastSeenMs, nowMs, state: queue } = this.session.live;
    const { timeZone = 'UTC', labelMode } = queue?.department ?? {};
    if (labelMode) this.shown.prepare();
    const stale = stalenessText({ status, lastSeenMs, nowMs, timeZone }, this.strings);
    return html`
      <section class="ticket ${isLarge ? 'large' : ''}" part="ticket" aria-label=${this.strings.ticket.label}>
        ${
          stale === null
            ? nothing
            : html`<p class="stale" part="stale" role="status">${stale}<br />${this.strings.ticket.connectionWait}</p>`
        }
        ${content}
      </section>
    `;
  }

  private ticketPart(screen: TicketScreen): TemplateResult {
    const { strings, session, actions, alerts, reader, notifier, share, shown, own } = this;
    if (screen.kind === 'waiting') alerts.prepare();
    const onDismiss = this.ticketId === '' ? this.onDismiss : null;
    // Who puts an ended token away finds the form at once.
    if (screen.kind === 'ended' && onDismiss !== null) this.joinScript.prepare();
    return ticketCard(screen, {
      ...{ strings, session, actions, alerts, reader, notifier, share, shown, own },
      doctor: this.join?.doctorId ?? this.doctor,
      onDismiss,
    });
  }

  private joinPart(queue: QueueState): TemplateResult {
    const { session, shown, news, ownPage, joinScript } = this;
    const { part, hasFailed } = joinScript;
    if (part !== null) {
      this.join ??= new part.JoinPlace({ ...this.hooks, session, shown, news, ownPage });
      return this.card(this.join.draw(queueIn(queue, this.nameOf)));
    }
    joinScript.prepare();
    return hasFailed ? this.failure('connection', () => void joinScript.want()) : this.skeleton();
  }

  private readonly ownPage = (): string | null => {
    const base = this.baseUrl || scriptOrigin();
    return this.ticketPage || (base === null ? null : new URL('/t/', base).href);
  };

  /** Moves the focus to what `selector` finds, once the element has been drawn. */
  private focusNext(selector: string): void {
    this.focusWanted = selector;
    this.requestUpdate();
  }

  private readonly onDismiss = (): void => {
    this.session.dismiss();
    this.focusNext('h2');
  };

  /** What is known, with the names of its reader's language. */
  private named(knowledge: TicketKnowledge): TicketKnowledge {
    const { queue } = knowledge;
    return { ...knowledge, queue: queue && queueIn(queue, this.nameOf) };
  }

  private onReleased(): void {
    this.news.reset();
    this.actions.reset();
    this.share.reset();
  }

  private onChanged(knowledge: TicketKnowledge, status: TicketStatus): void {
    const screen = ticketScreen(this.named(knowledge), this.strings);
    const { held, departmentId } = this.session;
    if (screen === null || held === null) return;
    if (screen.kind === 'called') this.actions.reset();
    const detail = { ticketId: held.ticketId, departmentId, code: screen.code, status };
    this.news.changed(screen, detail, this.actions.isBusy);
  }
}
