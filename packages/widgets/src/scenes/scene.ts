import type { Doctor, QueueState } from '@carequeue/sdk';
import type { EmbeddedElement } from '../base/embedded-element.ts';
import { InPageServer } from '../testing/in-page-server.ts';
import { stage } from '../testing/stage.ts';
import type { SceneLook, SceneName } from './contact-protocol.ts';
import type { HospitalTexts } from './hospital-texts.ts';
import { hospitalTexts, textsOf } from './hospital-texts.ts';
import { resetTime } from './scene-clock.ts';

type Attributes = Readonly<Record<string, string>>;

/**
 * One state of one element, as a page may show it. The same scenes are drawn on the contact sheet
 * (`npm run contact-sheet`) and checked for accessibility in every theme and direction.
 */
export interface Scene extends SceneName {
  readonly element: keyof HTMLElementTagNameMap & `carequeue-${string}`;
  readonly queue: (texts: HospitalTexts) => QueueState;
  readonly doctors?: (texts: HospitalTexts, language: SceneLook['language']) => readonly Doctor[];
  readonly attributes?: Attributes | ((texts: HospitalTexts) => Attributes);
  /** Brings it into its state, once it stands in the page; resolves when it is there. */
  readonly enact?: (staged: StagedScene) => Promise<unknown>;
}

/** A scene that stands in a page. */
export interface StagedScene {
  readonly element: EmbeddedElement;
  readonly server: InPageServer;
  readonly texts: HospitalTexts;
}

const POLL_MS = 16;
// In turns and not by the clock: a machine that stood still for a while has not yet done what is waited for.
const PATIENCE_TURNS = 400;

/** Waits until something is so in the page. @throws Error that names what never was. */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  for (let turn = 0; !isSo(); turn += 1) {
    if (turn > PATIENCE_TURNS) throw new Error(`Never came: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Resolves when what was drawn has its sizes: an observer tells a size in one frame, it is drawn in the next. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** The part of an element's drawing that matches, or null. */
export function partOf(element: EmbeddedElement, selector: string): HTMLElement | null {
  return element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
}

async function shown(scene: Scene, element: EmbeddedElement): Promise<void> {
  // Before it is drawn at all, nothing stands in for it either.
  await element.updateComplete;
  await until(`${scene.element}, ${scene.state}`, () => partOf(element, '.skeleton, .first') === null);
}

/** Puts a scene into the page in place of whatever is there, and waits until it is in its state. */
export async function stageScene(scene: Scene, look: SceneLook): Promise<StagedScene> {
  const [staged] = await stageScenes(scene, [look]);
  if (staged === undefined) throw new Error('Nothing was staged.');
  return staged;
}

/** Puts a scene into the page once for each look, all beside each other, and waits until all are in their state. */
export async function stageScenes(scene: Scene, looks: readonly SceneLook[]): Promise<readonly StagedScene[]> {
  resetTime();
  localStorage.clear();
  sessionStorage.clear();
  document.body.replaceChildren();
  const all = looks.map((look) => stageOne(scene, look));
  await Promise.all(
    all.map((staged) => (scene.enact === undefined ? shown(scene, staged.element) : scene.enact(staged))),
  );
  for (const { element } of all) await element.updateComplete;
  await settled();
  return all;
}

function stageOne(scene: Scene, look: SceneLook): StagedScene {
  const { theme, language, widthPx = scene.box.widthPx } = look;
  const texts = textsFor(look);
  const server = new InPageServer(scene.queue(texts));
  server.doctors = scene.doctors?.(texts, language) ?? [];
  const element = document.createElement(scene.element);
  const { attributes = {} } = scene;
  const given = typeof attributes === 'function' ? attributes(texts) : attributes;
  for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
  element.theme = theme;
  element.lang = language;
  element.style.width = `${widthPx}px`;
  if (scene.element === 'carequeue-board') element.style.height = `${scene.box.heightPx}px`;
  stage(element, server);
  return { element, server, texts };
}

function textsFor({ language, hospitalText }: SceneLook): HospitalTexts {
  if (hospitalText === undefined) return hospitalTexts[language];
  return textsOf((field) => (typeof hospitalText === 'string' ? hospitalText : hospitalText[field]));
}
