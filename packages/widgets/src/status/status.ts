import type { QueueState } from '@carequeue/sdk/live';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { CareQueueElement } from '../base/carequeue-element.ts';
import { failureKind } from '../base/failure.ts';
import { stalenessText } from '../base/freshness.ts';
import { idsOf } from '../base/ids.ts';
import { isTicketKept } from '../base/kept-ticket.ts';
import { queueIn } from '../base/queue-in.ts';
import { DoctorFacts } from '../controllers/doctor-facts.ts';
import type { FollowedDepartment } from '../controllers/live-departments.ts';
import { LiveDepartments } from '../controllers/live-departments.ts';
import { LiveTicker } from '../controllers/live-ticker.ts';
import { definition, definitionStyles } from '../duty/definition.ts';
import { dutyStyles } from '../duty/duty.styles.ts';
import type { StatusWords } from '../locales/status-strings.ts';
import { statusVocabulary } from '../locales/status-vocabulary.ts';
import type { Vocabulary } from '../locales/vocabulary.ts';
import { statusStyles } from './status.styles.ts';
import type { Served, StatusView } from './status-view.ts';
import { statusView } from './status-view.ts';

// A session begins, or a connection is called lost, within this of its time.
const TICK_MS = 5_000;

/**
 * How a department stands, for a hospital's page: open, paused or closed and until when, how many wait, what wait to
 * expect and what that means, and who is being seen. Live.
 *
 * Without a department it shows all of the hospital's, up to 40; with a doctor only what concerns that doctor.
 *
 * Of one department it tells the page too, whose CSS can then hide what would not be true: its `data-tokens` is `offered`,
 * `full`, `desk` where only the desk gives tokens, or `none`. And its `data-ticket` is `held` as long as this device keeps a
 * token of that department that has not ended, so that a list of departments can mark where it is.
 *
 * @summary The state of a department, or of all.
 * @slot - Shown when the status cannot be.
 * @csspart departments - All cards.
 * @csspart department - One department's card.
 * @csspart name - Its name.
 * @csspart badge - Open, full, paused or closed; also the standing: `open`, `before`, `away`, `unattended`, `full`, `paused`, `over` or `closed`.
 * @csspart note - Why, and until when.
 * @csspart message - What the hospital says.
 * @csspart waiting - How many wait.
 * @csspart minutes - The expected wait.
 * @csspart definition - What the expected wait means.
 * @csspart served - The tokens that are called or inside.
 * @csspart stale - The warning that what is shown is old.
 * @csspart failure - Why nothing can be shown.
 * @csspart button - The way on from there.
 * @csspart skeleton - What stands in before the first answer.
 * @cssproperty [--carequeue-color-accent=#0a5a70] - Colour of buttons and focus.
 * @cssproperty [--carequeue-color-called=#0b6647] - Ground of a token that is called, and the mark of what is open.
 * @cssproperty [--carequeue-radius=14px] - Roundness of corners.
 * @cssproperty [--carequeue-font=system-ui] - Typeface.
 * @example
 * <carequeue-status publishable-key="cq_pk_…" department="dep_…"></carequeue-status>
 */
export class CareQueueStatus extends CareQueueElement<StatusWords> {
  static override styles: CSSResultGroup = [CareQueueElement.styles, dutyStyles, definitionStyles, statusStyles];

  /** Only what concerns one doctor, `doc_…`. */
  @property({ useDefault: true }) doctor = '';

  /** The page names the department itself. */
  @property({ type: Boolean, attribute: 'no-heading' }) noHeading = false;

  protected readonly vocabulary: Vocabulary<StatusWords> = statusVocabulary;
  private readonly departments = new LiveDepartments(this);
  // Of a doctor on leave the queue says nothing where nothing is planned.
  private readonly facts = new DoctorFacts(this);

  constructor() {
    super();
    this.addController(new LiveTicker(this, TICK_MS, () => this.departments.followed));
  }

  protected override get isPlaced(): boolean {
    return true;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.isSetAnew(changed)) this.departments.follow(this.makeClient(null), idsOf(this.department));
    const followed = this.doctor === '' ? [] : (this.departments.followed ?? []);
    this.facts.follow(
      this.departments.client,
      followed.map(({ id }) => id),
    );
  }

  protected override updated(): void {
    const { followed, error } = this.departments;
    for (const refusal of [error, ...(followed ?? []).map(({ live }) => live.error)]) this.advise(refusal);
    const shown = followed && this.ofDoctor(followed);
    if (shown?.length === 0 && this.doctor !== '') this.advise({ code: 'doctor_unknown' });
    const one = shown?.length === 1 ? shown[0] : undefined;
    const queue = (!this.isAstray && one?.live.state) || null;
    this.tellPage('tokens', queue && one && this.viewOf(one, queue).tokens);
    this.tellPage('ticket', one !== undefined && isTicketKept(one.id) ? 'held' : null);
  }

  /** Tells the page's CSS. Written anew, an attribute is a change to whoever watches it, though it be the same. */
  private tellPage(name: 'tokens' | 'ticket', value: string | null | undefined): void {
    if (!value) delete this.dataset[name];
    else if (this.dataset[name] !== value) this.dataset[name] = value;
  }

  protected override skeleton(): TemplateResult {
    const count = Math.max(1, idsOf(this.department).length);
    return html`<div class="departments">${[...new Array(count)].map(() => super.skeleton())}</div>`;
  }

  protected override draw(): TemplateResult {
    const { followed, error } = this.departments;
    const retry = () => this.departments.retry();
    if (this.departments.client === null) return this.failure('configuration');
    if (followed === null) return error === null ? this.skeleton() : this.failure(failureKind(error), retry);
    if (followed.length === 0) return html`<p class="card">${this.strings.status.noDepartments}</p><slot></slot>`;
    const isNothing = followed.every(({ live }) => live.state === null && live.error !== null);
    if (isNothing) return this.failure(failureKind(followed[0]?.live.error), retry);
    const shown = this.ofDoctor(followed);
    if (shown === null) return this.skeleton();
    if (shown.length === 0) return this.failure('configuration');
    return html`<div class="departments" part="departments">
      ${repeat(
        shown,
        ({ id }) => id,
        (one) => this.card(one),
      )}
    </div>`;
  }

  /** Where a doctor is named without a department, those the doctor works in; null before it is known which. */
  private ofDoctor(followed: readonly FollowedDepartment[]): readonly FollowedDepartment[] | null {
    if (this.doctor === '' || idsOf(this.department).length > 0) return followed;
    const theirs = followed.filter(({ id }) => this.facts.of(id)?.some((one) => one.id === this.doctor));
    if (theirs.length > 0) return theirs;
    // Of one that is closed down nobody tells whose it was.
    return followed.some(({ id, live }) => this.facts.of(id) === null && live.error === null) ? null : [];
  }

  private viewOf({ id, live }: FollowedDepartment, queue: QueueState): StatusView {
    const doctorId = this.doctor || null;
    const doctor = this.facts.of(id)?.find((one) => one.id === doctorId) ?? null;
    return statusView(queue, { doctorId, nowMs: live.nowMs, doctor }, this.strings);
  }

  private card({ id, live }: FollowedDepartment): TemplateResult {
    const { state, error, status, lastSeenMs, nowMs } = live;
    if (state === null) {
      return error === null ? super.skeleton() : this.failure(failureKind(error), () => live.retry());
    }
    const { strings } = this;
    const queue = queueIn(state, this.nameOf);
    const view = this.viewOf({ id, live }, queue);
    const { timeZone } = queue.department;
    const stale = stalenessText({ status, lastSeenMs, nowMs, timeZone }, strings);
    return html`<article class="card" part="department">
      <div class="head">
        ${
          this.noHeading && view.doctorName === null
            ? nothing
            : html`<div>
              ${this.noHeading ? nothing : html`<h3 part="name">${view.departmentName}</h3>`}
              ${view.doctorName === null ? nothing : html`<p class="doctor">${view.doctorName}</p>`}
            </div>`
        }
        ${view.badge === null ? nothing : html`<span class="badge ${view.standing}" part="badge ${view.standing}">${view.badge}</span>`}
      </div>
      ${view.message === null ? nothing : html`<p class="notice" part="message" dir="auto">${view.message}</p>`}
      ${view.note === null ? nothing : html`<p class="note" part="note">${view.note}</p>`}
      ${view.waitingCount === null ? nothing : this.figures(view, view.waitingCount)}
      ${stale === null ? nothing : html`<p class="stale" part="stale">${stale}</p>`}
      <p class="unseen" role="status">
        ${view.doctorName ?? view.departmentName}: ${view.badge === null ? nothing : `${view.badge}.`} ${view.note} ${view.message}
      </p>
    </article>`;
  }

  private figures(view: StatusView, waitingCount: number): TemplateResult {
    const { strings } = this;
    const words = strings.status;
    const isEmpty = waitingCount === 0;
    return html`<dl class="figures">
        <div>
          <dt class="term">${words.waiting}</dt>
          <dd part="waiting" class=${isEmpty ? 'quiet' : nothing}>${isEmpty ? words.nobody : waitingCount}</dd>
        </div>
        ${
          view.expected === null
            ? nothing
            : html`<div>
              <dt class="term">${strings.expectedWait}</dt>
              <dd part="minutes" class=${view.isExpected ? nothing : 'quiet'}>${view.expected}</dd>
            </div>`
        }
        ${view.isServing ? this.serving(view) : nothing}
      </dl>
      ${view.isExpected ? definition(strings, 'question') : nothing}`;
  }

  private serving({ served }: StatusView): TemplateResult {
    const words = this.strings.status;
    const token = ({ code, pointName, isCalled }: Served) => html`<li class=${isCalled ? 'called' : nothing}>
      <bdi>${code}</bdi> <span class="place"><bdi>${pointName}</bdi></span>
    </li>`;
    return html`<div class="served" part="served">
      <dt class="term">${words.nowServing}</dt>
      ${
        served.length === 0
          ? html`<dd class="quiet">${words.noneServed}</dd>`
          : html`<dd>
            <ul class="tokens">${served.map(token)}</ul>
          </dd>`
      }
    </div>`;
  }
}
