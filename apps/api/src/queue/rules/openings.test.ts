import type { EventsFrame } from '@carequeue/queue-core';
import { reduce, stateOf } from '@carequeue/queue-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SessionPlan } from '../../kernel/department-settings.ts';
import type { Weekday } from '../../kernel/time.ts';
import { daysAfter, instantOf, toIso, WEEKDAYS } from '../../kernel/time.ts';
import type { DepartmentSettings } from '../state/provisioning.ts';
import { planSessions } from '../state/session.ts';
import { aProvisioning, QueueInMemory } from '../testing/builders.ts';
import { eventsFrame, snapshotFrame } from '../views/frames.ts';
import { viewMoment } from '../views/ticket-view.ts';
import { openingsOf } from './openings.ts';

const HOUR_MS = 60 * 60_000;
/** Midnight in Kolkata, on a Friday. */
const FRIDAY_MS = Date.UTC(2026, 10, 19, 18, 30);
const VISITOR = { kind: 'visitor', id: 'key' } as const;
const QUOTAS = { booked: null, walkIn: null, remote: null };
const { doctors: DOCTORS } = aProvisioning({ doctors: 2 });
const [MEERA, ARJUN] = DOCTORS.map(({ id }) => id);
const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;

function aPlan(hours: string, days?: readonly Weekday[], doctorId: SessionPlan['doctorId'] = null): SessionPlan {
  const [startsAt = '', endsAt = ''] = hours.split('-');
  return { id: hours.slice(0, 2), name: hours, doctorId, startsAt, endsAt, days, quotas: QUOTAS };
}

function aQueue(settings: Partial<DepartmentSettings>, atHour: number, leave: readonly string[] = []): QueueInMemory {
  const provisioning = aProvisioning({ doctors: 2, settings });
  const away = leave.map((date) => ({ from: date, until: date }));
  const doctors = provisioning.doctors.map((doctor) => (doctor.id === MEERA ? { ...doctor, leave: away } : doctor));
  return new QueueInMemory({ ...provisioning, doctors }, FRIDAY_MS + atHour * HOUR_MS);
}

/** A local time of a day of November, as instants are told. */
function november(date: number, time: string): string {
  return new Date(`2026-11-${date}T${time}:00+05:30`).toISOString();
}

const openings = (queue: QueueInMemory, doctorId: string | null = null) =>
  openingsOf(queue.state).find((one) => one.doctorId === doctorId)?.at;
const take = (queue: QueueInMemory, body = {}, actor?: typeof VISITOR) =>
  queue.run({ target: 'new', name: 'issue', body }, actor);
const say = (queue: QueueInMemory, body: object) =>
  queue.run({ target: 'queue', name: 'set-session', body: { state: 'in', ...body } });
const sessions = (queue: QueueInMemory) => queue.state.sessions.map(({ id, status }) => [id, status]);

describe('the openings of a department', () => {
  const office = [aPlan('09:00-13:00', WORKDAYS), aPlan('17:00-20:00', WORKDAYS)];

  test('are what is left of the day and the first of a later one', () => {
    const queue = aQueue({ sessions: office }, 8);
    const friday = [november(20, '09:00'), november(20, '17:00'), november(23, '09:00')];
    expect(openings(queue)).toEqual(friday);
    say(queue, { sessionId: '2026-11-20-09' });
    expect(openings(queue)).toEqual(friday.slice(1));
    say(queue, { sessionId: '2026-11-20-17', state: 'ended' });
    expect(openings(queue)).toEqual(friday.slice(2));
  });

  test('keep what time alone has passed, for whoever looks at a clock', () => {
    const queue = aQueue({ sessions: office }, 8);
    const before = openings(queue);
    queue.advance(6 * HOUR_MS);
    expect(openings(queue)).toEqual(before);
  });

  test('are later where who comes has said so', () => {
    const queue = aQueue({ sessions: office }, 8);
    const until = instantOf(Date.parse(november(20, '10:30')));
    say(queue, { sessionId: '2026-11-20-09', state: 'delayed', until });
    expect(openings(queue)?.[0]).toBe(toIso(until));
  });

  test('are told over a weekend and a holiday, and made anew with the day', () => {
    const queue = aQueue({ sessions: office, closedDates: ['2026-11-23'] }, 8);
    queue.advance(24 * HOUR_MS);
    expect(queue.state.serviceDay).toBe('2026-11-21');
    expect(openings(queue)).toEqual([november(24, '09:00')]);
    queue.advance(3 * 24 * HOUR_MS);
    expect(openings(queue)?.[0]).toBe(november(24, '09:00'));
  });

  test('are not told where nothing is planned', () => {
    expect(openingsOf(aQueue({}, 8).state)).toEqual([]);
  });
});

describe('the openings of a doctor', () => {
  test('are by his own days and leave', () => {
    const plans = [aPlan('09:00-13:00', ['mon', 'fri'], MEERA), aPlan('10:00-14:00', undefined, ARJUN)];
    const queue = aQueue({ sessions: plans }, 8, ['2026-11-20', '2026-11-23']);
    expect(openings(queue, MEERA)).toEqual([november(27, '09:00')]);
    expect(openings(queue, ARJUN)).toEqual([november(20, '10:00'), november(21, '10:00')]);
    expect(openings(queue)).toEqual([november(20, '10:00'), november(21, '10:00')]);
  });

  test('are the department’s, less his leave, where he has none of his own', () => {
    const queue = aQueue({ sessions: [aPlan('09:00-13:00')] }, 8, ['2026-11-20']);
    expect(openings(queue, MEERA)).toEqual([november(21, '09:00')]);
    expect(openings(queue, ARJUN)).toEqual([november(20, '09:00'), november(21, '09:00')]);
  });
});

describe('a day nothing is planned on', () => {
  const office = { sessions: [aPlan('09:00-13:00', WORKDAYS)] };

  test('is one session that everybody has left: nobody takes a token by himself, staff may', () => {
    const queue = aQueue(office, 24 + 10);
    expect(sessions(queue)).toEqual([['2026-11-21', 'left']]);
    expect([take(queue, {}, VISITOR), take(queue, { sessionId: '2026-11-21' }, VISITOR)]).toEqual([
      'session_over',
      'session_over',
    ]);
    expect(take(queue, { sessionId: '2026-11-21' })).toBeNull();
  });

  test('is open once somebody says that he is there, and only that day', () => {
    const queue = aQueue(office, 24 + 10);
    expect(say(queue, {})).toBeNull();
    expect(take(queue, {}, VISITOR)).toBeNull();
    queue.advance(24 * HOUR_MS);
    expect(sessions(queue)).toEqual([['2026-11-22', 'left']]);
  });

  test('may be a holiday of a department that plans no sessions', () => {
    const queue = aQueue({ closedDates: ['2026-11-20'] }, 10);
    expect([take(queue, {}, VISITOR), sessions(queue)]).toEqual(['session_over', [['2026-11-20', 'left']]]);
    queue.advance(24 * HOUR_MS);
    expect([take(queue, {}, VISITOR), sessions(queue)]).toEqual([null, [['2026-11-21', 'in']]]);
  });

  test('of one doctor alone gives no tickets in his name, though the department has sessions', () => {
    const queue = aQueue({ sessions: [aPlan('09:00-13:00'), aPlan('10:00-12:00', ['mon'], MEERA)] }, 8);
    expect([take(queue, { doctorId: MEERA }, VISITOR), take(queue, { doctorId: ARJUN }, VISITOR)]).toEqual([
      'session_over',
      null,
    ]);
  });
});

describe('a session nobody came to by its planned end', () => {
  const morning = { sessions: [aPlan('09:00-13:00')] };
  const id = '2026-11-20-09';

  test('takes no more tickets of visitors, and keeps those it has', () => {
    const queue = aQueue(morning, 12);
    expect(take(queue, {}, VISITOR)).toBeNull();
    queue.advance(HOUR_MS);
    expect([take(queue, {}, VISITOR), take(queue, { sessionId: id }, VISITOR)]).toEqual([
      'session_over',
      'session_over',
    ]);
    expect(queue.state.waiting).toHaveLength(1);
    expect([take(queue), take(queue, { sessionId: id })]).toEqual([null, null]);
  });

  test('goes on once somebody calls after all', () => {
    const queue = aQueue(morning, 12);
    take(queue);
    queue.advance(2 * HOUR_MS);
    const [point] = queue.state.points;
    if (point === undefined) throw new Error('a department has a room');
    queue.run({ target: 'queue', name: 'call-next', body: { pointId: point.id } });
    expect(sessions(queue)).toEqual([[id, 'in']]);
    expect(take(queue, {}, VISITOR)).toBeNull();
  });

  test('gives way to one that runs over, though that was to end sooner', () => {
    const plans = [aPlan('09:00-12:00', undefined, MEERA), aPlan('10:00-13:00', undefined, ARJUN)];
    const queue = aQueue({ sessions: plans }, 11);
    say(queue, { doctorId: MEERA });
    queue.advance(3 * HOUR_MS);
    expect(take(queue, {}, VISITOR)).toBeNull();
    expect(queue.state.waiting.map(({ sessionId }) => sessionId)).toEqual(['2026-11-20-09']);
  });
});

const hours = fc.constantFrom('08:00-12:00', '12:00-15:30', '17:00-20:00', '22:00-02:00', '00:30-03:00');
const plan = fc.record({
  hours,
  days: fc.option(fc.subarray([...WEEKDAYS], { minLength: 1 }), { nil: undefined }),
  doctor: fc.constantFrom(null, MEERA ?? null, ARJUN ?? null),
});
const step = fc.record({
  hours: fc.integer({ min: 1, max: 30 }),
  pick: fc.nat(),
  state: fc.constantFrom('planned', 'delayed', 'in', 'break', 'left', 'ended'),
  later: fc.integer({ min: 1, max: 600 }),
});

describe('openings', () => {
  test('are those of a search day by day, whatever was said, and what a client holds that was sent the frames', () => {
    fc.assert(
      fc.property(
        fc.array(plan, { maxLength: 4 }),
        fc.array(fc.nat(8), { maxLength: 3 }),
        fc.constantFrom('00:00', '05:00'),
        fc.array(step, { maxLength: 8 }),
        (plans, closed, rollOverTime, steps) => {
          const planned = plans.map((one, index) => ({
            ...aPlan(one.hours, one.days, one.doctor),
            id: `s-${index}`,
          }));
          const closedDates = closed.map((days) => `2026-11-${20 + days}`);
          const leave = ['2026-11-21', '2026-11-24'];
          const queue = aQueue({ sessions: planned, closedDates, rollOverTime }, 6, leave);
          const moment = () => viewMoment(queue.state, queue.now);
          let client = stateOf(snapshotFrame('public', moment()));
          for (const one of steps) {
            const before = { count: queue.events.length, told: JSON.stringify(client.openings) };
            queue.advance(one.hours * HOUR_MS);
            const session = queue.state.sessions[one.pick % queue.state.sessions.length];
            const isTimed = one.state === 'delayed' || one.state === 'break';
            const until = isTimed ? { until: instantOf(queue.now + one.later * 60_000) } : {};
            say(queue, { sessionId: session?.id, state: one.state, ...until });
            const told = openingsOf(queue.state);
            const news = JSON.stringify(told) === before.told ? {} : { openings: told };
            const span = { after: client.seq, seq: queue.state.seq, ...news };
            const frame: EventsFrame = eventsFrame(queue.events.slice(before.count), span, 'public', moment());
            const reduction = reduce(client, frame);
            if (reduction.kind === 'gap') throw new Error('no frame was left out');
            client = reduction.state;
            expect(client.openings).toEqual(openingsOf(queue.state));
            for (const doctorId of [null, MEERA ?? null]) {
              const next = openings(queue, doctorId)?.find((at) => Date.parse(at) > queue.now);
              expect(next ?? null).toBe(searched(queue, doctorId));
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** The next opening by the sessions of each day, one after the other; who is late today may come after tomorrow has begun. */
function searched({ state, now }: QueueInMemory, doctorId: string | null): string | null {
  const { provisioning, serviceDay } = state;
  const { settings } = provisioning;
  const hasOwn = settings.sessions.some((one) => one.doctorId === doctorId);
  const found: number[] = [];
  for (let ahead = 0; ahead < 30; ahead += 1) {
    const day = daysAfter(serviceDay, ahead);
    const isAway = doctorId === MEERA && (day === '2026-11-21' || day === '2026-11-24');
    const ofDay = ahead === 0 ? state.sessions : planSessions(day, provisioning);
    const begins = ofDay
      .filter((one) => one.status === 'planned' || one.status === 'delayed')
      .filter((one) => one.quotas !== null && !isAway)
      .filter((one) => doctorId === null || one.doctorId === (hasOwn ? doctorId : null))
      .map((one) => (one.status === 'delayed' ? Math.max(one.until ?? 0, one.startsAt) : one.startsAt));
    found.push(...begins.filter((at) => at > now));
    if (ahead > 0 && begins.length > 0) break;
  }
  return found.length === 0 ? null : toIso(instantOf(Math.min(...found)));
}
