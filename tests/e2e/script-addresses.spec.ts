import { expect, type Page } from '@playwright/test';
import { bundleScripts, WHOLE_SCRIPT } from '../../scripts/widgets/bundle.ts';
import { elementNames } from '../../scripts/widgets/elements.ts';
import { packageVersion } from '../../scripts/widgets/folders.ts';
import { integrityOf, type VersionsManifest } from '../../scripts/widgets/manifest.ts';
import { documentedPolicy, openStrangerSite, type StrangerSite } from '../support/stranger-site.ts';
import { listenForTrouble, test } from './product-fixture.ts';

const VERSION = packageVersion();
const OLDER = '0.0.9';
let site: StrangerSite | undefined;

test.afterEach(() => site?.close());

/** Opens a page with scripts, a board and a ticket; what it was told that its visitor would not see. */
async function open(page: Page, at: StrangerSite, scripts: string): Promise<readonly string[]> {
  const trouble = listenForTrouble(page);
  const attributes = `publishable-key="${at.publishableKey}" department="${at.departmentId}"`;
  const body = `<!doctype html><html lang="en"><title>A hospital</title>${scripts}
    <carequeue-board ${attributes}><p>Please ask at the desk.</p></carequeue-board>
    <carequeue-ticket ${attributes}><p>Tokens are given at the desk.</p></carequeue-ticket>`;
  at.files.set('/', { type: 'text/html; charset=utf-8', body });
  await page.goto(at.url);
  return trouble;
}

const board = (page: Page) => page.getByRole('heading', { name: /^Ward/ }).first();

test('scripts have the addresses, hashes and headers that other sites need', async ({ product, request }) => {
  const { baseUrl } = product;
  const manifest: VersionsManifest = await (await request.get(`${baseUrl}/widgets/manifest.json`)).json();
  expect(manifest.moving).toBe('v1');
  const pinned = manifest.versions[VERSION];
  const own = await (await request.get(`${baseUrl}/widgets/${VERSION}/manifest.json`)).json();
  expect(own).toEqual({ version: VERSION, files: pinned?.files });

  for (const folder of ['v1', VERSION]) {
    for (const name of [WHOLE_SCRIPT, ...elementNames().map((element) => `${element}.js`)]) {
      const answer = await request.get(`${baseUrl}/widgets/${folder}/${name}`);
      expect(answer.status(), name).toBe(200);
      expect(answer.headers()).toMatchObject({
        'content-type': 'text/javascript; charset=utf-8',
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
      });
      const body = await answer.body();
      if (folder === VERSION) {
        expect(pinned?.files[name]).toMatchObject({ integrity: integrityOf(body), bytes: body.length });
      }
    }
  }
  const whole = await request.get(`${baseUrl}/widgets/v1/${WHOLE_SCRIPT}`);
  expect(whole.headers()['cache-control']).toBe('public, max-age=300');
  const headers = { 'If-None-Match': whole.headers().etag ?? '' };
  expect((await request.get(`${baseUrl}/widgets/v1/${WHOLE_SCRIPT}`, { headers })).status()).toBe(304);
});

test('a pinned script runs with its hash under the documented policy, and not with another', async ({
  page,
  product,
}) => {
  const { baseUrl } = product;
  site = await openStrangerSite(product, { code: 'SRI', policy: documentedPolicy(baseUrl) });
  const url = `${baseUrl}/widgets/${VERSION}/carequeue.js`;
  const integrity = integrityOf(await (await page.request.get(url)).body());
  const script = (hash: string) =>
    `<script type="module" crossorigin="anonymous" integrity="${hash}" src="${url}"></script>`;
  const trouble = await open(page, site, script(integrity));
  await expect(board(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take a token' })).toBeVisible();
  expect(trouble).toEqual([]);

  await open(page, site, script(integrityOf('another script')));
  await expect(page.getByText('Please ask at the desk.')).toBeVisible();
  await expect(page.getByText('Tokens are given at the desk.')).toBeVisible();
});

test('one element’s module knows where it came from, and registers no other element', async ({ page, product }) => {
  const { baseUrl } = product;
  site = await openStrangerSite(product, { code: 'ONE', policy: documentedPolicy(baseUrl) });
  const trouble = await open(page, site, `<script type="module" src="${baseUrl}/widgets/v1/board.js"></script>`);
  await expect(board(page)).toBeVisible();
  await expect(page.getByText('Tokens are given at the desk.')).toBeVisible();
  expect(trouble).toEqual([]);
});

for (const script of ['v1/status.js', 'v1/carequeue.js', `${VERSION}/carequeue.js`]) {
  test(`an element speaks the page’s language under the documented policy: ${script}`, async ({ page, product }) => {
    const { baseUrl } = product;
    const isSplit = script === 'v1/status.js';
    site = await openStrangerSite(product, { code: `HI${script.length}`, policy: documentedPolicy(baseUrl) });
    const attributes = `publishable-key="${site.publishableKey}" department="${site.departmentId}"`;
    const loaded: string[] = [];
    page.on('request', (asked) => loaded.push(new URL(asked.url()).pathname));
    const tag = `<script type="module" src="${baseUrl}/widgets/${script}"></script>`;
    const trouble = await open(page, site, `${tag}<carequeue-status lang="hi" ${attributes}></carequeue-status>`);
    await expect(page.locator('carequeue-status .root[lang^="hi"]')).toContainText('चालू');
    const languages = loaded.filter((path) => path.includes('/locales-'));
    expect(languages.length, 'the script with every element holds its languages').toBe(isSplit ? 1 : 0);
    expect(trouble).toEqual([]);
  });
}

for (const [order, first, second] of [
  ['the older', OLDER, 'v1'],
  ['the moving', 'v1', OLDER],
  ['the newer', VERSION, OLDER],
] as const) {
  test(`two scripts of different versions share a page, ${order} first`, async ({ page, product }) => {
    const { baseUrl } = product;
    site = await openStrangerSite(product, { code: `TWO${first.length}`, policy: documentedPolicy(baseUrl) });
    const older = await bundleScripts({ name: OLDER, isFrozen: true });
    const body = older.find(({ name }) => name === WHOLE_SCRIPT)?.text ?? '';
    const headers = { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*' };
    await page.route(`${baseUrl}/widgets/${OLDER}/carequeue.js`, (route) => route.fulfill({ headers, body }));
    const script = (folder: string) =>
      `<script type="module" src="${baseUrl}/widgets/${folder}/carequeue.js"></script>`;
    const trouble = await open(page, site, script(first) + script(second));
    await expect(board(page)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Take a token' })).toBeVisible();
    expect(trouble).toEqual([]);
  });
}

test('a browser that is too old is told so; another one is not', async ({ page, product }) => {
  const { baseUrl } = product;
  site = await openStrangerSite(product, { code: 'OLD', policy: documentedPolicy(baseUrl) });
  const script = `<script async src="${baseUrl}/widgets/v1/old-browser.js"></script>`;
  await open(page, site, script);
  await page.waitForLoadState('load');
  await expect(page.locator('carequeue-board')).toHaveText('Please ask at the desk.');

  await page.addInitScript(() => Reflect.deleteProperty(Promise, 'allSettled'));
  const trouble = await open(page, site, script);
  await expect(page.locator('carequeue-board')).toContainText('This browser is too old to show the queue.');
  await expect(page.locator('carequeue-board')).toContainText('Please ask at the desk.');
  expect(trouble).toEqual([]);
});
