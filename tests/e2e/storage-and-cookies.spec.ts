import { chromium, expect, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS, chromiumPath } from '../../scripts/test/chromium.ts';
import { test } from './product-fixture.ts';

const PHONE = { width: 360, height: 740 };
const THREE_DAYS_MS = 72 * 3_600_000;

async function takeToken(page: Page): Promise<string> {
  await page.getByRole('radio', { name: 'At the hospital' }).check();
  await page.getByRole('button', { name: 'Take a token' }).click();
  const code = page
    .locator('carequeue-ticket')
    .getByText(/^CAR-\d+$/)
    .first();
  await expect(code).toBeVisible();
  return (await code.textContent())?.trim() ?? '';
}

test('a token is taken and kept where third-party cookies are blocked; no cookie is ever set', async ({ product }) => {
  const browser = await chromium.launch({
    executablePath: chromiumPath() ?? '',
    args: [...CHROMIUM_FLAGS, '--test-third-party-cookie-phaseout'],
  });
  const page = await browser.newPage({ viewport: PHONE, locale: 'en-GB' });
  const setters: string[] = [];
  page.on('response', (response) => {
    if (response.headers()['set-cookie'] !== undefined) setters.push(response.url());
  });
  await page.goto(`${product.siteUrl}/departments/car`);
  await page.getByRole('textbox', { name: /Name/ }).fill('Asha Rao');
  await page.getByRole('textbox', { name: /Phone/ }).fill('+91 98123 45678');
  const code = await takeToken(page);

  const kept = await page.evaluate(() => ({ ...localStorage }));
  expect(Object.keys(kept)).toEqual([expect.stringMatching(/^carequeue-ticket:dep_/)]);
  const [value = '{}'] = Object.values(kept);
  expect(Object.keys(JSON.parse(value)).sort()).toEqual(['credential', 'endsAtMs', 'goesOn', 'serviceDay', 'ticketId']);
  expect(JSON.stringify(kept)).not.toMatch(/Asha|98123/);
  expect(await page.evaluate(() => [sessionStorage.length, document.cookie])).toEqual([0, '']);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
  expect(setters).toEqual([]);

  await page.reload();
  await expect(page.getByText(code, { exact: true }).first()).toBeVisible();

  await page.clock.setFixedTime(Date.now() + THREE_DAYS_MS);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Take a token' })).toBeVisible();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await browser.close();
});

test('a token is taken and followed where a page may store nothing at all', async ({ page, product }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    }
  });
  await page.goto(`${product.siteUrl}/departments/car`);
  const code = await takeToken(page);
  await expect(page.getByText('Your place', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Give up my token' }).click();
  await page.getByRole('button', { name: 'Yes, give it up' }).click();
  await expect(page.getByText('Your token is cancelled')).toBeVisible();
  expect(code).toMatch(/^CAR-/);
});
