import { expect } from '@playwright/test';
import { test } from './product-fixture.ts';

const LOCAL_SCHEMES = new Set(['data:', 'blob:']);

test('the reference shows every route, and loads nothing from elsewhere', async ({ page, product }) => {
  const { baseUrl } = product.demo;
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
});
