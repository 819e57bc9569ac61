import { expect } from '@playwright/test';
import { pluginFiles } from '../../scripts/wordpress/plugin.ts';
import { openSite, phpText, type Site } from '../../scripts/wordpress/site.ts';
import { OPTIMISERS } from '../support/page-optimisers.ts';
import { documentedPolicy, openStrangerSite, type StrangerSite } from '../support/stranger-site.ts';
import { listenForTrouble, takePicture, test } from './product-fixture.ts';

// A theme's script that only runs outside of strict mode, and forgets its last semicolon.
const THEME_SCRIPT =
  '<script>themeRuns = 017; window.themeStarted = (function () { return this === window })()</script>';
let wordpress: Site;
let site: StrangerSite | undefined;

test.beforeAll(async () => {
  wordpress = await openSite(await pluginFiles());
});

test.afterAll(() => wordpress.php.end());
test.afterEach(() => site?.close());

/** A page as WordPress sends it, with the plugin's output in it. */
async function pageOf(at: StrangerSite): Promise<string> {
  const option = { base_url: at.baseUrl, publishable_key: at.publishableKey, script: 'pinned' };
  const department = `array( 'department' => ${phpText(at.departmentId)} )`;
  return wordpress.page({
    option,
    content: `?><!doctype html><html lang="en-GB"><title>Asha Hospital</title><body>
      <?php echo Stub::$shortcodes['carequeue_ticket']( ${department}, 'Tokens are given at the desk.' ),
        Stub::$shortcodes['carequeue_board']( ${department}, 'Please ask at the desk.' ); ?>
      ${THEME_SCRIPT}<?php echo print_scripts(); ?>${THEME_SCRIPT}`,
  });
}

for (const [name, optimise] of Object.entries(OPTIMISERS)) {
  test(`a WordPress page works where a plugin for faster pages does this to it: ${name}`, async ({ page, product }) => {
    site = await openStrangerSite(product, { code: `WP${name.slice(0, 3).toUpperCase()}`, policy: null });
    const fetchText = async (url: string) => (await page.request.get(url)).text();
    const { html, files } = await optimise(await pageOf(site), fetchText);
    site.files.set('/', { type: 'text/html; charset=utf-8', body: html });
    for (const [path, body] of files) site.files.set(path, { type: 'text/javascript; charset=utf-8', body });
    const trouble = listenForTrouble(page);
    await page.goto(site.url);
    if (name === 'delay') await page.mouse.click(5, 5);
    await expect(page.getByRole('button', { name: 'Take a token' })).toBeVisible();
    await expect(page.getByRole('heading', { name: /^Ward/ }).first()).toBeVisible();
    await page.getByText('At the hospital', { exact: true }).click();
    await page.getByRole('button', { name: 'Take a token' }).click();
    await expect(page.getByText(`${site.departmentCode}-1`).first()).toBeVisible();
    expect(await page.evaluate(() => Reflect.get(window, 'themeStarted'))).toBe(true);
    expect(trouble).toEqual([]);
    await takePicture(page, `wordpress-${name}`);
  });
}

test('a WordPress page as the plugin makes it works under the documented policy', async ({ page, product }) => {
  site = await openStrangerSite(product, { code: 'WPC', policy: documentedPolicy(product.baseUrl) });
  const html = (await pageOf(site)).replaceAll(THEME_SCRIPT, '');
  site.files.set('/', { type: 'text/html; charset=utf-8', body: html });
  const trouble = listenForTrouble(page);
  await page.goto(site.url);
  await expect(page.getByRole('button', { name: 'Take a token' })).toBeVisible();
  expect(trouble).toEqual([]);
});
