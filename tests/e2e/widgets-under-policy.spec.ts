import { expect } from '@playwright/test';
import { DOCUMENTED_POLICY, test } from './scene-fixture.ts';

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
