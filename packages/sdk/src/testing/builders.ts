import type {
  ActiveTicket,
  Change,
  EndedTicket,
  EventsFrame,
  PointState,
  SnapshotFrame,
  TicketChange,
  WaitingTicket,
} from '@carequeue/queue-core';
import { rankOf } from '@carequeue/queue-core';
import type { Ticket } from '../resources/ticket.ts';

/** Builders of valid objects for tests: what a test does not name does not matter to it. */

export const NOW = '2026-11-21T06:00:00.000Z';
export const TICKET_ID = 'tkt_01hzzzzzzzzzzzzzzzzzzzzz01';
export const TICKET_SECRET = `cq_tk_k1_${TICKET_ID.slice(4)}_${'A'.repeat(43)}`;

/** The id of the n-th ticket. */
export function ticketId(number: number): string {
  return `tkt_01hzzzzzzzzzzzzzzzzzzzzz${String(number).padStart(2, '0')}`;
}

export function aWaiting(number: number, fields: Partial<WaitingTicket> = {}): WaitingTicket {
  return {
    id: ticketId(number),
    code: `CAR-${number}`,
    label: `CAR-${number}`,
    language: null,
    doctorId: null,
    status: 'waiting',
    lane: 'walk-in',
    rank: rankOf({ priority: 'normal', readyAtMs: number * 1000, number }),
    gated: false,
    passedOver: 0,
    ...fields,
  };
}

export function anActive(number: number, pointId: string, fields: Partial<ActiveTicket> = {}): ActiveTicket {
  const { id, code, label, language, doctorId } = aWaiting(number);
  const call = { repeat: false, longer: false, silent: false };
  return {
    id,
    code,
    label,
    language,
    doctorId,
    status: 'called',
    pointId,
    calledAt: NOW,
    startedAt: null,
    callCount: 1,
    call,
    ...fields,
  };
}

/** A ticket that has left the queue. */
export function anEnded(number: number): EndedTicket {
  const { id, code, label, language, doctorId } = aWaiting(number);
  return { id, code, label, language, doctorId, status: 'completed' };
}

export function aPoint(number: number, fields: Partial<PointState> = {}): PointState {
  const face = { id: `poi_${number}`, name: `Room ${number}`, doctorId: null, doctorName: null };
  return { ...face, capacity: 1, available: true, tickets: [], ...fields };
}

export function aSnapshot(fields: Partial<SnapshotFrame> = {}): SnapshotFrame {
  return {
    type: 'snapshot',
    seq: 10,
    epoch: 'epoch-1',
    now: NOW,
    department: { id: 'dep_1', name: 'Cardiology', code: 'CAR', timeZone: 'Asia/Kolkata', joinPolicy: 'open' },
    serviceDay: '2026-11-21',
    state: 'open',
    message: null,
    sessions: [],
    intake: [],
    openings: [],
    points: [aPoint(1), aPoint(2)],
    waiting: [],
    recent: [],
    missed: [],
    pattern: { lanes: ['booked', 'booked', 'walk-in'], reviewEvery: 3, passedOverMax: 20 },
    turns: [],
    wait: null,
    version: '0.1.0',
    ...fields,
  };
}

/** An events frame; `after` is the seq before the first change where it is not told. */
export function someEvents(changes: readonly Change[], fields: Partial<EventsFrame> = {}): EventsFrame {
  const first = changes[0]?.seq ?? 11;
  const last = changes.at(-1)?.seq ?? 10;
  return { type: 'events', after: first - 1, seq: last, now: NOW, changes, ...fields };
}

export function issued(seq: number, number: number, fields: Partial<WaitingTicket> = {}): TicketChange {
  return { seq, kind: 'ticket.issued', ticket: aWaiting(number, fields) };
}

export function called(seq: number, number: number, pointId: string): TicketChange {
  return { seq, kind: 'ticket.called', ticket: anActive(number, pointId) };
}

export function aTicket(fields: Partial<Ticket> = {}): Ticket {
  return {
    id: TICKET_ID,
    departmentId: 'dep_1',
    number: 1,
    code: 'CAR-1',
    status: 'waiting',
    priority: 'normal',
    priorityReason: null,
    lane: 'walk-in',
    appointment: null,
    doctorId: null,
    pointId: null,
    patient: null,
    showName: false,
    position: 1,
    estimatedWait: null,
    waitsFor: [],
    presence: null,
    lapsesAt: null,
    needs: [],
    source: 'web',
    language: null,
    externalId: null,
    metadata: {},
    serviceDay: '2026-11-21',
    sessionId: '2026-11-21',
    callCount: 0,
    issuedAt: NOW,
    readyAt: NOW,
    calledAt: null,
    startedAt: null,
    missedAt: null,
    endedAt: null,
    reason: null,
    notes: null,
    transferredTo: null,
    transferredFrom: null,
    linkedTo: null,
    linkedFrom: null,
    version: 1,
    ...fields,
  };
}
