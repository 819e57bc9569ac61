import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { CareQueueElement } from '../base/carequeue-element.ts';
import { Ticker } from '../controllers/ticker.ts';
import { KioskLeftEvent } from '../events/kiosk-left.ts';
import type { KioskWords } from '../locales/kiosk-strings.ts';
import { kioskVocabulary } from '../locales/kiosk-vocabulary.ts';
import { idleState } from './idle-time.ts';
import { kioskStyles } from './kiosk.styles.ts';

const IDLE_SECONDS = 60;
const WARNING_SECONDS = 20;
const TOUCHES = ['pointerdown', 'keydown', 'input', 'wheel'] as const;

/**
 * What stands around the pages of a touch kiosk: it shows what stands inside it, and starts anew when nobody has touched
 * anything for a while, so that the next person finds nothing of the last. It asks first, and whoever needs more time
 * has it with one touch. It asks nothing of CareQueue and needs no key.
 *
 * @without publishableKey department baseUrl platform
 * @summary A touch kiosk that starts anew for the next person.
 * @slot - The kiosk's page.
 * @fires {KioskLeftEvent} carequeue-kiosk-left - Nobody is there any more; the kiosk goes home unless this is prevented.
 * @csspart question - The question whether somebody is still there.
 * @csspart button - The button that gives more time.
 * @cssproperty [--carequeue-color-accent=#0a5a70] - Colour of the button.
 * @cssproperty [--carequeue-radius=14px] - Roundness of corners.
 * @cssproperty [--carequeue-font=system-ui] - Typeface.
 * @example
 * <carequeue-kiosk home="/kiosk" idle-seconds="45">…</carequeue-kiosk>
 */
export class CareQueueKiosk extends CareQueueElement<KioskWords> {
  static override styles: CSSResultGroup = [CareQueueElement.styles, kioskStyles];

  /** Where it starts anew; the address takes the place of the page's in the history. */
  @property({ useDefault: true }) home = '';

  /** Seconds without a touch after which it asks. */
  @property({ attribute: 'idle-seconds', type: Number, useDefault: true }) idleSeconds: number = IDLE_SECONDS;

  /** Seconds that it asks for before it starts anew; never below 20, for those who are slow. */
  @property({ attribute: 'warning-seconds', type: Number, useDefault: true }) warningSeconds: number = WARNING_SECONDS;

  /** Counts from the first moment, as after a token was given; else from the first touch. */
  @property({ attribute: 'at-once', type: Boolean }) atOnce = false;

  protected override readonly vocabulary = kioskVocabulary;
  private touchedMs: number | null = null;
  private hasLeft = false;

  constructor() {
    super();
    this.addController(new Ticker(this));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.touchedMs = this.atOnce ? performance.now() : null;
    for (const name of TOUCHES) window.addEventListener(name, this.onTouch, { passive: true, capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const name of TOUCHES) window.removeEventListener(name, this.onTouch, { capture: true });
    this.renderRoot.querySelector('dialog')?.close();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // What is drawn once more after it was taken out of its page has nobody to ask, and no page to leave.
    if (!this.isConnected) return;
    if (changed.has('atOnce') && this.atOnce) this.touchedMs ??= performance.now();
    const { kind } = this.idle();
    this.ask(kind !== 'used');
    if (kind === 'left' && !this.hasLeft) this.leave();
  }

  /** The kiosk's page stands apart from what is drawn here, so that it keeps the styles of the page it is in. */
  protected override render(): TemplateResult {
    return html`<slot></slot>${super.render()}`;
  }

  protected override skeleton(): TemplateResult {
    return html``;
  }

  protected override draw(): TemplateResult {
    const state = this.idle();
    const words = this.strings.kiosk;
    return html`
      <dialog
        class="question"
        part="question"
        role="alertdialog"
        aria-labelledby="question"
        aria-describedby="explanation"
        @click=${this.stay}
        @cancel=${this.stay}
      >
        ${
          state.kind === 'used'
            ? nothing
            : html`
              <h2 id="question">${words.stillThere}</h2>
              <p id="explanation">${words.startsAnew(state.kind === 'asking' ? state.secondsLeft : 0)}</p>
              <button part="button" type="button">${words.moreTime}</button>
            `
        }
      </dialog>
    `;
  }

  /** A modal one: the page behind can be neither reached nor read out, and has its focus again afterwards. */
  private ask(isAsking: boolean): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog === null || dialog.open === isAsking) return;
    if (isAsking) dialog.showModal();
    else dialog.close();
  }

  private idle() {
    const elapsedMs = this.touchedMs === null ? null : performance.now() - this.touchedMs;
    return idleState(elapsedMs, this);
  }

  private readonly onTouch = (): void => {
    // The question goes when its touch is over: else the end of it would fall on what lies behind.
    if (this.idle().kind === 'used') this.stay();
  };

  private readonly stay = (): void => {
    this.touchedMs = performance.now();
    this.hasLeft = false;
    this.requestUpdate();
  };

  private leave(): void {
    this.hasLeft = true;
    const left = new KioskLeftEvent({ home: this.home });
    const isWanted = this.dispatchEvent(left);
    if (isWanted && this.home !== '') location.replace(this.home);
  }
}
