import { expect, test, vi } from 'vitest';
import { aPhone } from '../../testing/a-phone.ts';
import { NOW } from '../../testing/fixtures.ts';
import { press, textOf } from '../../testing/stage.ts';

/** What is said of a network that was away, once it is back. */

const phone = aPhone();
const SLOW = { timeout: 20_000 };
const FAILED = 'That did not work. Please try again.';

test('a form whose token could not be asked for is to be asked for again once the queue is live again, and what was typed stays', async () => {
  const element = await phone.form(phone.showAtDoor());
  const name = element.shadowRoot?.querySelector<HTMLInputElement>('#name');
  if (!name) throw new Error('The form asks for a name.');
  name.value = 'Asha Rao';
  phone.server.disconnect();
  press(element, 'Take a token');
  await expect.poll(() => textOf(element, '.problem'), SLOW).toContain('cannot be reached');
  phone.server.reconnect();
  await expect.poll(() => textOf(element, '.problem'), SLOW).toBe(FAILED);
  expect(element.shadowRoot?.querySelector<HTMLInputElement>('#name')?.value).toBe('Asha Rao');
  press(element, 'Take a token');
  await expect.poll(() => textOf(element, '.code'), SLOW).toBe('CAR-70');
  expect(phone.posted().at(-1)).toMatchObject({ patient: { name: 'Asha Rao' } });
});

test('the same where the connection outlives a short outage, and is never told to be away', async () => {
  const { platform } = phone.server;
  let isOut = true;
  const element = phone.showAtDoor();
  element.platform = {
    ...platform,
    fetch: async (url, init) => {
      if (isOut && init.method === 'POST') throw new TypeError('Failed to fetch');
      return (await platform.fetch?.(url, init)) ?? new Response(null, { status: 500 });
    },
  };
  await phone.form(element);
  press(element, 'Take a token');
  await expect.poll(() => textOf(element, '.problem'), SLOW).toContain('cannot be reached');
  isOut = false;
  vi.setSystemTime(Date.parse(NOW) + 20_000);
  phone.server.set({ message: 'Please have your papers ready.' });
  await expect.poll(() => textOf(element, '.problem'), SLOW).toBe(FAILED);
  press(element, 'Take a token');
  await expect.poll(() => textOf(element, '.code'), SLOW).toBe('CAR-70');
});

test('a refusal of the department stays, though the network was away meanwhile', async () => {
  const element = await phone.form(phone.showAtDoor());
  phone.server.nextRefusal = { status: 409, code: 'ticket_already_open' };
  press(element, 'Take a token');
  await expect.poll(() => textOf(element, '.problem')).toContain('already have a token');
  const { greeted } = phone.server;
  phone.server.disconnect();
  phone.server.reconnect();
  await expect.poll(() => phone.server.greeted, SLOW).toBeGreaterThan(greeted);
  expect(textOf(element, '.problem')).toContain('already have a token');
});

test('of a token that could not be given up it is not said any more either, and the question stays open', async () => {
  const element = await phone.takeToken();
  await expect.poll(() => textOf(element), SLOW).toContain('Give up my token');
  press(element, 'Give up my token');
  await expect.poll(() => textOf(element, '.panel')).toContain('CAR-70');
  phone.server.disconnect();
  press(element, 'Yes, give it up');
  await expect.poll(() => textOf(element, '.panel .problem'), SLOW).toContain('cannot be reached');
  phone.server.reconnect();
  await expect.poll(() => textOf(element, '.panel .problem'), SLOW).toBe(FAILED);
  expect(textOf(element, '.panel')).toContain('CAR-70');
});
