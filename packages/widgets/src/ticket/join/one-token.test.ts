import { afterEach, describe, expect, test } from 'vitest';
import { aPhone } from '../../testing/a-phone.ts';
import { DEPARTMENT_ID } from '../../testing/fixtures.ts';
import { press, textOf } from '../../testing/stage.ts';
import type { CareQueueTicket } from '../ticket.ts';

const KEY = `carequeue-ticket:${DEPARTMENT_ID}`;
const phone = aPhone();
const LOST = { timeout: 20_000 };

afterEach(() => {
  Reflect.deleteProperty(navigator, 'locks');
});

const issues = () => phone.server.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/tickets'));

/** A network that carries to the server and brings nothing back, until it is mended. */
function lossy(): { isMended: boolean; show(): CareQueueTicket } {
  const { platform } = phone.server;
  const network = {
    isMended: false,
    show() {
      const element = phone.showAtDoor();
      element.platform = {
        ...platform,
        fetch: async (url, init) => {
          const answer = await platform.fetch?.(url, init);
          if (answer === undefined || (init.method === 'POST' && !network.isMended))
            throw new TypeError('Failed to fetch');
          return answer;
        },
      };
      return element;
    },
  };
  return network;
}

function withoutLocks(): void {
  Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
}

function fillIn(element: CareQueueTicket, name: string): void {
  const input = element.shadowRoot?.querySelector<HTMLInputElement>('#name');
  if (input) input.value = name;
}

async function losesAnswer(network: ReturnType<typeof lossy>, name = ''): Promise<CareQueueTicket> {
  const element = await phone.form(network.show());
  fillIn(element, name);
  press(element, 'Take a token');
  await expect.poll(() => textOf(element, '.problem'), LOST).toContain('cannot be reached');
  return element;
}

describe('one press, one token', () => {
  test('a page that is opened again after the answer was lost finds the token, and asks for no other', async () => {
    const network = lossy();
    const element = await losesAnswer(network, 'Asha Rao');
    expect(Object.keys(localStorage)).toEqual([KEY]);
    expect(JSON.parse(localStorage.getItem(KEY) ?? '')).toEqual({
      ...{ wish: expect.stringMatching(/^reopen_[0-9a-f]{32}$/), endsAtMs: expect.any(Number), goesOn: false },
    });
    element.remove();
    network.isMended = true;
    const again = network.show();
    await expect.poll(() => textOf(again, '.code')).toBe('CAR-70');
    expect(issues().at(-1)?.body).toEqual({ replayOnly: true });
    expect(phone.server.tickets.size).toBe(1);
    expect(JSON.parse(localStorage.getItem(KEY) ?? '')).toMatchObject({ credential: expect.any(String) });
  });

  test('a page that is left between press and answer finds the token when it is opened again', async () => {
    // A page that is left lets its locks go; this one stays.
    withoutLocks();
    const { platform } = phone.server;
    const element = phone.showAtDoor();
    element.platform = {
      ...platform,
      fetch: async (url, init) => {
        const answer = await platform.fetch?.(url, init);
        return init.method === 'POST' || answer === undefined ? new Promise(() => undefined) : answer;
      },
    };
    await phone.form(element);
    press(element, 'Take a token');
    await expect.poll(() => phone.server.tickets.size).toBe(1);
    element.remove();
    const again = phone.showAtDoor();
    await expect.poll(() => textOf(again, '.code')).toBe('CAR-70');
    expect(phone.server.tickets.size).toBe(1);
  });

  test('pressed again with another name, the answer is the first token', async () => {
    const network = lossy();
    const element = await losesAnswer(network, 'Asha Rao');
    network.isMended = true;
    fillIn(element, 'Asha R');
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
    expect(phone.server.tickets.size).toBe(1);
  });

  test('where nothing was taken the form stands there, and the next press takes one', async () => {
    const element = await phone.form(phone.showAtDoor());
    phone.server.disconnect();
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.problem'), LOST).toContain('cannot be reached');
    element.remove();
    phone.server.reconnect();
    const again = await phone.form(phone.showAtDoor());
    press(again, 'Take a token');
    await expect.poll(() => textOf(again, '.code')).toBe('CAR-70');
    expect(new Set(issues().map(({ key }) => key)).size).toBe(1);
  });

  test('a wish of a page that keeps nothing lives as long as the page', async () => {
    const network = lossy();
    const element = network.show();
    element.remember = 'none';
    await phone.form(element);
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.problem'), LOST).toContain('cannot be reached');
    expect(localStorage).toHaveLength(0);
    network.isMended = true;
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
    expect(phone.server.tickets.size).toBe(1);
  });

  test('a refusal leaves nothing behind', async () => {
    const element = await phone.form(phone.showAtDoor());
    phone.server.nextRefusal = { status: 422, code: 'invalid_request', pointer: '/patient/phone' };
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '#phone-note')).toContain('not understood');
    expect(localStorage).toHaveLength(0);
  });

  test.each(['with', 'without'])('two that are pressed at once, %s locks, hold the same token', async (how) => {
    if (how === 'without') withoutLocks();
    const [one, two] = [await phone.form(phone.showAtDoor()), await phone.form(phone.showAtDoor())];
    fillIn(one, 'Asha');
    press(one, 'Take a token');
    press(two, 'Take a token');
    await expect.poll(() => textOf(one, '.code')).toBe('CAR-70');
    await expect.poll(() => textOf(two, '.code')).toBe('CAR-70');
    expect(phone.server.tickets.size).toBe(1);
  });
});

describe('a page whose language is written as no tag is', () => {
  test.each([
    ['hi_IN', 'hi-IN'],
    ['fr-FR, en', 'en-GB'],
  ])('"%s" asks in %s', async (lang, sent) => {
    const element = phone.showAtDoor();
    element.lang = lang;
    await expect.poll(() => element.shadowRoot?.querySelector('form button[type=submit]')).toBeTruthy();
    element.shadowRoot?.querySelector<HTMLElement>('form button[type=submit]')?.click();
    await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
    expect(issues()[0]?.body).toMatchObject({ language: sent });
  });
});
