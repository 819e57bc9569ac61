import { describe, expect, test, vi } from 'vitest';
import { join as enJoin } from '../locales/en/join.ts';
import { aPhone } from '../testing/a-phone.ts';
import { accessibilityFaults } from '../testing/accessibility.ts';
import { anActive, aPoint, DEPARTMENT_ID, NOW, ticketId } from '../testing/fixtures.ts';
import type { InPageServer } from '../testing/in-page-server.ts';
import { press, textOf } from '../testing/stage.ts';

const phone = aPhone([45, 46]);
const KEY = `carequeue-ticket:${DEPARTMENT_ID}`;
const ID = ticketId(70);
async function takeToken() {
  const element = await phone.takeToken();
  await expect.poll(() => textOf(element, '.place strong')).toBe('3');
  return element;
}

function call(callCount = 1) {
  const calledAt = new Date(Date.parse(NOW) + callCount * 1_000).toISOString();
  phone.server.setTicket(ID, { status: 'called', pointId: 'poi_2', calledAt, callCount });
  const waiting = phone.server.queue.waiting.filter(({ id }) => id !== ID);
  phone.server.set({
    waiting,
    points: [aPoint(1), aPoint(2, { tickets: [anActive(70, { pointId: 'poi_2', calledAt, callCount })] })],
  });
}

const issues = () => phone.server.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/tickets'));

describe('taking a token', () => {
  test('tells the page, and keeps id, credential and day on this device and nothing else', async () => {
    const details: unknown[] = [];
    document.addEventListener('carequeue-ticket-issued', (event) => details.push(event.detail), { once: true });
    await takeToken();
    expect(details).toEqual([{ ticketId: ID, departmentId: DEPARTMENT_ID, code: 'CAR-70', status: 'waiting' }]);
    expect(Object.keys(localStorage)).toEqual([KEY]);
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '');
    const day = { serviceDay: '2026-11-21', endsAtMs: Date.parse(phone.server.day.dayEndsAt), goesOn: false };
    expect(kept).toEqual({ ticketId: ID, credential: expect.stringMatching(/^cq_tk_/), ...day });
  });

  test('by two taps takes one', async () => {
    const element = phone.showAtDoor();
    await expect.poll(() => textOf(element, 'form')).toContain('Take a token');
    press(element, 'Take a token');
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
    expect(issues()).toHaveLength(1);
  });

  test('whose answer was lost takes the same one when it is tried again', async () => {
    const element = phone.showAtDoor();
    element.platform = { ...phone.server.platform, fetch: loseFirstAnswers(phone.server, 4) };
    await expect.poll(() => textOf(element, 'form')).toContain('Take a token');
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.problem'), { timeout: 20_000 }).toContain('cannot be reached');
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
    expect(phone.server.tickets.size).toBe(1);
    expect(new Set(issues().map(({ key }) => key)).size).toBe(1);
  });

  test('with a phone number that is not understood says so at the field', async () => {
    const element = phone.showAtDoor();
    await expect.poll(() => textOf(element, 'form')).toContain('Phone');
    phone.server.nextRefusal = { status: 422, code: 'invalid_request', pointer: '/patient/phone' };
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '#phone-note')).toContain('not understood');
    expect(element.shadowRoot?.activeElement?.id).toBe('phone');
    expect(element.shadowRoot?.querySelector('#phone')?.getAttribute('aria-invalid')).toBe('true');
  });

  test('where the code of the site is needed asks for it, and says so at the field when it is wrong', async () => {
    phone.server.set({ department: { ...phone.server.queue.department, joinPolicy: 'on-site' } });
    const element = phone.showAtDoor();
    await expect.poll(() => textOf(element, 'label[for=joinCode]')).toBe(enJoin.joinCode);
    const input = element.shadowRoot?.querySelector<HTMLInputElement>('#joinCode');
    if (input) input.value = '4821 7390';
    phone.server.nextRefusal = { status: 403, code: 'join_code_wrong' };
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '#joinCode-note')).toBe(enJoin.joinCodeWrong);
    expect(issues()[0]?.body).toMatchObject({ joinCode: '4821 7390' });
    expect(element.shadowRoot?.activeElement?.id).toBe('joinCode');
    expect(await accessibilityFaults(element)).toEqual([]);
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
  });

  test('is not offered while the department is closed, and is again when it opens', async () => {
    phone.server.set({ state: 'closed' });
    const element = phone.showAtDoor();
    await expect.poll(() => textOf(element)).toContain('No tokens are given now');
    expect(element.shadowRoot?.querySelector('form')).toBeNull();
    phone.server.set({ state: 'open' });
    await expect.poll(() => textOf(element, 'form')).toContain('Take a token');
  });
});

describe('a token', () => {
  test('that is called says where to go: at once to screen readers, in the title, and to the page', async () => {
    const element = await takeToken();
    const details: unknown[] = [];
    document.addEventListener('carequeue-ticket-called', (event) => details.push(event.detail), { once: true });
    call();
    await expect.poll(() => textOf(element, '.go')).toBe('Go to Room 2');
    expect(textOf(element, '[aria-live=assertive]')).toBe('It’s your turn. Token CAR-70, go to Room 2 now.');
    expect(document.title).toBe('CAR-70: go to Room 2');
    expect(details).toMatchObject([{ code: 'CAR-70', pointName: 'Room 2', callCount: 1 }]);
    phone.server.setTicket(ID, { status: 'serving', startedAt: NOW });
    phone.server.set({
      points: [aPoint(1), aPoint(2, { tickets: [anActive(70, { pointId: 'poi_2', status: 'serving' })] })],
    });
    await expect.poll(() => textOf(element, 'h2')).toBe('You are in Room 2');
    expect(document.title).toBe('A hospital');
  });

  test('is there again after the page was closed', async () => {
    (await takeToken()).remove();
    const element = phone.showAtDoor();
    await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
    await expect.poll(() => textOf(element, '.place strong')).toBe('3');
  });

  test('that the server does not know any more is forgotten', async () => {
    (await takeToken()).remove();
    phone.server.tickets.clear();
    const element = phone.showAtDoor();
    await expect.poll(() => textOf(element, 'form')).toContain('Take a token');
    expect(localStorage).toHaveLength(0);
  });

  test('is given up only after a second question', async () => {
    const element = await takeToken();
    await expect.poll(() => textOf(element)).toContain('Give up my token');
    press(element, 'Give up my token');
    await expect.poll(() => textOf(element, '.panel-title')).toBe('Give up token CAR-70?');
    press(element, 'No, keep it');
    await expect.poll(() => element.shadowRoot?.querySelector('.panel-title')).toBeNull();
    press(element, 'Give up my token');
    await element.updateComplete;
    press(element, 'Yes, give it up');
    await expect.poll(() => textOf(element, 'h2')).toBe('Your token is cancelled');
    press(element, 'Take another token');
    await expect.poll(() => textOf(element, 'form')).toContain('Take a token');
    expect(localStorage).toHaveLength(0);
  });

  test('that waits for its holder to arrive lets him say so', async () => {
    const element = await takeToken();
    phone.server.setTicket(ID, { waitsFor: ['arrival'], readyAt: null });
    await expect.poll(() => textOf(element)).toContain('I am here');
    press(element, 'I am here');
    await expect.poll(() => textOf(element)).toContain('Your code is called on the board and here.');
  });

  test('stays on the page with its age while the network is gone', async () => {
    const element = await takeToken();
    phone.server.disconnect();
    vi.setSystemTime(Date.parse(NOW) + 90_000);
    await expect
      .poll(() => textOf(element, '.stale'), { timeout: 10_000 })
      .toContain('Connection lost · showing 10:42');
    expect(textOf(element, '.code')).toBe('CAR-70');
  });
});

describe('a token is for everybody', () => {
  test.each(['light', 'dark'])('in %s colours axe finds nothing on its way', async (theme) => {
    const element = phone.showAtDoor();
    element.theme = theme;
    await expect.poll(() => textOf(element, 'form')).toContain('Take a token');
    expect(await accessibilityFaults(element)).toEqual([]);
    element.remove();
    const taken = await takeToken();
    taken.theme = theme;
    await expect.poll(() => textOf(taken)).toContain('Give up my token');
    press(taken, 'Give up my token');
    await taken.updateComplete;
    expect(await accessibilityFaults(taken)).toEqual([]);
    call();
    await expect.poll(() => textOf(taken, '.go')).toBe('Go to Room 2');
    expect(await accessibilityFaults(taken)).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  });
});

/** A network that carries the first commands to the server and loses their answers. */
function loseFirstAnswers(to: InPageServer, count: number): typeof globalThis.fetch {
  const { fetch } = to.platform;
  let left = count;
  return async (url, init) => {
    const headers = Object.fromEntries(new Headers(init?.headers));
    const answer = await fetch?.(String(url), {
      method: init?.method ?? 'GET',
      headers: { 'Idempotency-Key': headers['idempotency-key'] ?? '' },
      ...(typeof init?.body === 'string' ? { body: init.body } : {}),
      signal: init?.signal ?? new AbortController().signal,
    });
    if (init?.method === 'POST' && left > 0) {
      left -= 1;
      throw new TypeError('Failed to fetch');
    }
    return answer instanceof Response ? answer : new Response(null, { status: 500 });
  };
}
