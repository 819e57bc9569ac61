import path from 'node:path';
import { CareQueue } from '@carequeue/sdk';
import { type Browser, chromium } from 'playwright';
import { openContactPage } from './contact/open-contact-page.ts';
import { runScript } from './product/lifetime.ts';
import { Explained, ROOT } from './product/settings.ts';
import { ensureChromium } from './test/browser.ts';
import { CHROMIUM_FLAGS } from './test/chromium.ts';
import type { ProductAccess } from './trial/access.ts';
import { withProduct } from './trial/with-product.ts';

const IMAGES = path.join(ROOT, 'docs/images');
const SCREEN = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 780 };
const IN_FRONT = 9;

/** Fills Cardiology as in the middle of a morning, with a phone that waits, and takes the README's pictures. */
async function takePictures(browser: Browser, { demo, baseUrl, siteUrl }: ProductAccess): Promise<void> {
  const [department] = demo.departments;
  if (department === undefined) throw new Explained('The demo hospital has no department.');
  const staff = new CareQueue({ secretKey: demo.secretKey, baseUrl });
  for (let count = 0; count < IN_FRONT; count += 1) await staff.tickets.issue(department.id, { source: 'reception' });

  const phone = await browser.newPage({ viewport: PHONE, deviceScaleFactor: 2, locale: 'en-GB' });
  await phone.goto(`${siteUrl}/departments/${department.code.toLowerCase()}`);
  await phone.getByRole('radio', { name: 'At the hospital' }).check();
  await phone.getByRole('button', { name: 'Take a token' }).click();
  await phone
    .locator('carequeue-ticket')
    .getByText(/^[A-Z]+-\d+$/)
    .first()
    .waitFor();
  await phone.goto(`${siteUrl}/ticket?department=${department.code.toLowerCase()}`);

  const board = await browser.newPage({ viewport: SCREEN, locale: 'en-GB' });
  await board.goto(`${siteUrl}/board/${department.code.toLowerCase()}`);
  const called: { id: string; code: string }[] = [];
  for (const point of department.points) {
    const { ticket } = await staff.queue.callNext(department.id, { pointId: point.id });
    if (ticket !== null) called.push(ticket);
  }
  const [first, second] = called;
  if (first !== undefined) await staff.tickets.start(department.id, first.id);
  if (second !== undefined) await staff.tickets.skip(department.id, second.id);
  await board
    .getByText(called.at(-1)?.code ?? '', { exact: true })
    .first()
    .waitFor();
  await board.getByText('Connection').first().waitFor({ state: 'hidden' });
  await board.screenshot({ path: path.join(IMAGES, 'board.png') });
  await phone
    .locator('carequeue-ticket')
    .getByText(/^[A-Z]+-\d+$/)
    .first()
    .waitFor();
  await phone.screenshot({ path: path.join(IMAGES, 'phone.png') });
}

/** Scenes of single elements, each in a look of its own. */
const SCENES = [
  { file: 'board-hindi.png', element: 'carequeue-board', state: 'busy', theme: 'dark', language: 'hi' },
  { file: 'ticket-arabic.png', element: 'carequeue-ticket', state: 'waiting', theme: 'light', language: 'ar' },
  { file: 'ticket-called.png', element: 'carequeue-ticket', state: 'called', theme: 'light', language: 'ta' },
  { file: 'doctors.png', element: 'carequeue-doctors', state: 'open at 1024 px', theme: 'light', language: 'en' },
] as const;

async function takeScenes(browser: Browser): Promise<void> {
  const page = await openContactPage(browser);
  const scenes = await page.evaluate(() => window.contactPage.scenes);
  for (const { file, element, state, theme, language } of SCENES) {
    const index = scenes.findIndex((scene) => scene.element === element && scene.state === state);
    const box = scenes[index]?.box;
    if (box === undefined) throw new Explained(`There is no scene "${state}" of ${element}.`);
    await page.setViewportSize({ width: box.widthPx, height: box.heightPx });
    await page.evaluate(([at, look]) => window.contactPage.show(at, look), [index, { theme, language }] as const);
    // A ticket goes on below its phone's edge; a list of doctors that is cut through a row looks broken.
    await page.screenshot({ path: path.join(IMAGES, file), fullPage: element === 'carequeue-doctors' });
  }
}

await runScript(async () => {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: [...CHROMIUM_FLAGS] });
  try {
    await takeScenes(browser);
    await withProduct(undefined, (access) => takePictures(browser, access));
  } finally {
    await browser.close();
  }
  process.stdout.write('Written: docs/images\n');
});
