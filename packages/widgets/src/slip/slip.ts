import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { html } from 'lit';
import { property, state } from 'lit/decorators.js';
import { CareQueueElement } from '../base/carequeue-element.ts';
import { SlipPrintedEvent } from '../events/slip-printed.ts';
import type { KioskWords } from '../locales/kiosk-strings.ts';
import { kioskVocabulary } from '../locales/kiosk-vocabulary.ts';
import { directionOf, languageOf } from '../locales/languages.ts';
import { slipStyles } from './slip.styles.ts';
import { PAPERS, type Paper, PRINTED_DOTS } from './slip-layout.ts';
import { slipLines, takenAtText } from './slip-lines.ts';
import { drawSlip } from './slip-picture.ts';
import { printPicture } from './slip-print.ts';
import type { SlipToken } from './slip-token.ts';
import { isSameToken } from './slip-token.ts';

// Frameworks set what an element needs one after another; an alert would be spoken before the slip is there.
const PATIENCE_MS = 1_000;

interface Picture {
  readonly url: string;
  readonly heightDots: number;
}

/**
 * A token on paper: for kiosks and desks whose printer takes 58 or 80 mm wide rolls.
 *
 * The slip is drawn as a picture of black dots at the printer's own resolution, with letters that the browser has
 * shaped: every script prints right on every printer. It holds the token, how many are before it, when it was taken, and
 * a code that leads a phone to the patient's page. It asks nothing of CareQueue: the page tells it all, and needs no key.
 *
 * @without publishableKey department baseUrl platform
 * @summary A token's slip of paper.
 * @slot - Shown where a slip cannot be drawn, or was told no token.
 * @fires {SlipPrintedEvent} carequeue-slip-printed - The slip was given to the printer.
 * @csspart slip - The slip and its button.
 * @csspart picture - The slip as it is printed.
 * @csspart button - The button that prints it.
 * @csspart failure - Why nothing can be shown, where it was told no token.
 * @csspart skeleton - What stands in before it is drawn.
 * @cssproperty [--carequeue-color-accent=#0a5a70] - Colour of the button and of focus.
 * @cssproperty [--carequeue-color-page=#f3f6f7] - Ground that the slip lies on.
 * @cssproperty [--carequeue-radius=14px] - Roundness of the button.
 * @cssproperty [--carequeue-font=system-ui] - Typeface of the button; the slip has one that prints well.
 * @example
 * <carequeue-slip code="CAR-12" hospital-name="Asha Hospital" department-name="Cardiology" ahead="5" paper="80"></carequeue-slip>
 */
export class CareQueueSlip extends CareQueueElement<KioskWords> {
  static override styles: CSSResultGroup = [CareQueueElement.styles, slipStyles];

  /** The token's code. */
  @property({ useDefault: true }) code = '';

  /** The hospital's name at the slip's head. */
  @property({ attribute: 'hospital-name', useDefault: true }) hospitalName = '';

  /** The department's name as patients know it. */
  @property({ attribute: 'department-name', useDefault: true }) departmentName = '';

  /** The doctor, where the token is for one. */
  @property({ attribute: 'doctor-name', useDefault: true }) doctorName = '';

  /** How many are called before it; left out where it is not known. */
  @property({ useDefault: true }) ahead = '';

  /** When the token was taken, ISO 8601. */
  @property({ attribute: 'issued-at', useDefault: true }) issuedAt = '';

  /** IANA zone that the time is told in; without one the device's. */
  @property({ attribute: 'time-zone', useDefault: true }) timeZone = '';

  /** Where a phone follows the token: the `url` of the issued ticket. Whoever scans it may follow. */
  @property({ useDefault: true }) link = '';

  /** Width of the paper in millimetres: `58`, which any other width is taken for, or `80`. */
  @property({ useDefault: true }) paper: Paper = '58';

  /** Prints each token by itself once its slip is drawn. */
  @property({ attribute: 'auto-print', type: Boolean }) autoPrint = false;

  @state() private picture: Picture | null = null;
  @state() private hasFailed = false;
  @state() private isPatient = true;
  private patience: ReturnType<typeof setTimeout> | undefined;
  /** The token that was printed by itself. */
  private printed: SlipToken | null = null;
  private drawn = '';
  private hasWords = false;

  protected override readonly vocabulary = kioskVocabulary;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.forget();
    this.drawn = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.hasWords = false;
    // A code that is empty from the start is no change.
    if (this.hasUpdated && !changed.has('code')) return;
    clearTimeout(this.patience);
    this.isPatient = true;
    if (this.code !== '') return;
    this.patience = setTimeout(() => {
      this.isPatient = false;
    }, PATIENCE_MS);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // In the words of another language it would be printed in them.
    if (this.hasWords) void this.redraw();
    if (this.code === '') this.advise({ code: 'slip_code_missing' });
  }

  /** Gives the slip to the printer; does nothing before it is drawn. */
  async print(): Promise<void> {
    const { picture, roll, code } = this;
    if (picture === null) return;
    await printPicture({ ...picture, paper: roll, text: this.description() });
    const printed = new SlipPrintedEvent({ code });
    this.dispatchEvent(printed);
  }

  protected override draw(): TemplateResult {
    const { picture, strings } = this;
    this.hasWords = true;
    if (this.hasFailed) {
      return html`<div class="slip" part="slip"><p class="problem" role="alert">${strings.slip.failed}</p><slot></slot></div>`;
    }
    if (this.code === '' && !this.isPatient) return this.failure('configuration');
    if (this.code === '' || picture === null) return this.skeleton();
    return html`
      <div class="slip" part="slip">
        <img
          class="picture"
          part="picture"
          src=${picture.url}
          width=${this.widthDots / 2}
          height=${Math.round(picture.heightDots / 2)}
          alt=${this.description()}
        />
        <button part="button" type="button" @click=${() => void this.print()}>${strings.slip.print}</button>
      </div>
    `;
  }

  /** What pages write is not what the type promises. */
  private get roll(): Paper {
    return PAPERS.find((paper) => paper === this.paper) ?? '58';
  }

  private get widthDots(): number {
    return PRINTED_DOTS[this.roll];
  }

  private description(): string {
    const { code, departmentName: department, link } = this;
    return this.strings.slip.described({ code, department, hasLink: link !== '' });
  }

  private async redraw(): Promise<void> {
    const { widthDots, strings } = this;
    const language = languageOf(this.languageTag);
    const takenAt = takenAtText(this.issuedAt, { timeZone: this.timeZone, tag: strings.tag });
    const ahead = /^\d+$/.test(this.ahead) ? Number(this.ahead) : null;
    const { code, hospitalName, departmentName, doctorName, link } = this;
    const token = this.token;
    const content = { code, hospitalName, departmentName, doctorName, ahead, takenAt, link };
    const wanted = JSON.stringify([content, widthDots, language, strings.tag]);
    if (code === '' || wanted === this.drawn || !this.isConnected) return;
    this.drawn = wanted;
    try {
      const lines = slipLines(content, strings.slip, widthDots);
      const canvas = drawSlip(lines, { widthDots, direction: directionOf(language), tag: strings.tag });
      const url = await pictureUrl(canvas);
      if (wanted !== this.drawn) return URL.revokeObjectURL(url);
      this.forget();
      this.picture = { url, heightDots: canvas.height };
      this.hasFailed = false;
      await this.printOnce(token);
    } catch {
      // Without a canvas, or with a link that no code holds, the page's own words are shown.
      this.hasFailed = true;
    }
  }

  private get token(): SlipToken {
    const { code, departmentName, issuedAt, link } = this;
    return { code, departmentName, issuedAt, link };
  }

  private async printOnce(token: SlipToken): Promise<void> {
    const before = this.printed;
    if (!this.autoPrint || isSameToken(before, token)) return;
    this.printed = token;
    await this.updateComplete;
    // Another token that came meanwhile prints by itself, once it is drawn.
    if (isSameToken(this.token, token)) await this.print();
    else if (this.printed === token) this.printed = before;
  }

  private forget(): void {
    if (this.picture !== null) URL.revokeObjectURL(this.picture.url);
    this.picture = null;
  }
}

function pictureUrl(canvas: HTMLCanvasElement): Promise<string> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('No picture came of the canvas.'));
      else resolve(URL.createObjectURL(blob));
    }, 'image/png');
  });
}
