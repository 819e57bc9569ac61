import { CareQueue } from '@carequeue/sdk';
import { expect, type Page } from '@playwright/test';
import { test } from './product-fixture.ts';

declare global {
  interface Window {
    /** What live regions said, one line for each time a screen reader would speak. */
    said: string[];
  }
}

const PHONE = { width: 360, height: 740 };
const TABS_MAX = 80;

/** Presses Tab until the element that has the focus, inside the elements too, is the one that is named. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let pressed = 0; pressed < TABS_MAX; pressed += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      const label =
        active instanceof HTMLInputElement ? (active.labels?.[0]?.textContent ?? '') : (active?.textContent ?? '');
      const { outlineStyle, outlineWidth } = getComputedStyle(active ?? document.body);
      return { label: label.replace(/\s+/g, ' ').trim(), isSeen: outlineStyle !== 'none' && outlineWidth !== '0px' };
    });
    if (!name.test(focused.label)) continue;
    expect(focused.isSeen, `the focus on ${name} is seen`).toBe(true);
    return;
  }
  throw new Error(`The keyboard never reaches ${name}.`);
}

/** Writes down whatever live regions in the page, and inside its elements, say from now on. */
async function listenToLiveRegions(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.said = [];
    const last = new WeakMap<Element, string>();
    const LIVE = '[aria-live], [role=status], [role=alert]';
    const regionsIn = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        ...(element.matches(LIVE) ? [element] : []),
        ...(element.shadowRoot === null ? [] : regionsIn(element.shadowRoot)),
      ]);
    // Said twice, a sentence has a no-break space behind it the second time.
    const textOf = (region: Element) => (region.textContent ?? '').replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
    for (const region of regionsIn(document)) last.set(region, textOf(region));
    const look = () => {
      for (const region of regionsIn(document)) {
        const text = textOf(region);
        if (text !== (last.get(region) ?? '') && text !== '') window.said.push(text);
        last.set(region, text);
      }
      requestAnimationFrame(look);
    };
    look();
  });
}

/** Waits until nothing is said any more: live regions give a sentence time to be read, and are emptied after the last. */
async function untilAllIsSaid(page: Page): Promise<void> {
  await expect(page.locator('.unseen[aria-live]:not(:empty)')).toHaveCount(0, { timeout: 30_000 });
}

test('the keyboard alone takes a token, asks why, and gives it up', async ({ page, product }) => {
  await page.setViewportSize(PHONE);
  await page.goto(`${product.siteUrl}/departments/car`);
  await expect(page.getByRole('button', { name: 'Take a token' })).toBeVisible();
  await tabTo(page, /^At the hospital/);
  await page.keyboard.press('Space');
  await tabTo(page, /^Take a token$/);
  await page.keyboard.press('Enter');
  await expect(
    page
      .locator('carequeue-ticket')
      .getByText(/^CAR-\d+$/)
      .first(),
  ).toBeVisible();
  await tabTo(page, /^Why am I here\?$/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('People are called in').first()).toBeVisible();
  await tabTo(page, /^Give up my token$/);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Give up token CAR-\d+\?$/)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Give up my token' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, /^Yes, give it up$/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your token is cancelled')).toBeVisible();
});

test('a call is announced exactly once on the phone and once on the board', async ({ browser, page, product }) => {
  const cardiology = product.demo.departments.find(({ code }) => code === 'CAR');
  const room = cardiology?.points[0];
  if (cardiology === undefined || room === undefined) throw new Error('no cardiology');
  const staff = new CareQueue({ secretKey: product.demo.secretKey, baseUrl: product.baseUrl });
  await page.setViewportSize(PHONE);
  await page.goto(`${product.siteUrl}/departments/car`);
  await page.getByRole('radio', { name: 'At the hospital' }).check();
  await page.getByRole('button', { name: 'Take a token' }).click();
  const shown = page
    .locator('carequeue-ticket')
    .getByText(/^CAR-\d+$/)
    .first();
  await expect(shown).toBeVisible();
  const code = (await shown.textContent())?.trim() ?? '';
  const ticketId = await page.evaluate(() => JSON.parse(Object.values({ ...localStorage })[0] ?? '{}').ticketId);
  const board = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
  await board.goto(`${product.siteUrl}/board/car`);
  await expect(board.getByText(code, { exact: true }).first()).toBeVisible();
  await expect(board.locator('carequeue-board [part="clock"]')).toBeVisible();
  // That the token was issued has been said by then.
  for (const one of [page, board]) await untilAllIsSaid(one);
  await listenToLiveRegions(page);
  await listenToLiveRegions(board);

  await staff.tickets.call(cardiology.id, ticketId, { pointId: room.id });
  await expect(page.getByText(`Go to ${room.name}`).first()).toBeVisible();
  await expect(board.getByText('Please go in').first()).toBeVisible();
  for (const one of [page, board]) {
    await expect.poll(() => one.evaluate(() => window.said.join('\n'))).toContain(code);
    await untilAllIsSaid(one);
    const about = (await one.evaluate(() => window.said)).filter((line) => line.includes(code));
    expect(about).toHaveLength(1);
  }
  await staff.tickets.complete(cardiology.id, ticketId);
});
