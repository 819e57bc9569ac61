import fc from 'fast-check';
import type { Change, EventsFrame, QueueState, SessionState, SnapshotFrame } from '../frames.ts';
import { rankOf } from '../rank.ts';
import type { ActiveTicket, EndedTicket, MissedTicket, PublicTicket, WaitingTicket } from '../ticket.ts';

/** Builders of valid objects for tests: what a test does not name does not matter to it. */

export const NOW = '2026-11-21T06:00:00.000Z';
export const PATTERN = { lanes: ['booked', 'booked', 'walk-in'], reviewEvery: 3, passedOverMax: 20 } as const;
export const POINTS = ['poi_1', 'poi_2', 'poi_3'];
export const DOCTORS = [null, 'doc_1', 'doc_2'];

/** The id of the n-th ticket; sorts as numbers do. */
export const idOf = (number: number) => `tkt_${String(number).padStart(4, '0')}`;

export function aFace(number: number) {
  const code = `CAR-${number}`;
  return { id: idOf(number), code, label: code, language: null, doctorId: null };
}

export function aWaiting(number: number, fields: Partial<WaitingTicket> = {}): WaitingTicket {
  const rank = rankOf({ priority: 'normal', readyAtMs: number * 1000, number });
  return { ...aFace(number), status: 'waiting', lane: 'walk-in', rank, gated: false, passedOver: 0, ...fields };
}

export function anActive(number: number, pointId: string, fields: Partial<ActiveTicket> = {}): ActiveTicket {
  const call = { repeat: false, longer: false, silent: false };
  return { ...aFace(number), status: 'called', pointId, calledAt: NOW, startedAt: null, callCount: 1, call, ...fields };
}

export function aMissed(number: number): MissedTicket {
  return { ...aFace(number), status: 'missed', missedAt: NOW };
}

export function anEnded(number: number, status: EndedTicket['status'] = 'completed'): EndedTicket {
  return { ...aFace(number), status };
}

export function aSession(id: string, fields: Partial<SessionState> = {}): SessionState {
  const planned = { startsAt: NOW, endsAt: NOW, state: 'planned', until: null, reason: null } as const;
  return { id, name: id, doctorId: null, ...planned, ...fields };
}

export function aState(fields: Partial<QueueState> = {}): QueueState {
  return {
    seq: 10,
    epoch: 'epoch-1',
    department: { id: 'dep_1', name: 'Cardiology', code: 'CAR', timeZone: 'Asia/Kolkata', joinPolicy: 'open' },
    serviceDay: '2026-11-21',
    state: 'open',
    message: null,
    sessions: [],
    intake: [],
    openings: [],
    points: POINTS.map((id) => ({
      ...{ id, name: id, doctorId: null, doctorName: null, capacity: 1, available: true },
      tickets: [],
    })),
    waiting: [],
    recent: [],
    missed: [],
    pattern: PATTERN,
    turns: [],
    wait: null,
    version: '0.1.0',
    ...fields,
  };
}

export function aSnapshot(fields: Partial<QueueState> = {}): SnapshotFrame {
  return { type: 'snapshot', now: NOW, ...aState(fields) };
}

export function someEvents(after: number, changes: readonly Change[], fields: Partial<EventsFrame> = {}): EventsFrame {
  return { type: 'events', after, seq: changes.at(-1)?.seq ?? after, now: NOW, changes, ...fields };
}

const waiting = fc
  .record({
    number: fc.integer({ min: 1, max: 40 }),
    priority: fc.constantFrom('emergency', 'high', 'normal'),
    readyAtMs: fc.integer({ min: 0, max: 60_000 }),
    doctorId: fc.constantFrom(...DOCTORS),
    gated: fc.boolean(),
  })
  .map(({ number, priority, readyAtMs, doctorId, gated }) =>
    aWaiting(number, { rank: rankOf({ priority, readyAtMs, number }), doctorId, gated }),
  );

/** Waiting tickets with different ids, in no order. */
export const waitingTickets = fc.uniqueArray(waiting, { maxLength: 30, selector: (ticket) => ticket.id });

/** A ticket in any status: every number comes again and again, so that tickets change. */
export const anyTicket: fc.Arbitrary<PublicTicket> = fc.oneof(
  waiting,
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(...POINTS), fc.constantFrom('called', 'serving'))
    .map(([number, pointId, status]) => anActive(number, pointId, { status })),
  fc.integer({ min: 1, max: 40 }).map(aMissed),
  fc.integer({ min: 1, max: 40 }).map((number) => anEnded(number)),
);
