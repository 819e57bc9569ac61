import { CareQueue } from '@carequeue/sdk';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Product } from '../../scripts/trial/product.ts';
import { listenForTrouble } from './product-fixture.ts';

/** Reconnecting is spread over seconds, so that a restart is not met by everybody at once. */
export const HEALED = { timeout: 30_000 };

/** A patient's phone, with his page. */
export interface Device {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly trouble: readonly string[];
  /** Everything a server could have seen of its requests. */
  readonly requested: readonly string[];
}

/** Takes a phone into the hand, which knows nothing yet. */
export async function device(browser: Browser, locale = 'en-GB'): Promise<Device> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale });
  const page = await context.newPage();
  const requested: string[] = [];
  context.on('request', (request) => {
    requested.push(`${request.method()} ${request.url()} ${JSON.stringify(request.headers())}`);
  });
  page.on('websocket', (socket) => requested.push(`WS ${socket.url()}`));
  return { context, page, trouble: listenForTrouble(page), requested };
}

/** Two departments, two rooms of the first, and who works there. */
export function clinic({ demo, baseUrl }: Product) {
  const here = demo.departments.find(({ code }) => code === 'CAR');
  const there = demo.departments.find(({ code }) => code !== 'CAR');
  const [room, otherRoom] = here?.points ?? [];
  if (here === undefined || there === undefined || room === undefined || otherRoom === undefined) {
    throw new Error('the demo has departments with rooms');
  }
  return { here, there, room, otherRoom, staff: new CareQueue({ secretKey: demo.secretKey, baseUrl }) };
}

/** Everything that is kept on the phone, as text. */
export async function keptBy(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
}

/** Waits until the page can be opened without a network. */
export async function isKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await expect.poll(() => keptBy(page), HEALED).toContain('carequeue-last-known');
}

/** Lets everybody out of a department's rooms: another journey may have left somebody there. */
export async function emptyRooms({ here, staff }: ReturnType<typeof clinic>): Promise<void> {
  const { points } = await staff.departments.queue(here.id);
  for (const { id } of points.flatMap(({ tickets }) => tickets)) await staff.tickets.complete(here.id, id);
}
