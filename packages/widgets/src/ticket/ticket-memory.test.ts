import { afterEach, describe, expect, test } from 'vitest';
import { TicketMemory } from './ticket-memory.ts';

const held = { ticketId: 'tkt_1', credential: 'cq_tk_k1_x', serviceDay: '2026-11-21' };
const today = Date.parse('2026-11-21T05:00:00Z');

afterEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('a remembered token', () => {
  test('is one key with id, credential and day, and nothing of the person', () => {
    new TicketMemory('dep_1', 'day').write({ ...held, ...{ name: 'Asha' } });
    expect(localStorage).toHaveLength(1);
    expect(JSON.parse(localStorage.getItem('carequeue-ticket:dep_1') ?? '')).toEqual(held);
  });

  test('is found again, by its own department only', () => {
    new TicketMemory('dep_1', 'day').write(held);
    expect(new TicketMemory('dep_1', 'day').read(today)).toEqual(held);
    expect(new TicketMemory('dep_2', 'day').read(today)).toBeNull();
  });

  test('is forgotten when its day is long gone', () => {
    const memory = new TicketMemory('dep_1', 'day');
    memory.write(held);
    expect(memory.read(today + 4 * 86_400_000)).toBeNull();
    expect(localStorage).toHaveLength(0);
  });

  test('is forgotten then in pages of other departments too, and nothing else of the page is', () => {
    localStorage.setItem('cart', '1');
    new TicketMemory('dep_1', 'day').write(held);
    new TicketMemory('dep_2', 'day').write({ ...held, serviceDay: '2026-11-25' });
    expect(new TicketMemory('dep_3', 'day').read(today + 4 * 86_400_000)).toBeNull();
    expect(Object.keys(localStorage).sort()).toEqual(['carequeue-ticket:dep_2', 'cart']);
  });

  test('lives in the tab, or nowhere, where the page says so', () => {
    new TicketMemory('dep_1', 'tab').write(held);
    new TicketMemory('dep_2', 'none').write(held);
    expect(localStorage).toHaveLength(0);
    expect(sessionStorage).toHaveLength(1);
    expect(new TicketMemory('dep_2', 'none').read(today)).toBeNull();
  });

  test.each(['', '{', 'null', '{"ticketId":1}', '{"ticketId":"a","credential":"cq_sk_x","serviceDay":"2026-11-21"}'])(
    'that was broken (%s) counts as none',
    (text) => {
      localStorage.setItem('carequeue-ticket:dep_1', text);
      expect(new TicketMemory('dep_1', 'day').read(today)).toBeNull();
    },
  );
});
