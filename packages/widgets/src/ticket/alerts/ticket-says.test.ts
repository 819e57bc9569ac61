import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../carequeue-ticket.ts';
import type { Ticket } from '@carequeue/sdk';
import { words as en } from '../../locales/en/ticket.ts';
import { words as hi } from '../../locales/hi/ticket.ts';
import { anActive, aPoint, aQueue, aTicket, aWaiting, NOW, ticketId } from '../../testing/fixtures.ts';
import { InPageServer } from '../../testing/in-page-server.ts';
import { press, stage, textOf } from '../../testing/stage.ts';
import type { TicketNotice } from './call-alerts.ts';

/** What a screen reader hears of a token, sentence by sentence. */

const ID = ticketId(70);
const CALLED = 'It’s your turn. Token CAR-70, go to Room 2 now.';
const MISSED =
  'You were called and did not come. Your token is not lost. Please go to the desk, they put you back in the queue.';
let server: InPageServer;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.parse(NOW) });
  await page.viewport(360, 740);
  document.title = 'A hospital';
  server = new InPageServer(aQueue({ waiting: queueOf(40, 41, 42, 70, 71) }));
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
  document.documentElement.lang = '';
});

const queueOf = (...numbers: number[]) => numbers.map((number) => aWaiting(number));

/** Resolves when it is so; time stands still meanwhile. */
async function until(isSo: () => boolean): Promise<void> {
  for (let frame = 0; !isSo(); frame += 1) {
    if (frame > 200) throw new Error(`It never came: ${isSo}`);
    await new Promise(requestAnimationFrame);
  }
}

async function settled(element: HTMLElement): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  await vi.advanceTimersByTimeAsync(13_000);
  expect(textOf(element, '[aria-live=polite]')).toBe('');
}

/** All that its live regions say from now on; they are drawn anew with another language. */
function heardFrom({ shadowRoot }: HTMLElement): readonly string[] {
  const heard: string[] = [];
  const last = new Map<string, string>();
  const note = () => {
    for (const region of shadowRoot?.querySelectorAll('.unseen') ?? []) {
      const text = region.textContent ?? '';
      if (text !== (last.get(region.role ?? '') ?? '') && text !== '') heard.push(text.trim());
      last.set(region.role ?? '', text);
    }
  };
  note();
  if (shadowRoot)
    new MutationObserver(note).observe(shadowRoot, { characterData: true, childList: true, subtree: true });
  return heard;
}

/** Shows the token, and notes all that its live regions say. */
async function show(parts: Partial<Ticket> = {}) {
  server.tickets.set(ID, aTicket(70, parts));
  const element = document.createElement('carequeue-ticket');
  element.ticketId = ID;
  element.credential = `cq_tk_k1_${ID.slice(4)}_${'A'.repeat(43)}`;
  const notices: TicketNotice[] = [];
  element.notifier = {
    permission: 'granted',
    ask: async () => 'granted',
    show: (notice) => void notices.push(notice),
  };
  const texts: string[] = [];
  element.addEventListener('carequeue-ticket-called', ({ detail }) => texts.push(detail.text));
  stage(element, server);
  await until(() => textOf(element, '.code') === 'CAR-70' && textOf(element, '.part').length > 0);
  return { element, heard: heardFrom(element), notices, texts };
}

const nowWaiting = (...numbers: number[]) => {
  server.setTicket(ID, { status: 'waiting', pointId: null, calledAt: null, missedAt: null });
  server.set({ waiting: queueOf(...numbers), points: [aPoint(2)], missed: [] });
};

function call(callCount = 1) {
  const calledAt = new Date(Date.parse(NOW) + callCount * 1_000).toISOString();
  server.setTicket(ID, { status: 'called', pointId: 'poi_2', calledAt, callCount });
  const tickets = [anActive(70, { pointId: 'poi_2', calledAt, callCount })];
  server.set({ waiting: queueOf(71), points: [aPoint(2, { tickets })], missed: [] });
}

function miss() {
  server.setTicket(ID, { status: 'missed', missedAt: NOW, pointId: null, calledAt: null });
  const missed = [{ ...aWaiting(70), status: 'missed' as const, missedAt: NOW }];
  server.set({ waiting: queueOf(71), points: [aPoint(2)], missed });
}

describe('a place', () => {
  test('that waits to be said is not said once it is another, nor after the call', async () => {
    const { element, heard } = await show();
    nowWaiting(41, 42, 70);
    await until(() => heard.length === 1);
    nowWaiting(42, 70);
    await until(() => textOf(element, '.place strong') === '2');
    nowWaiting(70);
    await until(() => textOf(element, '.place strong') === '1');
    await vi.advanceTimersByTimeAsync(3_000);
    await until(() => heard.length === 2);
    nowWaiting(40, 70);
    await until(() => textOf(element, '.place strong') === '2');
    call();
    await until(() => heard.includes(CALLED));
    expect(textOf(element, '[aria-live=polite]')).toBe('');
    await settled(element);
    expect(heard).toEqual(['Your place is now 3.', 'Your place is now 1.', CALLED]);
  });
});

describe('a status', () => {
  test('is told once each time it changes, and nothing of it stays', async () => {
    const { element, heard } = await show();
    call();
    await until(() => textOf(element, '.go') === 'Go to Room 2');
    miss();
    await until(() => textOf(element, 'h2') === en.ticket.missed.title);
    await settled(element);
    nowWaiting(40, 41, 70);
    await until(() => textOf(element, '.place strong') === '3');
    await settled(element);
    call(2);
    await until(() => textOf(element, '.go') === 'Go to Room 2');
    server.setTicket(ID, { status: 'serving', startedAt: NOW });
    const inside = anActive(70, { pointId: 'poi_2', status: 'serving', startedAt: NOW });
    server.set({ points: [aPoint(2, { tickets: [inside] })] });
    await until(() => textOf(element, 'h2') === 'You are in Room 2');
    expect(textOf(element, '.unseen')).toBe('');
    server.setTicket(ID, { status: 'completed', endedAt: NOW });
    server.set({ points: [aPoint(2)] });
    await until(() => textOf(element, 'h2') === 'Your visit is done');
    await settled(element);
    expect(heard).toEqual([
      CALLED,
      MISSED,
      'You are back in the queue. Your place is now 3.',
      CALLED,
      'Your visit is done. Thank you for your patience. Get well soon.',
    ]);
  });

  test('that the reader brought about himself is read where the focus goes, and not twice', async () => {
    const { element, heard } = await show();
    nowWaiting(41, 42, 70);
    await until(() => heard.length === 1);
    press(element, en.ticket.cancel);
    await element.updateComplete;
    press(element, en.ticket.cancelConfirm);
    await until(() => textOf(element, 'h2') === en.ticket.ended.cancelled.title);
    expect(element.shadowRoot?.activeElement?.textContent).toBe(en.ticket.ended.cancelled.title);
    expect(textOf(element, '[aria-live=polite]')).toBe('');
    await settled(element);
    expect(heard).toEqual(['Your place is now 3.']);
  });

  test('that was missed is told to whoever opens the page then', async () => {
    server.set({ waiting: [], missed: [{ ...aWaiting(70), status: 'missed', missedAt: NOW }] });
    const { element } = await show({ status: 'missed', missedAt: NOW });
    await until(() => textOf(element, '[aria-live=polite]') === MISSED);
  });
});

describe('whoever is fetched', () => {
  test('is told to stay: on the card, in the title, in the notice, by the screen reader and by the event', async () => {
    const { element, heard, notices, texts } = await show({ needs: ['collect-in-person'] });
    call();
    await until(() => textOf(element, '.go') !== '');
    const announcement = 'It’s your turn. Please stay where you are: somebody comes for you.';
    await until(() => heard.length > 0);
    expect(textOf(element, '.go')).toBe(en.ticket.fetched);
    expect(document.title).toBe('CAR-70: stay where you are');
    expect(notices).toMatchObject([{ title: 'CAR-70: stay where you are', body: announcement }]);
    expect(heard).toEqual([announcement]);
    expect(texts).toEqual([announcement]);
    miss();
    await until(() => textOf(element, 'h2') === en.ticket.missedFetched.title);
    await settled(element);
    expect(heard.slice(1)).toEqual([`${en.ticket.missedFetched.title}. ${en.ticket.missedFetched.text}`]);
  });

  test('is not asked to come close when the turn is near', async () => {
    const { element, heard } = await show({ needs: ['collect-in-person'] });
    const early = element.shadowRoot?.querySelector('select');
    if (early) early.value = '1';
    early?.dispatchEvent(new Event('change', { bubbles: true }));
    nowWaiting(42, 70);
    await until(() => heard.length > 0);
    expect(heard).toEqual(['1 person before you. Somebody comes and fetches you.']);
  });
});

describe('another language', () => {
  test('says nothing on in the one before', async () => {
    const { element, heard } = await show();
    nowWaiting(41, 42, 70);
    await until(() => heard.length === 1);
    nowWaiting(42, 70);
    await until(() => textOf(element, '.place strong') === '2');
    element.lang = 'hi';
    element.requestUpdate();
    await until(() => textOf(element, 'h2') === hi.ticket.yourToken);
    expect(textOf(element, '.unseen')).toBe('');
    await settled(element);
    expect(heard).toEqual(['Your place is now 3.']);
  });

  test('takes the title of a call with it, and tells again what is just being told', async () => {
    const { element, heard } = await show();
    call();
    await until(() => heard.length === 1);
    element.lang = 'hi';
    element.requestUpdate();
    const { calledAnnouncement, calledDocumentTitle } = hi.ticket;
    const room = { code: 'CAR-70', point: 'Room 2' };
    await until(() => heard.length === 2);
    expect(heard).toEqual([CALLED, calledAnnouncement(room)]);
    expect(document.title).toBe(calledDocumentTitle(room));
    await settled(element);
    element.lang = 'en';
    element.requestUpdate();
    await until(() => document.title === 'CAR-70: go to Room 2');
    await settled(element);
    expect(heard).toHaveLength(2);
  });
});
