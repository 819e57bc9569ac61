import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../board/carequeue-board.ts';
import '../doctors/carequeue-doctors.ts';
import '../status/carequeue-status.ts';
import '../ticket/carequeue-ticket.ts';
import { accessibilityFaults } from '../testing/accessibility.ts';
import { anActive, aPoint, aQueue, aTicket, aWaiting, NOW, ticketId } from '../testing/fixtures.ts';
import { InPageServer } from '../testing/in-page-server.ts';
import { stage, textOf } from '../testing/stage.ts';

/** What departments and rooms are called on pages in several languages. */

const ID = ticketId(9);
const NAMES = { hi: 'हृदय रोग विभाग', ar: 'أمراض القلب' };
const ROOMS = { hi: 'कमरा 1', ar: 'العيادة 1' };
let server: InPageServer;

const calling = anActive(9, { pointId: 'poi_1', calledAt: NOW });
const room = (parts: Parameters<typeof aPoint>[1] = {}) => aPoint(1, { nameTranslations: ROOMS, ...parts });

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
  await page.viewport(1280, 720);
  const queue = aQueue({ points: [room()], waiting: [aWaiting(9)] });
  server = new InPageServer({ ...queue, department: { ...queue.department, nameTranslations: NAMES } });
  server.tickets.set(ID, aTicket(9));
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

function call(): void {
  server.setTicket(ID, { status: 'called', pointId: 'poi_1', calledAt: NOW, callCount: 1 });
  server.set({ points: [room({ tickets: [calling] })], waiting: [] });
}

function show(name: 'carequeue-status' | 'carequeue-doctors' | 'carequeue-board', lang: string) {
  return stage(Object.assign(document.createElement(name), { lang }), server);
}

function showTicket(lang: string) {
  const credential = `cq_tk_k1_${ID.slice(4)}_${'A'.repeat(43)}`;
  const element = Object.assign(document.createElement('carequeue-ticket'), { lang, ticketId: ID, credential });
  return stage(element, server);
}

describe.each([
  ['hi', NAMES.hi, ROOMS.hi],
  ['hi-IN', NAMES.hi, ROOMS.hi],
  [' hi_IN ', NAMES.hi, ROOMS.hi],
  ['ar', NAMES.ar, ROOMS.ar],
  ['ta', 'Cardiology', 'Room 1'],
])('on a page in %s', (lang, name, roomName) => {
  test('a status', async () => {
    const status = show('carequeue-status', lang);
    await expect.poll(() => textOf(status, '[part=name]')).toBe(name);
    call();
    await expect.poll(() => textOf(status, '[part=served] .place')).toBe(roomName);
    expect(textOf(status, '[role=status]')).toContain(`${name}: `);
    expect(await accessibilityFaults(status)).toEqual([]);
  });

  test('the doctors', async () => {
    const doctors = show('carequeue-doctors', lang);
    await expect.poll(() => textOf(doctors, '[part=name]')).toBe(name);
    expect(doctors.shadowRoot?.querySelector('[part=department]')?.getAttribute('aria-label')).toBe(name);
  });

  test('a board, which tells the page what it shows', async () => {
    const board = show('carequeue-board', lang);
    const told: string[] = [];
    board.addEventListener('carequeue-board-called', ({ detail }) => told.push(detail.pointName));
    await expect.poll(() => textOf(board, '.board h2')).toBe(name);
    call();
    await expect.poll(() => textOf(board, '.point-name')).toBe(roomName);
    await expect.poll(() => textOf(board, '.unseen')).toContain(roomName);
    expect(told).toEqual([roomName]);
    expect(board.shadowRoot?.querySelector('.board')?.textContent).not.toContain(lang === 'ta' ? ROOMS.hi : 'Room 1');
    expect(await accessibilityFaults(board)).toEqual([]);
  });

  test('a token, called to its room', async () => {
    await page.viewport(360, 740);
    const ticket = showTicket(lang);
    await expect.poll(() => textOf(ticket, '.place')).not.toBe('');
    call();
    await expect.poll(() => textOf(ticket, '[part=ticket]')).toContain(roomName);
    await expect.poll(() => textOf(ticket, '[aria-live=assertive]')).toContain(roomName);
    expect(await accessibilityFaults(ticket)).toEqual([]);
  });

  test('the form for a token', async () => {
    const form = stage(Object.assign(document.createElement('carequeue-ticket'), { lang }), server);
    await expect.poll(() => textOf(form, '[part=ticket]')).toContain(name);
  });
});

test('a page that changes its language, and a hospital that changes its names, are followed', async () => {
  const status = show('carequeue-status', 'hi');
  await expect.poll(() => textOf(status, '[part=name]')).toBe(NAMES.hi);
  status.lang = 'ar';
  await expect.poll(() => textOf(status, '[part=name]')).toBe(NAMES.ar);
  server.set({ department: { ...server.queue.department, nameTranslations: { ar: 'القلب' } } });
  await expect.poll(() => textOf(status, '[part=name]')).toBe('القلب');
  server.set({ department: { ...server.queue.department, nameTranslations: undefined } });
  await expect.poll(() => textOf(status, '[part=name]')).toBe('Cardiology');
});

test('the first rows of a board have its names too', async () => {
  const board = show('carequeue-board', 'hi');
  await expect.poll(() => board.shadowRoot?.querySelector('.first li')?.textContent ?? NAMES.hi).toBe(NAMES.hi);
  await expect.poll(() => textOf(board, '.board h2')).toBe(NAMES.hi);
});

test('what a hospital writes in another language is text', async () => {
  const nameTranslations = { hi: '<img src=x onerror=alert(1)>' };
  server.set({ department: { ...server.queue.department, nameTranslations } });
  for (const name of ['carequeue-status', 'carequeue-doctors', 'carequeue-board'] as const) {
    const element = show(name, 'hi');
    await expect.poll(() => textOf(element)).toContain(nameTranslations.hi);
    expect(element.shadowRoot?.querySelector('img')).toBeNull();
  }
});
