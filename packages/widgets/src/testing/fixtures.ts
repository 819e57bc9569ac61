import type { PointState, QueueState, Ticket, WaitingTicket } from '@carequeue/sdk';

/** Builders of queue states and tickets as the server would send them. */

/** 10:42 in Pune. */
export const NOW = '2026-11-21T05:12:00.000Z';
export const DEPARTMENT_ID = 'dep_01kagy0000aaaaaaaaaaaaaaaa';

type Active = PointState['tickets'][number];

/** An instant `minutes` before {@link NOW}. */
export function ago(minutes: number): string {
  return new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
}

/** The id of the ticket with a number. */
export function ticketId(number: number): string {
  return `tkt_01kagy${String(number).padStart(20, '0')}`;
}

/** A waiting ticket. */
export function aWaiting(number: number, parts: Partial<WaitingTicket> = {}): WaitingTicket {
  const code = `CAR-${number}`;
  return {
    id: ticketId(number),
    code,
    label: code,
    language: null,
    doctorId: null,
    status: 'waiting',
    lane: 'walk-in',
    rank: `2000000000${String(number).padStart(5, '0')}`,
    gated: false,
    passedOver: 0,
    ...parts,
  };
}

/** A called ticket, or one inside. */
export function anActive(number: number, parts: Partial<Active> = {}): Active {
  const code = `CAR-${number}`;
  return {
    id: ticketId(number),
    code,
    label: code,
    language: null,
    doctorId: null,
    status: 'called',
    pointId: 'poi_1',
    calledAt: ago(1),
    startedAt: null,
    callCount: 1,
    call: { repeat: false, longer: false, silent: false },
    ...parts,
  };
}

/** A room. */
export function aPoint(number: number, parts: Partial<PointState> = {}): PointState {
  return {
    id: `poi_${number}`,
    name: `Room ${number}`,
    doctorId: null,
    doctorName: null,
    capacity: 1,
    available: true,
    tickets: [],
    ...parts,
  };
}

/** When a doctor, or the department, opens next. */
export function anOpening(at: readonly string[], doctorId: string | null = null): QueueState['openings'][number] {
  return { doctorId, at };
}

/** A cardiology department in the middle of its morning, or as `parts` say. */
export function aQueue(parts: Partial<QueueState> = {}): QueueState {
  return {
    seq: 100,
    epoch: 'epoch-1',
    department: { id: DEPARTMENT_ID, name: 'Cardiology', code: 'CAR', timeZone: 'Asia/Kolkata', joinPolicy: 'open' },
    serviceDay: '2026-11-21',
    state: 'open',
    message: null,
    sessions: [],
    intake: [],
    openings: [],
    points: [aPoint(1), aPoint(2), aPoint(3), aPoint(4)],
    waiting: [],
    recent: [],
    missed: [],
    pattern: { lanes: ['booked', 'booked', 'walk-in'], reviewEvery: 3, passedOverMax: 20 },
    turns: [],
    wait: null,
    version: '0.1.0',
    ...parts,
  };
}

/** The same department with everything a board can show. */
export function aBusyQueue(parts: Partial<QueueState> = {}): QueueState {
  const call = (number: number, room: number, minutes: number) => ({
    id: ticketId(number),
    code: `CAR-${number}`,
    label: `CAR-${number}`,
    language: null,
    pointId: `poi_${room}`,
    calledAt: ago(minutes),
  });
  return aQueue({
    points: [
      aPoint(1, {
        doctorName: 'Dr. Meera Iyer',
        tickets: [anActive(41, { pointId: 'poi_1', status: 'serving', calledAt: ago(9) })],
      }),
      aPoint(2, { doctorName: 'Dr. Arjun Rao', tickets: [anActive(44, { pointId: 'poi_2', calledAt: ago(0) })] }),
      aPoint(3, { tickets: [anActive(42, { pointId: 'poi_3', status: 'serving', calledAt: ago(6) })] }),
      aPoint(4),
    ],
    waiting: [...Array(17).keys()].map((index) => aWaiting(45 + index, { gated: index === 3 })),
    recent: [call(44, 2, 0), call(43, 4, 3), call(42, 3, 6), call(41, 1, 9), call(40, 2, 14)],
    missed: [
      { ...aWaiting(38), status: 'missed', missedAt: ago(20) },
      { ...aWaiting(33), status: 'missed', missedAt: ago(45) },
    ],
    wait: [
      {
        doctorId: null,
        at: [
          [1, 3, 8],
          [20, 52, 84],
        ],
      },
    ],
    ...parts,
  });
}

/** A ticket as the API gives it to its holder. */
export function aTicket(number: number, parts: Partial<Ticket> = {}): Ticket {
  return {
    id: ticketId(number),
    departmentId: DEPARTMENT_ID,
    number,
    code: `CAR-${number}`,
    status: 'waiting',
    priority: 'normal',
    priorityReason: null,
    lane: 'walk-in',
    appointment: null,
    doctorId: null,
    pointId: null,
    patient: null,
    showName: false,
    position: null,
    estimatedWait: null,
    waitsFor: [],
    presence: null,
    lapsesAt: null,
    needs: [],
    source: 'web',
    language: 'en',
    externalId: null,
    metadata: {},
    serviceDay: '2026-11-21',
    sessionId: '2026-11-21',
    callCount: 0,
    issuedAt: ago(20),
    readyAt: ago(20),
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
    ...parts,
  };
}
