import { expect } from '@playwright/test';
import { openEarlierPage } from '../support/earlier-page.ts';
import { clinic, device, HEALED, isKept } from './patient-device.ts';
import { test } from './product-fixture.ts';

test('a page that stood open while a newer one was deployed goes on with what it has, and becomes the newer one when it wants more', async ({
  browser,
  product,
}) => {
  const { here, staff } = clinic(product);
  const ticket = await staff.tickets.issue(here.id, {});
  const earlier = await openEarlierPage(product);
  const { context, page, trouble } = await device(browser);
  try {
    let loads = 0;
    page.on('load', () => {
      loads += 1;
    });
    const script = page.locator('head script');
    const language = page.locator('header select');
    await page.goto(`${earlier.url}/t/#${ticket.claimCode}`);
    await expect(page.getByText(ticket.code, { exact: true }).first()).toBeVisible();
    await isKept(page);
    await language.selectOption('hi');
    await expect(page.locator('header .unseen')).toHaveText('भाषा');
    await language.selectOption('en');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    const before = (await script.getAttribute('src')) ?? '';

    earlier.deploy();
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/t/'))?.update());
    await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(2);
    await language.selectOption('hi');
    await expect(page.locator('header .unseen')).toHaveText('भाषा');
    await expect(script).toHaveAttribute('src', before);
    expect(loads, 'what it has, it goes on with').toBe(1);

    await language.selectOption('ta');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ta');
    await expect(script).not.toHaveAttribute('src', before, HEALED);
    await expect(page.locator('html')).toHaveAttribute('lang', 'ta');
    await expect(page.locator('header .unseen')).toHaveText('மொழி');
    await expect(page.getByText(ticket.code, { exact: true }).first()).toBeVisible();
    expect(loads, 'loaded again once').toBe(2);
    expect(trouble).toEqual([]);
  } finally {
    await context.close();
    earlier.close();
  }
});
