import { CareQueue } from '@carequeue/sdk';
import { expect, type Page } from '@playwright/test';
import { startOfDay } from '../../scripts/day/local-time.ts';
import { listenForTrouble, test } from './product-fixture.ts';

/** The phone's clock is half an hour off every hospital's. */
const PHONE = { viewport: { width: 360, height: 740 }, timezoneId: 'Pacific/Marquesas', locale: 'en-GB' };
const MINUTE_MS = 60_000;

/** The next midnight in a zone whose days all have 24 hours, ms since 1970. */
function nextMidnightMs(timeZone: string): number {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(Date.now());
  return startOfDay(today, timeZone) * 1000 + 24 * 60 * MINUTE_MS;
}

/** All that the page's origin keeps, and what its service worker does. */
async function keptBy(page: Page): Promise<{ text: string; cached: readonly string[] }> {
  return page.evaluate(async () => {
    const cached = await Promise.all(
      (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
    );
    return { text: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]), cached: cached.flat() };
  });
}

test("a patient's page that stands open forgets its token at the end of the hospital's day", async ({
  browser,
  product,
}) => {
  const department = product.demo.departments.find(({ code }) => code === 'CAR');
  const staff = new CareQueue({ secretKey: product.demo.secretKey, baseUrl: product.baseUrl });
  const ticket = await staff.tickets.issue(department?.id ?? '', { patient: { name: 'Asha Rao' } });
  const endMs = nextMidnightMs(product.timeZone);
  expect(Date.parse(ticket.dayEndsAt)).toBe(endMs);
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const trouble = listenForTrouble(page);
  await page.clock.install();
  await page.goto(`${product.baseUrl}/t/#${ticket.claimCode}`);
  const code = page.getByText(ticket.code, { exact: true }).first();
  await expect(code).toBeVisible();
  await expect
    .poll(async () => {
      await page.clock.runFor(2_000);
      return (await keptBy(page)).text;
    })
    .toContain('carequeue-last-known');
  await page.evaluate(async () => navigator.serviceWorker.ready);

  await page.clock.fastForward(endMs - (await page.evaluate(() => Date.now())) - MINUTE_MS);
  await expect(code).toBeVisible();
  await page.clock.fastForward(MINUTE_MS);
  await expect(page.getByText(ticket.code)).toHaveCount(0);
  const { text, cached } = await keptBy(page);
  expect(text).not.toMatch(/cq_tk_|carequeue-last-known|tkt_|Cardiology/);
  expect(cached.filter((url) => !new URL(url).pathname.startsWith('/t/'))).toEqual([]);
  expect(trouble).toEqual([]);
  await context.close();
});

test("a hospital's page opened after the day neither shows its token nor asks for it, whichever page it is", async ({
  browser,
  product,
}) => {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  await page.goto(`${product.siteUrl}/departments/car`);
  await page.getByRole('radio', { name: 'At the hospital' }).check();
  await page.getByRole('button', { name: 'Take a token' }).click();
  await expect(page.getByRole('button', { name: 'Give up my token' })).toBeVisible();
  const taken = await page.evaluate(() => ({ ...localStorage }));
  const { ticketId, endsAtMs } = JSON.parse(Object.values(taken)[0] ?? '{}');
  // The server's clock and the phone's are not the same to the millisecond.
  expect(Math.abs(endsAtMs - nextMidnightMs(product.timeZone))).toBeLessThan(5_000);
  await page.close();

  for (const [atMs, count] of [
    [endsAtMs - 1, 1],
    [endsAtMs, 0],
  ]) {
    const later = await context.newPage();
    const asked: string[] = [];
    later.on('request', (request) => asked.push(request.url()));
    await later.clock.setFixedTime(atMs);
    await later.goto(`${product.siteUrl}/`);
    await expect(later.locator('carequeue-wait').first()).toBeVisible();
    await expect.poll(() => later.evaluate(() => localStorage.length)).toBe(count);
    expect(asked.filter((url) => url.includes(ticketId))).toEqual([]);
    await later.close();
  }
  await context.close();
});
