import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import type { OtherBrowser, OtherPage } from '../../scripts/other-browsers/browser.ts';
import type { Product } from '../../scripts/trial/product.ts';
import { waitUntil } from '../../scripts/trial/wait-until.ts';
import { elementNames } from '../../scripts/widgets/elements.ts';
import { packageVersion } from '../../scripts/widgets/folders.ts';
import { integrityOf } from '../../scripts/widgets/manifest.ts';
import { openStrangerSite, type StrangerSite } from '../support/stranger-site.ts';
import { errorsIn, type TakePicture } from './visitor.ts';

const LETTERS = { en: /[A-Za-z]{3}/, ar: /[\u0600-\u06ff]{3}/ } as const;

/** What an element is like inside; runs in the page. */
function looksInside(): Record<string, { text: string; direction: string; isStyled: boolean; isReady: boolean }> {
  const found = [...document.querySelectorAll('*')].flatMap(({ localName, shadowRoot }) => {
    if (!localName.startsWith('carequeue-')) return [];
    const root = shadowRoot?.querySelector('.root');
    const text = root?.textContent ?? '';
    const { direction = '', fontFamily = '' } = root ? getComputedStyle(root) : {};
    const isReady = root !== null && root !== undefined && shadowRoot?.querySelector('.skeleton') === null;
    return [[localName, { text, direction, isStyled: fontFamily.includes('system-ui'), isReady }]];
  });
  return Object.fromEntries(found);
}

function pageOf(site: StrangerSite, language: string, script: string): string {
  const attributes = `publishable-key="${site.publishableKey}" department="${site.departmentId}"`;
  const following = ['board', 'ticket', 'status', 'doctors', 'wait'];
  const elements = following.map((name) => `<carequeue-${name} ${attributes}>…</carequeue-${name}>`);
  return `<!doctype html><html lang="${language}"><title>A hospital</title><link rel="icon" href="data:," />${script}${elements.join('')}
    <carequeue-slip code="CAR-12" hospital-name="Asha" department-name="Cardiology" ahead="5" base-url="${site.baseUrl}">…</carequeue-slip>
    <carequeue-kiosk>…</carequeue-kiosk>`;
}

async function untilAllAreReady(page: OtherPage): Promise<ReturnType<typeof looksInside>> {
  return waitUntil(
    async () => {
      const looks = await page.evaluate(looksInside, null);
      return Object.values(looks).every(({ isReady }) => isReady) ? looks : null;
    },
    { what: `every element in ${page.engine}` },
  );
}

/** How a browser draws a stranger's page. */
interface Drawn {
  readonly policy: string;
  /** Whether elements are drawn in their own style. */
  readonly isStyled: boolean;
  readonly takePicture: TakePicture;
}

function check(looks: ReturnType<typeof looksInside>, language: keyof typeof LETTERS, isStyled: boolean): void {
  for (const [name, look] of Object.entries(looks)) {
    // The kiosk says nothing until it asks whether somebody is there.
    if (name !== 'carequeue-kiosk') ok(LETTERS[language].test(look.text), `${name}, ${language}, says: ${look.text}`);
    strictEqual(look.direction, language === 'ar' ? 'rtl' : 'ltr', `${name}: direction in ${language}`);
    strictEqual(look.isStyled, isStyled, `${name}: whether it has its style`);
  }
}

/**
 * Opens every element on a stranger's page, in English and Arabic, by the moving and by the pinned script with its hash.
 *
 * @throws AssertionError where one is not there with its words, in its direction and style, or the console tells errors.
 */
export async function tryElements(browser: OtherBrowser, product: Product, drawn: Drawn): Promise<void> {
  const { policy, isStyled, takePicture } = drawn;
  const site = await openStrangerSite(product, { code: isStyled ? 'ALL' : 'BARE', policy });
  const page = await browser.launch({ width: 1280, height: 900 });
  try {
    for (const language of ['en', 'ar'] as const) {
      for (const [kind, script] of Object.entries(await scriptsOf(site.baseUrl))) {
        site.files.set('/', { type: 'text/html; charset=utf-8', body: pageOf(site, language, script) });
        await page.open(site.url);
        check(await untilAllAreReady(page), language, isStyled);
        deepStrictEqual(errorsIn(await page.trouble(), browser, isStyled), []);
        if (browser.consoleOf !== undefined) {
          deepStrictEqual(errorsIn(await browser.consoleOf(site.url), browser, isStyled), []);
        }
        takePicture(`elements-${language}-${kind}${isStyled ? '' : '-bare'}`, await page.picture());
      }
    }
  } finally {
    site.close();
    await page.end();
  }
}

/** The moving modules of single elements, which fetch their parts, and the pinned script of all with its hash. */
async function scriptsOf(baseUrl: string): Promise<Readonly<Record<'moving' | 'pinned', string>>> {
  const pinned = `${baseUrl}/widgets/${packageVersion()}/carequeue.js`;
  const integrity = integrityOf(await (await fetch(pinned)).text());
  return {
    moving: elementNames()
      .map((name) => `<script type="module" src="${baseUrl}/widgets/v1/${name}.js"></script>`)
      .join(''),
    pinned: `<script type="module" crossorigin="anonymous" integrity="${integrity}" src="${pinned}"></script>`,
  };
}
