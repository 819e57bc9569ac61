import { expect } from '@playwright/test';
import { openPlainPage } from '../support/plain-browser.ts';
import { BOARD_NOW, BOARD_PAGE, test } from './board-page.ts';

const MINUTE_MS = 60_000;
/** A board loads itself again after a quarter of an hour at the earliest, and five minutes later at the latest. */
const RELOADED_WITHIN_MINUTES = 20;

for (const [how, hasSockets] of [
  ['that polls, for no socket gets through,', false],
  ['on a socket', true],
] as const) {
  test(`a board ${how} loads its page again when its server has a new version, and once only`, async ({
    page,
    network,
  }) => {
    network.hasSockets = hasSockets;
    await network.stand(page, 'kiosk voice="off"');
    await page.clock.install({ time: BOARD_NOW });
    await page.goto(BOARD_PAGE);
    const board = page.locator('carequeue-board');
    await expect(board.locator('.points')).toContainText('CAR-7');
    await page.clock.runFor(MINUTE_MS);
    expect(network.pageLoads).toBe(1);
    network.queue = { version: '9.9.9' };
    await network.loseSockets();
    const pass = async (minutes: number) => {
      for (let minute = 0; minute < minutes && network.pageLoads < 2; minute += 1) {
        // In steps, so that what is asked for is answered between them.
        const before = network.positions.length;
        await page.clock.runFor(MINUTE_MS);
        if (!hasSockets) await expect.poll(() => network.positions.length).toBeGreaterThan(before);
      }
    };
    await pass(10);
    expect(network.pageLoads, 'servers of two versions side by side make no loop').toBe(1);
    await pass(RELOADED_WITHIN_MINUTES);
    await expect.poll(() => network.pageLoads).toBe(2);
    await expect(board.locator('.points')).toContainText('CAR-7');
    await page.clock.runFor(30 * MINUTE_MS);
    expect(network.pageLoads).toBe(2);
  });
}

test('a board holds the screen awake, takes that up again when its page is shown again, and gives it back', async ({
  network,
}) => {
  const firstScript = `
    window.sentinels = [];
    const request = navigator.wakeLock.request.bind(navigator.wakeLock);
    navigator.wakeLock.request = async (type) => {
      const sentinel = await request(type);
      sentinels.push(sentinel);
      return sentinel;
    };`;
  const { url, close } = await network.serve(firstScript);
  const page = await openPlainPage(url);
  try {
    // The browser's own sentinels: it takes the lock away from a page that is hidden.
    const held = () => page.evaluate('sentinels.map(({ released }) => !released)');
    await expect.poll(held).toEqual([true]);
    await page.hide();
    await expect.poll(() => page.evaluate('document.visibilityState')).toBe('hidden');
    await expect.poll(held).toEqual([false]);
    await page.show();
    await expect.poll(held).toEqual([false, true]);
    await page.evaluate("document.querySelector('carequeue-board').remove()");
    await expect.poll(held).toEqual([false, false]);
  } finally {
    await page.close();
    close();
  }
});

test('the first touch gives an untended board the whole screen; one in a page leaves it alone', async ({
  page,
  network,
}) => {
  for (const [attributes, fills] of [
    ['kiosk voice="off"', true],
    ['', false],
  ] as const) {
    await network.stand(page, attributes);
    await page.goto(BOARD_PAGE);
    const board = page.locator('carequeue-board');
    await expect(board.locator('.points')).toContainText('CAR-7');
    expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
    await board.click();
    await expect
      .poll(() => page.evaluate(() => document.fullscreenElement?.localName ?? null))
      .toBe(fills ? 'carequeue-board' : null);
    await page.evaluate(() => document.exitFullscreen().catch(() => undefined));
    await page.unrouteAll();
  }
});
