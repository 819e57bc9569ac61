import { chromium, expect, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { CHROMIUM_FLAGS, chromiumPath } from '../../scripts/test/chromium.ts';
import { WIDGETS_FOLDER } from '../../scripts/widgets/elements.ts';
import { documentedPolicy, openStrangerSite, type StrangerSite } from '../support/stranger-site.ts';
import { listenForTrouble, test } from './product-fixture.ts';

const SPOKEN_WITHIN_MS = 40_000;
let site: StrangerSite | undefined;

test.afterEach(() => site?.close());

/** A page's own script that makes two calls at once and writes down what becomes of them. */
function callingScript(baseUrl: string): string {
  return `
    import { Loudspeaker } from './src/voice/index.ts';
    const lines = [];
    const show = () => {
      document.body.dataset.state = loudspeaker.state;
      document.querySelector('output').textContent = lines.join(' ');
    };
    const loudspeaker = new Loudspeaker(null, {
      baseUrl: '${baseUrl}',
      languages: ['en'],
      onSpoken: ({ key, kind, language }) => { lines.push([key, kind, language ?? '-'].join(':')); show(); },
      onChange: show,
    });
    loudspeaker.start();
    for (const [key, language] of [['one', 'ar'], ['two', 'ta']])
      loudspeaker.say({ key, code: key === 'one' ? '1' : '2', pointName: 'Room 2', language, manner: 'once' });
    show();`;
}

async function open(page: Page, at: StrangerSite, baseUrl: string): Promise<readonly string[]> {
  const trouble = listenForTrouble(page);
  const { outputFiles } = await build({
    stdin: { contents: callingScript(baseUrl), resolveDir: WIDGETS_FOLDER, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
  });
  const headers = { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*' };
  await page.route(`${baseUrl}/calling.js`, (route) => route.fulfill({ headers, body: outputFiles[0]?.text ?? '' }));
  const body = `<!doctype html><html lang="en"><title>Calls</title><body><output></output>
    <script type="module" src="${baseUrl}/calling.js"></script>`;
  at.files.set('/', { type: 'text/html; charset=utf-8', body });
  await page.goto(at.url);
  return trouble;
}

async function expectBothCalls(page: Page): Promise<void> {
  await expect(page.locator('output')).toHaveText(
    'one:chime:- one:clips:ar one:clips:en two:chime:- two:clips:ta two:clips:en',
    { timeout: SPOKEN_WITHIN_MS },
  );
  await expect(page.locator('body')).toHaveAttribute('data-state', 'ready');
}

test('a page that nobody touched is mute and says so; a key of a remote control brings its calls', async ({
  page,
  product,
}) => {
  site = await openStrangerSite(product, { code: 'MUTE', policy: documentedPolicy(product.baseUrl) });
  const trouble = await open(page, site, product.baseUrl);
  await expect(page.locator('body')).toHaveAttribute('data-state', 'needs-touch');
  await expect(page.locator('output')).toHaveText('');
  await page.keyboard.press('Enter');
  await expectBothCalls(page);
  expect(trouble).toEqual([]);
});

test('a browser that was told to let sound out needs no touch', async ({ product }) => {
  site = await openStrangerSite(product, { code: 'LOUD', policy: documentedPolicy(product.baseUrl) });
  const args = [...CHROMIUM_FLAGS, '--autoplay-policy=no-user-gesture-required'];
  const browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args });
  try {
    const page = await browser.newPage();
    const trouble = await open(page, site, product.baseUrl);
    await expect(page.locator('output')).toContainText('one:clips:ar', { timeout: SPOKEN_WITHIN_MS });
    expect(trouble).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('voice packs may be fetched from any page, and their sound for good', async ({ product, request }) => {
  const address = `${product.baseUrl}/voices/hi/pack.json`;
  const pack = await request.get(address);
  expect(pack.headers()).toMatchObject({
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'public, max-age=300',
  });
  const { sound, voice }: { sound: string; voice: { name: string } } = await pack.json();
  expect(voice.name).toBe('eSpeak NG');
  const recordings = await request.get(new URL(sound, address).href);
  expect(recordings.headers()).toMatchObject({
    'content-type': 'audio/mpeg',
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=31536000, immutable',
  });
});
