import type { CareQueueOptions } from '@carequeue/sdk';
import { CareQueueVisitor } from '@carequeue/sdk/live';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { en } from '../locales/en.ts';
import type { FailureKind, Strings } from '../locales/strings.ts';
import { tokens } from '../theme/tokens.styles.ts';
import { originAdvice } from './failure.ts';
import { scriptOrigin } from './script-origin.ts';
import { stateStyles } from './state.styles.ts';

/** What an element talks through, in place of the page's own `fetch` and `WebSocket`. */
export type Platform = Pick<CareQueueOptions, 'fetch' | 'WebSocket'>;

/** A credential a client is made with. */
export type ElementCredential = { readonly publishableKey: string } | { readonly ticketCredential: string };

/** What every CareQueue element has: whose department it shows, its words, and its states before there is anything. */
export abstract class CareQueueElement extends LitElement {
  static override styles: CSSResultGroup = [tokens, stateStyles];

  /** The hospital's publishable key, `cq_pk_…`; without one the element says that it is not set up. */
  @property({ attribute: 'publishable-key' }) publishableKey = '';

  /** The department it shows, `dep_…`. */
  @property() department = '';

  /** Where the API is. Default: where the script came from; needed when the element is imported from the package. */
  @property({ attribute: 'base-url' }) baseUrl = '';

  /** `light` or `dark`; else as the reader's system is set. Contrast is at least 4.5 : 1 in both. */
  @property({ reflect: true }) theme = '';

  /** In place of the page's own `fetch` and `WebSocket`: for tests, and for hosts that have others. */
  @property({ attribute: false }) platform: Platform = {};

  private adviceGiven = '';

  /** Its words. */
  protected readonly strings: Strings = en;

  /** Makes a client, or gives null where the element is not set up; `credential` null takes the publishable key. */
  protected makeClient(credential: ElementCredential | null): CareQueueVisitor | null {
    const baseUrl = this.baseUrl || scriptOrigin();
    const chosen = credential ?? (this.publishableKey === '' ? null : { publishableKey: this.publishableKey });
    if (baseUrl === null || chosen === null || this.department === '') return null;
    try {
      return new CareQueueVisitor({ ...chosen, baseUrl, ...this.platform });
    } catch (error) {
      if (error instanceof TypeError) return null;
      throw error;
    }
  }

  /** Draws what stands in for the content until there is some, in about its size. */
  protected skeleton(): TemplateResult {
    return html`
      <div class="skeleton" part="skeleton" role="status" aria-label=${this.strings.loading}>
        <div class="bone short"></div>
        <div class="bone tall"></div>
        <div class="bone"></div>
        <div class="bone short"></div>
      </div>
    `;
  }

  /** Draws why there is no content, with a way on and the page's own fallback. */
  protected failure(kind: FailureKind, retry: () => void): TemplateResult {
    return html`
      <div class="failure" part="failure" role="alert">
        <p>${this.strings.failure[kind]}</p>
        ${
          kind === 'configuration'
            ? null
            : html`<button class="quiet" part="button" type="button" @click=${retry}>${this.strings.retry}</button>`
        }
      </div>
      <slot></slot>
    `;
  }

  /** Tells the page's developer, once, that this page's origin may not use the key. */
  protected adviseOrigin(error: unknown): void {
    const advice = originAdvice(error, location.origin);
    if (advice === null || advice === this.adviceGiven) return;
    this.adviceGiven = advice;
    // Thrown where nothing catches it: the one way to a page's console and error reporting that every browser has.
    queueMicrotask(() => {
      throw new Error(advice);
    });
  }
}
