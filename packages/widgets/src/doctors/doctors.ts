import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { CareQueueElement } from '../base/carequeue-element.ts';
import { failureKind } from '../base/failure.ts';
import { stalenessText } from '../base/freshness.ts';
import { idsOf } from '../base/ids.ts';
import { queueIn } from '../base/queue-in.ts';
import { DoctorFacts } from '../controllers/doctor-facts.ts';
import type { FollowedDepartment } from '../controllers/live-departments.ts';
import { LiveDepartments } from '../controllers/live-departments.ts';
import { LiveTicker } from '../controllers/live-ticker.ts';
import { dutyStyles } from '../duty/duty.styles.ts';
import type { DutyView, Standing } from '../duty/standing.ts';
import { dutyView } from '../duty/standing.ts';
import { DoctorChosenEvent } from '../events/doctor-chosen.ts';
import type { DoctorsWords } from '../locales/doctors-strings.ts';
import { doctorsVocabulary } from '../locales/doctors-vocabulary.ts';
import type { Vocabulary } from '../locales/vocabulary.ts';
import { doctorParts } from './doctor-parts.ts';
import { doctorsStyles } from './doctors.styles.ts';
import type { DoctorView } from './doctors-view.ts';
import { doctorViews, isWhoever } from './doctors-view.ts';
import { ticketAddress } from './facts-text.ts';

// A session begins, or a connection is called lost, within this of its time.
const TICK_MS = 5_000;
// From here on a doctor's facts stand beside one another.
const WIDE_MIN_PX = 960;

// What the cards of the doctors do not say by themselves.
const SAID_OF_ALL: readonly Standing[] = ['unattended', 'full', 'paused', 'over', 'closed'];

/**
 * The doctors of today, for a hospital's page: who is in, late, on a break, gone or on leave, who is inside, which token
 * comes next or that all are taken, hours, fee and languages, and a way to a token. Live.
 *
 * Without a department it shows all of the hospital's, up to 40. Cards on phones, rows where there is room.
 *
 * @summary The doctors of a department today.
 * @slot - Shown when the doctors cannot be.
 * @fires {DoctorChosenEvent} carequeue-doctors-chosen - Somebody wants a token for a doctor. Cancelled, `ticket-href` is not followed.
 * @csspart department - One department with its doctors.
 * @csspart name - The department's name.
 * @csspart standing - The name, and that the department is not open to everybody: paused, full, closed.
 * @csspart message - What the hospital says.
 * @csspart whoever - That whoever is on duty sees people, where nothing tells which of the doctors that is.
 * @csspart doctor - One doctor.
 * @csspart doctor-name - The doctor's name.
 * @csspart about - Speciality and qualification.
 * @csspart badge - How it goes with the doctor; also the standing: `open`, `before`, `away`, `unattended`, `full`, `paused`, `over` or `closed`.
 * @csspart note - Why, and until when.
 * @csspart facts - Hours, who is inside, the next token, fee and languages.
 * @csspart code - A token's code.
 * @csspart take - The way to a token.
 * @csspart stale - The warning that what is shown is old.
 * @csspart failure - Why nothing can be shown.
 * @csspart button - The way on from there.
 * @csspart skeleton - What stands in before the first answer.
 * @cssproperty [--carequeue-color-accent=#0a5a70] - Colour of buttons and focus.
 * @cssproperty [--carequeue-color-called=#0b6647] - Colour of the mark of who is there.
 * @cssproperty [--carequeue-color-page=#f3f6f7] - Ground that the doctors' cards lie on.
 * @cssproperty [--carequeue-radius=14px] - Roundness of corners.
 * @cssproperty [--carequeue-font=system-ui] - Typeface.
 * @example
 * <carequeue-doctors publishable-key="cq_pk_…" department="dep_…" ticket-href="/token?doctor={doctor}"></carequeue-doctors>
 */
export class CareQueueDoctors extends CareQueueElement<DoctorsWords> {
  static override styles: CSSResultGroup = [CareQueueElement.styles, dutyStyles, doctorsStyles];

  /** Where a token is taken: a page's address, with `{department}`, `{doctor}` and `{session}` to be filled in. */
  @property({ attribute: 'ticket-href', useDefault: true }) ticketHref = '';

  /** The page takes the token itself, told by `carequeue-doctors-chosen`; not needed with `ticket-href`. */
  @property({ type: Boolean }) choose = false;

  /** The page names the department itself. */
  @property({ type: Boolean, attribute: 'no-heading' }) noHeading = false;

  @state() private isWide = false;

  protected readonly vocabulary: Vocabulary<DoctorsWords> = doctorsVocabulary;
  private readonly departments = new LiveDepartments(this);
  private readonly facts = new DoctorFacts(this);
  private resizes: ResizeObserver | null = null;

  constructor() {
    super();
    this.addController(new LiveTicker(this, TICK_MS, () => this.departments.followed));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.isWide = this.offsetWidth >= WIDE_MIN_PX;
    this.resizes = new ResizeObserver(([entry]) => {
      const isWide = (entry?.contentRect.width ?? 0) >= WIDE_MIN_PX;
      // In the next frame: rows and cards differ in height, which the observer would report as a loop.
      if (isWide !== this.isWide) requestAnimationFrame(() => (this.isWide = isWide));
    });
    this.resizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizes?.disconnect();
    this.resizes = null;
  }

  protected override get isPlaced(): boolean {
    return true;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.isSetAnew(changed)) this.departments.follow(this.makeClient(null), idsOf(this.department));
    this.facts.follow(
      this.departments.client,
      (this.departments.followed ?? []).map(({ id }) => id),
    );
  }

  protected override updated(): void {
    const { followed, error } = this.departments;
    for (const refusal of [error, ...(followed ?? []).map(({ live }) => live.error)]) this.advise(refusal);
  }

  protected override skeleton(): TemplateResult {
    return html`<div class=${this.frame}>${this.bones()}</div>`;
  }

  private get frame(): string {
    return `departments ${this.isWide ? 'wide' : ''} ${this.noHeading ? 'bare' : ''}`;
  }

  private bones(): TemplateResult {
    return html`<div>
      ${this.noHeading ? nothing : html`<div class="top"><div class="bone title"></div></div>`}
      <div class="doctors">${[1, 2, 3].map(() => super.skeleton())}</div>
    </div>`;
  }

  protected override draw(): TemplateResult {
    const { followed, error, client } = this.departments;
    const retry = () => this.departments.retry();
    if (client === null) return this.failure('configuration');
    if (followed === null) return error === null ? this.skeleton() : this.failure(failureKind(error), retry);
    if (followed.length === 0)
      return html`<p class=${this.frame}>${this.strings.doctors.noDepartments}</p><slot></slot>`;
    const isNothing = followed.every(({ live }) => live.state === null && live.error !== null);
    if (isNothing) return this.failure(failureKind(followed[0]?.live.error ?? null), retry);
    return html`<div class=${this.frame}>
      ${repeat(
        followed,
        ({ id }) => id,
        (one) => this.ofDepartment(one),
      )}
    </div>`;
  }

  private ofDepartment({ id, live }: FollowedDepartment): TemplateResult {
    const { state, error, status, lastSeenMs, nowMs } = live;
    if (state === null) {
      return error === null ? this.bones() : this.failure(failureKind(error), () => live.retry());
    }
    const { strings } = this;
    const queue = queueIn(state, this.nameOf);
    const { timeZone, name } = queue.department;
    const doctors = doctorViews(this.facts.of(id), { queue, strings, nowMs });
    const duty = dutyView(queue, { doctorId: null, nowMs }, strings);
    const stale = stalenessText({ status, lastSeenMs, nowMs, timeZone }, strings);
    const isTold = SAID_OF_ALL.includes(duty.standing);
    const isPlanned = doctors.some(({ hours }) => hours.length > 0);
    return html`<section part="department" class=${isPlanned ? nothing : 'unplanned'} aria-label=${name}>
      ${
        this.noHeading && !isTold
          ? nothing
          : html`<div class="top" part="standing">
            ${this.noHeading ? nothing : html`<h3 part="name">${name}</h3>`} ${isTold ? this.standing(duty) : nothing}
          </div>`
      }
      ${duty.message === null ? nothing : html`<p class="notice" part="message" dir="auto">${duty.message}</p>`}
      ${stale === null ? nothing : html`<p class="stale" part="stale" role="status">${stale}</p>`}
      ${isWhoever(queue, doctors, nowMs) ? html`<p class="whoever" part="whoever">${strings.doctors.whoever}</p>` : nothing}
      ${
        doctors.length === 0
          ? html`<p class="doctor">${strings.doctors.none}</p>`
          : html`<ul class="doctors">
            ${repeat(
              doctors,
              (doctor) => doctor.id,
              (doctor) => this.doctorPart(doctor, queue.department.joinPolicy),
            )}
          </ul>`
      }
    </section>`;
  }

  private standing({ standing, badge, note }: DutyView): TemplateResult {
    return html`<span class="badge ${standing}" part="badge ${standing}">${badge}</span>
      ${note === null ? nothing : html`<span part="note">${note}</span>`}`;
  }

  private doctorPart(view: DoctorView, joinPolicy: string): TemplateResult {
    return html`<li class="doctor" part="doctor">${doctorParts(view, this.strings)} ${this.act(view, joinPolicy)}</li>`;
  }

  private act(view: DoctorView, joinPolicy: string): TemplateResult | typeof nothing {
    const isOffered = this.ticketHref !== '' || this.choose;
    if (!isOffered || view.nextCode === null) return nothing;
    if (view.place !== null) return html`<div class="act">${this.way(view, view.place)}</div>`;
    const isDeskOnly = joinPolicy === 'off' || joinPolicy === 'phone';
    return isDeskOnly ? html`<p class="act about">${this.strings.doctors.deskOnly}</p>` : nothing;
  }

  private way(view: DoctorView, place: NonNullable<DoctorView['place']>): TemplateResult | typeof nothing {
    const { take, takeFor } = this.strings.doctors;
    const choose = (event: Event) => {
      const chosen = new DoctorChosenEvent(place);
      if (!this.dispatchEvent(chosen)) event.preventDefault();
    };
    if (this.ticketHref === '') {
      return html`<button part="take" type="button" aria-label=${takeFor(view.name)} @click=${choose}>${take}</button>`;
    }
    const address = ticketAddress(this.ticketHref, place, document.baseURI);
    if (address === null) return nothing;
    return html`<a part="take" href=${address} aria-label=${takeFor(view.name)} @click=${choose}>${take}</a>`;
  }
}
