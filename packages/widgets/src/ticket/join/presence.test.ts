import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { words } from '../../locales/en/ticket.ts';
import { aPhone } from '../../testing/a-phone.ts';
import { choose, press, textOf } from '../../testing/stage.ts';
import { joinWordsOf } from './join-words.ts';

/** Where visitors are, as a page says it by an attribute that holds any word. */

const { join: en } = joinWordsOf(words);
const phone = aPhone();

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const lines = () => vi.mocked(console.error).mock.calls.map(([line]) => String(line));

describe('a word that nobody knows', () => {
  test('has the visitor asked, and is told to who made the page, once', async () => {
    const element = phone.show();
    element.setAttribute('presence', 'onsite');
    await phone.form(element);
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.problem')).toBe(en.presenceNeeded);
    await expect.poll(lines).toEqual([expect.stringMatching(/its presence="onsite" is no word .*#presence_unknown$/)]);
    choose(element, 'presence', 'remote');
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
    expect(phone.posted()).toMatchObject([{ presence: 'remote' }]);
    expect(lines()).toHaveLength(1);
  });
});

describe('no word', () => {
  test.each([
    ['empty', (element: HTMLElement) => element.setAttribute('presence', '')],
    ['taken away', (element: HTMLElement) => element.removeAttribute('presence')],
  ])('(%s) has the visitor asked too', async (_name, unset) => {
    const element = phone.show();
    element.setAttribute('presence', 'on-site');
    await phone.form(element);
    expect(element.shadowRoot?.querySelector('[name=presence]')).toBeNull();
    unset(element);
    await element.updateComplete;
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.problem')).toBe(en.presenceNeeded);
    expect(phone.posted()).toEqual([]);
  });
});

test('a refusal of what no visitor fills in is told to who made the page', async () => {
  const element = await phone.form(phone.showAtDoor());
  phone.server.nextRefusal = { status: 422, code: 'invalid_request' };
  press(element, 'Take a token');
  await expect.poll(lines).toEqual([expect.stringMatching(/refuses what its form sends.*\/errors\/invalid_request$/)]);
});
