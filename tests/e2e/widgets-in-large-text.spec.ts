import { chromium, expect } from '@playwright/test';
import { CHROMIUM_FLAGS, chromiumPath } from '../../scripts/test/chromium.ts';
import { openScenesIn, test } from './scene-fixture.ts';

const TIME_LIMIT_MS = 180_000;

test('nothing is lost on a phone of 320 pixels, nor with letters twice as large', async ({ sceneScript }) => {
  test.setTimeout(TIME_LIMIT_MS);
  for (const letterPx of [16, 32]) {
    const browser = await chromium.launch({
      executablePath: chromiumPath() ?? '',
      args: [...CHROMIUM_FLAGS, `--blink-settings=defaultFontSize=${letterPx}`],
    });
    const { page } = await openScenesIn(await browser.newPage({ viewport: { width: 320, height: 640 } }), sceneScript);
    const scenes = await page.evaluate(() => window.contactPage.scenes);
    for (const [index, { element, state }] of scenes.entries()) {
      for (const language of ['en', 'ar', 'ta'] as const) {
        const look = { theme: 'light', language, widthPx: 320 } as const;
        const { cut, width } = await page.evaluate(
          async ([at, how]) => {
            await window.contactPage.show(at, how);
            return { ...window.contactPage.read(), width: document.documentElement.scrollWidth };
          },
          [index, look] as const,
        );
        const where = `${element}, ${state}, ${language}, letters of ${letterPx} px`;
        expect.soft(cut, where).toEqual([]);
        expect.soft(width, where).toBeLessThanOrEqual(320);
      }
    }
    await browser.close();
  }
});
