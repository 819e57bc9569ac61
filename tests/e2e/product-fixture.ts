import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { type Product, startProduct } from '../../scripts/trial/product.ts';
import { SCREENSHOTS } from '../support/screenshots.ts';

interface WorkerFixtures {
  /** A product of this worker's own: journeys may end it and start it again. */
  readonly product: Product;
}

/** Playwright's `test` with a started product. */
export const test = base.extend<object, WorkerFixtures>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const product = await startProduct();
      await use(product);
      await product.remove();
    },
    { scope: 'worker', timeout: 150_000 },
  ],
});

/** What went wrong on a page that its visitor would not see: errors, refused resources, broken policies. */
export function listenForTrouble(page: Page): readonly string[] {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  page.on('console', (message) => {
    const isLost = /ERR_CONNECTION|WebSocket|Failed to load resource/.test(message.text());
    if (message.type() === 'error' && !isLost) trouble.push(`console: ${message.text()}`);
  });
  return trouble;
}

/** Waits until every element on a page has drawn all of its own that comes later: words, the whole board, facts of doctors. */
export async function untilDrawn(page: Page): Promise<void> {
  const unfinished = () => {
    const answered = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
    return [...document.querySelectorAll('*')].flatMap(({ localName, shadowRoot }) => {
      if (!localName.startsWith('carequeue-')) return [];
      const last = localName === 'carequeue-board' ? '[part="clock"]' : '.root';
      const isDrawn = shadowRoot?.querySelector(last) != null && shadowRoot.querySelector('.skeleton') === null;
      // Not every doctor has facts to be drawn; they are asked for all the same.
      const isTold = localName !== 'carequeue-doctors' || answered.some((path) => path.endsWith('/doctors'));
      return isDrawn && isTold ? [] : [localName];
    });
  };
  await expect.poll(() => page.evaluate(unfinished)).toEqual([]);
}

/** Leaves a picture of a page to be looked at. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });
}
