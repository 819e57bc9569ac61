import type { SnapshotFrame } from '@carequeue/queue-core';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { claimTicket, outcomeOf } from './claim.ts';
import type { KeptTicket } from './kept-tickets.ts';
import { readTickets, TICKETS_KEY, withoutTicket, withTicket, writeTickets } from './kept-tickets.ts';
import { firstLanguage } from './language.ts';
import { afterFrame, afterTicket, presentTicket, Recollection, waitingPlace } from './last-known.ts';
import { codeOfHash } from './link-code.ts';
import { LinkOpening } from './link-opening.ts';
import { pageView, recalledText } from './page-view.ts';
import { refusalOf } from './ticket-platform.ts';
import { words as ar } from './words/ar.ts';
import { words as en } from './words/en.ts';
import { words as es } from './words/es.ts';
import { words as hi } from './words/hi.ts';
import { words as ta } from './words/ta.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-21T05:00:00Z');

class MapStorage {
  readonly entries = new Map<string, string>();
  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.entries.set(key, value);
  }
  removeItem(key: string): void {
    this.entries.delete(key);
  }
}

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

  test.each([14, -14, 0])('keeps it to the end of its day on a phone whose clock is %i hours ahead', async (hours) => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW + hours * HOUR });
    onTestFinished(() => void vi.useRealTimers());
    const answer = async () => Response.json(claimed, { headers: { Date: new Date(NOW).toUTCString() } });
    const opened = { kind: 'opened', ticket: aKept({ endsAtMs: NOW + (hours + 1) * HOUR }) };
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

describe('what was last known', () => {
  const row = { id: 'tkt_9', code: 'CAR-9', label: 'Asha R.', language: null, doctorId: null };
  const waiting = { ...row, status: 'waiting', lane: 'walk-in', rank: 'm1', gated: false, passedOver: 0 } as const;
  const snapshot: SnapshotFrame = {
    type: 'snapshot',
    seq: 4,
    epoch: 'e',
    now: '2026-11-21T05:12:00.000Z',
    department: { id: 'dep_1', name: 'Cardiology', code: 'CAR', timeZone: 'Asia/Kolkata', joinPolicy: 'open' },
    serviceDay: '2026-11-21',
    state: 'open',
    message: null,
    sessions: [],
    intake: [],
    openings: [],
    points: [],
    waiting: [waiting],
    recent: [{ ...row, pointId: 'poi_1', calledAt: '2026-11-21T05:00:00.000Z' }],
    missed: [],
    pattern: { lanes: ['walk-in'], reviewEvery: 3, passedOverMax: 20 },
    turns: [],
    wait: null,
    version: '0.1.0',
  };
  const nothing = { queues: {}, tickets: {} };

  test('is the queue without anybody’s name, kept up with its events', () => {
    const known = afterFrame(nothing, 'dep_1', snapshot);
    expect(JSON.stringify(known)).not.toContain('Asha');
    const events = { type: 'events', after: 4, seq: 5, now: '2026-11-21T05:13:00.000Z' };
    const paused = { ...events, changes: [{ seq: 5, kind: 'queue.paused', state: 'paused', message: 'Lunch' }] };
    const next = afterFrame(known, 'dep_1', paused);
    expect(next.queues.dep_1).toMatchObject({
      seq: 5,
      state: 'paused',
      now: paused.now,
      waiting: [{ label: 'CAR-9' }],
    });
    expect(afterFrame(known, 'dep_1', { ...paused, after: 9, seq: 10 })).toBe(known);
    expect(afterFrame(known, 'dep_1', 'pong')).toBe(known);
  });

  test('is of the ticket and the department a patient was sent on to, and on', () => {
    const given = { ticketId: 'tkt_1', departmentId: 'dep_0' };
    const second = { ticketId: 'tkt_5', departmentId: 'dep_5', code: 'LAB-5' };
    const third = { ticketId: 'tkt_9', departmentId: 'dep_1', code: 'CAR-9' };
    const first = afterTicket(nothing, { id: 'tkt_1', transferredTo: second });
    expect(presentTicket(nothing, given)).toEqual(given);
    expect(presentTicket(first, given)).toEqual(second);
    const known = afterFrame(afterTicket(first, { id: 'tkt_5', transferredTo: third }), 'dep_1', snapshot);
    expect(presentTicket(known, given)).toEqual(third);
    expect(waitingPlace(known, third)).toEqual({ code: 'CAR-9', position: 1 });
    expect([waitingPlace(known, second), waitingPlace(known, { ...third, ticketId: 'tkt_8' })]).toEqual([null, null]);
  });

  test('has a place among those who may be called before it, as the card says', () => {
    const ranked = (id: string, rank: string, doctorId: string | null) => ({ ...waiting, id, rank, doctorId });
    const rows = [ranked('tkt_1', 'm1', 'doc_a'), ranked('tkt_2', 'm2', 'doc_a'), ranked('tkt_3', 'm3', null)];
    const frame = { ...snapshot, waiting: [...rows, ranked('tkt_4', 'm4', 'doc_b')] };
    const known = afterFrame(nothing, 'dep_1', frame);
    const placeOf = (ticketId: string) => waitingPlace(known, { ticketId, departmentId: 'dep_1' })?.position;
    expect([placeOf('tkt_2'), placeOf('tkt_3'), placeOf('tkt_4')]).toEqual([2, 3, 2]);
  });

  test('is written with its age, and read again when the page is', () => {
    vi.useFakeTimers();
    const storage = new MapStorage();
    const recollection = new Recollection(storage, 'tkt_1');
    expect(recollection.asOfMs).toBeNull();
    const ticket = { id: 'tkt_1', code: 'CAR-1', needs: ['lip-reading'] };
    recollection.take(afterTicket(afterFrame(nothing, 'dep_1', snapshot), ticket));
    vi.runAllTimers();
    vi.useRealTimers();
    const again = new Recollection(storage, 'tkt_1');
    expect(recalledText({ ms: again.asOfMs, timeZone: again.timeZone }, en)).toBe(
      'No network. This is how it stood at 10:42.',
    );
    expect(again.known.tickets.tkt_1).toEqual({ ...ticket, needs: [] });
    again.forget();
    expect(storage.entries.size).toBe(0);
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
