import type { Browser, BrowserContext, Page } from 'playwright';
import { Explained } from '../../scripts/product/settings.ts';

/** A slow line, in bytes a second, and a round trip in ms. */
export interface Line {
  readonly latency: number;
  readonly downloadThroughput: number;
  readonly uploadThroughput: number;
}

/** How slow what visits is. */
export interface Slowness {
  readonly line: Line;
  /** How many times slower than this machine. */
  readonly cpu: number;
}

/** Longest for one visit, which takes two seconds: opening a page, its rows, closing it. */
const VISIT_MAX_MS = 20_000;

/** Notes, in the page, when its last row is first drawn. */
const NOTE_FIRST_ROWS = `
(function look() {
  const root = document.querySelector('carequeue-board')?.shadowRoot ?? document;
  if ([...root.querySelectorAll('li')].some((row) => row.textContent.includes('CAR-10'))) globalThis.firstRowsMs = performance.now();
  else requestAnimationFrame(look);
})();`;

/**
 * Waits for what may never come.
 *
 * @param story - tells what was seen until then, for the error.
 * @throws Explained when it takes longer than `ms`.
 */
export async function within<Result>(ms: number, result: Promise<Result>, story: () => string): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Explained(`${story()} (waited ${ms / 1000} s)`)), ms);
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Writes down what a page waits for and complains of. */
function watch(page: Page): () => string {
  const open = new Set<string>();
  const complaints: string[] = [];
  page.on('request', (request) => open.add(request.url()));
  page.on('requestfinished', (request) => open.delete(request.url()));
  page.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on('pageerror', (error) => complaints.push(error.message));
  return () => [`unanswered: ${[...open].join(' ') || 'nothing'}`, ...complaints].join('; ');
}

async function rowsMs(context: BrowserContext, address: string, see: (page: Page) => void, { line, cpu }: Slowness) {
  const page = await context.newPage();
  see(page);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...line });
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await page.addInitScript(NOTE_FIRST_ROWS);
  await page.goto(address, { waitUntil: 'commit' });
  const handle = await page.waitForFunction('globalThis.firstRowsMs');
  return Number(await handle.jsonValue());
}

/**
 * Visits a page with nothing cached.
 *
 * @returns the time from asking for it to its rows, ms.
 * @throws Explained where there are none in time, with what the page was waiting for.
 */
export async function firstRowsMs(browser: Browser, address: string, slowness: Slowness): Promise<number> {
  let story = () => 'no page was opened';
  const visit = async (): Promise<number> => {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    const ms = await rowsMs(context, address, (page) => (story = watch(page)), slowness);
    story = () => `its rows came after ${ms.toFixed(0)} ms, and it did not close`;
    await context.close();
    return ms;
  };
  return within(VISIT_MAX_MS, visit(), () => `${address} has not shown its rows: ${story()}`);
}
