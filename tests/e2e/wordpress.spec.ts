import { expect } from '@playwright/test';
import type { Product } from '../../scripts/trial/product.ts';
import type { VersionsManifest } from '../../scripts/widgets/manifest.ts';
import { pluginFiles, scriptOf } from '../../scripts/wordpress/plugin.ts';
import { openSite, phpText, type Site } from '../../scripts/wordpress/site.ts';
import { OPTIMISERS } from '../support/page-optimisers.ts';
import { documentedPolicy, openStrangerSite, type StrangerSite } from '../support/stranger-site.ts';
import { listenForTrouble, takePicture, test } from './product-fixture.ts';

// A theme's script that only runs outside of strict mode, and forgets its last semicolon.
const THEME_SCRIPT =
  '<script>themeRuns = 017; window.themeStarted = (function () { return this === window })()</script>';
let wordpress: Site | undefined;
let site: StrangerSite | undefined;

test.afterEach(() => {
  wordpress?.php.end();
  wordpress = undefined;
  site?.close();
});

/** The plugin as it is once the version that the product serves is released. */
async function openReleased(product: Product): Promise<Site> {
  const answer = await fetch(`${product.baseUrl}/widgets/manifest.json`);
  const { latest, versions }: VersionsManifest = await answer.json();
  return openSite(pluginFiles(scriptOf([{ manifest: versions[latest] ?? { version: '', files: {} } }], '')));
}

/** The plugin as it is before a first release: it loads the moving script. */
async function openUnreleased(): Promise<Site> {
  return openSite(pluginFiles(scriptOf([], '0.1.0')));
}

/** What the plugin may load. */
const PLUGINS = { moving: openUnreleased, pinned: openReleased } as const;

/** A page as WordPress sends it, with the plugin's output in it. */
async function pageOf(at: StrangerSite, plugin: Site): Promise<string> {
  wordpress = plugin;
  const option = { base_url: at.baseUrl, publishable_key: at.publishableKey, script: 'pinned' };
  const department = `array( 'department' => ${phpText(at.departmentId)} )`;
  return plugin.page({
    option,
    content: `?><!doctype html><html lang="en-GB"><title>Asha Hospital</title><body>
      <?php echo Stub::$shortcodes['carequeue_ticket']( ${department}, 'Tokens are given at the desk.' ),
        Stub::$shortcodes['carequeue_board']( ${department}, 'Please ask at the desk.' ),
        Stub::$shortcodes['carequeue_status']( ${department.replace(' )', ", 'lang' => 'hi' )")}, 'काउंटर पर पूछें।' ); ?>
      ${THEME_SCRIPT}<?php echo print_scripts(); ?>${THEME_SCRIPT}`,
  });
}

for (const [name, optimise] of Object.entries(OPTIMISERS)) {
  for (const script of ['moving', 'pinned'] as const) {
    const what = `the ${script} script works where a plugin for faster pages does this to it: ${name}`;
    test(`a WordPress page with ${what}`, async ({ page, product }) => {
      const code = `W${script.slice(0, 1)}${name.slice(0, 3)}`.toUpperCase();
      site = await openStrangerSite(product, { code, policy: null });
      const fetchText = async (url: string) => (await page.request.get(url)).text();
      const original = await pageOf(site, await PLUGINS[script](product));
      expect(original.includes('/widgets/v1/carequeue.js')).toBe(script === 'moving');
      const { html, files } = await optimise(original, fetchText);
      site.files.set('/', { type: 'text/html; charset=utf-8', body: html });
      for (const [path, body] of files) site.files.set(path, { type: 'text/javascript; charset=utf-8', body });
      const trouble = listenForTrouble(page);
      await page.goto(site.url);
      if (name === 'delay') await page.mouse.click(5, 5);
      await expect(page.getByRole('button', { name: 'Take a token' })).toBeVisible();
      await expect(page.getByRole('heading', { name: /^Ward/ }).first()).toBeVisible();
      // A module of one element fetches these later: the whole board, and another language than English.
      await expect(page.locator('carequeue-board [part="clock"] .time')).toHaveText(/^\d{1,2}:\d\d/);
      await expect(page.locator('carequeue-status .root[lang^="hi"]')).toContainText('चालू');
      await page.getByText('At the hospital', { exact: true }).click();
      await page.getByRole('button', { name: 'Take a token' }).click();
      await expect(page.locator('carequeue-ticket').getByText(`${site.departmentCode}-1`).first()).toBeVisible();
      await expect(page.locator('carequeue-board [part="points"]')).toContainText('Room 1');
      expect(await page.evaluate(() => Reflect.get(window, 'themeStarted'))).toBe(true);
      expect(trouble).toEqual([]);
      await takePicture(page, `wordpress-${name}-${script}`);
    });
  }
}

for (const state of ['released', 'unreleased'] as const) {
  test(`a WordPress page as the plugin makes it works under the documented policy: ${state}`, async ({
    page,
    product,
  }) => {
    const isReleased = state === 'released';
    const plugin = await (isReleased ? openReleased(product) : openUnreleased());
    site = await openStrangerSite(product, {
      code: isReleased ? 'WPC' : 'WPU',
      policy: documentedPolicy(product.baseUrl),
    });
    const html = (await pageOf(site, plugin)).replaceAll(THEME_SCRIPT, '');
    site.files.set('/', { type: 'text/html; charset=utf-8', body: html });
    expect(html.includes(' integrity="sha384-')).toBe(isReleased);
    expect(html.includes('/widgets/v1/carequeue.js')).toBe(!isReleased);
    const trouble = listenForTrouble(page);
    await page.goto(site.url);
    await expect(page.getByRole('button', { name: 'Take a token' })).toBeVisible();
    expect(trouble).toEqual([]);
  });
}
