import { createRequire } from 'node:module';
import path from 'node:path';
import { kioskSetUpPath } from '@carequeue/sample-site/kiosk';
import { CareQueue } from '@carequeue/sdk';
import { expect, type Page } from '@playwright/test';
import { accessibilityViolations } from '../support/axe.ts';
import { listenForTrouble, takePicture, test } from './product-fixture.ts';

const WIDGETS = path.resolve(import.meta.dirname, '../../packages/widgets/package.json');
const readCode: (data: Uint8ClampedArray, width: number, height: number) => { readonly data: string } | null =
  createRequire(WIDGETS)('jsqr');

const KIOSK = { width: 1280, height: 1024 };
const MM_PER_POINT = 25.4 / 72;

/** Keeps what is printed on the page after the printing, to be looked at: a browser without a printer prints nothing. */
async function keepPrints(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.print = () => {
      const picture = document.querySelector('[data-carequeue-slip]')?.cloneNode(true);
      const sheets = [...document.adoptedStyleSheets];
      document.documentElement.dataset.prints = String(Number(document.documentElement.dataset.prints ?? 0) + 1);
      setTimeout(() => {
        document.adoptedStyleSheets = sheets;
        if (picture !== undefined) document.body.append(picture);
      });
    };
  });
}

/** The picture that was printed, dot by dot. */
async function printedDots(page: Page): Promise<{ width: number; height: number; data: Uint8ClampedArray }> {
  const dots = await page.evaluate(async () => {
    const picture = document.querySelector<HTMLImageElement>('[data-carequeue-slip]');
    if (picture === null) throw new Error('nothing was printed');
    const drawn = await createImageBitmap(picture);
    const context = new OffscreenCanvas(drawn.width, drawn.height).getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(drawn, 0, 0);
    const { data } = context.getImageData(0, 0, drawn.width, drawn.height);
    return { width: drawn.width, height: drawn.height, data: [...data] };
  });
  return { ...dots, data: Uint8ClampedArray.from(dots.data) };
}

for (const [paper, language, widthDots, name] of [
  ['58', 'hi', 384, 'आशा अस्पताल'],
  ['80', 'en', 576, 'Asha Hospital'],
] as const) {
  test(`a kiosk with ${paper} mm paper gives a token in ${language}, and prints it with a code that leads to it`, async ({
    browser,
    product,
  }) => {
    const context = await browser.newContext({ viewport: KIOSK });
    const page = await context.newPage();
    await keepPrints(page);
    const trouble = listenForTrouble(page);
    await page.goto(`${product.siteUrl}${kioskSetUpPath(product.demo)}&paper=${paper}`);
    expect(page.url()).toBe(`${product.siteUrl}/kiosk`);
    await page.goto(`${product.siteUrl}/kiosk?lang=${language}`);
    await expect(page.getByText(name).first()).toBeVisible();
    await expect(page.locator('carequeue-status[data-tokens="offered"]')).toHaveCount(5);
    await expect(page.locator('carequeue-status[data-tokens="desk"]')).toHaveCount(1);
    expect(await accessibilityViolations(page)).toEqual([]);
    await takePicture(page, `kiosk-${language}-departments`);
    await page.locator('a[href^="/kiosk/car"]').first().click();
    await expect(page.locator('carequeue-doctors a[href*="doctor=doc_"]')).toHaveCount(3);
    expect(await accessibilityViolations(page)).toEqual([]);
    await takePicture(page, `kiosk-${language}-doctors`);
    await page.locator('carequeue-doctors').getByRole('link', { name: 'Dr. Meera Nair' }).click();
    await expect(page.locator('carequeue-status .doctor')).toHaveText('Dr. Meera Nair');
    expect(await accessibilityViolations(page)).toEqual([]);
    await takePicture(page, `kiosk-${language}-order`);
    const targets = await page.locator('a, button, label.option').all();
    for (const target of targets) {
      const box = await target.boundingBox();
      if (box !== null) expect(box.height, (await target.textContent()) ?? '').toBeGreaterThanOrEqual(44);
    }
    await page.locator('button[type="submit"]').click();

    const code = page.getByRole('heading', { level: 1 });
    await expect(code).toHaveText(/^CAR-\d+$/);
    await expect(page.locator('html')).toHaveAttribute('data-prints', '1');
    const { width, height, data } = await printedDots(page);
    expect(width).toBe(widthDots);
    const link = readCode(data, width, height)?.data ?? '';
    expect(link.startsWith(`${product.baseUrl}/t/#`)).toBe(true);
    const claimed = await fetch(`${product.baseUrl}/v1/tickets/claims`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: new URL(link).hash.slice(1) }),
    });
    const { ticket } = await claimed.json();
    expect(ticket).toMatchObject({ code: await code.textContent(), source: 'kiosk', presence: 'on-site', language });

    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const [, right = '', top = ''] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    expect(Number(right) * MM_PER_POINT).toBeCloseTo(Number(paper), 0);
    expect(Number(top) * MM_PER_POINT).toBeCloseTo(height / 8 + 4, 0);
    expect(pdf.match(/\/Type \/Page\b/g), 'one slip is one page').toHaveLength(1);
    expect(pdf).not.toMatch(/\/Type \/Font\b/);
    await takePicture(page, `kiosk-${language}-token`);
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    expect(trouble).toEqual([]);
    await context.close();
  });
}

test('a kiosk that nobody touches after a token asks, then starts anew; going back shows nothing', async ({
  page,
  product,
}) => {
  await page.clock.install();
  await page.goto(`${product.siteUrl}${kioskSetUpPath(product.demo, 'ort')}`);
  await page.getByRole('link', { name: 'Take a token: Orthopaedics' }).click();
  await page.getByRole('link', { name: 'Whoever is free first' }).click();
  await page.locator('button[type="submit"]').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^ORT-\d+$/);
  // The page's words come before its script: nobody counts until the elements are there.
  await expect(page.getByRole('button', { name: 'Print the slip' })).toBeVisible();
  await page.clock.runFor(31_000);
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await takePicture(page, 'kiosk-asks');
  await page.getByRole('button', { name: 'I need more time' }).click();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await page.clock.runFor(55_000);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Take a token');
  await page.goBack();
  await expect(page.getByText(/^ORT-\d+$/)).toHaveCount(0);
});

test('what changes at the hospital is told on the kiosk at once, and leads nobody astray', async ({
  page,
  product,
}) => {
  const department = product.demo.departments.find(({ code }) => code === 'PED');
  // A doctor for each of the first rooms, in order.
  const [late, gone] = department?.doctors ?? [];
  const [, room] = department?.points ?? [];
  const id = department?.id ?? '';
  const staff = new CareQueue({ secretKey: product.demo.secretKey, baseUrl: product.baseUrl });
  await page.goto(`${product.siteUrl}${kioskSetUpPath(product.demo)}`);
  const tile = page.locator('.tile', { hasText: 'Paediatrics' });
  await expect(tile.getByRole('link')).toBeVisible();
  await tile.getByRole('link').click();
  await staff.queue.setPoint(id, { pointId: room?.id ?? '', available: false });
  const linkTo = (name = '') => page.locator('carequeue-doctors').getByRole('link', { name });
  await expect(linkTo(gone?.name)).toHaveCount(0);
  await expect(page.locator('carequeue-doctors').getByText('Not on duty')).toBeVisible();
  await expect(linkTo(late?.name)).toBeVisible();
  await staff.queue.pause(id, { message: 'Vaccinations until eleven.' });
  try {
    await expect(page.getByText('Vaccinations until eleven.', { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('link', { name: 'Whoever is free first' })).toBeHidden();
    await expect(linkTo(late?.name)).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no token just now');
    await expect(page.getByText('Vaccinations until eleven.', { exact: true })).toBeVisible();
    await takePicture(page, 'kiosk-paused');
    await page.getByRole('link', { name: 'Back' }).click();
    await expect(tile.getByText('Vaccinations until eleven.', { exact: true })).toBeVisible();
    await expect(tile.getByRole('link')).toHaveCount(0);
    await takePicture(page, 'kiosk-departments-paused');
  } finally {
    await staff.queue.open(id);
    await staff.queue.setPoint(id, { pointId: room?.id ?? '', available: true });
  }
});

test('a kiosk with a doctor tells of his wait, and not of the department’s', async ({ page, product }) => {
  const department = product.demo.departments.find(({ code }) => code === 'CAR');
  const [wanted, other] = department?.doctors ?? [];
  const staff = new CareQueue({ secretKey: product.demo.secretKey, baseUrl: product.baseUrl });
  await page.goto(`${product.siteUrl}${kioskSetUpPath(product.demo)}`);
  const waiting = page.locator('carequeue-status [part="waiting"]');
  const waitingFor = async (doctor: string) => {
    await page.goto(`${product.siteUrl}/kiosk/car?doctor=${doctor}`);
    await expect(waiting).toHaveCount(1);
    return Number(/\d+/.exec((await waiting.textContent()) ?? '')?.[0] ?? 0);
  };
  const of = async () => [
    await waitingFor(wanted?.id ?? ''),
    await waitingFor(other?.id ?? ''),
    await waitingFor('any'),
  ];
  const before = await of();
  for (const doctorId of [wanted?.id ?? '', wanted?.id ?? '', other?.id ?? '']) {
    await staff.tickets.issue(department?.id ?? '', { doctorId });
  }
  const more = (await of()).map((count, index) => count - (before[index] ?? 0));
  expect(more).toEqual([2, 1, 3]);
});

const SCREENS = [
  [1280, 720],
  [1366, 768],
  [1920, 1080],
  [1080, 1920],
  [3840, 2160],
] as const;

test('each page of a kiosk fits every screen in every language, with all that its departments say', async ({
  browser,
  product,
}) => {
  test.slow();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${product.siteUrl}${kioskSetUpPath(product.demo)}`);
  const staff = new CareQueue({ secretKey: product.demo.secretKey, baseUrl: product.baseUrl });
  const [car, paused, unattended] = ['CAR', 'PED', 'ORT'].map((wanted) =>
    product.demo.departments.find(({ code }) => code === wanted),
  );
  const attend = async (available: boolean) => {
    for (const { id } of unattended?.points ?? []) {
      await staff.queue.setPoint(unattended?.id ?? '', { pointId: id, available });
    }
  };
  const middle = async (name: string) => {
    const box = await page.getByRole('button', { name }).boundingBox();
    return box === null ? 0 : box.y + box.height / 2;
  };
  await staff.queue.pause(paused?.id ?? '', {
    message: 'Vaccination round: no new tokens for now. टीकाकरण चल रहा है: अभी नए टोकन नहीं मिलेंगे।',
  });
  await attend(false);
  try {
    const doctor = `/car?doctor=${car?.doctors?.[0]?.id}`;
    for (const [at, elements] of [
      ['', 6],
      ['/car', 1],
      [doctor, 1],
      ['/ort?doctor=any', 1],
      ['/ped', 1],
    ] as const) {
      for (const language of ['en', 'hi', 'ta', 'es', 'ar']) {
        await page.goto(`${product.siteUrl}/kiosk${at}${at.includes('?') ? '&' : '?'}lang=${language}`);
        await expect(page.locator('carequeue-status[data-tokens]')).toHaveCount(elements);
        if (at === '/car') await expect(page.locator('carequeue-doctors [part="doctor"]')).toHaveCount(3);
        for (const [width, height] of SCREENS) {
          await page.setViewportSize({ width, height });
          const beyond = () =>
            page.evaluate(() => {
              const { scrollWidth, scrollHeight } = document.documentElement;
              return [scrollWidth - window.innerWidth, scrollHeight - window.innerHeight];
            });
          await expect.poll(beyond, `${at} in ${language} at ${width} × ${height}`).toEqual([0, 0]);
        }
      }
    }
    await page.setViewportSize({ width: 1080, height: 1920 });
    await page.goto(`${product.siteUrl}/kiosk/car?doctor=any`);
    await expect(page.locator('carequeue-status[data-tokens]')).toHaveCount(1);
    expect(await middle('Take my token'), 'in reach, below the middle').toBeGreaterThan(960);
    expect(await accessibilityViolations(page)).toEqual([]);
  } finally {
    await staff.queue.open(paused?.id ?? '');
    await attend(true);
    await context.close();
  }
});

test('a browser that was not let in gets no kiosk', async ({ page, product }) => {
  const response = await page.goto(`${product.siteUrl}/kiosk/car`);
  expect(response?.status()).toBe(403);
  await expect(page.getByText('This kiosk is not set up yet')).toBeVisible();
});
