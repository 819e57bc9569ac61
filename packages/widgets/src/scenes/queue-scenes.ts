import type { QueueState } from '@carequeue/sdk';
import { aBusyQueue, ago, anActive, anOpening, aPoint, aQueue, aWaiting, NOW } from '../testing/fixtures.ts';
import type { HospitalTexts } from './hospital-texts.ts';

type Session = QueueState['sessions'][number];

/** The doctors of {@link inLanguage}'s rooms. */
export const DOCTORS = ['doc_01kagy0000aaaaaaaaaaaaaaaa', 'doc_01kagy0000bbbbbbbbbbbbbbbb'] as const;

/** An instant `minutes` from now. */
export const inMinutes = (minutes: number): string => ago(-minutes);

/** Monday, 09:00: the next opening where today and tomorrow there is none. */
export const MONDAY = '2026-11-23T03:30:00.000Z';

/** The same openings for the department and its doctors. */
export function opening(at: readonly string[]): QueueState['openings'] {
  return [null, ...DOCTORS].map((doctorId) => anOpening(at, doctorId));
}

/** Puts a hospital's own words into a queue. */
export function inLanguage(queue: QueueState, texts: HospitalTexts): QueueState {
  const names = new Map(queue.points.map((point, index) => [point.id, texts.doctors[index] ?? null]));
  return {
    ...queue,
    department: { ...queue.department, name: texts.department },
    sessions: queue.sessions.map((session) => ({ ...session, name: session.name === null ? null : texts.session })),
    points: queue.points.map((point, index) => ({
      ...point,
      name: texts.room(index + 1),
      doctorId: point.doctorName === null ? null : (DOCTORS[index] ?? null),
      doctorName: point.doctorName === null ? null : (names.get(point.id) ?? null),
    })),
  };
}

/** A session of a doctor today. */
export function aSession(number: 0 | 1, parts: Partial<Session> = {}): Session {
  return {
    id: `2026-11-21:${number === 0 ? 'morning' : 'evening'}`,
    name: null,
    doctorId: DOCTORS[number],
    startsAt: ago(102),
    endsAt: inMinutes(138),
    state: 'in',
    until: null,
    reason: null,
    ...parts,
  };
}

/** The states a department can be in, by name. */
export const queues = {
  busy: (texts: HospitalTexts) => inLanguage(aBusyQueue(), texts),
  empty: (texts: HospitalTexts) => inLanguage(aQueue(), texts),
  paused: (texts: HospitalTexts) => inLanguage(aBusyQueue({ state: 'paused', message: texts.message }), texts),
  late: (texts: HospitalTexts) =>
    inLanguage(
      aBusyQueue({
        sessions: [
          aSession(0),
          aSession(1, { state: 'delayed', startsAt: ago(42), until: inMinutes(33), reason: texts.reason }),
        ],
      }),
      texts,
    ),
  onBreak: (texts: HospitalTexts) =>
    inLanguage(
      aBusyQueue({ sessions: [aSession(0, { state: 'break', until: inMinutes(18) }), aSession(1)], wait: null }),
      texts,
    ),
  closed: (texts: HospitalTexts) =>
    inLanguage(
      aQueue({
        state: 'closed',
        openings: opening([inMinutes(318), MONDAY]),
        sessions: [
          aSession(0, { state: 'ended', endsAt: ago(5) }),
          aSession(1, { state: 'planned', startsAt: inMinutes(318), endsAt: inMinutes(498) }),
        ],
      }),
      texts,
    ),
  dayOff: (texts: HospitalTexts) =>
    inLanguage(
      aQueue({
        openings: opening([MONDAY]),
        sessions: [
          aSession(0, { id: '2026-11-21', doctorId: null, state: 'left', startsAt: ago(642), endsAt: inMinutes(798) }),
        ],
      }),
      texts,
    ),
  noDoctor: (texts: HospitalTexts) =>
    inLanguage(
      aQueue({
        openings: opening([MONDAY]),
        points: [1, 2, 3].map((number) => aPoint(number, { available: false })),
        waiting: [aWaiting(45), aWaiting(46)],
      }),
      texts,
    ),
  freshCall: (texts: HospitalTexts) =>
    inLanguage(
      aBusyQueue({
        points: [
          aPoint(1, { doctorName: 'a', tickets: [anActive(41, { status: 'serving', calledAt: ago(9) })] }),
          aPoint(2, { doctorName: 'b', tickets: [anActive(44, { pointId: 'poi_2', calledAt: NOW })] }),
          ...[3, 4].map((number) => aPoint(number, { available: false })),
        ],
      }),
      texts,
    ),
  /** Called just now, and somebody goes and fetches the patient. */
  fetchedCall: (texts: HospitalTexts) => {
    const queue = queues.freshCall(texts);
    const fetched = { repeat: false, longer: true, silent: true };
    const points = queue.points.map((point) => ({
      ...point,
      tickets: point.tickets.map((one) => (one.status === 'called' ? { ...one, call: fetched } : one)),
    }));
    return { ...queue, points };
  },
  /** The session is over, and somebody is still inside. */
  lastInside: (texts: HospitalTexts) =>
    inLanguage(
      aBusyQueue({
        state: 'closed',
        points: [
          aPoint(1, { doctorName: 'a', tickets: [anActive(41, { status: 'serving', calledAt: ago(9) })] }),
          ...[2, 3, 4].map((number) => aPoint(number, { available: false })),
        ],
        waiting: [],
        openings: opening([inMinutes(318), MONDAY]),
        sessions: [aSession(1, { state: 'planned', startsAt: inMinutes(318), endsAt: inMinutes(498) })],
      }),
      texts,
    ),
  /** Everybody is called at once, and a doctor without a room is late. */
  callsAndLate: (texts: HospitalTexts) => {
    const queue = queues.late(texts);
    const points = queue.points.map((point, index) => ({
      ...point,
      doctorId: index === 1 ? null : point.doctorId,
      doctorName: index === 1 ? null : point.doctorName,
      tickets: [anActive(41 + index, { pointId: point.id, calledAt: NOW })],
    }));
    const away = {
      ...aPoint(5),
      available: false,
      name: texts.room(5),
      doctorId: DOCTORS[1],
      doctorName: texts.doctors[1],
    };
    return { ...queue, points: [...points, away] };
  },
  /** Somebody is inside every room, and more were missed than one row holds. */
  everybodyIn: (texts: HospitalTexts) => {
    const queue = queues.manyRooms(texts);
    return { ...queue, points: queue.points.slice(0, 4) };
  },
  /** All that a hospital can write in one queue: two sessions of its own besides, and one of a doctor who is late. */
  everyText: (texts: HospitalTexts) => {
    const queue = queues.late(texts);
    const own = { name: texts.session, doctorId: null, reason: texts.reason };
    const sessions = [
      ...queue.sessions.map((session) => ({ ...session, name: texts.session })),
      aSession(0, { ...own, id: '2026-11-21:first', state: 'delayed', until: inMinutes(20) }),
      aSession(0, { ...own, id: '2026-11-21:second', state: 'delayed', startsAt: ago(20) }),
    ];
    return { ...queue, sessions, message: texts.message };
  },
  /** The same while nobody is called. */
  everyTextPaused: (texts: HospitalTexts) => ({ ...queues.everyText(texts), state: 'paused' as const }),
  /** More rooms than a screen has room for. */
  manyRooms: (texts: HospitalTexts) => {
    const queue = queues.busy(texts);
    const rooms = [...Array(22).keys()].map((index) =>
      aPoint(index + 1, {
        name: texts.room(index + 1),
        doctorName: texts.doctors[index % 3] ?? null,
        tickets: [anActive(101 + index, { pointId: `poi_${index + 1}`, status: 'serving', calledAt: ago(9) })],
      }),
    );
    const missed = [
      ...queue.missed,
      ...[31, 29, 27, 22].map((number) => ({ ...queue.missed[0], ...aWaiting(number) })),
    ];
    return {
      ...queue,
      points: rooms,
      missed: missed.map((one) => ({ ...one, status: 'missed' as const, missedAt: NOW })),
    };
  },
  /** Whom the department sends with a name has one; the others their codes. */
  named: (texts: HospitalTexts) => {
    const queue = queues.busy(texts);
    const named = <One extends { readonly id: string; readonly label: string }>(one: One, index: number): One => ({
      ...one,
      label: index % 3 === 2 ? one.label : (texts.people[index % 4] ?? one.label),
    });
    return {
      ...queue,
      points: queue.points.map((point, index) => ({
        ...point,
        tickets: point.tickets.map((one) => named(one, index)),
      })),
      waiting: queue.waiting.map(named),
      recent: queue.recent.map(named),
      missed: queue.missed.map(named),
      message: texts.message,
    };
  },
} as const;
