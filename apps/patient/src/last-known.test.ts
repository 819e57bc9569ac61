import type { SnapshotFrame } from '@carequeue/queue-core';
import { describe, expect, test, vi } from 'vitest';
import { afterFrame, afterTicket, codeOf, presentTicket, Recollection, waitingPlace } from './last-known.ts';
import { recalledText } from './page-view.ts';
import { MapStorage } from './testing/map-storage.ts';
import { words as en } from './words/en.ts';

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

  test('has its code whether it waits or not', () => {
    const ended = afterTicket(nothing, { id: 'tkt_9', code: 'CAR-9', status: 'cancelled' });
    const known = { ticketId: 'tkt_9', departmentId: 'dep_1' };
    expect([waitingPlace(ended, known), codeOf(ended, known), codeOf(nothing, known)]).toEqual([null, 'CAR-9', null]);
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
