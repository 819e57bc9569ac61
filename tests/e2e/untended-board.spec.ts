import { expect } from '@playwright/test';
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
  page,
  network,
}) => {
  await network.stand(page, '');
  await page.addInitScript(() => {
    const { wakeLock } = navigator;
    const request = wakeLock.request.bind(wakeLock);
    // The browser's own sentinels, kept to be looked at.
    window.sentinels = [];
    wakeLock.request = async (type) => {
      const sentinel = await request(type);
      window.sentinels.push(sentinel);
      return sentinel;
    };
  });
  await page.goto(BOARD_PAGE);
  const held = () => page.evaluate(() => window.sentinels.map(({ released }) => !released));
  await expect.poll(held).toEqual([true]);
  // A page that a test drives is never hidden: its lock is lost as a hidden one's is, and the page is told that it is shown.
  await page.evaluate(async () => {
    await window.sentinels[0]?.release();
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(held).toEqual([false, true]);
  await page.locator('carequeue-board').evaluate((board) => board.remove());
  await expect.poll(held).toEqual([false, false]);
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

declare global {
  interface Window {
    sentinels: WakeLockSentinel[];
  }
}
