import { attributesOf, brandOf, type Choices, directionOf } from './choices.ts';
import { makeElement } from './make-element.ts';
import { SAMPLE_LOOK } from './sample-look.ts';
import type { SampleContent } from './samples.ts';

const FRAME = `<!doctype html><html><head><meta charset="utf-8"><title>The element</title><style>${SAMPLE_LOOK}</style></head><body></body></html>`;
/** What a page of each theme stands on; of none that of the reader's system. */
const LOOKS: Readonly<Record<string, { readonly scheme: string; readonly ground: string }>> = {
  dark: { scheme: 'dark', ground: '#0d1a20' },
  light: { scheme: 'light', ground: '#ffffff' },
  contrast: { scheme: 'light', ground: '#ffffff' },
};
const SYSTEM_LOOK = { scheme: 'light dark', ground: 'light-dark(#ffffff, #0d1a20)' };
/** A kiosk would leave for its home; here it begins again. */
const LEFT = 'carequeue-kiosk-left';

/**
 * Shows one element as it stands on a page of its own: a frame of the chosen size, so that its media queries, its
 * language and its custom properties are those of a page.
 */
export class Stage {
  /** What to put on the page. */
  readonly root: HTMLElement;
  readonly #frame: HTMLIFrameElement;
  readonly #box: HTMLElement;
  readonly #onEvent: (event: Event) => void;
  #script = '';
  #element: HTMLElement | null = null;
  #choices: Choices | null = null;
  #eventNames: readonly string[] = [];
  #content: SampleContent = [];

  constructor(onEvent: (event: Event) => void) {
    this.#onEvent = onEvent;
    this.#frame = makeElement('iframe', { title: 'The element', srcdoc: FRAME });
    this.#box = makeElement('div', { class: 'stage-box' }, this.#frame);
    this.root = makeElement('div', { class: 'stage' }, this.#box);
    new ResizeObserver(() => this.#fit()).observe(this.root);
  }

  /** Resolves when the frame can be drawn into. */
  ready(): Promise<void> {
    return new Promise((resolve) => this.#frame.addEventListener('load', () => resolve(), { once: true }));
  }

  /** Shows what was chosen; the element stays the same one as long as its tag does. */
  show(choices: Choices, eventNames: readonly string[], content: SampleContent): void {
    const page = this.#frame.contentDocument;
    if (page === null) return;
    this.#choices = choices;
    this.#eventNames = eventNames;
    this.#content = content;
    this.#fit();
    this.#load(page, choices.baseUrl);
    const root = page.documentElement;
    root.lang = choices.language;
    root.dir = choices.direction === '' ? directionOf(choices.language) : choices.direction;
    root.removeAttribute('style');
    for (const [name, value] of brandOf(choices)) root.style.setProperty(name, value);
    page.body.style.margin = choices.viewport.widthPx === null ? '16px' : '0';
    page.body.style.minHeight = 'calc(100vh - 32px)';
    page.body.style.fontFamily = 'system-ui, sans-serif';
    // What a page writes in an element is the page's own, and has the page's ink.
    const { scheme, ground } = LOOKS[String(choices.attributes.theme ?? '')] ?? SYSTEM_LOOK;
    root.style.colorScheme = scheme;
    root.style.background = ground;
    this.#draw(page, choices);
  }

  #load(page: Document, baseUrl: string): void {
    const address = `${baseUrl}/widgets/v1/carequeue.js`;
    if (baseUrl === '' || this.#script === address) return;
    this.#script = address;
    const script = page.createElement('script');
    script.type = 'module';
    script.src = address;
    page.head.append(script);
  }

  #draw(page: Document, choices: Choices): void {
    if (this.#element?.localName === choices.tag) {
      apply(this.#element, choices);
      return;
    }
    this.#element?.remove();
    const element = page.createElement(choices.tag);
    this.#element = element;
    if (this.#content.length > 0) element.append(...this.#content.map(drawSample));
    else element.append('This element is not part of the script that was loaded.');
    for (const name of this.#eventNames) element.addEventListener(name, this.#onEvent);
    element.addEventListener(LEFT, (event) => {
      event.preventDefault();
      element.remove();
      this.#element = null;
      if (this.#choices !== null) this.#draw(page, this.#choices);
    });
    apply(element, choices);
    page.body.append(element);
  }

  #fit(): void {
    const viewport = this.#choices?.viewport;
    const available = this.root.clientWidth;
    if (viewport === undefined || available === 0) return;
    const width = viewport.widthPx ?? available;
    const scale = Math.min(1, available / width);
    Object.assign(this.#frame.style, {
      width: `${width}px`,
      height: `${viewport.heightPx}px`,
      transform: `scale(${scale})`,
    });
    Object.assign(this.#box.style, { width: `${width * scale}px`, height: `${viewport.heightPx * scale}px` });
  }
}

function drawSample([tag, text]: SampleContent[number]): HTMLElement {
  return makeElement(tag, tag === 'button' ? { type: 'button' } : {}, text);
}

function apply(element: HTMLElement, choices: Choices): void {
  const wanted = attributesOf(choices);
  for (const name of element.getAttributeNames()) if (!wanted.has(name)) element.removeAttribute(name);
  for (const [name, value] of wanted) {
    const text = value === true ? '' : value;
    if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
}
