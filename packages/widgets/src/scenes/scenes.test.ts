import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { accessibilityFaults } from '../testing/accessibility.ts';
import { NOW } from '../testing/fixtures.ts';
import { allScenes } from './all-scenes.ts';
import type { SceneLook } from './contact-protocol.ts';
import { stageScene } from './scene.ts';

const LOOKS: readonly SceneLook[] = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'en' },
  { theme: 'contrast', language: 'en' },
  { theme: 'light', language: 'ar' },
  { theme: 'dark', language: 'ar' },
  { theme: 'contrast', language: 'ar' },
];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
  document.body.style.margin = '0';
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
  localStorage.clear();
});

describe.each(allScenes.map((scene) => [`${scene.element}, ${scene.state}`, scene] as const))('%s', (_name, scene) => {
  test.each(LOOKS)('is for everybody: $theme, $language', async (look) => {
    await page.viewport(scene.box.widthPx, scene.box.heightPx);
    const { element } = await stageScene(scene, look);
    expect(await accessibilityFaults(element)).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(scene.box.widthPx);
  });
});
