import type { VisitorOptions } from '@carequeue/sdk/live';
import type { CSSResultGroup, PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import type { FailureKind, FirstStrings } from '../locales/common-strings.ts';
import type { Language } from '../locales/languages.ts';
import { directionOf, languageOf } from '../locales/languages.ts';
import type { Vocabulary } from '../locales/vocabulary.ts';
import { tokens } from '../theme/tokens.styles.ts';
import { fetchPart } from './fetch-part.ts';
import { languageTagAt, PageLanguage } from './page-language.ts';
import { forgetPastTickets } from './past-tickets.ts';
import { scriptOrigin } from './script-origin.ts';

/** What an element talks through, in place of the page's own `fetch` and `WebSocket`. */
export type Platform = Pick<VisitorOptions, 'fetch' | 'WebSocket'>;

/** A credential a client is made with. */
export type ElementCredential = { readonly publishableKey: string } | { readonly ticketCredential: string };

/**
 * What every CareQueue element has: whose department it shows, its words, and its states before there is anything.
 *
 * It speaks the language of the `lang` that holds where it stands: its own, or that of the page around it. It brings no
 * client with it: one that only reads now and then extends this, one that follows queues `CareQueueElement`.
 */
export abstract class EmbeddedElement<Words extends FirstStrings = FirstStrings> extends LitElement {
  static override styles: CSSResultGroup = tokens;

  /** Named here, as in the elements with a budget, for decorators would cost their first load 300 bytes and more. */
  static override properties: PropertyDeclarations = {
    publishableKey: { attribute: 'publishable-key', useDefault: true },
    department: { useDefault: true },
    baseUrl: { attribute: 'base-url', useDefault: true },
    theme: { reflect: true, useDefault: true },
    platform: { attribute: false },
    words: { attribute: false },
  };

  /** The hospital's publishable key, `cq_pk_…`; without one the element says that it is not set up. */
  publishableKey = '';

  /** The department it shows, `dep_…`. */
  department = '';

  /** Where the API is. Default: where the script came from; needed when the element is imported from the package. */
  baseUrl = '';

  /** `light`, `dark` or `contrast`; else as the reader's system is set. Contrast is at least 4.5 : 1 in all. */
  theme = '';

  /** In place of the page's own `fetch` and `WebSocket`: for tests, and for hosts that have others. */
  platform: Platform = {};

  /** Words in the language it speaks; null until they are here. */
  private words: Words | null = null;

  /** The language it speaks, by the `lang` that holds where it stands. */
  private spoken: Language = 'en';

  /** What the page's developer was told, codes of it, and doctors who were looked for; an empty one where that was in vain. */
  private readonly told = new Set<string>();

  /** Its words in all languages. */
  protected abstract readonly vocabulary: Vocabulary<Words>;

  constructor() {
    super();
    this.addController(new PageLanguage(this));
  }

  override connectedCallback(): void {
    forgetPastTickets();
    super.connectedCallback();
  }

  /** Its words; English ones until those of its language are here, and nothing is drawn before. */
  protected get strings(): Words {
    return this.words || this.vocabulary.en;
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const language = languageOf(languageTagAt(this));
    if (this.hasUpdated && language === this.spoken) return;
    this.spoken = language;
    const { en, others } = this.vocabulary;
    this.words = language === 'en' ? en : null;
    if (language === 'en') return;
    fetchPart(
      others[language],
      ({ words }) => {
        if (language === this.spoken) this.words = words;
      },
      () => {
        // Words in another language beat none.
        this.words ||= en;
      },
    );
  }

  /** Draws it in its language and direction. */
  protected override render(): TemplateResult {
    const { words, spoken } = this;
    return html`
      <div class="root" lang=${words === null ? spoken : words.tag} dir=${directionOf(spoken)}>
        ${words === null ? this.skeleton() : this.isAstray ? this.failure('configuration') : this.draw()}
      </div>
    `;
  }

  /** Whether it is about a doctor whom its department does not have, so that nothing it could show would be true. */
  protected get isAstray(): boolean {
    return this.told.has('') && !!doctorOf(this);
  }

  /** Draws what it shows; its words are here then. */
  protected abstract draw(): TemplateResult;

  /** Says whether a change is one of what it shows or talks to, as the first always is: `platform` is new then. */
  protected isSetAnew(changed: PropertyValues): boolean {
    return ['publishableKey', 'department', 'baseUrl', 'platform'].some(changed.has, changed);
  }

  /** Whether it is said what it shows. */
  protected get isPlaced(): boolean {
    return this.department !== '';
  }

  /** Makes a client, or gives null where the element is not set up; `credential` null takes the publishable key. */
  protected connect<Client>(
    Client: new (options: VisitorOptions) => Client,
    credential: ElementCredential | null,
  ): Client | null {
    const baseUrl = this.baseUrl || scriptOrigin();
    const { publishableKey } = this;
    const chosen = credential || (publishableKey && { publishableKey });
    try {
      if (baseUrl && chosen && this.isPlaced) {
        return new Client({ ...chosen, baseUrl, ...this.platform });
      }
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    this.advise({ code: 'not_set_up' });
    return null;
  }

  /** Draws what stands in for the content until there is some, in about its size. */
  protected skeleton(): TemplateResult {
    return html`
      <div class="skeleton" part="skeleton" role="status" aria-label=${this.words === null ? nothing : this.words.loading} aria-busy="true">
        <div class="bone short"></div>
        <div class="bone tall"></div>
        <div class="bone"></div>
        <div class="bone short"></div>
      </div>
    `;
  }

  /** Draws why there is no content, with a way on where there is one, and the page's own fallback. */
  protected failure(kind: FailureKind, retry?: () => void): TemplateResult {
    return html`
      <div class="failure" part="failure" role="alert">
        <p>${this.strings.failure[kind]}</p>
        ${
          retry &&
          html`<button class="quiet" part="button" type="button" @click=${retry}>${this.strings.retry}</button>`
        }
      </div>
      <slot></slot>
    `;
  }

  /**
   * Tells the page's developer, once of each code, of what only he can put right: a refusal, or what is missing. Where
   * nothing is, it is found out whether the element's doctor is one of the department's.
   */
  protected advise(error: unknown): void {
    const { told } = this;
    const { code = doctorOf(this) }: { readonly code?: string } = Object(error);
    if (!code || told.has(code)) return;
    // Not to be asked for again while it is looked into.
    told.add(code);
    fetchPart(
      () => import('./developer-advice.ts'),
      ({ advise }) => advise(code, this, told, scriptOrigin(), this.isPlaced),
    );
  }
}

/** The doctor it is about, in elements that may be about one. */
function doctorOf(element: { readonly doctor?: string } & object): string | undefined {
  return element.doctor;
}
