import { expect } from '@playwright/test';
import { HOSTILE_STRINGS } from './hostile-strings.ts';
import { DOCUMENTED_POLICY, test } from './scene-fixture.ts';

declare global {
  interface Window {
    hacked?: unknown;
  }
}

const TIME_LIMIT_MS = 180_000;

test('every element in every state stays within the documented policy', async ({ openScenes }) => {
  test.setTimeout(TIME_LIMIT_MS);
  const { page, trouble } = await openScenes({ policy: DOCUMENTED_POLICY });
  const scenes = await page.evaluate(() => window.contactPage.scenes);
  for (const [index, { element, state }] of scenes.entries()) {
    for (const language of ['en', 'ar'] as const) {
      await page.evaluate(([at, how]) => window.contactPage.show(at, how), [
        index,
        { theme: 'light', language },
      ] as const);
      expect(trouble, `${element}, ${state}, ${language}`).toEqual([]);
    }
  }
});

test('a hundred hostile strings in every text a hospital writes are shown, and run nothing', async ({ openScenes }) => {
  test.setTimeout(TIME_LIMIT_MS);
  expect(new Set(HOSTILE_STRINGS).size).toBeGreaterThanOrEqual(100);
  // Without the policy: what keeps them out has to be the elements themselves.
  const { page, trouble } = await openScenes();
  const scenes = await page.evaluate(() => window.contactPage.scenes);
  const elements = [...new Set(scenes.map(({ element }) => element))];
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  for (const [number, hospitalText] of HOSTILE_STRINGS.entries()) {
    for (const element of elements) {
      const own = scenes.flatMap((scene, index) => (scene.element === element ? [index] : []));
      const index = own[number % own.length] ?? 0;
      const look = { theme: 'light', language: 'en', hospitalText } as const;
      const reading = await page.evaluate(
        async ([at, how]) => {
          await window.contactPage.show(at, how);
          return window.contactPage.read();
        },
        [index, look] as const,
      );
      expect(reading.foreign, `${element}: ${hospitalText}`).toEqual([]);
    }
  }
  expect(await page.evaluate(() => window.hacked)).toBeUndefined();
  expect(requests.filter((url) => !url.startsWith('https://queue.example.org/'))).toEqual([]);
  expect(await page.title()).not.toContain('hacked');
  expect(trouble).toEqual([]);
});
