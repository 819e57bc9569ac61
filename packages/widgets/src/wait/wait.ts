import { QueueReader } from '@carequeue/sdk/live';
import type { CSSResultGroup, PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { clockTime } from '../base/clock-time.ts';
import { EmbeddedElement } from '../base/embedded-element.ts';
import { failureKind } from '../base/failure.ts';
import { QueuePoll } from '../controllers/queue-poll.ts';
import { definition, definitionStyles } from '../duty/definition.ts';
import type { CommonStrings } from '../locales/common-strings.ts';
import type { Vocabulary } from '../locales/vocabulary.ts';
import { waitVocabulary } from '../locales/wait-vocabulary.ts';
import { waitStyles } from './wait.styles.ts';
import type { LineView } from './wait-view.ts';
import { waitView } from './wait-view.ts';

/**
 * One line for a hospital's page: how long somebody who takes a token now is expected to wait, as a range, with what that
 * means one tap away; or why none is told and when the department opens. For a doctor on leave it says so, as his card does.
 *
 * It asks twice a minute while somebody looks at the page, and says how old it is when it cannot.
 *
 * It tells the page too, whose CSS can then hide what would not be true: its `data-tokens` is `offered`, `full`, `desk`
 * where only the desk gives tokens, or `none`.
 *
 * @summary The expected wait in a line.
 * @slot - Shown when the wait cannot be.
 * @csspart wait - The line.
 * @csspart minutes - The range.
 * @csspart note - The hospital's message, or why and until when.
 * @csspart stale - The warning that what is shown is old.
 * @csspart definition - What the range means.
 * @csspart failure - Why nothing can be shown.
 * @csspart button - The way on from there.
 * @csspart skeleton - What stands in before the first answer.
 * @cssproperty [--carequeue-color-accent=#0a5a70] - Colour of the range and of focus.
 * @cssproperty [--carequeue-radius=14px] - Roundness of corners.
 * @cssproperty [--carequeue-font=system-ui] - Typeface.
 * @example
 * <carequeue-wait publishable-key="cq_pk_…" department="dep_…"></carequeue-wait>
 */
export class CareQueueWait extends EmbeddedElement<CommonStrings> {
  static override styles: CSSResultGroup = [EmbeddedElement.styles, definitionStyles, waitStyles];

  static override properties: PropertyDeclarations = { doctor: { useDefault: true } };

  /** The wait for one doctor, `doc_…`; without it for whoever takes any. */
  doctor = '';

  protected readonly vocabulary: Vocabulary<CommonStrings> = waitVocabulary;
  private readonly poll = new QueuePoll(this);

  /**
   * Decides what the line says; the part that looks for a doctor takes it over, to say where he is.
   *
   * @internal
   */
  lineView: LineView = waitView;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.isSetAnew(changed)) this.poll.follow(this.connect(QueueReader, null), this.department.trim());
  }

  protected override updated(): void {
    this.advise(this.poll.error);
    if (!this.poll.queue) delete this.dataset.tokens;
  }

  protected override skeleton(): TemplateResult {
    const label = this.poll.queue === null ? this.strings.loading : nothing;
    return html`<div class="line">
      <div class="skeleton" part="skeleton" role="status" aria-label=${label} aria-busy="true">
        <div class="bone"></div>
      </div>
    </div>`;
  }

  protected override draw(): TemplateResult {
    const { queue, error, retry } = this.poll;
    if (queue !== null) return this.line(queue, error);
    if (this.poll.reader === null) return this.blank(this.failure('configuration'));
    return error === null ? this.skeleton() : this.blank(this.failure(failureKind(error), retry));
  }

  private blank(content: TemplateResult): TemplateResult {
    return html`<div class="line">${content}</div>`;
  }

  private line(queue: NonNullable<QueuePoll['queue']>, error: unknown): TemplateResult {
    const { strings } = this;
    const readAtMs = Date.parse(queue.now);
    // What was told of a later time may have passed since it was read.
    const nowMs = readAtMs + Date.now() - this.poll.readAtMs;
    const { tokens, lead, minutes, note } = this.lineView(queue, { doctorId: this.doctor || null, nowMs }, strings);
    // Written anew, an attribute is a change to whoever watches it, though it be the same.
    if (this.dataset.tokens !== tokens) this.dataset.tokens = tokens;
    const seen = clockTime(readAtMs, { tag: strings.tag, timeZone: queue.department.timeZone });
    return html`<div class="line" part="wait">
      <span>${lead}${minutes === null ? nothing : html`: <strong part="minutes">${minutes}</strong>`}</span>
      ${minutes === null ? nothing : definition(strings, 'sign')}
      ${note === null ? nothing : html`<span class="note" part="note">${note}</span>`}
      ${error === null ? nothing : html`<span class="stale" part="stale" role="status">${strings.connectionLost(seen)}</span>`}
    </div>`;
  }
}
