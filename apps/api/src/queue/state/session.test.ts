import { reduce, stateOf } from '@carequeue/queue-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SessionPlan } from '../../kernel/department-settings.ts';
import type { DoctorId } from '../../kernel/ids.ts';
import { makeId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { instantOf } from '../../kernel/time.ts';
import { apply } from '../rules/apply.ts';
import { openingsOf } from '../rules/openings.ts';
import { aProvisioning, aState, QueueInMemory } from '../testing/builders.ts';
import { eventsFrame, snapshotFrame } from '../views/frames.ts';
import { intakeOf } from '../views/intake.ts';
import { viewMoment } from '../views/ticket-view.ts';
import type { Session, SessionStatus } from './session.ts';
import { chooseSession, planSessions } from './session.ts';

const HOUR_MS = 60 * 60_000;
/** Midnight in Kolkata. */
const MIDNIGHT_MS = Date.UTC(2026, 10, 20, 18, 30);
const MEERA = doctor(1);
const ARJUN = doctor(2);

function doctor(nth: number): DoctorId {
  return makeId('doctor', nth, (length) => new Uint8Array(length));
}

function hour(hours: number): Instant {
  return instantOf(MIDNIGHT_MS + hours * HOUR_MS);
}

function aPlan(id: string, from: number, until: number, doctorId: DoctorId | null = null): SessionPlan {
  const time = (value: number) => `${String(value).padStart(2, '0')}:00`;
  const quotas = { booked: null, walkIn: null, remote: null };
  return { id, name: id, doctorId, startsAt: time(from), endsAt: time(until), quotas };
}

const PLANS = [
  aPlan('meera-morning', 9, 13, MEERA),
  aPlan('meera-evening', 17, 20, MEERA),
  aPlan('arjun', 10, 14, ARJUN),
];

function sessionsOf(plans: readonly SessionPlan[]): readonly Session[] {
  const provisioning = aProvisioning({ settings: { sessions: plans } });
  return planSessions(aState(provisioning, hour(0)).serviceDay, provisioning);
}

function withStatus(id: string, status: SessionStatus): readonly Session[] {
  return sessionsOf(PLANS).map((session) => (session.id.endsWith(id) ? { ...session, status } : session));
}

function chosen(sessions: readonly Session[], doctorId: DoctorId | null, now: Instant): string | null {
  return chooseSession(sessions, { doctorId, now })?.id ?? null;
}

describe('the sessions of a day', () => {
  test('are one where none is planned: the day itself, at work', () => {
    const [session, ...others] = sessionsOf([]);
    expect(others).toEqual([]);
    expect(session).toMatchObject({ id: '2026-11-21', doctorId: null, status: 'in', startsAt: hour(0) });
  });

  test('stand in the order they begin, planned', () => {
    expect(sessionsOf(PLANS).map(({ id, status, startsAt }) => [id, status, startsAt])).toEqual([
      ['2026-11-21-meera-morning', 'planned', hour(9)],
      ['2026-11-21-arjun', 'planned', hour(10)],
      ['2026-11-21-meera-evening', 'planned', hour(17)],
    ]);
  });
});

describe('a ticket belongs', () => {
  test.each([
    ['early in the morning to the first session of its doctor', MEERA, 7, 'meera-morning'],
    ['to the one that runs', MEERA, 12, 'meera-morning'],
    ['between two to the next', MEERA, 14, 'meera-evening'],
    ['late at night to the last, which nobody ended', MEERA, 23, 'meera-evening'],
    ['without a doctor to whichever runs first', null, 12, 'meera-morning'],
    ['without a doctor to the one that still runs', null, 13, 'arjun'],
  ])('%s', (_, doctorId, now, id) => {
    expect(chosen(sessionsOf(PLANS), doctorId, hour(now))).toBe(`2026-11-21-${id}`);
  });

  test('to the next one when the doctor has left, and to none when all are over', () => {
    expect(chosen(withStatus('meera-morning', 'left'), MEERA, hour(10))).toBe('2026-11-21-meera-evening');
    const ended = sessionsOf(PLANS).map((session) => ({ ...session, status: 'ended' as const }));
    expect(chosen(ended, MEERA, hour(10))).toBeNull();
    expect(chosen(ended, null, hour(10))).toBeNull();
  });

  test("to the department's session where its doctor has none of his own", () => {
    const sessions = sessionsOf([...PLANS, aPlan('all', 8, 20)]);
    expect(chosen(sessions, doctor(3), hour(10))).toBe('2026-11-21-all');
    expect(chosen(sessions, null, hour(10))).toBe('2026-11-21-all');
  });
});

describe('what is said about a session', () => {
  const said = fc.record({
    state: fc.constantFrom('planned', 'delayed', 'in', 'break', 'left', 'ended'),
    session: fc.nat(2),
    issues: fc.nat(3),
  });

  test('is the same for whoever replays the events, and for whoever was sent the frames', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 15 }), (steps) => {
        const queue = new QueueInMemory(aProvisioning({ settings: { sessions: PLANS } }), hour(8));
        const fresh = aState(queue.state.provisioning, queue.now);
        const moment = () => viewMoment(queue.state, queue.now);
        const client = stateOf(snapshotFrame('public', moment()));
        for (const { state, session, issues } of steps) {
          const sessionId = queue.state.sessions[session]?.id ?? '';
          for (let count = 0; count < issues; count += 1) queue.run({ target: 'new', name: 'issue', body: {} });
          queue.run({ target: 'queue', name: 'set-session', body: { sessionId, state } });
          queue.advance(3 * HOUR_MS);
        }
        for (const event of queue.events) apply(fresh, event);
        expect(fresh).toEqual(queue.state);
        const span = {
          after: 0,
          seq: queue.state.seq,
          intake: intakeOf(queue.state),
          openings: openingsOf(queue.state),
        };
        const frame = eventsFrame(queue.events, span, 'public', moment());
        expect(reduce(client, frame)).toEqual({ kind: 'applied', state: stateOf(snapshotFrame('public', moment())) });
      }),
      { numRuns: 100 },
    );
  });

  test('ends the tickets of that session and no other, and only when it says "ended"', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 15 }), (steps) => {
        const queue = new QueueInMemory(aProvisioning({ settings: { sessions: PLANS } }), hour(8));
        const over = new Set<string>();
        for (const { state, session: index, issues } of steps) {
          const sessionId = queue.state.sessions[index]?.id ?? '';
          for (let count = 0; count < issues; count += 1) {
            const refusal = queue.run({ target: 'new', name: 'issue', body: { sessionId } });
            expect(refusal).toBe(queue.state.sessions[index]?.status === 'ended' ? 'session_over' : null);
          }
          const before = [...queue.state.waiting];
          expect(queue.run({ target: 'queue', name: 'set-session', body: { sessionId, state } })).toBeNull();
          expect(queue.state.sessions[index]?.status).toBe(state);
          if (state === 'ended') for (const { id } of before.filter((t) => t.sessionId === sessionId)) over.add(id);
          for (const { id } of before) expect(queue.tickets.get(id)?.status).toBe(over.has(id) ? 'expired' : 'waiting');
        }
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    [{ sessionId: '2026-11-20-arjun', state: 'in' }],
    [{ doctorId: doctor(3), state: 'in' }],
    [{ state: 'in' }],
    [{ doctorId: MEERA, state: 'ended' }],
    [{ doctorId: ARJUN, state: 'in', until: hour(10) }],
    [{ doctorId: ARJUN, state: 'break', until: hour(7) }],
    [{ doctorId: ARJUN, state: 'break', until: hour(100) }],
  ] as const)('is refused where it cannot be meant: %j', (body) => {
    const queue = new QueueInMemory(aProvisioning({ settings: { sessions: PLANS } }), hour(8));
    expect(queue.run({ target: 'queue', name: 'set-session', body })).toBe('invalid_request');
    expect(queue.events).toEqual([]);
  });

  test('needs no id where the doctor has one left that is not over', () => {
    const queue = new QueueInMemory(aProvisioning({ settings: { sessions: PLANS } }), hour(14));
    const set = (body: { sessionId?: string; state: SessionStatus }) =>
      queue.run({ target: 'queue', name: 'set-session', body: { doctorId: MEERA, ...body } });
    expect(set({ sessionId: '2026-11-21-meera-morning', state: 'ended' })).toBeNull();
    expect(set({ state: 'in' })).toBeNull();
    expect(queue.state.sessions.map(({ status }) => status)).toEqual(['ended', 'planned', 'in']);
  });

  test('is told by the first call after its time too', () => {
    const queue = new QueueInMemory(aProvisioning({ settings: { sessions: [aPlan('all', 9, 13)] } }), hour(8));
    const [point] = queue.state.provisioning.points;
    if (point === undefined) throw new Error('a point of the department');
    for (const _ of [1, 2, 3]) queue.run({ target: 'new', name: 'issue', body: {} });
    const callNext = () => queue.run({ target: 'queue', name: 'call-next', body: { pointId: point.id, finish: true } });
    callNext();
    expect(queue.state.sessions[0]?.status).toBe('planned');
    queue.advance(HOUR_MS);
    callNext();
    expect(queue.state.sessions[0]?.status).toBe('in');
    queue.run({ target: 'queue', name: 'set-session', body: { state: 'break' } });
    callNext();
    expect(queue.state.sessions[0]?.status).toBe('break');
  });

  /** A department of two doctors, each in a room and a session of his own; a third room has nobody. */
  function twoDoctors() {
    const base = aProvisioning({ doctors: 2 });
    const doctors = [MEERA, ARJUN].map((id) => ({ id, name: id }));
    const points = base.points.map((point, index) => ({ ...point, doctorId: doctors[index]?.id ?? null }));
    const sessions = [aPlan('meera', 9, 13, MEERA), aPlan('arjun', 9, 14, ARJUN)];
    const queue = new QueueInMemory({ ...base, doctors, points, settings: { ...base.settings, sessions } }, hour(10));
    return {
      queue,
      issue: (body: { doctorId?: DoctorId } = {}) => queue.run({ target: 'new', name: 'issue', body }),
      callNext: (room: number) => {
        const pointId = points[room]?.id;
        if (pointId === undefined) throw new Error('a room of the department');
        return queue.run({ target: 'queue', name: 'call-next', body: { pointId, finish: true } });
      },
      say: (doctorId: DoctorId, state: SessionStatus) =>
        queue.run({ target: 'queue', name: 'set-session', body: { doctorId, state } }),
      statuses: () => queue.state.sessions.map(({ status }) => status),
    };
  }

  test('is told by a call to the doctor whose session it is, and to no other', () => {
    const { issue, callNext, say, statuses } = twoDoctors();
    for (const _ of [1, 2, 3]) issue();
    say(MEERA, 'break');
    callNext(2);
    expect(statuses()).toEqual(['break', 'planned']);
    callNext(1);
    expect(statuses()).toEqual(['break', 'in']);
    callNext(0);
    expect(statuses()).toEqual(['in', 'in']);
  });

  test('sends those who want no doctor to another who is at work, the missed too', () => {
    const { queue, issue, callNext, say } = twoDoctors();
    for (const body of [{}, {}, { doctorId: MEERA }, {}]) issue(body);
    callNext(2);
    const [missed] = queue.state.active.values();
    if (missed === undefined) throw new Error('somebody called');
    queue.run({ target: 'ticket', ticketId: missed.id, name: 'skip', body: {} });
    say(MEERA, 'ended');
    const shown = [...queue.tickets.values()].map(({ code, status, sessionId }) => [code, status, sessionId]);
    expect(shown).toEqual([
      ['CAR-1', 'missed', '2026-11-21-arjun'],
      ['CAR-2', 'waiting', '2026-11-21-arjun'],
      ['CAR-3', 'expired', '2026-11-21-meera'],
      ['CAR-4', 'waiting', '2026-11-21-arjun'],
    ]);
    say(ARJUN, 'ended');
    expect([...queue.tickets.values()].map(({ status }) => status)).toEqual([
      'no_show',
      'expired',
      'expired',
      'expired',
    ]);
  });

  test('is forgotten with the day', () => {
    const queue = new QueueInMemory(aProvisioning({ settings: { sessions: PLANS } }), hour(8));
    queue.run({ target: 'queue', name: 'set-session', body: { doctorId: ARJUN, state: 'delayed', reason: 'Ward' } });
    queue.advance(24 * HOUR_MS);
    expect(queue.state.sessions.map(({ id, status, reason }) => [id, status, reason])).toEqual([
      ['2026-11-22-meera-morning', 'planned', null],
      ['2026-11-22-arjun', 'planned', null],
      ['2026-11-22-meera-evening', 'planned', null],
    ]);
  });
});
