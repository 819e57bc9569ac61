import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { clinic, device, emptyRooms, HEALED, isKept, keptBy } from './patient-device.ts';
import { takePicture, test } from './product-fixture.ts';

/** Stands in the place of what a token's holder may do. */
const FOLLOWS = /^This device follows the token\./;

test('a mother and her son follow one token, and neither the code nor a name is anywhere', async ({
  browser,
  product,
}) => {
  const { here, room, staff } = clinic(product);
  const { baseUrl } = product;
  await emptyRooms(clinic(product));
  const ticket = await staff.tickets.issue(here.id, { patient: { name: 'Asha Rao', phone: '+919876543210' } });
  const [mother, son] = [await device(browser), await device(browser)];
  for (const { page } of [mother, son]) {
    await page.goto(`${baseUrl}/t/#${ticket.claimCode}`);
    await expect(page.getByText(ticket.code, { exact: true }).first()).toBeVisible();
    expect(page.url()).toBe(`${baseUrl}/t/`);
    // Following is not giving up: that is for the device the token was taken on, and the desk.
    await expect(page.getByText(FOLLOWS)).toBeVisible();
    await expect(page.getByRole('button', { name: /Give up/ })).toHaveCount(0);
  }
  await takePicture(mother.page, 'patient-page-waiting-360');
  await mother.page.goto(`${baseUrl}/t/`);
  await expect(mother.page.getByText(ticket.code, { exact: true }).first()).toBeVisible();

  await staff.tickets.call(here.id, ticket.id, { pointId: room.id });
  for (const { page } of [mother, son]) await expect(page.getByText(`Go to ${room.name}`).first()).toBeVisible();
  await takePicture(son.page, 'patient-page-called-360');

  for (const { page, requested, trouble } of [mother, son]) {
    expect(requested.length).toBeGreaterThan(5);
    const secretPart = ticket.claimCode.slice(-20);
    expect(requested.filter((text) => text.includes(secretPart))).toEqual([]);
    expect(requested.filter((text) => /^\w+ \S*cq_tk_/.test(text))).toEqual([]);
    const kept = await keptBy(page);
    expect(kept).not.toMatch(/Asha|9876543210/);
    expect(kept).not.toContain(secretPart);
    expect(trouble).toEqual([]);
  }
  for (const { context } of [mother, son]) await context.close();
});

test('the device a token was taken on may give it up; who opens its link follows, and may not', async ({
  browser,
  product,
}) => {
  const { here, staff } = clinic(product);
  const [mother, son] = [await device(browser), await device(browser)];
  await mother.page.goto(`${product.siteUrl}/departments/car`);
  await mother.page.getByRole('radio', { name: 'At the hospital' }).check();
  await mother.page.getByRole('button', { name: 'Take a token' }).click();
  const giveUp = (page: Page) => page.getByRole('button', { name: 'Give up my token' });
  await expect(giveUp(mother.page)).toBeVisible();

  const taken = await mother.page.evaluate(() => JSON.parse(Object.values({ ...localStorage })[0] ?? '{}').ticketId);
  const { code } = await staff.tickets.get(here.id, taken);
  await expect(mother.page.locator('carequeue-ticket').getByText(code, { exact: true }).first()).toBeVisible();
  const { claimCode } = await staff.tickets.link(here.id, taken);
  await son.page.goto(`${product.baseUrl}/t/#${claimCode}`);
  await expect(son.page.getByText(code, { exact: true }).first()).toBeVisible();
  await expect(son.page.getByText(FOLLOWS)).toBeVisible();
  await expect(giveUp(son.page)).toHaveCount(0);
  await giveUp(mother.page).click();
  await mother.page.getByRole('button', { name: 'Yes, give it up' }).click();
  await expect(son.page.getByText('Your token is cancelled').first()).toBeVisible();
  for (const { context } of [mother, son]) await context.close();
});

test('without a network the page shows what was last known and from when, and heals alone', async ({
  browser,
  product,
}) => {
  const { here, otherRoom, staff } = clinic(product);
  const ticket = await staff.tickets.issue(here.id, {});
  const { context, page } = await device(browser);
  await page.goto(`${product.baseUrl}/t/#${ticket.claimCode}`);
  await expect(page.getByText(ticket.code, { exact: true }).first()).toBeVisible();
  await isKept(page);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText(/No network\. This is how it stood at \d\d:\d\d\./)).toBeVisible();
  await expect(page.getByText(ticket.code, { exact: true }).first()).toBeVisible();
  await takePicture(page, 'patient-page-offline-360');
  await staff.tickets.call(here.id, ticket.id, { pointId: otherRoom.id });
  await context.setOffline(false);
  await expect(page.getByText(`Go to ${otherRoom.name}`).first()).toBeVisible(HEALED);
  await expect(page.getByText(/No network/)).toHaveCount(0, HEALED);
  await context.close();
});

test('a link opened without a network opens by itself when it is back, beside a token that is there', async ({
  browser,
  product,
}) => {
  const { here, there, staff } = clinic(product);
  const [first, second] = [await staff.tickets.issue(here.id, {}), await staff.tickets.issue(there.id, {})];
  const { context, page } = await device(browser);
  await page.goto(`${product.baseUrl}/t/#${first.claimCode}`);
  await expect(page.getByText(first.code, { exact: true }).first()).toBeVisible();
  await isKept(page);
  await context.setOffline(true);
  await page.goto(`${product.baseUrl}/t/#${second.claimCode}`);
  await expect(page.getByRole('heading', { name: 'No network' })).toBeVisible();
  expect(page.url()).toBe(`${product.baseUrl}/t/`);
  await context.setOffline(false);
  for (const { code } of [first, second]) {
    await expect(page.getByText(code, { exact: true }).first()).toBeVisible(HEALED);
  }
  await takePicture(page, 'patient-page-two-360');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await context.close();
});

test('a browser that blocks all storage shows the token while the page is open', async ({ browser, product }) => {
  const { here, staff } = clinic(product);
  const { page, context, trouble } = await device(browser);
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    }
  });
  const ticket = await staff.tickets.issue(here.id, {});
  await page.goto(`${product.baseUrl}/t/#${ticket.claimCode}`);
  await expect(page.getByText(ticket.code, { exact: true }).first()).toBeVisible();
  expect(page.url()).toBe(`${product.baseUrl}/t/`);
  expect(trouble).toEqual([]);
  await context.close();
});

test('department and room are called as in the reader’s language, without a network too', async ({
  browser,
  product,
}) => {
  const { here, otherRoom, staff } = clinic(product);
  const ticket = await staff.tickets.issue(here.id, {});
  const { context, page } = await device(browser, 'hi');
  await page.goto(`${product.baseUrl}/t/#${ticket.claimCode}`);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('हृदय रोग विभाग');
  await emptyRooms(clinic(product));
  await staff.tickets.call(here.id, ticket.id, { pointId: otherRoom.id });
  await expect(page.getByText('कमरा 2 पर जाएँ').first()).toBeVisible();
  await isKept(page);
  await context.setOffline(true);
  await page.reload();
  await expect(heading).toHaveText('हृदय रोग विभाग');
  await expect(page.getByText('कमरा 2 पर जाएँ').first()).toBeVisible();
  await page.getByRole('combobox').selectOption('en');
  await expect(heading).toHaveText('Cardiology');
  await expect(page.getByText('go to Room 2').first()).toBeVisible();
  await context.close();
});

test('no code, a wrong one and a replaced one each have a way on, in the reader’s language', async ({
  browser,
  product,
}) => {
  const { here, staff } = clinic(product);
  const ticket = await staff.tickets.issue(here.id, {});
  const { context, page } = await device(browser, 'ar');
  await page.goto(`${product.baseUrl}/t/`);
  await expect(page.getByRole('heading', { name: 'لا يوجد رقم هنا بعد' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.getByRole('combobox').selectOption('en');
  await expect(page.getByRole('heading', { name: 'No token here yet' })).toBeVisible();
  await page.goto(`${product.baseUrl}/t/#k1.${'A'.repeat(64)}`);
  await expect(page.getByRole('heading', { name: 'This link opens no token' })).toBeVisible();
  await page.goto(`${product.baseUrl}/t/#${ticket.claimCode}`);
  await expect(page.getByText(ticket.code, { exact: true }).first()).toBeVisible();
  await staff.tickets.replaceLink(here.id, ticket.id);
  await expect(page.getByRole('heading', { name: 'This token has a new link' })).toBeVisible(HEALED);
  await page.getByRole('button', { name: 'Remove from this phone' }).click();
  await expect(page.getByRole('heading', { name: 'No token here yet' })).toBeVisible();
  expect(await keptBy(page)).not.toContain('tkt_');
  await context.close();
});

/** What every piece of the ticket looks like, and how many of its style sheets there are in `<style>`. */
async function looksOf(page: Page): Promise<{ pieces: readonly string[]; refused: number; inStyles: number }> {
  return page.locator('carequeue-ticket').evaluate(({ shadowRoot }) => {
    const styles = [...(shadowRoot?.querySelectorAll('style') ?? [])];
    const pieces = [...(shadowRoot?.querySelectorAll('.root, .root *') ?? [])].map((piece) => {
      const { display, color, backgroundColor, fontFamily, fontSize, padding, borderRadius } = getComputedStyle(piece);
      return [piece.localName, display, color, backgroundColor, fontFamily, fontSize, padding, borderRadius].join(' ');
    });
    return { pieces, refused: styles.filter(({ sheet }) => sheet === null).length, inStyles: styles.length };
  });
}

test('a browser that can style elements by `<style>` alone draws the token as every other one does', async ({
  browser,
  product,
}) => {
  const { here, room, staff } = clinic(product);
  const ticket = await staff.tickets.issue(here.id, {});
  const [today, old] = [await device(browser), await device(browser)];
  await old.page.addInitScript(() => {
    for (const { prototype } of [Document, ShadowRoot]) Reflect.deleteProperty(prototype, 'adoptedStyleSheets');
  });
  for (const { page } of [today, old]) {
    await page.goto(`${product.baseUrl}/t/#${ticket.claimCode}`);
    await expect(page.getByText(ticket.code, { exact: true }).first()).toBeVisible();
  }
  const seen = await looksOf(old.page);
  expect(seen.inStyles).toBeGreaterThan(1);
  expect(seen.refused).toBe(0);
  expect(seen.pieces.join()).toContain('system-ui');
  expect(seen.pieces).toEqual((await looksOf(today.page)).pieces);

  await emptyRooms(clinic(product));
  await staff.tickets.call(here.id, ticket.id, { pointId: room.id });
  for (const { page } of [today, old]) await expect(page.getByText(`Go to ${room.name}`).first()).toBeVisible();
  await expect.poll(async () => (await looksOf(old.page)).pieces).toEqual((await looksOf(today.page)).pieces);
  expect((await looksOf(today.page)).inStyles).toBe(0);
  expect(old.trouble).toEqual([]);
  for (const { context } of [today, old]) await context.close();
});

test('the page is framed by nobody, listed nowhere, and runs its own script alone', async ({ product }) => {
  const page = await fetch(`${product.baseUrl}/t/`);
  const policy = page.headers.get('Content-Security-Policy') ?? '';
  for (const part of ["default-src 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'"]) {
    expect(policy).toContain(part);
  }
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(page.headers.get('Referrer-Policy')).toBe('no-referrer');
  expect(page.headers.get('X-Robots-Tag')).toContain('noindex');
  const script = /assets\/page-\w+\.js/.exec(await page.text())?.[0] ?? '';
  const asset = await fetch(`${product.baseUrl}/t/${script}`);
  expect(asset.headers.get('Cache-Control')).toContain('immutable');
  expect((await fetch(`${product.baseUrl}/t/service-worker.js`)).headers.get('Cache-Control')).toBe('no-cache');
});
