import { expect } from '@playwright/test';
import { listenForTrouble, test } from './product-fixture.ts';

const LOCAL_SCHEMES = new Set(['data:', 'blob:']);

test('the reference shows every route, loads nothing from elsewhere, and keeps its policy', async ({
  page,
  product,
}) => {
  const { baseUrl } = product.demo;
  const trouble = listenForTrouble(page);
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== baseUrl && !LOCAL_SCHEMES.has(url.protocol)) elsewhere.push(request.url());
  });
  await page.goto(`${baseUrl}/reference/`);
  await expect(page.getByRole('heading', { name: 'CareQueue', exact: true })).toBeVisible();
  for (const group of ['Departments', 'Tickets', 'Queue', 'Health']) {
    await expect(page.getByRole('button', { name: new RegExp(`Group - ${group}`) }).first()).toBeVisible();
  }
  expect(elsewhere).toEqual([]);
  expect(trouble, 'its policy is kept, and nothing is logged').toEqual([]);
});
