import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { OtherBrowser } from '../../scripts/other-browsers/browser.ts';
import { FIREFOX } from '../../scripts/other-browsers/firefox.ts';
import { ensureBrowser } from '../../scripts/other-browsers/install.ts';
import { OLD_WEBKIT, WEBKIT } from '../../scripts/other-browsers/webkit.ts';
import { runScript } from '../../scripts/product/lifetime.ts';
import { Explained, ROOT } from '../../scripts/product/settings.ts';
import { type Product, startProduct } from '../../scripts/trial/product.ts';
import { documentedPolicy } from '../support/stranger-site.ts';
import { tryElements } from './elements.ts';
import { tryPatientPage } from './patient-page.ts';
import { tryToken } from './token.ts';

/**
 * Goes through the product in the browsers that are not Chromium: `npm run other-browsers`, or
 * `npm run other-browsers -- firefox` for one of `firefox`, `webkit` and `old-webkit`.
 */
const BROWSERS: readonly OtherBrowser[] = [FIREFOX, WEBKIT, OLD_WEBKIT];
const PICTURES = path.join(ROOT, 'test-results/other-browsers');
// What a page adds to the documented policy for browsers that style elements by `<style>` alone.
const STYLES_OF_OLD = "style-src 'unsafe-inline'";

type Journey = readonly [words: string, go: () => Promise<void>];

function journeysOf(browser: OtherBrowser, product: Product): readonly Journey[] {
  const takePicture = (name: string, picture: Buffer) =>
    writeFileSync(path.join(PICTURES, `${browser.name}-${name}.png`), picture);
  const policy = documentedPolicy(product.baseUrl);
  const styled = browser.canStyleUnderAnyPolicy ? policy : policy.replace("style-src 'none'", STYLES_OF_OLD);
  const unstyled: readonly Journey[] = [
    [
      'every element, in English and Arabic, under the documented policy: all words, without style',
      () => tryElements(browser, product, { policy, isStyled: false, takePicture }),
    ],
  ];
  return [
    ...(browser.canStyleUnderAnyPolicy ? [] : unstyled),
    [
      `every element, in English and Arabic, under the documented policy${styled === policy ? '' : ` with ${STYLES_OF_OLD}`}`,
      () => tryElements(browser, product, { policy: styled, isStyled: true, takePicture }),
    ],
    ['a token taken, called on phone and board, over a restart', () => tryToken(browser, product, takePicture)],
    ["the patient's page by its link, and without the server", () => tryPatientPage(browser, product, takePicture)],
  ];
}

await runScript(async () => {
  const wanted = process.argv.slice(2);
  const chosen = BROWSERS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const names = BROWSERS.map(({ name }) => name).join(', ');
  if (chosen.length === 0) throw new Explained(`There is no browser ${wanted.join(' ')} here; there are ${names}.`);
  for (const browser of chosen) await ensureBrowser(browser);
  mkdirSync(PICTURES, { recursive: true });
  const product = await startProduct();
  try {
    for (const browser of chosen) {
      const probe = await browser.launch({ width: 800, height: 600 });
      process.stdout.write(`${probe.engine}\n`);
      await probe.end();
      for (const [words, go] of journeysOf(browser, product)) {
        const started = performance.now();
        await go();
        process.stdout.write(`  ${words} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
      }
    }
  } finally {
    await product.remove();
  }
});
