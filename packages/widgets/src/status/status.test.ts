import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import './carequeue-status.ts';
import {
  aBusyQueue,
  ago,
  anActive,
  anOpening,
  aPoint,
  aQueue,
  aWaiting,
  DEPARTMENT_ID,
  NOW,
} from '../testing/fixtures.ts';
import { InPageServer } from '../testing/in-page-server.ts';
import { departmentId, severalServers } from '../testing/several-servers.ts';
import { press, stage, textOf } from '../testing/stage.ts';

/** Parts are fetched, which takes its time on a busy machine. */
const UNDER_LOAD = { timeout: 15_000 };

const show = (server: InPageServer) => stage(document.createElement('carequeue-status'), server);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
  await page.viewport(800, 600);
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

test('all of the hospital’s departments are found by themselves once the network is back', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.parse(NOW) });
  const server = new InPageServer(aBusyQueue());
  server.disconnect();
  const status = document.createElement('carequeue-status');
  stage(status, server);
  status.department = '';
  await vi.advanceTimersByTimeAsync(30_000);
  expect(textOf(status, '[part=failure]')).toContain('cannot be reached');
  server.reconnect();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(textOf(status, 'article')).toContain('Cardiology');
  status.remove();
  expect(vi.getTimerCount()).toBe(0);
});

describe('a status of all departments', () => {
  const named = (number: number, name: string) =>
    new InPageServer(aQueue({ department: { ...aQueue().department, id: departmentId(number), name } }));
  const names = (status: Element) =>
    [...(status.shadowRoot?.querySelectorAll('[part=name]') ?? [])].map(({ textContent }) => textContent);

  test('learns within a quarter of an hour of one that was opened or closed down, and goes on with the others', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.parse(NOW) });
    const [cardiology, eyes, skin] = [named(1, 'Cardiology'), named(2, 'Eyes'), named(3, 'Skin')];
    const servers = [cardiology, eyes];
    const status = document.createElement('carequeue-status');
    stage(status, cardiology);
    Object.assign(status, { department: '', platform: severalServers(servers) });
    await vi.waitFor(() => expect(names(status)).toEqual(['Cardiology', 'Eyes']), UNDER_LOAD);
    const [first] = status.shadowRoot?.querySelectorAll('article') ?? [];
    servers.splice(0, 2, cardiology, skin);
    await vi.advanceTimersByTimeAsync(15 * 60_000);
    await vi.waitFor(() => expect(names(status)).toEqual(['Cardiology', 'Skin']), UNDER_LOAD);
    expect(status.shadowRoot?.querySelector('article')).toBe(first);
    expect([cardiology, eyes, skin].map(({ watchers }) => watchers)).toEqual([1, 0, 1]);
    status.remove();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('shows of one doctor only the departments that the doctor works in', async () => {
    const servers = [named(1, 'Cardiology'), named(2, 'Eyes'), named(3, 'Skin')];
    const facts = { speciality: null, qualification: null, languages: [], fee: null, leave: [] };
    for (const server of servers.slice(1)) server.doctors = [{ ...facts, id: 'doc_1', name: 'Dr. A' }];
    const status = document.createElement('carequeue-status');
    status.doctor = 'doc_1';
    stage(status, new InPageServer(aQueue()));
    Object.assign(status, { department: '', platform: severalServers(servers) });
    await expect.poll(() => names(status)).toEqual(['Eyes', 'Skin']);
    expect(textOf(status)).not.toContain('Cardiology');
  });

  test('shows nothing of a doctor whom none of them has, and tells who made the page', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const status = document.createElement('carequeue-status');
    status.doctor = 'doc_2';
    stage(status, new InPageServer(aQueue()));
    Object.assign(status, { department: '', platform: severalServers([named(1, 'Cardiology'), named(2, 'Eyes')]) });
    await expect.poll(() => textOf(status)).toBe('This part of the page is not set up yet. Please ask at the desk.');
    const lines = () => told.mock.calls.map(([line]) => /doctor="(\w+)".*#doctor_unknown/.exec(String(line))?.[1]);
    await expect.poll(lines, UNDER_LOAD).toEqual(['doc_2']);
    status.doctor = 'doc_3';
    await status.updateComplete;
    status.doctor = 'doc_4';
    await expect.poll(lines, UNDER_LOAD).toEqual(['doc_2', 'doc_4']);
    status.requestUpdate();
    await status.updateComplete;
    status.doctor = 'doc_5';
    await expect.poll(lines, UNDER_LOAD).toEqual(['doc_2', 'doc_4', 'doc_5']);
    told.mockRestore();
  });
});

describe('a status', () => {
  test('tells state, who waits, what wait to expect, what that means, and who is being seen', async () => {
    const status = show(new InPageServer(aBusyQueue()));
    await expect.poll(() => textOf(status, 'article')).toContain('Cardiology Open');
    expect(textOf(status, '[part=waiting]')).toBe('17');
    expect(textOf(status, '[part=minutes]')).toBe('45 to 80 minutes');
    expect(textOf(status, '[part=served]')).toBe('Now serving CAR-41 Room 1 CAR-44 Room 2 CAR-42 Room 3');
    status.shadowRoot?.querySelector('summary')?.click();
    expect(textOf(status, 'details')).toContain('nine of ten no longer than the second');
  });

  test('follows the queue, and tells a change of state once to who does not see it', async () => {
    const server = new InPageServer(aBusyQueue());
    const status = show(server);
    await expect.poll(() => textOf(status, '[role=status]')).toBe('Cardiology: Open.');
    server.set({ state: 'paused', message: 'Back at 11:30.', waiting: [aWaiting(1)] });
    await expect.poll(() => textOf(status, '[part=message]')).toBe('Back at 11:30.');
    expect(textOf(status, '[role=status]')).toBe('Cardiology: Paused. Back at 11:30.');
    expect(textOf(status, '[part=waiting]')).toBe('1');
    expect(status.shadowRoot?.querySelector('[part=minutes]')).toBeNull();
  });

  test('shows nobody by name beside a speciality, also where names were agreed to', async () => {
    const tickets = [anActive(9, { label: 'Asha R.' })];
    const status = show(new InPageServer(aQueue({ points: [aPoint(1, { tickets })] })));
    await expect.poll(() => textOf(status, '[part=served]')).toContain('CAR-9');
    expect(textOf(status)).not.toContain('Asha');
  });

  test('of one doctor counts who waits for the doctor or for any', async () => {
    const points = [aPoint(1, { doctorId: 'doc_1', doctorName: 'Dr. A', tickets: [anActive(9)] }), aPoint(2)];
    const waiting = [aWaiting(1), aWaiting(2, { doctorId: 'doc_1' }), aWaiting(3, { doctorId: 'doc_2' })];
    const status = document.createElement('carequeue-status');
    status.doctor = 'doc_1';
    stage(status, new InPageServer(aQueue({ points, waiting })));
    await expect.poll(() => textOf(status, '[part=waiting]')).toBe('2');
    expect(textOf(status, 'article')).toContain('Cardiology Dr. A');
    expect(textOf(status, '[role=status]')).toBe('Dr. A: In.');
    expect(textOf(status, '[part=served]')).toContain('CAR-9');
  });

  test('of a doctor on leave says so, and when he is back, though nothing is planned', async () => {
    const day = { id: '2026-11-21', name: null, doctorId: null, state: 'in', until: null, reason: null } as const;
    const sessions = [{ ...day, startsAt: ago(642), endsAt: ago(-798) }];
    const server = new InPageServer(
      aQueue({ sessions, points: [aPoint(1, { doctorId: 'doc_1', doctorName: 'Dr. A' })] }),
    );
    const facts = { speciality: null, qualification: null, languages: [], fee: null };
    server.doctors = [{ ...facts, id: 'doc_1', name: 'Dr. A', leave: [{ from: '2026-11-20', until: '2026-11-23' }] }];
    const status = document.createElement('carequeue-status');
    status.doctor = 'doc_1';
    stage(status, server);
    await expect.poll(() => textOf(status, 'article')).toContain('On leave today On leave until Monday');
    expect(textOf(status, '[part~=badge]')).toBe('On leave today');
    server.set({
      sessions: [...sessions, { ...day, id: 'own', doctorId: 'doc_1', startsAt: ago(42), endsAt: ago(-60) }],
    });
    await expect.poll(() => textOf(status, '[part~=badge]')).toBe('In');
  });

  test('of a doctor of whom nothing tells whether he is in wears no badge, and says where to ask', async () => {
    const facts = { speciality: null, qualification: null, languages: [], fee: null, leave: [] };
    const server = new InPageServer(aQueue({ points: [aPoint(1), aPoint(2)] }));
    server.doctors = [{ ...facts, id: 'doc_1', name: 'Dr. A' }];
    const status = document.createElement('carequeue-status');
    status.doctor = 'doc_1';
    stage(status, server);
    const ask = 'Please ask at the desk when this doctor is in.';
    await expect.poll(() => textOf(status, '[role=status]'), UNDER_LOAD).toBe(`Dr. A: ${ask}`);
    expect(status.shadowRoot?.querySelector('.badge')).toBeNull();
    expect(textOf(status, '[part=note]')).toBe(ask);
    expect(status.dataset.tokens).toBe('offered');
  });

  test('of nobody in particular asks for no doctor’s facts', async () => {
    const server = new InPageServer(aBusyQueue());
    const status = show(server);
    await expect.poll(() => textOf(status, 'article')).toContain('Open');
    expect(server.requests.some(({ path }) => path.endsWith('/doctors'))).toBe(false);
  });

  test('without a department shows all of the hospital’s, with several those', async () => {
    const server = new InPageServer(aBusyQueue());
    const status = show(server);
    status.department = '';
    await expect.poll(() => server.requests.some(({ path }) => path === '/v1/departments')).toBe(true);
    await expect.poll(() => textOf(status, 'article')).toContain('Cardiology');
    status.department = 'dep_1, dep_2';
    await expect.poll(() => status.shadowRoot?.querySelectorAll('article').length).toBe(2);
  });

  test('says how old it is when the network is gone, and heals by itself', async () => {
    const server = new InPageServer(aBusyQueue());
    const status = show(server);
    await expect.poll(() => textOf(status, 'article')).toContain('Open');
    server.disconnect();
    vi.setSystemTime(Date.parse(NOW) + 90_000);
    await expect.poll(() => textOf(status, '.stale'), { timeout: 8_000 }).toBe('Connection lost · showing 10:42');
    server.set({ waiting: [] });
    server.reconnect();
    await expect.poll(() => textOf(status, '[part=waiting]'), { timeout: 15_000 }).toBe('Nobody');
    await expect.poll(() => status.shadowRoot?.querySelector('.stale') ?? null).toBeNull();
  });

  test('that cannot be reached says so with a way on, and the page’s own words', async () => {
    const server = new InPageServer(aQueue());
    server.disconnect();
    const status = show(server);
    status.append('Call us: 020 1234.');
    await expect.poll(() => textOf(status, '.failure'), { timeout: 10_000 }).toContain('cannot be reached');
    expect(status.shadowRoot?.querySelector('slot')?.assignedNodes()).toHaveLength(1);
    server.reconnect();
    press(status, 'Try again');
    await expect.poll(() => textOf(status, 'article'), { timeout: 15_000 }).toContain('Cardiology');
  });

  test('shows a hospital’s text as text', async () => {
    const message = '<img src=x onerror=alert(1)>';
    const status = show(new InPageServer(aQueue({ message })));
    await expect.poll(() => textOf(status, '[part=message]')).toBe(message);
  });

  test('that is closed says when it opens', async () => {
    const openings = [anOpening([ago(102), ago(-378)])];
    const status = show(new InPageServer(aQueue({ state: 'closed', openings })));
    await expect.poll(() => textOf(status, '[part=note]')).toBe('Opens at 17:00');
  });

  test('loses nothing at 320 pixels with text of twice the size', async () => {
    await page.viewport(320, 600);
    document.body.style.margin = '0';
    const status = show(new InPageServer(aBusyQueue({ message: 'Dr. Venkataraghavan is in an operation.' })));
    status.style.setProperty('zoom', '2');
    await expect.poll(() => textOf(status, 'article')).toContain('Open');
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  });
});

test('a page learns whether there are tokens to be had', async () => {
  const server = new InPageServer(aBusyQueue());
  const status = show(server);
  await expect.poll(() => status.dataset.tokens).toBe('offered');
  server.set({ state: 'paused' });
  await expect.poll(() => status.dataset.tokens).toBe('none');
});

describe('a page learns whether this device keeps a token of the department', () => {
  const KEY = `carequeue-ticket:${DEPARTMENT_ID}`;
  const kept = (endsAtMs: number, more: object = { ticketId: 'tkt_1' }) =>
    JSON.stringify({ endsAtMs, goesOn: false, ...more });
  const redrawn = (status: HTMLElementTagNameMap['carequeue-status']) => {
    status.requestUpdate();
    return status.updateComplete;
  };

  afterEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  test.each(['localStorage', 'sessionStorage'] as const)('in its %s, as long as it does', async (name) => {
    const status = show(new InPageServer(aBusyQueue()));
    await expect.poll(() => status.dataset.tokens).toBe('offered');
    expect(status.dataset.ticket).toBeUndefined();
    globalThis[name].setItem(KEY, kept(Date.parse(NOW) + 60_000));
    await redrawn(status);
    expect(status.dataset.ticket).toBe('held');
    vi.setSystemTime(Date.parse(NOW) + 60_001);
    await redrawn(status);
    expect(status.dataset.ticket).toBeUndefined();
  });

  test.each([
    ['a wish that no token was given for yet', { wish: 'a'.repeat(32) }],
    ['a token that has ended', { ticketId: 'tkt_1', hasEnded: true }],
  ])('but not of %s', async (_what, stored) => {
    const status = show(new InPageServer(aBusyQueue()));
    await expect.poll(() => status.dataset.tokens).toBe('offered');
    localStorage.setItem(KEY, kept(Date.parse(NOW) + 60_000, stored));
    await redrawn(status);
    expect(status.dataset.ticket).toBeUndefined();
  });

  test('and of no other one, nor of what is not a token', async () => {
    const status = show(new InPageServer(aBusyQueue()));
    await expect.poll(() => status.dataset.tokens).toBe('offered');
    localStorage.setItem(`${KEY}b`, kept(Date.parse(NOW) + 60_000));
    localStorage.setItem(KEY, '{');
    await redrawn(status);
    expect(status.dataset.ticket).toBeUndefined();
  });
});
