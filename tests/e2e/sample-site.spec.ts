import { CareQueue } from '@carequeue/sdk';
import { expect, type Page } from '@playwright/test';
import { accessibilityViolations } from '../support/axe.ts';
import { listenForTrouble, takePicture, test, untilDrawn } from './product-fixture.ts';

const PAGES = {
  asha: ['/', '/departments', '/doctors', '/departments/car', '/ticket', '/ticket?department=ort', '/board/car'],
  hindi: ['/hi/', '/hi/departments/ped', '/hi/doctors', '/hi/ticket?department=ped'],
  lago: ['/lago/', '/lago/departments', '/lago/doctors', '/lago/departments/fam', '/lago/board/eye', '/lago/ticket'],
  arabic: ['/lago/ar/', '/lago/ar/departments/eye', '/lago/ar/doctors', '/lago/ar/ticket?department=fam'],
} as const;

/** Hears of each breach of the page's policy, also of those that a browser does not write to its console. */
async function listenForBreaches(page: Page): Promise<readonly string[]> {
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return listenForTrouble(page);
}

for (const [name, paths] of Object.entries(PAGES)) {
  test(`the pages of ${name} keep their policy, are for everybody, and fit 320 px`, async ({ browser, product }) => {
    for (const path of paths) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
      const page = await context.newPage();
      const trouble = await listenForBreaches(page);
      const response = await page.goto(product.siteUrl + path);
      await untilDrawn(page);
      expect(response?.headers()['content-security-policy'], path).toContain("require-trusted-types-for 'script'");
      await expect(page.locator('script[type="module"]')).toHaveAttribute('integrity', /^sha384-[\w+/]{64}$/);
      await takePicture(page, `site${path.replaceAll(/\W+/g, '-')}`);
      expect(await accessibilityViolations(page), path).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${path} at 320 px`).toBeLessThanOrEqual(0);
      await takePicture(page, `site${path.replaceAll(/\W+/g, '-')}-320`);
      expect(trouble, path).toEqual([]);
      await context.close();
    }
  });
}

test('the keyboard alone leads from the home page to a token', async ({ page, product }) => {
  await page.goto(`${product.siteUrl}/`);
  const tabTo = async (isThere: () => Promise<boolean>): Promise<void> => {
    for (let pressed = 0; pressed < 80; pressed += 1) {
      await page.keyboard.press('Tab');
      if (await isThere()) return;
    }
    throw new Error('the keyboard does not get there');
  };
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await tabTo(() => page.evaluate(() => document.activeElement?.getAttribute('href') === '/departments/car'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Cardiology' })).toBeVisible();
  const take = page.locator('carequeue-ticket').getByRole('button', { name: 'Take a token' });
  await take.waitFor();
  const here = page.getByRole('radio', { name: 'At the hospital' });
  await tabTo(() => here.evaluate((radio) => radio.matches(':focus')));
  await page.keyboard.press('Space');
  await tabTo(() => take.evaluate((button) => button.matches(':focus')));
  await page.keyboard.press('Enter');
  await expect(
    page
      .locator('carequeue-ticket')
      .getByText(/^CAR-\d+$/)
      .first(),
  ).toBeVisible();
});

test('a doctor’s name leads to a token for that doctor, in the page’s language', async ({ page, product }) => {
  const trouble = await listenForBreaches(page);
  await page.goto(`${product.siteUrl}/hi/departments/der`);
  await page.getByRole('link', { name: /Dr\. Harish Iyer/ }).click();
  const card = page.locator('carequeue-ticket');
  await expect(card.getByText('Dr. Harish Iyer', { exact: true })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/hi/ticket');
  await card.getByRole('radio', { name: 'अस्पताल में' }).check();
  await card.getByRole('button', { name: 'टोकन लें' }).click();
  await expect(card.getByText(/^DER-[A-F]\d+$/).first()).toBeVisible();
  expect(trouble).toEqual([]);
});

test('whoever holds a token finds it marked, and is told where a page is about another doctor', async ({
  page,
  product,
}) => {
  const trouble = await listenForBreaches(page);
  const department = product.demo.departments.find(({ code }) => code === 'DER');
  const [first, second] = department?.doctors ?? [];
  const card = page.locator('carequeue-ticket');
  await page.goto(`${product.siteUrl}/ticket?department=der&doctor=${first?.id}`);
  await card.getByRole('radio', { name: 'At the hospital' }).check();
  await card.getByRole('button', { name: 'Take a token' }).click();
  await expect(card.getByRole('button', { name: 'Give up my token' })).toBeVisible();
  await expect(card.locator('[part="other-doctor"]')).toHaveCount(0);

  await page.goto(`${product.siteUrl}/ticket?department=der&doctor=${second?.id}`);
  await expect(card.locator('[part="other-doctor"]')).toContainText(
    `You already have this token here, for ${first?.name}`,
  );
  await expect(page.getByText(second?.name ?? '')).toHaveCount(0);
  await takePicture(page, 'ticket-for-another-doctor');

  await page.getByRole('link', { name: 'Another department' }).click();
  const marked = page.locator('.choices li', { hasText: 'Dermatology' });
  await expect(marked.getByText('You have a token here')).toBeVisible();
  await expect(page.getByText('You have a token here').filter({ visible: true })).toHaveCount(1);
  await takePicture(page, 'choose-with-a-token');
  await marked.getByRole('link').click();
  await card.getByRole('button', { name: 'Give up my token' }).click();
  await card.getByRole('button', { name: 'Yes, give it up' }).click();
  await card.getByRole('button', { name: 'Take another token' }).click();
  await page.goBack();
  await expect(page.locator('carequeue-status[data-tokens]')).toHaveCount(6);
  await expect(page.getByText('You have a token here').filter({ visible: true })).toHaveCount(0);
  expect(trouble).toEqual([]);
});

test('a department that pauses has no link to a token on the pages about it, and one again when it goes on', async ({
  page,
  product,
}) => {
  const { id } = product.demo.departments.find(({ code }) => code === 'ORT') ?? { id: '' };
  const staff = new CareQueue({ secretKey: product.demo.secretKey, baseUrl: product.baseUrl });
  await page.goto(`${product.siteUrl}/departments`);
  const link = (name: string) => page.getByRole('link', { name: `${name}: Orthopaedics` });
  const wait = page.locator(`carequeue-wait[department="${id}"]`);
  await expect(wait).toHaveAttribute('data-tokens', 'offered');
  await expect(link('Take a token')).toBeVisible();
  await expect(link('See the department')).toBeHidden();
  await staff.queue.pause(id, { message: 'The plaster room is being cleaned.' });
  try {
    await page.reload();
    await expect(page.getByText('The plaster room is being cleaned.')).toBeVisible();
    await expect(link('Take a token')).toBeHidden();
    await expect(link('See the department')).toBeVisible();
    await takePicture(page, 'departments-paused');
    await page.goto(`${product.siteUrl}/departments/ort`);
    const said = page.getByText('The plaster room is being cleaned.', { exact: true }).filter({ visible: true });
    await expect(said).toHaveCount(1);
    await expect(page.getByText('The kiosk or the desk gives you a token on paper.')).toBeHidden();
    await takePicture(page, 'department-paused');
  } finally {
    await staff.queue.open(id);
  }
});

test('a phone is not sent to the page for phones', async ({ page, product }) => {
  for (const [path, name] of [
    ['/departments/car', 'The page for your phone'],
    ['/lago/departments/fam', 'La página para su móvil'],
  ] as const) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(product.siteUrl + path);
    await expect(page.getByRole('link', { name })).toBeVisible();
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.getByRole('link', { name })).toBeHidden();
  }
});

test('a department whose tokens the desk alone gives says so in place of its link to one', async ({
  page,
  product,
}) => {
  const { id } = product.demo.departments.find(({ code }) => code === 'ORT') ?? { id: '' };
  await page.route(`**/v1/departments/${id}/queue*`, async (route) => {
    const response = await route.fetch();
    const queue = await response.json();
    await route.fulfill({ response, json: { ...queue, department: { ...queue.department, joinPolicy: 'off' } } });
  });
  await page.goto(`${product.siteUrl}/departments`);
  const card = page.locator('li', { has: page.locator(`carequeue-wait[department="${id}"]`) });
  await expect(page.locator(`carequeue-wait[department="${id}"]`)).toHaveAttribute('data-tokens', 'desk');
  await expect(card.getByText('Tokens are given at the desk.')).toBeVisible();
  await expect(card.getByRole('link', { name: /^Take a token/ })).toBeHidden();
  // And of casualty, where whoever comes is met at the door.
  await expect(page.getByText('Tokens are given at the desk.').filter({ visible: true })).toHaveCount(2);
});

test('a department’s page promises no token of a kiosk where the desk alone gives them', async ({ page, product }) => {
  await page.routeWebSocket(/\/live/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((frame) => socket.send(String(frame).replace('"joinPolicy":"open"', '"joinPolicy":"off"')));
  });
  await page.goto(`${product.siteUrl}/departments/ort`);
  await expect(page.locator('carequeue-status[data-tokens="desk"]')).toHaveCount(1);
  const facts = page.locator('dl.facts');
  await expect(facts.getByText('Tokens are given at the desk.')).toBeVisible();
  await expect(facts.getByText('The kiosk or the desk gives you a token on paper.')).toBeHidden();
});

test('a hospital whose state stands beside its facts promises no token on paper while it is paused', async ({
  page,
  product,
}) => {
  const { secretKey, departments } = product.demo.otherHospital;
  const { id } = departments.find(({ code }) => code === 'FAM') ?? { id: '' };
  const staff = new CareQueue({ secretKey, baseUrl: product.baseUrl });
  await page.goto(`${product.siteUrl}/lago/departments/fam`);
  const promise = page.getByText('El quiosco o el mostrador le dan el turno en papel.');
  await expect(page.locator('carequeue-status[data-tokens="offered"]')).toHaveCount(1);
  await expect(promise).toBeVisible();
  await staff.queue.pause(id, { message: 'Reunión de equipo.' });
  try {
    await expect(promise).toBeHidden();
    await expect(page.getByText('Reunión de equipo.', { exact: true }).filter({ visible: true })).toHaveCount(1);
  } finally {
    await staff.queue.open(id);
  }
});
