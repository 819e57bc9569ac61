import { describe, expect, test } from 'vitest';
import { join as enJoin } from '../locales/en/join.ts';
import { words as en } from '../locales/en/ticket.ts';
import { shownWords } from '../locales/shown-words.ts';
import { aPhone } from '../testing/a-phone.ts';
import { accessibilityFaults } from '../testing/accessibility.ts';
import { aWaiting, NOW, ticketId } from '../testing/fixtures.ts';
import { choose, press, textOf } from '../testing/stage.ts';

/** Being shown by initials or name: asked where it has an effect, never ticked for anybody, and taken back at any time. */

const phone = aPhone();
const words = shownWords.en;
const OWN = ticketId(70);
const HELD = {
  patient: { name: 'Asha Rao', phone: null, birthYear: null },
  may: ['ready', 'defer', 'cancel', 'set-show-name'],
} as const;
function decide(labelMode: 'initials' | 'name' | undefined): void {
  const { labelMode: _before, ...department } = phone.server.queue.department;
  phone.server.set({ department: labelMode === undefined ? department : { ...department, labelMode } });
}

async function ready() {
  const element = await phone.form();
  choose(element, 'presence', 'on-site');
  return element;
}

const boxOf = (element: Element) => element.shadowRoot?.querySelector<HTMLInputElement>('input[name=showName]') ?? null;

function fillIn(element: Element, name: string): void {
  const input = element.shadowRoot?.querySelector<HTMLInputElement>('#name');
  if (!input) throw new Error('the form asks for a name');
  input.value = name;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** A token that is held in a department that shows names, with what its holder may do. */
async function held(parts: Parameters<typeof phone.server.setTicket>[1] = HELD) {
  phone.server.issueParts = parts;
  phone.server.set({ waiting: [...phone.server.queue.waiting, aWaiting(70)] });
  const element = await ready();
  press(element, 'Take a token');
  await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
  return element;
}

describe('before a token is taken', () => {
  test('nobody is asked where the department shows codes', async () => {
    const element = await ready();
    fillIn(element, 'Asha Rao');
    await expect.poll(() => textOf(element, 'form')).toContain(enJoin.privacy);
    expect(boxOf(element)).toBeNull();
  });

  test.each(['initials', 'name'] as const)(
    'who gives a name is asked for %s once, and nothing is ticked',
    async (by) => {
      decide(by);
      const element = await ready();
      expect(boxOf(element)).toBeNull();
      await expect.poll(() => textOf(element, 'form')).toContain(words.privacy);
      expect(textOf(element, 'form')).not.toContain(enJoin.privacy);
      fillIn(element, 'Asha Rao');
      await expect.poll(() => boxOf(element)?.checked).toBe(false);
      expect(textOf(element, 'form')).toContain(words.ask[by]);
      expect(textOf(element, 'form')).toContain(words.hint);
      expect(await accessibilityFaults(element)).toEqual([]);
      fillIn(element, ' ');
      await expect.poll(() => boxOf(element)).toBeNull();
    },
  );

  test('what is ticked is sent, what is not is not', async () => {
    decide('initials');
    const element = await ready();
    fillIn(element, 'Asha Rao');
    await expect.poll(() => boxOf(element)).not.toBeNull();
    boxOf(element)?.click();
    press(element, 'Take a token');
    await expect.poll(() => phone.posted()).toMatchObject([{ patient: { name: 'Asha Rao' }, showName: true }]);
    await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
    document.body.replaceChildren();
    localStorage.clear();
    const other = await ready();
    fillIn(other, 'Ravi Menon');
    await expect.poll(() => boxOf(other)).not.toBeNull();
    press(other, 'Take a token');
    await expect.poll(() => phone.posted().length).toBe(2);
    expect(phone.posted()[1]).not.toHaveProperty('showName');
  });
});

describe('with a token', () => {
  test('its holder agrees and takes it back', async () => {
    decide('name');
    const element = await held();
    await expect.poll(() => boxOf(element)?.checked).toBe(false);
    expect(await accessibilityFaults(element)).toEqual([]);
    boxOf(element)?.click();
    await element.updateComplete;
    expect(boxOf(element)?.ariaDisabled).toBe('true');
    expect(boxOf(element)?.checked).toBe(true);
    await expect.poll(() => phone.posted().at(-1)).toEqual({ showName: true });
    await expect.poll(() => boxOf(element)?.ariaDisabled).toBe('false');
    expect(boxOf(element)?.checked).toBe(true);
    boxOf(element)?.click();
    // What is pressed meanwhile changes nothing, and does not look as if it had.
    boxOf(element)?.click();
    expect(boxOf(element)?.checked).toBe(false);
    await expect.poll(() => phone.posted().at(-1)).toEqual({ showName: false });
    await expect.poll(() => boxOf(element)?.checked).toBe(false);
  });

  test('what was refused is not shown as done', async () => {
    decide('initials');
    const element = await held({ ...HELD, showName: true });
    await expect.poll(() => boxOf(element)?.checked).toBe(true);
    phone.server.nextRefusal = { status: 409, code: 'ticket_state_conflict' };
    boxOf(element)?.click();
    await expect.poll(() => textOf(element, '[role=alert].problem')).toBe(en.ticket.commandFailed);
    expect(boxOf(element)?.checked).toBe(true);
  });

  test.each([
    ['without a name', { ...HELD, patient: null }],
    ['who only follows', { may: ['ready'] }],
  ] as const)('nobody %s is asked', async (_who, parts) => {
    decide('initials');
    const element = await held(parts);
    await element.updateComplete;
    expect(boxOf(element)).toBeNull();
  });

  test('the question goes and comes with what the department decides', async () => {
    decide('initials');
    const element = await held();
    await expect.poll(() => boxOf(element)).not.toBeNull();
    decide(undefined);
    await expect.poll(() => boxOf(element)).toBeNull();
    decide('name');
    await expect.poll(() => textOf(element)).toContain(words.ask.name);
    phone.server.setTicket(OWN, { status: 'completed', endedAt: NOW });
    phone.server.set({ waiting: [] });
    await expect.poll(() => boxOf(element)).toBeNull();
  });
});
