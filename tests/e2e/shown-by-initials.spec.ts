import { CareQueue } from '@carequeue/sdk';
import { expect } from '@playwright/test';
import { listenForTrouble, takePicture, test } from './product-fixture.ts';

const PHONE = { viewport: { width: 360, height: 740 }, locale: 'en-GB' };
const SCREEN = { viewport: { width: 1920, height: 1080 }, locale: 'en-GB' };
const ASK = 'Show my initials on the screen in the waiting room';

test('a patient who agrees is shown by initials, and by the code as soon as he changes his mind', async ({
  browser,
  product,
}) => {
  const { demo, siteUrl, baseUrl } = product;
  const department = demo.departments.find(({ code }) => code === 'GEN');
  const [room] = department?.points ?? [];
  if (department === undefined || room === undefined) throw new Error('no general medicine');
  const staff = new CareQueue({ secretKey: demo.secretKey, baseUrl });

  const phone = await (await browser.newContext(PHONE)).newPage();
  const board = await (await browser.newContext(SCREEN)).newPage();
  const trouble = [listenForTrouble(phone), listenForTrouble(board)];
  const heard: string[] = [];
  board.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
  await board.goto(`${siteUrl}/board/gen`);
  await board
    .locator('carequeue-board')
    .first()
    .evaluate((element) => element.setAttribute('privacy', 'label'));

  await phone.goto(`${siteUrl}/departments/gen`);
  await phone.getByRole('radio', { name: 'At the hospital' }).check();
  await expect(phone.getByRole('checkbox', { name: ASK })).toHaveCount(0);
  await phone.getByLabel('Name').fill('Asha Rao');
  const box = phone.getByRole('checkbox', { name: ASK });
  await expect(box).not.toBeChecked();
  await box.check();
  await takePicture(phone, 'asked-to-be-shown-360');
  await phone.getByRole('button', { name: 'Take a token' }).click();
  const initials = board.getByText('A. R.', { exact: true });
  await expect(initials.first()).toBeVisible();

  const left = await staff.departments.queue(department.id);
  const ticket = left.waiting.find(({ label }) => label === 'A. R.');
  if (ticket === undefined) throw new Error('the token waits');
  const { code } = ticket;
  await expect(phone.getByText(code, { exact: true }).first()).toBeVisible();
  await staff.tickets.call(department.id, ticket.id, { pointId: room.id });
  // In the room's panel and among the last called, without the department's name beside it.
  await expect(initials).toHaveCount(2);
  const screen = board.locator('carequeue-board');
  await expect(screen.getByText('General Medicine').filter({ visible: true })).toHaveCount(0);
  await takePicture(board, 'board-by-initials-1920');

  await phone.getByRole('checkbox', { name: ASK }).uncheck();
  await expect(initials).toHaveCount(0);
  await expect(board.getByText(code, { exact: true })).toHaveCount(2);
  await takePicture(phone, 'shown-by-code-360');

  // The desk hears it, and the department may end it for everybody.
  await staff.tickets.setShowName(department.id, ticket.id, { showName: true });
  await expect(initials).toHaveCount(2);
  await expect(phone.getByRole('checkbox', { name: ASK })).toBeChecked();
  await staff.departments.update(department.id, { sensitive: true });
  await expect(initials).toHaveCount(0);
  await expect(phone.getByRole('checkbox', { name: ASK })).toHaveCount(0);
  await staff.departments.update(department.id, { sensitive: false });
  await expect(initials).toHaveCount(2);
  await staff.tickets.complete(department.id, ticket.id);
  await expect(initials).toHaveCount(0);
  await expect(board.getByText(code, { exact: true })).toHaveCount(1);

  expect(heard.join()).not.toMatch(/Asha|Rao/);
  expect(board.url() + phone.url()).not.toMatch(/Asha|A\. ?R/);
  expect(trouble.flat()).toEqual([]);
});
