import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { accessibilityViolations } from '../support/axe.ts';
import { clinic, device, emptyRooms, HEALED } from './patient-device.ts';
import { takePicture, test } from './product-fixture.ts';

/** Opens the links of two tokens one after the other: the second stands above the first. */
async function openBoth(page: Page, baseUrl: string, both: readonly { claimCode: string; code: string }[]) {
  for (const { claimCode, code } of both) {
    await page.goto(`${baseUrl}/t/#${claimCode}`);
    await expect(page.locator('carequeue-ticket').getByText(code, { exact: true }).first()).toBeVisible(HEALED);
  }
  await expect(page.getByRole('navigation').getByRole('button')).toHaveCount(2, HEALED);
}

/** Looks at the ways between tokens alone: the bar lies over the cards, which can be scrolled from under it. */
async function areAccessible(page: Page): Promise<void> {
  expect(await accessibilityViolations(page, 'carequeue-jumps')).toEqual([]);
}

/** How wide the page is past its screen, px. */
function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

test('a call of the lower one of two tokens is on the screen at once, moves nothing there, and leads to its card', async ({
  browser,
  product,
}) => {
  const { here, there, room, staff } = clinic(product);
  const lower = await staff.tickets.issue(here.id, {});
  const upper = await staff.tickets.issue(there.id, {});
  const { context, page, trouble } = await device(browser);
  await page.addInitScript(() => {
    addEventListener('carequeue-ticket-called', () => {
      document.documentElement.dataset.calls = `${document.documentElement.dataset.calls ?? ''}I`;
    });
  });
  await openBoth(page, product.baseUrl, [lower, upper]);
  const list = page.getByRole('navigation');
  await expect(list.getByRole('button', { name: lower.code })).toContainText(here.name);
  await takePicture(page, 'patient-page-several-waiting-360');
  const topOfUpper = () => page.locator(`[id="${upper.id}"]`).evaluate((card) => card.getBoundingClientRect().top);
  const before = await topOfUpper();

  await emptyRooms(clinic(product));
  await staff.tickets.call(here.id, lower.id, { pointId: room.id });
  const call = `${lower.code}: go to ${room.name}`;
  const bar = page.getByRole('complementary').getByRole('button', { name: call });
  await expect(bar).toBeInViewport({ ratio: 1 });
  await expect(list.getByRole('button', { name: call })).toHaveClass(/called/);
  expect([await topOfUpper(), await page.evaluate(() => scrollY)]).toEqual([before, 0]);
  await areAccessible(page);
  await takePicture(page, 'patient-page-several-called-360');

  await bar.click();
  const card = page.locator(`[id="${lower.id}"]`);
  await expect(card).toBeFocused();
  await expect(card.getByText(`Go to ${room.name}`, { exact: true }).first()).toBeInViewport({ ratio: 1 });
  await expect(bar, 'what is in sight is not said twice').toBeHidden();
  expect(await accessibilityViolations(page)).toEqual([]);
  await expect(page.locator('html'), 'announced once').toHaveAttribute('data-calls', 'I');
  await page.evaluate(() => scrollTo(0, 0));
  await expect(bar).toBeInViewport({ ratio: 1 });

  await page.reload();
  await expect(bar).toBeInViewport({ ratio: 1, ...HEALED });
  await page.setViewportSize({ width: 320, height: 640 });
  for (const [language, word] of [
    ['ar', 'توجّه'],
    ['ta', 'செல்லவும்'],
    ['hi', 'पर जाएँ'],
  ] as const) {
    await page.locator('header select').selectOption(language);
    const called = page.getByRole('complementary').getByRole('button', { name: word });
    await expect(called).toBeInViewport({ ratio: 1, ...HEALED });
    await expect(called).toContainText(lower.code);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await areAccessible(page);
    await takePicture(page, `patient-page-several-called-320-${language}`);
  }

  await staff.tickets.skip(here.id, lower.id);
  await expect(page.getByRole('complementary')).toHaveCount(0, HEALED);
  await expect(list.getByRole('button', { name: lower.code })).toHaveClass(/missed/);
  await takePicture(page, 'patient-page-several-missed-320');
  expect(trouble).toEqual([]);
  await context.close();
});

test('a browser that can style elements by `<style>` alone has the bar on the screen too', async ({
  browser,
  product,
}) => {
  const { here, there, room, staff } = clinic(product);
  const lower = await staff.tickets.issue(here.id, {});
  const upper = await staff.tickets.issue(there.id, {});
  const { context, page, trouble } = await device(browser);
  await page.addInitScript(() => {
    for (const { prototype } of [Document, ShadowRoot]) Reflect.deleteProperty(prototype, 'adoptedStyleSheets');
  });
  await openBoth(page, product.baseUrl, [lower, upper]);
  await emptyRooms(clinic(product));
  await staff.tickets.call(here.id, lower.id, { pointId: room.id });
  const bar = page.getByRole('complementary').getByRole('button', { name: lower.code });
  await expect(bar).toBeInViewport({ ratio: 1 });
  await expect(bar).toHaveCSS('background-color', 'rgb(11, 102, 71)');
  expect(trouble).toEqual([]);
  await context.close();
});
