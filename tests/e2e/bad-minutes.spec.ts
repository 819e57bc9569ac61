import { expect } from '@playwright/test';
import { BOARD_NOW, BOARD_PAGE, test } from './board-page.ts';

/** Parts that are fetched when the first rows stand. */
const LATE = /^(locales|board-whole)/;
const MINUTE_MS = 60_000;
/** The longest that a network which is back goes unnoticed. */
const NOTICED_MS = 31_000;

test('a board that came up in a bad minute gets its words and the rest of itself without anybody near', async ({
  page,
  network,
}) => {
  network.lost = LATE;
  await network.stand(page, 'lang="hi"');
  await page.clock.install({ time: BOARD_NOW });
  await page.goto(BOARD_PAGE);
  const board = page.locator('carequeue-board');
  await expect(board.locator('.first')).toContainText('CAR-');
  expect(await board.locator('.root').getAttribute('lang')).toBe('en-GB');
  const asked = () => network.scriptsAsked.filter((name) => LATE.test(name));
  const triesOf = (part: string) => asked().filter((name) => name.startsWith(part)).length;
  await expect
    .poll(async () => {
      await page.clock.runFor(NOTICED_MS);
      return Math.min(triesOf('locales'), triesOf('board-whole'));
    })
    .toBeGreaterThan(5);
  await expect(board.locator('.first')).toContainText('CAR-');
  // A browser that remembers that an address could not be had is not asked for that address again.
  expect(new Set(asked()).size).toBe(asked().length);

  network.lost = null;
  await page.clock.runFor(NOTICED_MS);
  await expect(board.locator('.root')).toHaveAttribute('lang', 'hi-IN-u-nu-latn');
  await expect(board.locator('.points')).toContainText('CAR-');
  const { length } = network.scriptsAsked;
  await page.clock.runFor(5 * MINUTE_MS);
  expect(network.scriptsAsked).toHaveLength(length);
});

test('a board has both at once where its browser says that the network is back', async ({ page, network }) => {
  network.lost = LATE;
  await network.stand(page, 'lang="ar"');
  await page.clock.install({ time: BOARD_NOW });
  await page.goto(BOARD_PAGE);
  const board = page.locator('carequeue-board');
  await expect(board.locator('.first')).toContainText('CAR-');
  await page.clock.runFor(3 * MINUTE_MS);
  await page.context().setOffline(true);
  network.lost = null;
  await page.context().setOffline(false);
  await expect(board.locator('.root')).toHaveAttribute('lang', 'ar-u-nu-latn');
  await expect(board.locator('.points')).toContainText('CAR-');
});
