import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forgetPastTickets } from '../../base/past-tickets.ts';
import '../../wait/carequeue-wait.ts';
import { TicketMemory } from './ticket-memory.ts';

const HOUR_MS = 3_600_000;
/** Midnight in Kolkata, where the hospital is; nobody asks in which zone the phone is. */
const ENDS_AT_MS = Date.parse('2026-11-21T18:30:00Z');
const held = {
  ...{ ticketId: 'tkt_1', credential: 'cq_tk_k1_x', serviceDay: '2026-11-21' },
  ...{ endsAtMs: ENDS_AT_MS, goesOn: false },
};
const keys = () => Object.keys(localStorage).sort();

beforeEach(() => {
  vi.useFakeTimers({ now: ENDS_AT_MS - 12 * HOUR_MS });
});
afterEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  forgetPastTickets();
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('a remembered token', () => {
  test('is one key with id, credential and day, and nothing of the person', () => {
    new TicketMemory('dep_1', 'day').write({ ...held, ...{ name: 'Asha' } });
    expect(localStorage).toHaveLength(1);
    expect(JSON.parse(localStorage.getItem('carequeue-ticket:dep_1') ?? '')).toEqual(held);
  });

  test('that has ended is marked so, and no other that is kept by now', () => {
    const memory = new TicketMemory('dep_1', 'day');
    memory.write({ ...held, goesOn: true });
    expect(memory.mark({ ...held, goesOn: true }, true)).toEqual({ ...held, hasEnded: true });
    expect(memory.read()).toEqual({ ...held, hasEnded: true });
    const other = { ...held, ticketId: 'tkt_2' };
    memory.write(other);
    memory.mark(held, true);
    expect(memory.read()).toEqual(other);
    memory.forget();
    memory.mark(held, true);
    expect(memory.read()).toBeNull();
  });

  test('is found again, by its own department only', () => {
    new TicketMemory('dep_1', 'day').write(held);
    expect(new TicketMemory('dep_1', 'day').read()).toEqual(held);
    expect(new TicketMemory('dep_2', 'day').read()).toBeNull();
  });

  test('is forgotten at the very end of its day while a page is open, and nothing else of the page is', () => {
    localStorage.setItem('cart', '1');
    new TicketMemory('dep_1', 'day').write(held);
    new TicketMemory('dep_2', 'tab').write(held);
    new TicketMemory('dep_3', 'day').write({ ...held, endsAtMs: ENDS_AT_MS + 6 * HOUR_MS });
    vi.advanceTimersByTime(12 * HOUR_MS - 1);
    expect(keys()).toEqual(['carequeue-ticket:dep_1', 'carequeue-ticket:dep_3', 'cart']);
    vi.advanceTimersByTime(1);
    expect(keys()).toEqual(['carequeue-ticket:dep_3', 'cart']);
    expect(sessionStorage).toHaveLength(0);
    vi.advanceTimersByTime(6 * HOUR_MS);
    expect(keys()).toEqual(['cart']);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is forgotten by whatever element is opened next, in another department’s page', () => {
    new TicketMemory('dep_1', 'day').write(held);
    vi.clearAllTimers();
    vi.setSystemTime(ENDS_AT_MS);
    document.body.append(document.createElement('carequeue-wait'));
    expect(localStorage).toHaveLength(0);
  });

  test('is not read once its day is over, though no timer ran on a phone that slept', () => {
    const memory = new TicketMemory('dep_1', 'day');
    memory.write(held);
    vi.clearAllTimers();
    vi.setSystemTime(ENDS_AT_MS);
    expect(memory.read()).toBeNull();
    expect(localStorage).toHaveLength(0);
  });

  test('that goes on past its day is kept for one more', () => {
    const memory = new TicketMemory('dep_1', 'day');
    memory.write({ ...held, goesOn: true });
    vi.advanceTimersByTime(35 * HOUR_MS);
    expect(memory.read()).toMatchObject({ goesOn: true });
    vi.advanceTimersByTime(HOUR_MS);
    expect(localStorage).toHaveLength(0);
  });

  test('lives in the tab, or nowhere, where the page says so', () => {
    new TicketMemory('dep_1', 'tab').write(held);
    new TicketMemory('dep_2', 'none').write(held);
    expect(localStorage).toHaveLength(0);
    expect(sessionStorage).toHaveLength(1);
    expect(new TicketMemory('dep_2', 'none').read()).toBeNull();
  });

  test.each([
    '',
    '{',
    'null',
    '{"ticketId":1}',
    '{"ticketId":"a","credential":"cq_tk_x","serviceDay":"2026-11-21"}',
    JSON.stringify({ ...held, credential: 'cq_sk_x' }),
    JSON.stringify({ ...held, hasEnded: 1 }),
  ])('that was broken (%s) counts as none', (text) => {
    localStorage.setItem('carequeue-ticket:dep_1', text);
    expect(new TicketMemory('dep_1', 'day').read()).toBeNull();
  });
});
