import { expect, type Page } from '@playwright/test';
import type { VersionsManifest } from '../../scripts/widgets/manifest.ts';
import { accessibilityViolations } from '../support/axe.ts';
import { listenForTrouble, takePicture, test } from './product-fixture.ts';

/** Tells the page that the newest version which the product serves is released, or that none is. */
async function serveAs(state: 'released' | 'unreleased', page: Page): Promise<void> {
  await page.route('**/widgets/manifest.json', async (route) => {
    const response = await route.fetch();
    const manifest: VersionsManifest = await response.json();
    const versions = Object.entries(manifest.versions).map(([version, facts]) => {
      return [version, { ...facts, isFrozen: state === 'released' }] as const;
    });
    await route.fulfill({ response, json: { ...manifest, versions: Object.fromEntries(versions) } });
  });
}

test('the playground shows each element live, and what is chosen stands on it and in the code to copy', async ({
  page,
  product,
}) => {
  const trouble = listenForTrouble(page);
  await serveAs('unreleased', page);
  await page.goto(`${product.siteUrl}/playground/`);
  const stage = page.frameLocator('iframe');
  const snippet = (name: string) => page.locator(`[data-snippet="${name}"] pre`);
  await expect(stage.getByText('Room 1').first()).toBeVisible();
  await takePicture(page, 'playground');

  await page.getByLabel('hospital-name', { exact: true }).fill('Hospital of the hill');
  await expect(stage.getByText('Hospital of the hill').first()).toBeVisible();
  await expect(snippet('HTML')).toContainText('hospital-name="Hospital of the hill"');
  await expect(snippet('HTML')).toContainText(`${product.baseUrl}/widgets/v1/carequeue.js`);
  await expect(page.getByText('from the first release on')).toBeVisible();
  await expect(snippet('Pinned')).toHaveCount(0);
  await expect(snippet('React')).toContainText('hospitalName="Hospital of the hill"');

  await page.getByLabel('theme', { exact: true }).selectOption('dark');
  await expect(stage.locator('carequeue-board')).toHaveAttribute('theme', 'dark');
  await page.getByLabel('Language', { exact: true }).selectOption('ar');
  await expect(stage.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(snippet('HTML')).toContainText('lang="ar"');
  await page.getByLabel('Language', { exact: true }).selectOption('en');

  await page.getByLabel('Accent', { exact: true }).fill('#7fd8e6');
  await expect(page.getByText(/^Buttons and links: 1\.\d : 1/)).toBeVisible();
  await expect(snippet('Theme')).toContainText('--carequeue-color-accent: #7fd8e6;');
  await page.getByLabel('Size', { exact: true }).selectOption('Screen, 1080p');
  expect(await page.locator('iframe').evaluate((frame) => frame.clientWidth)).toBe(1920);
  const shown = await page.locator('iframe').boundingBox();
  expect(shown?.width, 'a large screen is shown smaller').toBeLessThan(1280);
  await takePicture(page, 'playground-1080p');

  await page.getByRole('button', { name: 'carequeue-ticket' }).click();
  await stage.getByRole('radio', { name: 'At the hospital' }).check();
  await stage.getByRole('button', { name: 'Take a token', exact: true }).click();
  await expect(page.getByRole('log')).toContainText('carequeue-ticket-issued');
  expect(await accessibilityViolations(page, '#playground')).toEqual([]);
  expect(trouble).toEqual([]);
});

test('what needs no queue stands there too: a slip of a token, and a kiosk that starts anew', async ({
  page,
  product,
}) => {
  const trouble = listenForTrouble(page);
  await page.goto(`${product.siteUrl}/playground/`);
  const stage = page.frameLocator('iframe');
  const html = page.locator('[data-snippet="HTML"] pre');
  await page.getByRole('button', { name: 'carequeue-slip' }).click();
  await expect(stage.getByRole('img', { name: /CAR-12/ })).toBeVisible();
  await page.getByLabel('code', { exact: true }).fill('ORT-7');
  await expect(stage.getByRole('img', { name: /ORT-7/ })).toBeVisible();
  await page.getByLabel('Queue', { exact: true }).selectOption({ label: 'Clínica del Lago, Medicina de familia' });
  await expect(html).toContainText('code="ORT-7" hospital-name="Clínica del Lago"');
  await expect(html).toContainText('time-zone="Europe/Madrid"');
  const isCut = await html.evaluate((text) => text.scrollWidth > text.clientWidth);
  expect(isCut, 'a long snippet is broken, not cut off').toBe(false);
  await expect(html).not.toContainText('publishable-key');

  await page.getByRole('button', { name: 'carequeue-kiosk' }).click();
  await page.getByLabel('idle-seconds', { exact: true }).fill('1');
  await expect(stage.getByRole('button', { name: 'Dra. Elena Ruiz' })).toBeVisible();
  await stage.getByRole('heading', { name: 'Medicina de familia' }).click();
  await expect(stage.getByRole('alertdialog')).toBeVisible();
  await stage.getByRole('button', { name: 'I need more time' }).click();
  await expect(stage.getByRole('alertdialog')).toBeHidden();
  await expect(html).toContainText('idle-seconds="1"');

  await page.getByRole('button', { name: 'carequeue-status' }).click();
  await page.getByLabel('doctor', { exact: true }).selectOption({ label: 'Dra. Elena Ruiz' });
  await expect(html).toContainText(/doctor="doc_\w+"/);
  await expect(stage.getByText('Dra. Elena Ruiz').first()).toBeVisible();
  expect(trouble).toEqual([]);
});

test('every snippet in HTML is a page that works, as it is copied', async ({ page, product }) => {
  test.setTimeout(90_000);
  await serveAs('released', page);
  await page.goto(`${product.siteUrl}/playground/`);
  const tabs = page.getByRole('group', { name: 'Element' }).getByRole('button');
  await expect(tabs).toHaveCount(7);
  const copied: { readonly tag: string; readonly text: string }[] = [];
  for (const tab of await tabs.all()) {
    await tab.click();
    for (const name of ['HTML', 'Pinned']) {
      const text = (await page.locator(`[data-snippet="${name}"] pre`).textContent()) ?? '';
      copied.push({ tag: (await tab.textContent()) ?? '', text });
    }
  }
  const trouble = listenForTrouble(page);
  // A page of the site's origin, which the key is good for, without a policy; its own scripts stay away.
  await page.route('**/playground/assets/**', (route) => route.abort());
  for (const { tag, text } of copied) {
    await page.goto(`${product.siteUrl}/playground/guides/words.html`);
    await page.setContent(`<!doctype html><title>A page</title>${text}`);
    const element = page.locator(tag);
    await expect(element.locator('.root'), `${tag} runs`).toHaveCount(1);
    await expect(element.locator('[part="skeleton"]'), `${tag} has what it shows`).toHaveCount(0);
    await expect(element.locator('[part="failure"]')).toHaveCount(0);
  }
  expect(trouble).toEqual([]);
});

test('a kiosk in the dark is read as well as in the light', async ({ page, product }) => {
  await page.goto(`${product.siteUrl}/playground/`);
  await page.getByRole('button', { name: 'carequeue-kiosk' }).click();
  const title = page.frameLocator('iframe').getByRole('heading', { level: 1 });
  const inkOf = () => title.evaluate((heading) => getComputedStyle(heading).color);
  for (const [theme, ink] of [
    ['dark', 'rgb(255, 255, 255)'],
    ['light', 'rgb(0, 0, 0)'],
  ] as const) {
    await page.getByLabel('theme', { exact: true }).selectOption(theme);
    await expect.poll(inkOf).toBe(ink);
  }
});

test('once a version is released its script stands there to be pinned, with its hash', async ({ page, product }) => {
  await serveAs('released', page);
  await page.goto(`${product.siteUrl}/playground/`);
  const pinned = page.locator('[data-snippet="Pinned"] pre');
  await expect(pinned).toContainText(/integrity="sha384-[\w+/]{64}" crossorigin="anonymous"/);
  await expect(page.getByText('from the first release on')).toHaveCount(0);
});

test('the playground is no page of a hospital: it has no policy, and knows no secret', async ({ product, request }) => {
  const page = await request.get(`${product.siteUrl}/playground/`);
  expect(page.headers()['content-security-policy']).toBeUndefined();
  const demo = await (await request.get(`${product.siteUrl}/playground/demo.json`)).text();
  expect(demo).toContain(product.demo.publishableKey);
  expect(demo).not.toMatch(/cq_sk_/);
  for (const path of ['..%2f..%2fpackage.json', '%2e%2e/%2e%2e/package.json', '%00', '%zz', 'nothing']) {
    expect((await request.get(`${product.siteUrl}/playground/${path}`)).status(), path).toBe(404);
  }
  const api = await request.get(`${product.baseUrl}/playground/`);
  expect(api.status()).toBe(404);
});
