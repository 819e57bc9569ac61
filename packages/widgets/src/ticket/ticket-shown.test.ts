import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import './carequeue-ticket.ts';
import { words as en } from '../locales/en/ticket.ts';
import { shownWords } from '../locales/shown-words.ts';
import { accessibilityFaults } from '../testing/accessibility.ts';
import { aQueue, aWaiting, NOW, ticketId } from '../testing/fixtures.ts';
import { InPageServer } from '../testing/in-page-server.ts';
import { choose, press, stage, textOf } from '../testing/stage.ts';

/** Being shown by initials or name: asked where it has an effect, never ticked for anybody, and taken back at any time. */

const words = shownWords.en;
const OWN = ticketId(70);
const HELD = {
  patient: { name: 'Asha Rao', phone: null, birthYear: null },
  may: ['ready', 'defer', 'cancel', 'set-show-name'],
} as const;
const show = () => stage(document.createElement('carequeue-ticket'), server);
const posted = () => server.requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
let server: InPageServer;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
  await page.viewport(360, 740);
  server = new InPageServer(aQueue({ waiting: [aWaiting(45)] }));
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
  localStorage.clear();
});

function decide(labelMode: 'initials' | 'name' | undefined): void {
  const { labelMode: _before, ...department } = server.queue.department;
  server.set({ department: labelMode === undefined ? department : { ...department, labelMode } });
}

async function ready() {
  const element = show();
  await expect.poll(() => textOf(element, 'form')).toContain('Take a token');
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
async function held(parts: Parameters<typeof server.setTicket>[1] = HELD) {
  server.issueParts = parts;
  server.set({ waiting: [...server.queue.waiting, aWaiting(70)] });
  const element = await ready();
  press(element, 'Take a token');
  await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
  return element;
}

describe('before a token is taken', () => {
  test('nobody is asked where the department shows codes', async () => {
    const element = await ready();
    fillIn(element, 'Asha Rao');
    await expect.poll(() => textOf(element, 'form')).toContain(en.ticket.privacy);
    expect(boxOf(element)).toBeNull();
  });

  test.each(['initials', 'name'] as const)(
    'who gives a name is asked for %s once, and nothing is ticked',
    async (by) => {
      decide(by);
      const element = await ready();
      expect(boxOf(element)).toBeNull();
      await expect.poll(() => textOf(element, 'form')).toContain(words.privacy);
      expect(textOf(element, 'form')).not.toContain(en.ticket.privacy);
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
    await expect.poll(posted).toMatchObject([{ patient: { name: 'Asha Rao' }, showName: true }]);
    await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
    document.body.replaceChildren();
    localStorage.clear();
    const other = await ready();
    fillIn(other, 'Ravi Menon');
    await expect.poll(() => boxOf(other)).not.toBeNull();
    press(other, 'Take a token');
    await expect.poll(() => posted().length).toBe(2);
    expect(posted()[1]).not.toHaveProperty('showName');
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
    await expect.poll(() => posted().at(-1)).toEqual({ showName: true });
    await expect.poll(() => boxOf(element)?.ariaDisabled).toBe('false');
    expect(boxOf(element)?.checked).toBe(true);
    boxOf(element)?.click();
    // What is pressed meanwhile changes nothing, and does not look as if it had.
    boxOf(element)?.click();
    expect(boxOf(element)?.checked).toBe(false);
    await expect.poll(() => posted().at(-1)).toEqual({ showName: false });
    await expect.poll(() => boxOf(element)?.checked).toBe(false);
  });

  test('what was refused is not shown as done', async () => {
    decide('initials');
    const element = await held({ ...HELD, showName: true });
    await expect.poll(() => boxOf(element)?.checked).toBe(true);
    server.nextRefusal = { status: 409, code: 'ticket_state_conflict' };
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
    server.setTicket(OWN, { status: 'completed', endedAt: NOW });
    server.set({ waiting: [] });
    await expect.poll(() => boxOf(element)).toBeNull();
  });
});
