import { describe, expect, test, vi } from 'vitest';
import { aPhone } from '../testing/a-phone.ts';
import { anActive, aPoint, aTicket, aWaiting, DEPARTMENT_ID, NOW, ticketId } from '../testing/fixtures.ts';
import { press, stage, textOf } from '../testing/stage.ts';

/** What becomes of a token while its page stays open, is changed, or holds another element of the same department. */

const phone = aPhone();
const KEY = `carequeue-ticket:${DEPARTMENT_ID}`;
const ID = ticketId(70);
const ELSEWHERE = DEPARTMENT_ID.replace(/a$/, 'b');
function call() {
  const calledAt = NOW;
  phone.server.setTicket(ID, { status: 'called', pointId: 'poi_2', calledAt, callCount: 1 });
  const tickets = [anActive(70, { pointId: 'poi_2', calledAt })];
  phone.server.set({ waiting: [aWaiting(45)], points: [aPoint(1), aPoint(2, { tickets })] });
}

describe('a call', () => {
  test('that the page finds when it is opened again is told with its room', async () => {
    (await phone.takeToken()).remove();
    call();
    const details: unknown[] = [];
    document.addEventListener('carequeue-ticket-called', (event) => details.push(event.detail), { once: true });
    const element = phone.showAtDoor();
    await expect.poll(() => textOf(element, '[aria-live=assertive]')).toContain('go to Room 2 now');
    expect(document.title).toBe('CAR-70: go to Room 2');
    expect(details).toMatchObject([{ pointName: 'Room 2' }]);
  });

  test('stays in the title when the element is moved in its page, and is not told again', async () => {
    const element = await phone.takeToken();
    call();
    await expect.poll(() => document.title).toBe('CAR-70: go to Room 2');
    const heard = vi.fn();
    element.addEventListener('carequeue-ticket-called', heard);
    const other = document.createElement('div');
    document.body.append(other);
    other.append(element);
    expect(document.title).toBe('CAR-70: go to Room 2');
    phone.server.setTicket(ID, { status: 'serving', startedAt: NOW });
    phone.server.set({
      points: [aPoint(1), aPoint(2, { tickets: [anActive(70, { pointId: 'poi_2', status: 'serving' })] })],
    });
    await expect.poll(() => textOf(element, 'h2')).toBe('You are in Room 2');
    expect(document.title).toBe('A hospital');
    expect(heard).not.toHaveBeenCalled();
  });

  test('of a token that the server does not know any more gives the title back', async () => {
    const element = await phone.takeToken();
    call();
    await expect.poll(() => document.title).toBe('CAR-70: go to Room 2');
    phone.server.tickets.clear();
    const other = phone.showAtDoor();
    await expect.poll(() => textOf(other, 'form')).toContain('Take a token');
    await expect.poll(() => textOf(element, 'form')).toContain('Take a token');
    expect(document.title).toBe('A hospital');
  });
});

describe('a token that is transferred', () => {
  const LINKED = ticketId(4);
  const link = { departmentId: ELSEWHERE, ticketId: LINKED, code: 'LAB-4' };

  function sendOn() {
    const linked = aTicket(4, {
      ...{ departmentId: ELSEWHERE, code: 'LAB-4' },
      transferredFrom: { departmentId: DEPARTMENT_ID, ticketId: ID, code: 'CAR-70' },
    });
    phone.server.tickets.set(LINKED, linked);
    phone.server.setTicket(ID, { status: 'transferred', endedAt: NOW, transferredTo: link });
    phone.server.set({
      department: { ...phone.server.queue.department, id: ELSEWHERE, name: 'Laboratory', code: 'LAB' },
      waiting: [aWaiting(4, { code: 'LAB-4' })],
    });
  }

  test('goes on by itself as the token it became, and says where', async () => {
    const element = await phone.takeToken();
    const changes: unknown[] = [];
    const ended = vi.fn();
    element.addEventListener('carequeue-ticket-changed', (event) => changes.push(event.detail));
    element.addEventListener('carequeue-ticket-ended', ended);
    sendOn();
    await expect.poll(() => textOf(element, '.code')).toBe('LAB-4');
    await expect.poll(() => textOf(element)).toContain('You were sent on to Laboratory. Your token is now LAB-4.');
    expect(changes).toMatchObject([
      { ticketId: ID, departmentId: DEPARTMENT_ID, status: 'transferred' },
      { ticketId: LINKED, departmentId: ELSEWHERE, code: 'LAB-4', status: 'waiting' },
    ]);
    expect(ended).not.toHaveBeenCalled();
  });

  test('has not ended, though the queue tells that it left before it is told where to', async () => {
    phone.server.day.outlivesDay = true;
    const element = await phone.takeToken();
    const told: string[] = [];
    for (const type of ['carequeue-ticket-changed', 'carequeue-ticket-ended'] as const) {
      element.addEventListener(type, ({ detail }) => told.push(`${type} ${detail.code} ${detail.status}`));
    }
    const { id, code, label, language, doctorId } = aWaiting(70);
    phone.server.tell({
      kind: 'ticket.transferred',
      ticket: { id, code, label, language, doctorId, status: 'transferred' },
    });
    sendOn();
    await expect.poll(() => textOf(element, '.code')).toBe('LAB-4');
    await expect
      .poll(() => told)
      .toEqual(['carequeue-ticket-changed CAR-70 transferred', 'carequeue-ticket-changed LAB-4 waiting']);
    // It goes on past its day's end, which an ended one does not.
    expect(Object.values({ ...localStorage }).join()).toContain('"goesOn":true');
  });

  test('is found again when the page is opened the next time, and given up where it is', async () => {
    const element = await phone.takeToken();
    sendOn();
    await expect.poll(() => textOf(element, '.code')).toBe('LAB-4');
    element.remove();
    expect(localStorage).toHaveLength(1);
    const later = phone.showAtDoor();
    await expect.poll(() => textOf(later, '.code')).toBe('LAB-4');
    await expect.poll(() => textOf(later)).toContain('Give up my token');
    press(later, 'Give up my token');
    await later.updateComplete;
    press(later, 'Yes, give it up');
    await expect.poll(() => textOf(later, 'h2')).toBe('Your token is cancelled');
    const { path } = phone.server.requests.findLast(({ method }) => method === 'POST') ?? {};
    expect(path).toBe(`/v1/departments/${ELSEWHERE}/tickets/${LINKED}/cancel`);
  });

  test('while the page was closed is found where it is', async () => {
    (await phone.takeToken()).remove();
    sendOn();
    const element = phone.showAtDoor();
    await expect.poll(() => textOf(element, '.code')).toBe('LAB-4');
  });

  test('says which token to go with, where only a result is waited for', async () => {
    const element = await phone.takeToken();
    phone.server.setTicket(ID, { waitsFor: ['result'], linkedTo: { ...link, outcome: null } });
    await expect.poll(() => textOf(element)).toContain('your token there is LAB-4');
    phone.server.setTicket(ID, { waitsFor: [], linkedTo: { ...link, outcome: 'completed' } });
    await expect.poll(() => textOf(element)).not.toContain('LAB-4');
  });
});

describe('two elements of one department in a page', () => {
  test('show the same token, and both let it go', async () => {
    const first = phone.showAtDoor();
    const second = phone.showAtDoor();
    await expect.poll(() => textOf(second, 'form')).toContain('Take a token');
    await phone.takeToken(first);
    await expect.poll(() => textOf(second, '.code')).toBe('CAR-70');
    phone.server.setTicket(ID, { status: 'completed', endedAt: NOW });
    phone.server.set({ waiting: [aWaiting(45)] });
    await expect.poll(() => textOf(second)).toContain('Take another token');
    press(second, 'Take another token');
    await expect.poll(() => textOf(first, 'form')).toContain('Take a token');
    expect(localStorage).toHaveLength(0);
  });

  test('tell the page of a status that has changed, and not of one that they find', async () => {
    const first = await phone.takeToken();
    const changes: string[] = [];
    const note = ({ detail }: HTMLElementEventMap['carequeue-ticket-changed']) => changes.push(detail.status);
    document.addEventListener('carequeue-ticket-changed', note);
    const second = phone.showAtDoor();
    await expect.poll(() => textOf(second, '.place strong')).toBe('2');
    first.remove();
    call();
    await expect.poll(() => textOf(second, '.go')).toBe('Go to Room 2');
    second.remove();
    const third = phone.showAtDoor();
    await expect.poll(() => textOf(third, '.go')).toBe('Go to Room 2');
    document.removeEventListener('carequeue-ticket-changed', note);
    expect(changes).toEqual(['called']);
  });
});

describe('a token in the page', () => {
  test('stays when only the way of remembering changes', async () => {
    const element = await phone.takeToken();
    element.remember = 'none';
    await element.updateComplete;
    expect(textOf(element, '.code')).toBe('CAR-70');
    expect(localStorage).toHaveLength(0);
    element.remember = 'tab';
    await element.updateComplete;
    expect(textOf(element, '.code')).toBe('CAR-70');
    expect(Object.keys(sessionStorage)).toEqual([KEY]);
  });

  test('that is not remembered goes with the page, and is asked for nowhere', async () => {
    const element = phone.showAtDoor();
    element.remember = 'none';
    await phone.takeToken(element);
    element.remove();
    expect(localStorage).toHaveLength(0);
    expect(sessionStorage).toHaveLength(0);
  });

  test('taken while the element is turned to another department is kept for its own', async () => {
    const element = phone.showAtDoor();
    await expect.poll(() => textOf(element, 'form')).toContain('Take a token');
    press(element, 'Take a token');
    element.department = ELSEWHERE;
    await expect.poll(() => localStorage.getItem(KEY)).toContain(ID);
    await expect.poll(() => textOf(element, 'form')).toContain('Take a token');
    element.department = DEPARTMENT_ID;
    await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
  });

  test('is not forgotten for what a guest Wi-Fi answers', async () => {
    (await phone.takeToken()).remove();
    const element = document.createElement('carequeue-ticket');
    const { platform } = phone.server;
    const login = vi.fn(async () => new Response('<h1>Log in to the Wi-Fi</h1>', { status: 404 }));
    stage(element, phone.server).platform = { ...platform, fetch: login };
    await expect.poll(() => login.mock.calls.length).toBeGreaterThan(0);
    await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
    await new Promise(requestAnimationFrame);
    expect(localStorage.getItem(KEY)).toContain(ID);
    element.platform = platform;
    await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
  });

  test('is let go when its credential is refused while the page is open', async () => {
    const element = await phone.takeToken();
    phone.server.tickets.clear();
    phone.server.closeHolders(4401);
    await expect.poll(() => textOf(element, 'form')).toContain('Take a token');
    expect(localStorage).toHaveLength(0);
  });

  test('of yesterday is told to be over once, and then makes room', async () => {
    const element = await phone.takeToken();
    phone.server.setTicket(ID, { status: 'expired', endedAt: NOW });
    phone.server.set({ waiting: [], serviceDay: '2026-11-22' });
    await expect.poll(() => textOf(element, 'h2')).toBe('Your token has expired');
    expect(localStorage).toHaveLength(0);
    element.remove();
    const later = phone.showAtDoor();
    await expect.poll(() => textOf(later, 'form')).toContain('Take a token');
  });
});

describe('a token that the page gives', () => {
  const given = (ticket: string) => {
    const element = document.createElement('carequeue-ticket');
    element.ticketId = ticket;
    element.credential = `cq_tk_k1_${ticket.slice(4)}_${'A'.repeat(43)}`;
    stage(element, phone.server).publishableKey = '';
    return element;
  };

  test('is followed with its own credential, and not remembered', async () => {
    phone.server.tickets.set(ID, aTicket(70));
    phone.server.set({ waiting: [aWaiting(45), aWaiting(70)] });
    const element = given(ID);
    await expect.poll(() => textOf(element, '.place strong')).toBe('2');
    phone.server.setTicket(ID, { status: 'completed', endedAt: NOW });
    phone.server.set({ waiting: [] });
    await expect.poll(() => textOf(element, 'h2')).toBe('Your visit is done');
    expect(textOf(element)).not.toContain('Take another token');
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
  });

  test('and that is not known any more says so, and takes no other', async () => {
    const endsAtMs = Date.parse(phone.server.day.dayEndsAt);
    const own = { ticketId: ticketId(9), credential: 'cq_tk_x', serviceDay: '2026-11-21', endsAtMs, goesOn: false };
    const text = JSON.stringify(own);
    localStorage.setItem(KEY, text);
    const element = given(ID);
    await expect.poll(() => textOf(element, '[role=alert].notice')).toContain('not known any more');
    expect(localStorage.getItem(KEY)).toBe(text);
  });
});
