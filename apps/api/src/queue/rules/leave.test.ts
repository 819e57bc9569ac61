import { describe, expect, test } from 'vitest';
import type { SessionPlan } from '../../kernel/department-settings.ts';
import type { Actor } from '../state/events.ts';
import { aProvisioning, QueueInMemory } from '../testing/builders.ts';

/** 10:00 in Kolkata. */
const MORNING_MS = Date.UTC(2026, 10, 21, 4, 30);
const DAY_MS = 24 * 60 * 60_000;
const VISITOR = { kind: 'visitor', id: 'key' } as const;
const SERVER = { kind: 'server', id: 'key' } as const;
const TODAY = [{ from: '2026-11-20', until: '2026-11-21' }];

const { doctors: DOCTORS } = aProvisioning({ doctors: 2 });
const [AWAY, THERE] = DOCTORS.map(({ id }) => id);

function aPlan(doctorId: SessionPlan['doctorId']): SessionPlan {
  const quotas = { booked: null, walkIn: null, remote: null };
  return {
    id: doctorId === AWAY ? 'away' : 'there',
    name: 'Morning',
    doctorId,
    startsAt: '09:00',
    endsAt: '13:00',
    quotas,
  };
}

/** A department whose first doctor is on leave. */
function aQueue(sessions: readonly SessionPlan[]): QueueInMemory {
  const provisioning = aProvisioning({ doctors: 2, settings: { sessions } });
  const doctors = provisioning.doctors.map((doctor) => (doctor.id === AWAY ? { ...doctor, leave: TODAY } : doctor));
  return new QueueInMemory({ ...provisioning, doctors }, MORNING_MS);
}

const take = (queue: QueueInMemory, doctorId = AWAY) =>
  queue.run({ target: 'new', name: 'issue', body: { doctorId } }, VISITOR);
const statuses = (queue: QueueInMemory) => queue.state.sessions.map(({ status }) => status);

describe('a doctor on leave', () => {
  test('has left his sessions before they begin, and nobody can take a ticket for him; the day after he is back', () => {
    const queue = aQueue([aPlan(AWAY ?? null), aPlan(THERE ?? null)]);
    expect(statuses(queue)).toEqual(['left', 'planned']);
    expect([take(queue), take(queue, THERE)]).toEqual(['session_over', null]);
    queue.advance(DAY_MS);
    expect(statuses(queue)).toEqual(['planned', 'planned']);
    expect(take(queue)).toBeNull();
  });

  test('who comes all the same is there once it is said', () => {
    const queue = aQueue([aPlan(AWAY ?? null)]);
    expect(queue.run({ target: 'queue', name: 'set-session', body: { state: 'in' } })).toBeNull();
    expect(statuses(queue)).toEqual(['in']);
    expect(take(queue)).toBeNull();
  });

  test('who shares the department’s session takes no tickets either, and the others do', () => {
    const queue = aQueue([]);
    expect([take(queue), take(queue, THERE)]).toEqual(['session_over', null]);
    expect(queue.run({ target: 'new', name: 'issue', body: {} }, VISITOR)).toBeNull();
  });

  test('or elsewhere by plan, who was put at a point all the same, takes the tickets staff send him; visitors take none', () => {
    const other = { ...aPlan(THERE ?? null), days: ['mon' as const] };
    const queue = aQueue([{ ...aPlan(null), id: 'all' }, other]);
    const pointId = queue.state.points[0]?.id;
    if (pointId === undefined || THERE === undefined) throw new Error('a department with a point and doctors');
    const send = (doctorId = AWAY) => queue.run({ target: 'new', name: 'issue', body: { doctorId } });
    expect([send(), send(THERE)]).toEqual(['session_over', 'session_over']);
    for (const doctorId of [AWAY, THERE]) {
      const body = { pointId, doctorId };
      expect(queue.run({ target: 'queue', name: 'set-point', body })).toBeNull();
      expect([send(doctorId), take(queue, doctorId)]).toEqual([null, 'session_over']);
    }
  });

  test('is not awaited by a visitor who names the session of the department either; staff know better', () => {
    const queue = aQueue([{ ...aPlan(null), id: 'all' }]);
    const sessionId = queue.state.sessions[0]?.id ?? '';
    const name = (doctorId = AWAY, actor: Actor = VISITOR) =>
      queue.run({ target: 'new', name: 'issue', body: { doctorId, sessionId } }, actor);
    expect([name(), name(THERE), name(AWAY, SERVER)]).toEqual(['session_over', null, null]);
  });

  test('whose own session he has left is not awaited in the department’s, which is named for him', () => {
    const queue = aQueue([{ ...aPlan(null), id: 'all' }, aPlan(AWAY ?? null), aPlan(THERE ?? null)]);
    const sessionId = queue.state.sessions.find((session) => session.doctorId === null)?.id ?? '';
    const name = (doctorId = AWAY) =>
      queue.run({ target: 'new', name: 'issue', body: { doctorId, sessionId } }, VISITOR);
    expect([name(), name(THERE)]).toEqual(['session_over', null]);
    queue.run({ target: 'queue', name: 'set-session', body: { doctorId: AWAY, state: 'in' } });
    expect(name()).toBeNull();
  });

  test('or not, who shares the department’s session, cannot be said to be in it or to have left it: it is everybody’s', () => {
    const queue = aQueue([{ ...aPlan(null), id: 'all' }]);
    const said = (doctorId = AWAY, state: 'in' | 'left' = 'in') =>
      queue.run({ target: 'queue', name: 'set-session', body: { doctorId, state } });
    expect([said(), said(THERE, 'left'), statuses(queue)]).toEqual(['invalid_request', 'invalid_request', ['planned']]);
  });
});
