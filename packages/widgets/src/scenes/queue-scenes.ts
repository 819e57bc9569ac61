import type { QueueState } from '@carequeue/sdk';
import { aBusyQueue, ago, anActive, aPoint, aQueue, aWaiting, NOW } from '../testing/fixtures.ts';
import type { HospitalTexts } from './hospital-texts.ts';

type Session = QueueState['sessions'][number];

/** The doctors of {@link inLanguage}'s rooms. */
export const DOCTORS = ['doc_01kagy0000aaaaaaaaaaaaaaaa', 'doc_01kagy0000bbbbbbbbbbbbbbbb'] as const;

/** An instant `minutes` from now. */
export const inMinutes = (minutes: number): string => ago(-minutes);

/** Puts a hospital's own words into a queue. */
export function inLanguage(queue: QueueState, texts: HospitalTexts): QueueState {
  const names = new Map(queue.points.map((point, index) => [point.id, texts.doctors[index] ?? null]));
  return {
    ...queue,
    department: { ...queue.department, name: texts.department },
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
        sessions: [
          aSession(0, { state: 'ended', endsAt: ago(5) }),
          aSession(1, { state: 'planned', startsAt: inMinutes(318), endsAt: inMinutes(498) }),
        ],
      }),
      texts,
    ),
  noDoctor: (texts: HospitalTexts) =>
    inLanguage(
      aQueue({
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
        ],
      }),
      texts,
    ),
} as const;
