import { CareQueue } from '@carequeue/sdk';
import { type Browser, expect, type Page } from '@playwright/test';
import { listenForTrouble, takePicture, test, untilDrawn } from './product-fixture.ts';

const PHONE = { width: 360, height: 740 };
const SCREEN = { width: 1920, height: 1080 };
/** Reconnecting is spread over seconds, so that a restart is not met by everybody at once. */
const HEALED = { timeout: 30_000 };

async function open(browser: Browser, viewport: { width: number; height: number }, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

async function takeToken(page: Page): Promise<string> {
  await page.getByRole('radio', { name: 'At the hospital' }).check();
  await page.getByRole('button', { name: 'Take a token' }).click();
  // The doctors of the page tell the next token's code, which looks like one that was given.
  const code = page
    .locator('carequeue-ticket')
    .getByText(/^CAR-\d+$/)
    .first();
  await expect(code).toBeVisible();
  return (await code.textContent())?.trim() ?? '';
}

test('a token taken on the hospital page is called to the board and the phone, over a restart of the server', async ({
  browser,
  product,
}) => {
  const { demo, siteUrl, baseUrl } = product;
  const cardiology = demo.departments.find(({ code }) => code === 'CAR');
  const [room, otherRoom] = cardiology?.points ?? [];
  if (cardiology === undefined || room === undefined || otherRoom === undefined) throw new Error('no cardiology');
  const staff = new CareQueue({ secretKey: demo.secretKey, baseUrl });
  // Other journeys through this product may have left somebody waiting, or in a room.
  const left = await staff.departments.queue(cardiology.id);
  for (const { id } of left.waiting) await staff.tickets.cancel(cardiology.id, id);
  for (const { id } of left.points.flatMap(({ tickets }) => tickets)) await staff.tickets.complete(cardiology.id, id);

  const board = await open(browser, SCREEN, `${siteUrl}/board/car`);
  await expect(board.getByText(room.name, { exact: true }).first()).toBeVisible();
  const visitor = await open(browser, PHONE, `${siteUrl}/departments/car`);
  const trouble = [listenForTrouble(board), listenForTrouble(visitor)];
  await takePicture(visitor, 'department-360');

  const code = await takeToken(visitor);
  await takePicture(visitor, 'token-taken-360');
  const phone = await visitor.context().newPage();
  await phone.goto(`${siteUrl}/ticket?department=car`);
  await expect(phone.getByText(code, { exact: true }).first()).toBeVisible();
  await expect(board.getByText(code, { exact: true }).first()).toBeVisible();
  await takePicture(phone, 'phone-waiting-360');
  await phone.getByText('Why am I here?').click();
  await expect(phone.getByText('People without a booking are called in the order they came.')).toBeVisible();
  await takePicture(board, 'board-waiting-1920');

  const { ticket } = await staff.queue.callNext(cardiology.id, { pointId: room.id });
  expect(ticket?.code).toBe(code);
  await expect(phone.getByText(`Go to ${room.name}`).first()).toBeVisible();
  await expect(board.getByText('Please go in').first()).toBeVisible();
  await expect(board.getByText(code, { exact: true }).first()).toBeVisible();
  await takePicture(phone, 'phone-called-360');
  await takePicture(board, 'board-called-1920');

  let reloads = 0;
  for (const page of [board, phone]) page.on('framenavigated', () => (reloads += 1));
  await product.kill();
  await expect(board.getByText(/Connection lost/).first()).toBeVisible(HEALED);
  await expect(board.getByText(code, { exact: true }).first()).toBeVisible();
  await takePicture(board, 'board-without-server-1920');
  await product.start();

  const second = await staff.tickets.issue(cardiology.id, {});
  await staff.tickets.call(cardiology.id, second.id, { pointId: otherRoom.id });
  await expect(board.getByText(second.code, { exact: true }).first()).toBeVisible(HEALED);
  await expect(board.getByText(/Connection lost/)).toHaveCount(0, HEALED);
  await staff.tickets.start(cardiology.id, ticket?.id ?? '');
  await expect(phone.getByText(`You are in ${room.name}`).first()).toBeVisible(HEALED);
  await takePicture(board, 'board-healed-1920');
  await staff.tickets.complete(cardiology.id, ticket?.id ?? '');
  await expect(phone.getByText('Your visit is done').first()).toBeVisible();
  await takePicture(phone, 'phone-done-360');
  expect(reloads, 'a page was loaded anew').toBe(0);
  expect(trouble.flat()).toEqual([]);
});

test('the board and the department page fit a phone and a large screen', async ({ browser, product }) => {
  const { siteUrl } = product;
  for (const [name, viewport] of [
    ['360', PHONE],
    ['1920', SCREEN],
  ] as const) {
    for (const [page, path] of [
      ['home', '/'],
      ['department', '/departments/ort'],
      ['ticket', '/ticket?department=ort'],
      ['board', '/board/ort'],
    ] as const) {
      const opened = await open(browser, viewport, siteUrl + path);
      await untilDrawn(opened);
      const overflow = await opened.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${page} at ${name} px is wider than its screen`).toBeLessThanOrEqual(0);
      await takePicture(opened, `site-${page}-${name}`);
      await opened.context().close();
    }
  }
});
