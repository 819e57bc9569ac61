import { expect } from '@playwright/test';
import { BOARD_PAGE, test } from './board-page.ts';

const HEALED = { timeout: 30_000 };

test('an untended board whose script is older than its parts loads its page again, once there is a newer script', async ({
  page,
  network,
}) => {
  network.isEarlier = true;
  await network.stand(page, 'kiosk voice="off"');
  await page.goto(BOARD_PAGE);
  const board = page.locator('carequeue-board');
  await expect(board).toContainText('CAR-7');
  const asked = (name: RegExp) => network.scriptsAsked.filter((script) => name.test(script)).length;
  await expect.poll(() => asked(/^board\.js/), HEALED).toBeGreaterThan(2);
  expect(network.pageLoads, 'to load it again would bring the same').toBe(1);
  network.isEarlier = false;
  await expect(board.locator('.points')).toContainText('CAR-7', HEALED);
  expect(network.pageLoads).toBe(2);
});

test('a board in a hospital’s own page leaves that page alone, and keeps its rows', async ({ page, network }) => {
  network.isEarlier = true;
  await network.stand(page, '');
  await page.goto(BOARD_PAGE);
  const asked = () => network.scriptsAsked.filter((script) => script.startsWith('board-whole-board')).length;
  network.isEarlier = false;
  await expect.poll(asked, HEALED).toBeGreaterThan(2);
  await expect(page.locator('carequeue-board')).toContainText('CAR-7');
  expect(network.pageLoads).toBe(1);
});
