import type { Browser, Page } from 'playwright';
import '../../packages/widgets/src/scenes/contact-protocol.ts';
import { bundleContactPage, SCENE_NOW } from './bundle.ts';

const PATIENCE_MS = 20_000;

/** Opens a page that draws scenes of the widgets, one at a time. */
export async function openContactPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ locale: 'en-GB', reducedMotion: 'reduce' });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.route('https://contact.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><body style="margin:0">' }),
  );
  await page.clock.setFixedTime(SCENE_NOW);
  await page.goto('https://contact.example/');
  await page.addScriptTag({ content: await bundleContactPage() });
  return page;
}
