import { estimateAt } from '@carequeue/queue-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SessionPlan } from '../../kernel/department-settings.ts';
import type { DoctorId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { instantOf } from '../../kernel/time.ts';
import type { SessionStatus } from '../state/session.ts';
import { aProvisioning, QueueInMemory } from '../testing/builders.ts';
import { estimateBySessions } from './wait.ts';

const MINUTE_MS = 60_000;
/** Midnight in Kolkata. */
const MIDNIGHT_MS = Date.UTC(2026, 10, 20, 18, 30);
const PROVISIONING = aProvisioning({ doctors: 2, points: 3 });
const MEERA = PROVISIONING.doctors[0]?.id;
const ARJUN = PROVISIONING.doctors[1]?.id;
if (MEERA === undefined || ARJUN === undefined) throw new Error('two doctors');

function at(time: string): Instant {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantOf(MIDNIGHT_MS + (hours * 60 + minutes) * MINUTE_MS);
}

function aPlan(id: string, hours: string, doctorId: DoctorId | null): SessionPlan {
  const [startsAt = '', endsAt = ''] = hours.split('-');
  const quotas = { booked: null, walkIn: null, remote: null };
  return { id, name: id, doctorId, startsAt, endsAt, quotas };
}

const OF_DOCTORS = [
  aPlan('meera-morning', '09:00-13:00', MEERA),
  aPlan('meera-evening', '17:00-20:00', MEERA),
  aPlan('arjun', '08:00-13:00', ARJUN),
];

/** Meera staffs the first point, Arjun the second, nobody the third. */
function aDay(sessions: readonly SessionPlan[], from: string): QueueInMemory {
  const staff = [MEERA, ARJUN, null];
  const points = PROVISIONING.points.map((point, index) => ({ ...point, doctorId: staff[index] ?? null }));
  return new QueueInMemory({ ...PROVISIONING, points, settings: { ...PROVISIONING.settings, sessions } }, at(from));
}

function issue(queue: QueueInMemory, count: number, doctorId?: DoctorId): void {
  for (let index = 0; index < count; index += 1) {
    queue.run({ target: 'new', name: 'issue', body: doctorId === undefined ? {} : { doctorId } });
  }
}

function callNext(queue: QueueInMemory, point: number): void {
  const pointId = queue.state.points[point]?.id;
  if (pointId === undefined) throw new Error('a point of the department');
  queue.run({ target: 'queue', name: 'call-next', body: { pointId, finish: true } });
}

/** Somebody sees so many patients at a point, ten minutes each. */
function work(queue: QueueInMemory, point: number, visits: number): void {
  for (let visit = 0; visit <= visits; visit += 1) {
    callNext(queue, point);
    if (visit < visits) queue.advance(10 * MINUTE_MS);
  }
}

function set(
  queue: QueueInMemory,
  body: { doctorId?: DoctorId; sessionId?: string; state: SessionStatus; until?: Instant },
): void {
  expect(queue.run({ target: 'queue', name: 'set-session', body })).toBeNull();
}

function waitFor(queue: QueueInMemory, doctorId: DoctorId | null, position: number) {
  return estimateAt(estimateBySessions(queue.state, queue.now), { position, doctorId, nowMs: queue.now });
}

describe('the expected wait', () => {
  test('for a doctor who is 45 minutes late counts from when he comes', () => {
    const queue = aDay(OF_DOCTORS, '08:00');
    issue(queue, 8, ARJUN);
    issue(queue, 4, MEERA);
    work(queue, 1, 6);
    expect(queue.now).toBe(at('09:00'));
    set(queue, { sessionId: '2026-11-21-meera-morning', state: 'delayed', until: at('09:45') });
    expect(waitFor(queue, MEERA, 1)).toMatchObject({ p50Minutes: 45, from: new Date(at('09:45')).toISOString() });
    expect(waitFor(queue, MEERA, 3)?.p50Minutes).toBeGreaterThan(55);
    expect(waitFor(queue, ARJUN, 1)?.p50Minutes).toBeLessThan(15);
    queue.advance(30 * MINUTE_MS);
    expect(waitFor(queue, MEERA, 1)?.p50Minutes).toBe(15);
    // Later than he said: nobody knows, until he comes or says anew.
    queue.advance(20 * MINUTE_MS);
    expect(waitFor(queue, MEERA, 1)).toBeNull();
    set(queue, { sessionId: '2026-11-21-meera-morning', state: 'in' });
    expect(waitFor(queue, MEERA, 1)?.p50Minutes).toBe(0);
  });

  test('before a session counts from its start', () => {
    const queue = aDay(OF_DOCTORS, '08:00');
    issue(queue, 8, ARJUN);
    issue(queue, 2, MEERA);
    work(queue, 1, 5);
    expect(waitFor(queue, MEERA, 1)?.p50Minutes).toBe(10);
    expect(waitFor(queue, MEERA, 2)?.p50Minutes).toBeGreaterThan(18);
  });

  test('on a break adds what is left of it', () => {
    const queue = aDay([], '08:00');
    issue(queue, 12);
    work(queue, 2, 6);
    const before = waitFor(queue, null, 2)?.p50Minutes ?? 0;
    set(queue, { state: 'break', until: at('09:30') });
    const [first, second] = [waitFor(queue, null, 1)?.p50Minutes, waitFor(queue, null, 2)?.p50Minutes];
    expect(first).toBe(30);
    expect(second).toBeGreaterThan(before);
    queue.advance(20 * MINUTE_MS);
    expect(waitFor(queue, null, 1)?.p50Minutes).toBe(10);
    set(queue, { state: 'break' });
    expect(waitFor(queue, null, 1)).toBeNull();
  });

  test('for a doctor who has left, or whom nobody knows where to find, is not told; for others it is', () => {
    const queue = aDay(OF_DOCTORS, '09:00');
    issue(queue, 8, ARJUN);
    issue(queue, 3, MEERA);
    work(queue, 1, 6);
    callNext(queue, 0);
    expect(waitFor(queue, MEERA, 1)).not.toBeNull();
    set(queue, { sessionId: '2026-11-21-meera-morning', state: 'left' });
    expect(waitFor(queue, MEERA, 1)).toBeNull();
    expect(waitFor(queue, ARJUN, 1)).not.toBeNull();
    expect(waitFor(queue, null, 1)).not.toBeNull();
  });

  test('is told by the own pace of a doctor who has had five visits', () => {
    const queue = aDay([], '08:00');
    issue(queue, 12, ARJUN);
    issue(queue, 12, MEERA);
    work(queue, 1, 6);
    for (let visit = 0; visit < 7; visit += 1) {
      callNext(queue, 0);
      if (visit < 6) queue.advance(2 * MINUTE_MS);
    }
    const [slow, fast] = [waitFor(queue, ARJUN, 4)?.p50Minutes ?? 0, waitFor(queue, MEERA, 4)?.p50Minutes ?? 0];
    expect(slow).toBeGreaterThan(30);
    expect(fast).toBeLessThan(10);
  });

  test('for a doctor passes as fast as all rooms take those who want nobody in particular, and no faster than he sees his own', () => {
    const morning = (): QueueInMemory => {
      const queue = aDay([], '08:00');
      issue(queue, 6);
      // Three rooms at work, ten minutes each.
      for (let visit = 0; visit < 2; visit += 1) {
        for (const point of [0, 1, 2]) callNext(queue, point);
        queue.advance(10 * MINUTE_MS);
      }
      issue(queue, 3);
      for (const point of [0, 1, 2]) callNext(queue, point);
      return queue;
    };
    const mixed = morning();
    issue(mixed, 11);
    issue(mixed, 1, MEERA);
    const [his, anybodys] = [waitFor(mixed, MEERA, 12), waitFor(mixed, null, 12)].map((one) => one?.p50Minutes ?? 0);
    expect(his).toBeGreaterThanOrEqual(anybodys ?? 0);
    expect(his).toBeLessThan(1.3 * (anybodys ?? 0));
    const alone = morning();
    issue(alone, 12, MEERA);
    expect(waitFor(alone, MEERA, 12)?.p50Minutes).toBeGreaterThan(110);
  });

  test('is never negative, whatever is said when, and p50 is at most p90', () => {
    const steps = fc.oneof(
      fc.record({
        kind: fc.constant('set' as const),
        session: fc.nat(2),
        state: fc.constantFrom<SessionStatus[]>('planned', 'delayed', 'in', 'break', 'left', 'ended'),
        aheadMinutes: fc.option(fc.integer({ min: 1, max: 200 })),
      }),
      fc.record({ kind: fc.constant('issue' as const), doctor: fc.constantFrom(MEERA, ARJUN, undefined) }),
      fc.record({ kind: fc.constant('call' as const), point: fc.nat(2) }),
      fc.record({ kind: fc.constant('advance' as const), minutes: fc.integer({ min: 1, max: 90 }) }),
    );
    const plans = fc.constantFrom(OF_DOCTORS, [], [aPlan('all', '09:00-13:00', null)]);
    fc.assert(
      fc.property(plans, fc.array(steps, { minLength: 20, maxLength: 60 }), (sessions, sequence) => {
        const queue = aDay(sessions, '08:00');
        issue(queue, 8);
        work(queue, 2, 6);
        for (const step of sequence) {
          if (step.kind === 'issue') issue(queue, 1, step.doctor);
          if (step.kind === 'call') callNext(queue, step.point);
          if (step.kind === 'advance') queue.advance(step.minutes * MINUTE_MS);
          if (step.kind === 'set') {
            const session = queue.state.sessions[step.session];
            const isAway = step.state === 'delayed' || step.state === 'break';
            const until = isAway && step.aheadMinutes !== null ? queue.now + step.aheadMinutes * MINUTE_MS : null;
            if (session === undefined) continue;
            const told = until === null ? {} : { until: instantOf(until) };
            set(queue, { sessionId: session.id, state: step.state, ...told });
          }
          for (const table of estimateBySessions(queue.state, queue.now) ?? []) {
            let before = 0;
            for (const [, p50, p90] of table.at) {
              expect(p50).toBeGreaterThanOrEqual(before);
              expect(p90).toBeGreaterThanOrEqual(p50);
              before = p50;
            }
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
