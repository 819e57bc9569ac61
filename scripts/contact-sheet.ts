import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import type { SceneLook, SceneName } from '../packages/widgets/src/scenes/contact-protocol.ts';
import { openContactPage } from './contact/open-contact-page.ts';
import { runScript } from './product/lifetime.ts';
import { Explained, ROOT } from './product/settings.ts';
import { ensureChromium } from './test/browser.ts';
import { CHROMIUM_FLAGS } from './test/chromium.ts';

/**
 * Draws every element in every state, light and dark, in English, Hindi and Arabic, onto one sheet an element:
 * `npm run contact-sheet`, or `npm run contact-sheet -- carequeue-board` for one.
 */
const FOLDER = path.join(ROOT, 'test-results/contact-sheet');
const TILE_WIDTH_PX = 420;
const ROWS_A_SHEET = 3;
const LOOKS: readonly SceneLook[] = (['light', 'dark'] as const).flatMap((theme) =>
  (['en', 'hi', 'ar'] as const).map((language) => ({ theme, language })),
);

/** A picture of a scene in each look, or why there is none. */
async function drawTiles(page: Page, index: number, scene: SceneName): Promise<readonly string[]> {
  await page.setViewportSize({ width: scene.box.widthPx, height: scene.box.heightPx });
  const tiles: string[] = [];
  for (const look of LOOKS) {
    const name = `${scene.element}-${scene.state}-${look.theme}-${look.language}`.replaceAll(/[^\w-]+/g, '-');
    const file = path.join(FOLDER, 'tiles', `${name}.png`);
    await page.evaluate(([at, how]) => window.contactPage.show(at, how), [index, look] as const);
    await page.screenshot({ path: file, fullPage: true });
    tiles.push(file);
  }
  return tiles;
}

function sheetOf(element: string, rows: readonly { state: string; tiles: readonly string[] }[]): string {
  const image = (file: string) => `data:image/png;base64,${readFileSync(file).toString('base64')}`;
  const head = LOOKS.map(({ theme, language }) => `<th>${theme} · ${language}</th>`).join('');
  const body = rows
    .map(
      ({ state, tiles }) =>
        `<tr><th>${state}</th>${tiles.map((file) => `<td><img src="${image(file)}"></td>`).join('')}</tr>`,
    )
    .join('');
  return `<!doctype html><style>
    body { font: 20px system-ui; margin: 24px; background: #ccc } th { text-align: start; vertical-align: top; padding: 8px }
    td { vertical-align: top; padding: 8px } img { width: ${TILE_WIDTH_PX}px; display: block; border: 1px solid #999 }
  </style><h1>${element}</h1><table><tr><th></th>${head}</tr>${body}</table>`;
}

async function writeSheet(browser: Browser, name: string, text: string): Promise<void> {
  writeFileSync(`${name}.html`, text);
  const sheet = await browser.newPage({ viewport: { width: LOOKS.length * (TILE_WIDTH_PX + 20) + 240, height: 800 } });
  await sheet.goto(`file://${name}.html`);
  await sheet.screenshot({ path: `${name}.png`, fullPage: true });
  await sheet.close();
}

async function drawSheets(browser: Browser, wanted: string | undefined): Promise<readonly string[]> {
  const page = await openContactPage(browser);
  const scenes = await page.evaluate(() => window.contactPage.scenes);
  const chosen = scenes
    .map((scene, index) => ({ scene, index }))
    .filter(({ scene }) => !wanted || scene.element === wanted);
  if (chosen.length === 0) throw new Explained(`There are no scenes of ${wanted}.`);
  const written: string[] = [];
  for (const element of new Set(chosen.map(({ scene }) => scene.element))) {
    const rows = [];
    for (const { scene, index } of chosen.filter((one) => one.scene.element === element)) {
      rows.push({ state: scene.state, tiles: await drawTiles(page, index, scene) });
    }
    for (let first = 0; first < rows.length; first += ROWS_A_SHEET) {
      const name = path.join(FOLDER, `${element}-${first / ROWS_A_SHEET + 1}`);
      await writeSheet(browser, name, sheetOf(element, rows.slice(first, first + ROWS_A_SHEET)));
      written.push(`${name}.png`);
    }
  }
  return written;
}

await runScript(async () => {
  mkdirSync(path.join(FOLDER, 'tiles'), { recursive: true });
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: [...CHROMIUM_FLAGS] });
  try {
    const written = await drawSheets(browser, process.argv[2]);
    process.stdout.write(`Written:\n${written.map((file) => `  ${path.relative(ROOT, file)}\n`).join('')}`);
  } finally {
    await browser.close();
  }
});
