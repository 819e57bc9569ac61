import { attributesOf, brandOf, type Choices, VIEWPORTS } from './choices.ts';
import { contrastWarnings } from './contrast.ts';
import type { DemoQueue, PlaygroundDemo } from './demo-queue.ts';
import {
  type ElementControls,
  type ElementsManifest,
  elementControls,
  numbersOf,
  withDoctors,
} from './element-controls.ts';
import { makeElement } from './make-element.ts';
import { attributeFields, brandFields, pageFields } from './panel.ts';
import { type SampleContent, sampleOf, showsQueue } from './samples.ts';
import { newestFrozen, snippetsOf, type VersionsManifest } from './snippets.ts';
import { Stage } from './stage.ts';

const LOGGED_MAX = 50;
const FIRST = 'carequeue-board';

/** Where the playground stands, and what it knows. */
export interface PlaygroundOptions {
  readonly root: HTMLElement;
  readonly manifest: ElementsManifest;
  /** Address of the sample site's demo; where it answers nothing, the reader gives a key. */
  readonly demoUrl: string;
}

/** Starts the playground: an element on a stage, its attributes and theme as fields, what it tells, and how to embed it. */
export async function startPlayground({ root, manifest, demoUrl }: PlaygroundOptions): Promise<void> {
  const demo = await readJson<PlaygroundDemo>(demoUrl);
  const [queue] = demo?.queues ?? [];
  const elements = elementControls(manifest);
  const [first] = elements;
  if (first === undefined) return;
  const choices: Choices = {
    tag: elements.some(({ tag }) => tag === FIRST) ? FIRST : first.tag,
    baseUrl: demo?.baseUrl ?? '',
    publishableKey: queue?.publishableKey ?? '',
    department: queue?.department ?? '',
    ...{ language: 'en', direction: '', viewport: VIEWPORTS[0], attributes: {}, brand: {} },
  };
  await new Playground(root, { demo, elements, first }, choices).start();
}

interface Known {
  readonly demo: PlaygroundDemo | null;
  readonly elements: readonly ElementControls[];
  readonly first: ElementControls;
}

class Playground {
  readonly #known: Known;
  readonly #stage = new Stage((event) => this.#log(event));
  readonly #attributes = makeElement('fieldset');
  readonly #summary = makeElement('p', { class: 'summary' });
  readonly #warnings = makeElement('div', { class: 'warnings', role: 'status' });
  readonly #snippets = makeElement('div', { class: 'snippets' });
  readonly #events = makeElement('div', { class: 'events', role: 'log', 'aria-label': 'Events', tabindex: '0' });
  readonly #tabs: readonly HTMLButtonElement[];
  #choices: Choices;
  #frozen: { readonly baseUrl: string; readonly version: string; readonly integrity: string } | null = null;

  #isUnreleased = false;

  constructor(root: HTMLElement, known: Known, choices: Choices) {
    this.#known = known;
    this.#choices = choices;
    this.#tabs = known.elements.map(({ tag }) => {
      const tab = makeElement('button', { type: 'button', class: 'tab' }, tag);
      tab.addEventListener('click', () => this.#choose(tag));
      return tab;
    });
    root.replaceChildren(
      makeElement('div', { class: 'tabs', role: 'group', 'aria-label': 'Element' }, ...this.#tabs),
      this.#summary,
      makeElement(
        'div',
        { class: 'bench' },
        makeElement('div', { class: 'standing' }, this.#stage.root),
        makeElement(
          'form',
          { class: 'fields' },
          fieldset(
            'Page',
            pageFields(choices, known.demo, (change) => this.#change(change)),
          ),
          this.#attributes,
          fieldset('Brand', [
            ...brandFields(choices.brand, (name, value) =>
              this.#change({ brand: { ...this.#choices.brand, [name]: value } }),
            ),
            this.#warnings,
          ]),
        ),
        makeElement(
          'div',
          { class: 'shown' },
          makeElement('h2', {}, 'On your page'),
          this.#snippets,
          makeElement('h2', {}, 'Events'),
          this.#events,
        ),
      ),
    );
    root.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
  }

  async start(): Promise<void> {
    await this.#stage.ready();
    this.#choose(this.#choices.tag);
    await this.#learnFrozen();
  }

  get #element(): ElementControls {
    return this.#known.elements.find(({ tag }) => tag === this.#choices.tag) ?? this.#known.first;
  }

  #choose(tag: string): void {
    // What fits one element fits another only where they share it.
    const { theme = '' } = this.#choices.attributes;
    const sample = sampleOf(tag, this.#queue, this.#choices.baseUrl);
    this.#choices = { ...this.#choices, tag, attributes: { theme, ...sample?.attributes } };
    for (const tab of this.#tabs) tab.setAttribute('aria-pressed', String(tab.textContent === tag));
    this.#summary.textContent = this.#element.summary;
    this.#drawAttributes();
    this.#events.replaceChildren();
    this.#show();
  }

  #drawAttributes(): void {
    const controls = withDoctors(this.#element, this.#queue?.doctors ?? []);
    const fields = attributeFields(controls, this.#choices.attributes, (name, value) =>
      this.#change({ attributes: { ...this.#choices.attributes, [name]: value } }),
    );
    this.#attributes.replaceChildren(makeElement('legend', {}, 'Attributes'), ...fields);
  }

  #change(change: Partial<Choices>): void {
    const isElsewhere = change.baseUrl !== undefined;
    const isOtherQueue = change.department !== undefined;
    const before = this.#sample;
    this.#choices = { ...this.#choices, ...change };
    if (isOtherQueue || isElsewhere) {
      this.#choices = { ...this.#choices, attributes: this.#attributesElsewhere(before) };
      this.#drawAttributes();
    }
    this.#show();
    if (isElsewhere) void this.#learnFrozen();
  }

  /** What was given stays; a sample follows the queue, and a doctor of another department is none here. */
  #attributesElsewhere(before: Readonly<Record<string, string>>): Choices['attributes'] {
    const { attributes } = this.#choices;
    const untouched = Object.entries(this.#sample).filter(([name]) => attributes[name] === before[name]);
    return { ...attributes, doctor: '', ...Object.fromEntries(untouched) };
  }

  get #queue(): DemoQueue | null {
    const { department } = this.#choices;
    return this.#known.demo?.queues.find((queue) => queue.department === department) ?? null;
  }

  get #sample(): Readonly<Record<string, string>> {
    return sampleOf(this.#choices.tag, this.#queue, this.#choices.baseUrl)?.attributes ?? {};
  }

  get #content(): SampleContent {
    return sampleOf(this.#choices.tag, this.#queue, this.#choices.baseUrl)?.content ?? [];
  }

  #show(): void {
    const names = this.#element.events.map(({ name }) => name);
    this.#stage.show(this.#choices, names, this.#content);
    const brand = brandOf(this.#choices);
    const colour = (name: string, own: string) => brand.get(`--carequeue-color-${name}`) ?? own;
    const warnings = contrastWarnings({
      ...{ accent: colour('accent', '#0a5a70'), called: colour('called', '#0b6647'), page: colour('page', '#f3f6f7') },
    });
    this.#warnings.replaceChildren(...warnings.map((text) => makeElement('p', {}, text)));
    this.#drawSnippets();
  }

  #drawSnippets(): void {
    const { baseUrl, tag } = this.#choices;
    const snippets = snippetsOf({
      ...{ tag, baseUrl, className: this.#element.className },
      attributes: attributesOf(this.#choices),
      numbers: numbersOf(this.#element),
      properties: brandOf(this.#choices),
      content: this.#content.length > 0 ? '…your page…' : '',
      isAlone: !showsQueue(tag),
      frozen: this.#frozen?.baseUrl === baseUrl ? this.#frozen : null,
    });
    const blocks = snippets.map(({ name, text }) => {
      const copy = makeElement('button', { type: 'button', class: 'copy', 'aria-label': `Copy ${name}` }, 'Copy');
      copy.addEventListener('click', async () => {
        await navigator.clipboard.writeText(text);
        copy.textContent = 'Copied';
      });
      return makeElement(
        'section',
        { class: 'snippet', 'data-snippet': name },
        makeElement('h3', {}, name),
        copy,
        makeElement('pre', { tabindex: '0', 'aria-label': name }, makeElement('code', {}, text)),
      );
    });
    const unreleased =
      'A script to pin, with its hash, stands here from the first release on. Until then its version still changes.';
    this.#snippets.replaceChildren(...blocks, ...(this.#isUnreleased ? [makeElement('p', {}, unreleased)] : []));
  }

  #log(event: Event): void {
    const detail = event instanceof CustomEvent ? event.detail : (Reflect.get(event, 'detail') ?? null);
    const time = new Date().toLocaleTimeString('en-GB');
    const line = makeElement('p', {}, `${time}  ${event.type}  ${JSON.stringify(detail)}`);
    this.#events.prepend(line);
    while (this.#events.childElementCount > LOGGED_MAX) this.#events.lastElementChild?.remove();
  }

  async #learnFrozen(): Promise<void> {
    const { baseUrl } = this.#choices;
    const known = await readJson<VersionsManifest>(`${baseUrl}/widgets/manifest.json`);
    const frozen = known === null ? null : newestFrozen(known);
    this.#frozen = frozen === null ? null : { baseUrl, ...frozen };
    this.#isUnreleased = known !== null && frozen === null;
    this.#drawSnippets();
  }
}

function fieldset(legend: string, fields: readonly HTMLElement[]): HTMLElement {
  return makeElement('fieldset', {}, makeElement('legend', {}, legend), ...fields);
}

async function readJson<T>(url: string): Promise<T | null> {
  try {
    const answer = await fetch(url);
    return answer.ok ? await answer.json() : null;
  } catch {
    // Nobody answers there: the reader is asked instead.
    return null;
  }
}
