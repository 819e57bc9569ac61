import { test as base, type Page } from '@playwright/test';
import '../../packages/widgets/src/scenes/contact-protocol.ts';
import { bundleContactPage, SCENE_NOW } from '../../scripts/contact/bundle.ts';

const HOSPITAL = 'https://hospital.example/';
const API = 'https://queue.example.org';

/** The policy of the guide "Embed", to the letter. */
export const DOCUMENTED_POLICY = [
  "default-src 'none'",
  `script-src ${API}`,
  `connect-src ${API} ${API.replace('https', 'wss')}`,
  `img-src ${API} data: blob:`,
  `media-src ${API}`,
  "style-src 'none'",
  "trusted-types lit-html 'allow-duplicates'",
  "require-trusted-types-for 'script'",
].join('; ');

/** A hospital's page that shows scenes, and what went wrong in it. */
export interface ScenePage {
  readonly page: Page;
  /** Errors and broken policies, as they come. */
  readonly trouble: readonly string[];
}

/** How a hospital's page is made. */
export interface PageMaking {
  readonly policy?: string;
  /** Markup before the script of the elements. */
  readonly head?: string;
  /** A classic script that runs first. */
  readonly firstScript?: string;
}

interface WorkerFixtures {
  readonly sceneScript: string;
}

/** Playwright's `test` with a maker of pages that show scenes of the widgets. */
export const test = base.extend<{ readonly openScenes: (making?: PageMaking) => Promise<ScenePage> }, WorkerFixtures>({
  sceneScript: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      await use(await bundleContactPage());
    },
    { scope: 'worker' },
  ],
  openScenes: async ({ page, sceneScript }, use) => {
    await use((making = {}) => openScenesIn(page, sceneScript, making));
  },
});

/** Opens a page of a hospital that shows scenes. */
export async function openScenesIn(page: Page, script: string, making: PageMaking = {}): Promise<ScenePage> {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted Type|TrustedHTML/i.test(message.text())) trouble.push(message.text());
  });
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.route(`${API}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/scenes.js') return route.fulfill({ contentType: 'text/javascript', body: script });
    if (pathname === '/first.js')
      return route.fulfill({ contentType: 'text/javascript', body: making.firstScript ?? '' });
    return route.fulfill({ status: 404, body: '' });
  });
  await page.route(HOSPITAL, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: making.policy === undefined ? {} : { 'Content-Security-Policy': making.policy },
      body: `<!doctype html><html lang="en"><head><title>A hospital</title>${making.head ?? ''}
        <script src="${API}/first.js"></script><script src="${API}/scenes.js"></script></head><body></body></html>`,
    }),
  );
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  await page.clock.setFixedTime(SCENE_NOW);
  await page.goto(HOSPITAL);
  return { page, trouble };
}
