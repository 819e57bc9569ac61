import type { Server } from 'node:http';
import { createSiteServer } from '@carequeue/sample-site';
import { CareQueue } from '@carequeue/sdk';
import { expect } from '@playwright/test';
import { createDepartment } from '../../scripts/trial/development.ts';
import { freePorts } from '../../scripts/trial/free-ports.ts';
import { middayZone } from '../../scripts/trial/midday-zone.ts';
import { listenForTrouble, takePicture, test } from './product-fixture.ts';

const MARKUP = '<img src=x onerror="document.title=\'broken into\'">';
const PATIENT = `${MARKUP} Asha Secret`;
const PHONE = '+919812345678';

let site: Server | undefined;

test.afterEach(() => {
  site?.close();
  site?.closeAllConnections();
});

test('names that are markup or right-to-left are shown as they are, and a patient’s name nowhere', async ({
  page,
  product,
}) => {
  const [port = 0] = await freePorts(1);
  const siteUrl = `http://127.0.0.1:${port}`;
  const { department, secretKey, publishableKey } = await createDepartment(product, {
    name: `${MARKUP} عيادة القلب`,
    code: 'XSS',
    timeZone: middayZone(Date.now()),
    points: [`${MARKUP} غرفة ١`, 'कमरा 2'],
    origins: [siteUrl],
  });
  const demo = { baseUrl: product.baseUrl, publishableKey, departments: [{ ...department, name: 'Hostile' }] };
  site = createSiteServer({ demo, host: '127.0.0.1', port });
  const staff = new CareQueue({ secretKey, baseUrl: product.baseUrl });
  const [first, second] = department.points;
  if (first === undefined || second === undefined) throw new Error('no points');

  const trouble = listenForTrouble(page);
  await page.goto(`${siteUrl}/board/xss`);
  await expect(page.getByText('कमरा 2').first()).toBeVisible();
  const ticket = await staff.tickets.issue(department.id, {
    patient: { name: PATIENT, phone: PHONE, birthYear: 1947 },
    needs: ['wheelchair'],
    metadata: { note: MARKUP },
  });
  await staff.tickets.call(department.id, ticket.id, { pointId: first.id });
  await expect(page.getByText(ticket.code, { exact: true }).first()).toBeVisible();
  await expect(page.getByText('Please go in').first()).toBeVisible();
  await expect(page.getByText('غرفة ١').first()).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, 'a long name pushes the board off its screen').toBeLessThanOrEqual(0);
  await takePicture(page, 'board-hostile');

  const shown = await page.evaluate(() => {
    const text = (root: ParentNode): string =>
      [...root.querySelectorAll('*')]
        .map((element) => (element.shadowRoot === null ? '' : element.shadowRoot.innerHTML + text(element.shadowRoot)))
        .join('') + document.documentElement.innerHTML;
    return text(document);
  });
  expect(shown).not.toMatch(/Asha Secret|98123|1947|wheelchair/);
  expect(await page.title()).not.toContain('broken into');
  expect(await page.locator('carequeue-board img[src="x"]').count()).toBe(0);

  await page.goto(`${siteUrl}/departments/xss`);
  await expect(page.getByRole('button', { name: 'Take a token' })).toBeVisible();
  expect(await page.title()).not.toContain('broken into');
  expect(await page.locator('carequeue-ticket img[src="x"]').count()).toBe(0);
  expect(trouble).toEqual([]);
});

test('a page of a site that is not listed shows a sentence, not a queue', async ({ page, product }) => {
  const [port = 0] = await freePorts(1);
  site = createSiteServer({ demo: product.demo, host: '127.0.0.1', port });
  await page.goto(`http://127.0.0.1:${port}/board/car`);
  await expect(page.getByText('This page may not show the queue').first()).toBeVisible();
  await takePicture(page, 'board-not-listed');
});
