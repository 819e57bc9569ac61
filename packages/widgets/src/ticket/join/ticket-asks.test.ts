import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { words } from '../../locales/en/ticket.ts';
import { aPhone } from '../../testing/a-phone.ts';
import { accessibilityFaults } from '../../testing/accessibility.ts';
import { DEPARTMENT_ID } from '../../testing/fixtures.ts';
import { choose, press, textOf } from '../../testing/stage.ts';
import { joinWordsOf } from './join-words.ts';

const en = joinWordsOf(words);

/** What is asked before a token is taken, and what is said when none is given. */

const phone = aPhone();
const session = (id: string, name: string, parts = {}) => ({
  ...{ id, name, doctorId: null, state: 'in' as const, until: null, reason: null },
  ...{ startsAt: '2026-11-21T03:30:00.000Z', endsAt: '2026-11-21T07:30:00.000Z', ...parts },
});
describe('where a visitor is', () => {
  test('has to be said, and is asked for at its place', async () => {
    const element = await phone.form();
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.problem')).toBe(en.join.presenceNeeded);
    expect(element.shadowRoot?.activeElement?.id).toBe('presence');
    expect(phone.posted()).toEqual([]);
    choose(element, 'presence', 'on-site');
    press(element, 'Take a token');
    await expect.poll(() => phone.posted()).toMatchObject([{ presence: 'on-site' }]);
  });

  test('is asked for no more by the form of another department, nor is a refusal told there', async () => {
    const element = await phone.form();
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.problem')).toBe(en.join.presenceNeeded);
    element.department = DEPARTMENT_ID.replace(/a$/, 'b');
    await expect.poll(() => element.shadowRoot?.querySelector('.problem') ?? null).toBeNull();
    await phone.form(element);
    choose(element, 'presence', 'on-site');
    phone.server.nextRefusal = { status: 409, code: 'joining_off' };
    press(element, 'Take a token');
    await expect.poll(() => textOf(element)).toContain(en.join.joiningOff);
    element.department = DEPARTMENT_ID;
    await phone.form(element);
  });

  test('who is on his way is told what that means before he takes one', async () => {
    const element = await phone.form();
    choose(element, 'presence', 'remote');
    await expect.poll(() => textOf(element, '.choice-note')).toBe(`${en.join.remoteHint} ${en.ticket.whatHappensLate}`);
    press(element, 'Take a token');
    await expect.poll(() => phone.posted()).toMatchObject([{ presence: 'remote' }]);
  });

  test('is not asked of those who have none left, and they are told', async () => {
    const element = await phone.form();
    choose(element, 'presence', 'remote');
    phone.server.nextRefusal = { status: 409, code: 'remote_full', facts: { remoteQuota: 5 } };
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.problem')).toBe(en.join.remoteFull);
    expect(element.shadowRoot?.querySelector<HTMLInputElement>('input[value=remote]')?.disabled).toBe(true);
  });
});

describe('a choice', () => {
  test('of another session is there when one is full', async () => {
    phone.server.set({
      sessions: [session('day-one', 'Morning'), session('day-two', 'Evening', { state: 'planned' })],
    });
    const element = await phone.form();
    choose(element, 'presence', 'on-site');
    phone.server.nextRefusal = {
      ...{ status: 409, code: 'session_full' },
      facts: { sessionId: 'day-one', quota: 'walkIn', limit: 40 },
    };
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.problem')).toBe(en.join.sessionFull);
    expect(element.shadowRoot?.querySelector<HTMLInputElement>('input[value=day-one]')?.disabled).toBe(true);
    choose(element, 'session', 'day-two');
    press(element, 'Take a token');
    await expect.poll(() => phone.posted().at(-1)).toMatchObject({ sessionId: 'day-two' });
  });

  test('of a doctor can be made once the list is here, though it was lost at first', async () => {
    const doctor = { speciality: null, qualification: null, languages: [], fee: null, leave: [] };
    phone.server.doctors = [
      { ...doctor, id: 'doc_01kagy0000aaaaaaaaaaaaaaaa', name: 'Dr. Nair' },
      { ...doctor, id: 'doc_01kagy0000aaaaaaaaaaaaaaab', name: 'Dr. Rao' },
    ];
    const { platform } = phone.server;
    let isLost = true;
    let asked = 0;
    const element = phone.show();
    element.platform = {
      ...platform,
      fetch: async (url, init) => {
        if (url.includes('/doctors')) asked += 1;
        if (url.includes('/doctors') && isLost) throw new TypeError('Failed to fetch');
        return (await platform.fetch?.(url, init)) ?? new Response(null, { status: 500 });
      },
    };
    await phone.form(element);
    // The client's own attempts, and the first of the element's.
    await expect.poll(() => asked, { timeout: 20_000 }).toBeGreaterThan(4);
    expect(textOf(element, 'form')).not.toContain('Dr. Rao');
    isLost = false;
    dispatchEvent(new Event('online'));
    await expect.poll(() => textOf(element, 'form'), { timeout: 20_000 }).toContain('Dr. Rao');
  });

  test('of a doctor is sent, and not asked where the page is about one', async () => {
    const doctor = { speciality: null, qualification: null, languages: [], fee: null, leave: [] };
    const [first, second] = ['doc_01kagy0000aaaaaaaaaaaaaaaa', 'doc_01kagy0000aaaaaaaaaaaaaaab'] as const;
    phone.server.doctors = [
      { ...doctor, id: first, name: 'Dr. Nair' },
      { ...doctor, id: second, name: 'Dr. Rao' },
    ];
    const element = await phone.form();
    await expect.poll(() => textOf(element, 'form')).toContain('Dr. Rao');
    choose(element, 'doctor', second);
    choose(element, 'presence', 'on-site');
    press(element, 'Take a token');
    await expect.poll(() => phone.posted()).toMatchObject([{ doctorId: second }]);
    await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
    localStorage.clear();
    element.remove();
    const other = phone.show();
    other.doctor = first;
    await expect.poll(() => textOf(other)).toContain('Dr. Nair is ready');
    expect(textOf(other, '[part=doctor]')).toBe('Dr. Nair');
    expect(textOf(other)).not.toContain(en.join.doctor);
  });
});

describe('how to call somebody', () => {
  test('is asked once, by whoever wants to be asked, and acted on', async () => {
    const element = await phone.form();
    press(element, `${en.join.needs.title} (optional)`);
    await expect.poll(() => element.shadowRoot?.activeElement?.id).toBe('needs-title');
    choose(element, 'needs', 'large-print');
    choose(element, 'presence', 'on-site');
    phone.server.issueParts = { needs: ['large-print'] };
    expect(await accessibilityFaults(element)).toEqual([]);
    press(element, 'Take a token');
    await expect.poll(() => phone.posted()).toMatchObject([{ needs: ['large-print'] }]);
    await expect.poll(() => textOf(element, '.ticket.large .needs')).toBe(en.ticket.needs.done['large-print']);
  });
});

describe('a token is refused in words:', () => {
  const REFUSED = [
    [409, 'ticket_already_open', en.join.alreadyOpen],
    [409, 'session_over', en.join.sessionOver],
  ] as const;

  test.each(REFUSED)('%d %s', async (status, code, text) => {
    const element = await phone.form();
    choose(element, 'presence', 'on-site');
    phone.server.nextRefusal = { status, code };
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.problem')).toBe(text);
  });

  test('who has one already finds the way to it', async () => {
    const element = await phone.form();
    choose(element, 'presence', 'on-site');
    phone.server.nextRefusal = { status: 409, code: 'ticket_already_open' };
    press(element, 'Take a token');
    await expect.poll(() => element.shadowRoot?.querySelector('form a')?.textContent).toBe(en.join.openMine);
    expect(element.shadowRoot?.querySelector<HTMLAnchorElement>('form a')?.href).toBe('https://queue.example.org/t/');
  });
});

test('the keyboard alone takes a token', async () => {
  const element = await phone.form();
  await userEvent.tab();
  await userEvent.keyboard('[ArrowDown]');
  await userEvent.keyboard('[ArrowUp]');
  for (
    let presses = 0;
    presses < 6 && element.shadowRoot?.activeElement?.matches('[type=submit]') !== true;
    presses += 1
  )
    await userEvent.tab();
  await userEvent.keyboard('[Enter]');
  await expect.poll(() => phone.posted()).toMatchObject([{ presence: 'on-site' }]);
  await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
});
