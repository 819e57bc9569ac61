import { expect } from '@playwright/test';
import { clinic, device, emptyRooms, HEALED, keptBy } from './patient-device.ts';
import { takePicture, test } from './product-fixture.ts';

test('whoever is to be fetched is told so by link too, and is sent to no room', async ({ browser, product }) => {
  const { here, room, staff } = clinic(product);
  const needs = ['collect-in-person', 'wheelchair', 'lip-reading'] as const;
  const ticket = await staff.tickets.issue(here.id, { needs: [...needs] });
  const { context, page } = await device(browser);
  await page.goto(`${product.baseUrl}/t/#${ticket.claimCode}`);
  await expect(page.getByText('Somebody comes and fetches you.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Turn the sound on' })).toHaveCount(0);
  await emptyRooms(clinic(product));
  await staff.tickets.call(here.id, ticket.id, { pointId: room.id });
  await expect(page.getByText('Please stay where you are: somebody comes for you.').first()).toBeVisible();
  await expect(page.getByText(/go to/i)).toHaveCount(0);
  await takePicture(page, 'patient-page-fetched-360');
  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
  const kept = await keptBy(page);
  expect(kept).toContain('carequeue-last-known');
  for (const need of needs) expect(kept).not.toContain(need);
  await context.close();
});

test('a token that was sent on goes on: its department heads the page, and it is not removed unasked', async ({
  browser,
  product,
}) => {
  const { here, there, room, staff } = clinic(product);
  const ticket = await staff.tickets.issue(here.id, {});
  const { context, page } = await device(browser);
  await page.goto(`${product.baseUrl}/t/#${ticket.claimCode}`);
  await expect(page).toHaveTitle(new RegExp(`^${ticket.code} · place \\d+$`));
  await emptyRooms(clinic(product));
  await staff.tickets.call(here.id, ticket.id, { pointId: room.id });
  await expect(page).toHaveTitle(`${ticket.code}: go to ${room.name}`);
  await staff.tickets.start(here.id, ticket.id);
  await staff.tickets.transfer(here.id, ticket.id, { departmentId: there.id });
  const { transferredTo } = await staff.tickets.get(here.id, ticket.id);
  const { department } = await staff.departments.queue(there.id);
  for (const isAgain of [false, true]) {
    if (isAgain) await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: department.name })).toBeVisible();
    await expect(page).toHaveTitle(new RegExp(`^${transferredTo?.code} · place \\d+$`));
    await page.getByRole('button', { name: 'Remove from this phone' }).click();
    await expect(page.getByText('Remove it from this phone? Your place in the queue stays.')).toBeVisible();
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    expect(await keptBy(page)).toContain('\\"hasEnded\\":false');
  }
  await takePicture(page, 'patient-page-sent-on-360');
  await context.setOffline(true);
  await expect(page).toHaveTitle(transferredTo?.code ?? '');
  await expect(page.getByText(/Without a network this page cannot tell you/)).toBeVisible(HEALED);
  await takePicture(page, 'patient-page-cut-off-360');
  await context.close();
});

test('a token of the desk names no device that may act, and tells why the hospital cancelled it', async ({
  browser,
  product,
}) => {
  const { here, staff } = clinic(product);
  const ticket = await staff.tickets.issue(here.id, {});
  const { context, page } = await device(browser);
  await page.goto(`${product.baseUrl}/t/#${ticket.claimCode}`);
  await expect(page.getByText('To give it up or let others go first, ask at the desk.')).toBeVisible();
  await expect(page.getByText(/device it was taken on|Be here by/)).toHaveCount(0);
  await takePicture(page, 'patient-page-of-desk-360');
  const reason = 'The doctor was called away. Please come again tomorrow.';
  await staff.tickets.cancel(here.id, ticket.id, { reason });
  await expect(page.locator('carequeue-ticket').getByText(reason)).toBeVisible();
  await expect(page.getByText(/not you/)).toHaveCount(0);
  await expect(page).toHaveTitle(ticket.code);
  await takePicture(page, 'patient-page-cancelled-360');
  await context.close();
});
