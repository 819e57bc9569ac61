import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { NOW } from '../testing/fixtures.ts';
import { allScenes } from './all-scenes.ts';
import { stageScene } from './scene.ts';

/** A brand that no element has by itself. */
const BRAND: Readonly<Record<string, string>> = {
  '--carequeue-color-accent': '#7a0055',
  '--carequeue-color-called': '#553300',
  '--carequeue-color-page': '#ffeedd',
  '--carequeue-radius': '3px',
  '--carequeue-font': 'monospace',
};

const LOOKS = [
  ...['color', 'background-color', 'border-top-color', 'border-top-left-radius', 'font-family', 'fill'],
  ...['border-inline-start-color', 'accent-color', 'text-decoration-color', 'box-shadow'],
];

interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly tagName?: string;
      readonly cssProperties?: readonly { readonly name: string }[];
    }[];
  }[];
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
  localStorage.clear();
});

/** How what an element draws looks, all of it, as text. */
function looksOf(element: HTMLElement): string {
  return [...(element.shadowRoot?.querySelectorAll('.root *') ?? [])]
    .filter((drawn) => drawn.getClientRects().length > 0)
    .flatMap((drawn) => ['', '::before', '::after'].map((part) => getComputedStyle(drawn, part)))
    .flatMap((style) => LOOKS.map((name) => style.getPropertyValue(name)))
    .join('|');
}

test.each([...new Set(allScenes.map(({ element }) => element))])(
  'the manifest names the custom properties that change %s, and no other',
  async (tag) => {
    const manifest: Manifest = await (await fetch('/custom-elements.json')).json();
    const declared = manifest.modules
      .flatMap(({ declarations }) => declarations)
      .find(({ tagName }) => tagName === tag)?.cssProperties;
    const changing = new Set<string>();
    for (const scene of allScenes.filter(({ element }) => element === tag)) {
      await page.viewport(scene.box.widthPx, scene.box.heightPx);
      const { element } = await stageScene(scene, { theme: 'light', language: 'en' });
      for (const [name, value] of Object.entries(BRAND)) {
        if (changing.has(name)) continue;
        const before = looksOf(element);
        element.style.setProperty(name, value);
        if (looksOf(element) !== before) changing.add(name);
        element.style.removeProperty(name);
      }
    }
    expect(declared?.map(({ name }) => name).sort()).toEqual([...changing].sort());
  },
);
