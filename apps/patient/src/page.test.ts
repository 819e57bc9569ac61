import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { claimTicket, outcomeOf } from './claim.ts';
import type { KeptTicket } from './kept-tickets.ts';
import { readTickets, TICKETS_KEY, withoutTicket, withTicket, writeTickets } from './kept-tickets.ts';
import { firstLanguage } from './language.ts';
import { codeOfHash } from './link-code.ts';
import { LinkOpening } from './link-opening.ts';
import { pageView, recalledText } from './page-view.ts';
import { MapStorage } from './testing/map-storage.ts';
import { refusalOf } from './ticket-platform.ts';
import { words as ar } from './words/ar.ts';
import { words as en } from './words/en.ts';
import { words as es } from './words/es.ts';
import { words as hi } from './words/hi.ts';
import { words as ta } from './words/ta.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-21T05:00:00Z');

function aKept(changes: Partial<KeptTicket> = {}): KeptTicket {
  return {
    ticketId: 'tkt_1',
    departmentId: 'dep_1',
    departmentName: 'Cardiology',
    credential: 'cq_tk_k1_f0_x',
    serviceDay: '2026-11-21',
    endsAtMs: NOW + HOUR,
    goesOn: false,
    hasEnded: false,
    ...changes,
  };
}

test.each([
  ['', null],
  ['#', null],
  ['#k1.abc-_', 'k1.abc-_'],
  ['#k1%2Eabc', 'k1.abc'],
  ['#%', '%'],
  [`#${'k'.repeat(201)}`, null],
])('the code of %j is %j', (hash, code) => {
  expect(codeOfHash(hash)).toBe(code);
});

describe('kept tickets', () => {
  test('are there again, newest first, one for each ticket', () => {
    const storage = new MapStorage();
    const [one, two] = [aKept(), aKept({ ticketId: 'tkt_2' })];
    const again = aKept({ credential: 'cq_tk_k1_f1_y' });
    writeTickets(storage, withTicket(withTicket(withTicket([], one), two), again));
    expect(readTickets(storage, NOW)).toEqual({ tickets: [two, again], hadOver: false });
    expect(withoutTicket([two, again], 'tkt_2')).toEqual([again]);
    writeTickets(storage, []);
    expect(storage.entries.size).toBe(0);
  });

  test('go at the end of their day; one that goes on past it stays for a day more', () => {
    const storage = new MapStorage();
    const ended = [aKept(), aKept({ ticketId: 'tkt_3', goesOn: true, hasEnded: true })];
    const goesOn = aKept({ ticketId: 'tkt_2', goesOn: true });
    writeTickets(storage, [...ended, goesOn]);
    expect(readTickets(storage, NOW + HOUR - 1).tickets).toHaveLength(3);
    expect(readTickets(storage, NOW + HOUR)).toEqual({ tickets: [goesOn], hadOver: true });
    expect(storage.getItem(TICKETS_KEY)).not.toMatch(/tkt_[13]/);
    expect(readTickets(storage, NOW + 26 * HOUR).tickets).toEqual([]);
    expect(storage.entries.size).toBe(0);
  });

  test('that are none of ours are passed over', () => {
    for (const text of [
      '{',
      '5',
      '[5]',
      '[{"ticketId":"tkt_1"}]',
      JSON.stringify([{ ...aKept(), credential: '<b>' }]),
    ]) {
      const storage = new MapStorage();
      storage.setItem(TICKETS_KEY, text);
      expect(readTickets(storage, NOW).tickets).toEqual([]);
    }
  });

  test('live as long as the page where there is no storage', () => {
    const none = new Proxy(new MapStorage(), {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
    expect(() => writeTickets(none, [aKept()])).not.toThrow();
    expect(readTickets(none, NOW).tickets).toEqual([]);
  });
});

describe('an answer to a claim', () => {
  const claimed = {
    ticketId: 'tkt_1',
    departmentId: 'dep_1',
    departmentName: 'Cardiology',
    credential: 'cq_tk_k1_f0_x',
    serviceDay: '2026-11-21',
    expiresAt: '2026-11-21T12:00:00.000Z',
    ticket: { status: 'waiting', dayEndsAt: '2026-11-21T06:00:00.000Z', outlivesDay: false },
  };

  test('opens the ticket', () => {
    expect(outcomeOf(200, 0, claimed)).toEqual({ kind: 'opened', ticket: aKept() });
  });

  test('keeps what the department is called in other languages, as texts', () => {
    const departmentNameTranslations = { hi: 'हृदय रोग विभाग' };
    const ticket = aKept({ departmentNameTranslations });
    expect(outcomeOf(200, 0, { ...claimed, departmentNameTranslations })).toEqual({ kind: 'opened', ticket });
    const wrong = { ...claimed, departmentNameTranslations: null };
    expect(outcomeOf(200, 0, wrong)).toEqual({ kind: 'opened', ticket: aKept({ departmentNameTranslations: {} }) });
    const storage = new MapStorage();
    writeTickets(storage, [ticket]);
    expect(readTickets(storage, NOW).tickets).toEqual([ticket]);
  });

  test.each([
    [14, 14],
    [0, 0],
    // Set right meanwhile, the clock has not gone past the end of the day.
    [-14, 0],
  ])('keeps it to the end of its day on a phone whose clock is %i hours ahead', async (hours, longerHours) => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW + hours * HOUR });
    onTestFinished(() => void vi.useRealTimers());
    const answer = async () => Response.json(claimed, { headers: { Date: new Date(NOW).toUTCString() } });
    const opened = { kind: 'opened', ticket: aKept({ endsAtMs: NOW + (longerHours + 1) * HOUR }) };
    expect(await claimTicket('k1.code', answer)).toEqual(opened);
  });

  test('whose time nobody tells is kept by the clock of the phone', async () => {
    const answer = async () => Response.json(claimed);
    expect(await claimTicket('k1.code', answer)).toEqual({ kind: 'opened', ticket: aKept() });
  });

  test.each([
    [404, { code: 'claim_code_wrong' }, 'wrong'],
    [422, { code: 'invalid_request' }, 'wrong'],
    [429, { code: 'rate_limited' }, 'busy'],
    [503, { code: 'unavailable' }, 'busy'],
    [404, {}, 'unreachable'],
    [200, { hello: 'Wi-Fi' }, 'unreachable'],
    [200, null, 'unreachable'],
  ])('%i with %j is %s: only CareQueue itself is believed', (status, body, kind) => {
    expect(outcomeOf(status, 1, body).kind).toBe(kind);
  });
});

describe('opening a link', () => {
  test('waits for the network with the code in the tab, and forgets it once it is opened', async () => {
    const tab = new MapStorage();
    const onOpened = vi.fn<(ticket: KeptTicket) => void>();
    const answers = [{ kind: 'unreachable' }, { kind: 'opened', ticket: aKept() }] as const;
    let count = 0;
    const claim = async () => answers[count++] ?? { kind: 'wrong' as const };
    const opening = new LinkOpening({ claim, tab, onOpened, redraw: () => {} });
    opening.begin('k1.code');
    expect(opening.state).toBe('opening');
    await vi.waitUntil(() => opening.state === 'unreachable');
    expect([...tab.entries.values()]).toEqual(['k1.code']);
    opening.retry();
    await vi.waitUntil(() => onOpened.mock.calls.length > 0);
    expect([opening.state, tab.entries.size]).toEqual([null, 0]);
  });

  test('goes on after a reload, and says once and for all that a code is wrong', async () => {
    const tab = new MapStorage();
    tab.setItem('carequeue-link', 'k1.left');
    const codes: string[] = [];
    const claim = async (code: string) => {
      codes.push(code);
      return { kind: 'wrong' } as const;
    };
    const opening = new LinkOpening({ claim, tab, onOpened: () => {}, redraw: () => {} });
    opening.begin(null);
    await vi.waitUntil(() => opening.state === 'wrong');
    opening.retry();
    expect([codes, tab.entries.size]).toEqual([['k1.left'], 0]);
    opening.close();
    expect(opening.state).toBeNull();
  });
});

describe('the page', () => {
  test.each([en, hi, ta, es, ar])('says in $tag what there is to say', (words) => {
    const bare = { opening: null, departmentNames: [], hadOver: false };
    expect(pageView(bare, words)).toMatchObject({ heading: words.title, telling: { kind: 'empty' }, note: null });
    expect(pageView({ ...bare, hadOver: true }, words).note).toBe(words.dayOver);
    expect(pageView({ ...bare, opening: 'opening' }, words)).toMatchObject({ isLoading: true, telling: null });
    for (const opening of ['unreachable', 'busy', 'wrong'] as const) {
      expect(pageView({ ...bare, opening }, words).telling).toMatchObject(words[opening]);
    }
    expect(pageView({ ...bare, departmentNames: ['Cardiology'] }, words)).toMatchObject({
      heading: 'Cardiology',
      telling: null,
    });
    expect(pageView({ ...bare, departmentNames: ['Cardiology', 'Laboratory'] }, words).heading).toBe(words.titleMany);
    expect(recalledText({ ms: NOW, timeZone: 'UTC' }, words)).toContain('05:00');
  });

  test('begins in the language that was chosen, else in one of the reader’s', () => {
    const storage = new MapStorage();
    expect(firstLanguage(storage, ['fr', 'ta-IN', 'en'])).toBe('ta');
    expect(firstLanguage(storage, ['fr'])).toBe('en');
    storage.setItem('carequeue-language', 'ar');
    expect(firstLanguage(storage, ['en'])).toBe('ar');
  });

  test('believes CareQueue alone that a ticket may not be followed any more', () => {
    expect(refusalOf({ code: 'unauthenticated', facts: { reason: 'expired' } })).toBe('over');
    expect(refusalOf({ code: 'unauthenticated', facts: { reason: 'revoked' } })).toBe('replaced');
    expect(refusalOf({ error: 'log in to our Wi-Fi' })).toBeNull();
    expect(refusalOf(null)).toBeNull();
  });
});
