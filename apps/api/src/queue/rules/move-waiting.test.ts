import { reduce, stateOf } from '@carequeue/queue-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SessionPlan } from '../../kernel/department-settings.ts';
import type { DoctorId } from '../../kernel/ids.ts';
import { sessionIdOf } from '../state/session.ts';
import type { WaitingTicket } from '../state/ticket.ts';
import { aProvisioning, aState, QueueInMemory } from '../testing/builders.ts';
import { eventsFrame, snapshotFrame } from '../views/frames.ts';
import { intakeOf } from '../views/intake.ts';
import { viewMoment } from '../views/ticket-view.ts';
import { apply } from './apply.ts';
import { openingsOf } from './openings.ts';

/** 08:00 in Kolkata. */
const MORNING_MS = Date.UTC(2026, 10, 21, 2, 30);
const DAY = '2026-11-21';
const PROVISIONING = aProvisioning({ doctors: 3, points: 2 });
const DOCTORS = PROVISIONING.doctors.map(({ id }) => id);
const STRANGER = aProvisioning({ doctors: 4 }).doctors[3]?.id;

function doctorAt(index: number): DoctorId {
  const doctorId = DOCTORS[index];
  if (doctorId === undefined) throw new Error('a doctor of the department');
  return doctorId;
}

function aPlan(id: string, hours: string, doctor: number | null): SessionPlan {
  const [startsAt = '', endsAt = ''] = hours.split('-');
  const quotas = { booked: null, walkIn: null, remote: null };
  return { id, name: id, doctorId: doctor === null ? null : doctorAt(doctor), startsAt, endsAt, quotas };
}

const PLANS = [
  aPlan('all', '09:00-13:00', null),
  aPlan('zero-morning', '09:00-13:00', 0),
  aPlan('zero-evening', '17:00-20:00', 0),
  aPlan('one', '09:00-13:00', 1),
];

function aQueue(sessions: readonly SessionPlan[] = PLANS): QueueInMemory {
  const [first, second] = PROVISIONING.points;
  if (first === undefined || second === undefined) throw new Error('two points');
  const points = [{ ...first, doctorId: doctorAt(0) }, second];
  return new QueueInMemory({ ...PROVISIONING, points, settings: { ...PROVISIONING.settings, sessions } }, MORNING_MS);
}

function issue(queue: QueueInMemory, doctor: number | null, waitsFor: readonly 'payment'[] = []): void {
  const body = { ...(doctor === null ? {} : { doctorId: doctorAt(doctor) }), waitsFor: [...waitsFor] };
  expect(queue.run({ target: 'new', name: 'issue', body })).toBeNull();
}

type Move = Parameters<typeof moveWaiting>[1];

function moveWaiting(
  queue: QueueInMemory,
  body: {
    from: { doctorId?: DoctorId; sessionId?: string; pointId?: (typeof PROVISIONING.points)[number]['id'] };
    to: { doctorId?: DoctorId | null; sessionId?: string } | null;
    message?: string;
  },
): string | null {
  return queue.run({ target: 'queue', name: 'move-waiting', body });
}

function shown({ code, doctorId, ...ticket }: WaitingTicket): string {
  return `${code} ${doctorId === null ? '-' : DOCTORS.indexOf(doctorId)} ${sessionIdOf(ticket).slice(DAY.length + 1)}`;
}

describe('those who wait', () => {
  test('move to a colleague in the order they had, with the number on their slip', () => {
    const queue = aQueue();
    for (const doctor of [0, 1, null, 0, 2]) issue(queue, doctor);
    issue(queue, 0, ['payment']);
    expect(moveWaiting(queue, { from: { doctorId: doctorAt(0) }, to: { doctorId: doctorAt(1) } })).toBeNull();
    expect(queue.state.waiting.map(shown)).toEqual([
      'CAR-1 1 one',
      'CAR-2 1 one',
      'CAR-3 - all',
      'CAR-4 1 one',
      'CAR-5 2 all',
      'CAR-6 1 one',
    ]);
    expect(queue.events.at(-1)?.changes.map(({ kind }) => kind)).toEqual(Array(3).fill('ticket.moved'));
    const before = queue.events.length;
    expect(moveWaiting(queue, { from: { doctorId: doctorAt(0) }, to: { doctorId: doctorAt(1) } })).toBeNull();
    expect(queue.events).toHaveLength(before);
  });

  test('move to the evening, or to any doctor, by session or by point', () => {
    const queue = aQueue();
    for (const doctor of [0, 0, 1]) issue(queue, doctor);
    const [point] = queue.state.points;
    const evening = `${DAY}-zero-evening`;
    expect(moveWaiting(queue, { from: { sessionId: `${DAY}-zero-morning` }, to: { sessionId: evening } })).toBeNull();
    expect(queue.state.waiting.map(shown)).toEqual(['CAR-1 0 zero-evening', 'CAR-2 0 zero-evening', 'CAR-3 1 one']);
    if (point === undefined) throw new Error('a point');
    expect(moveWaiting(queue, { from: { pointId: point.id }, to: { doctorId: null } })).toBeNull();
    expect(queue.state.waiting.map(shown)).toEqual(['CAR-1 - all', 'CAR-2 - all', 'CAR-3 1 one']);
  });

  test('are sent home with a message, but for whoever was called', () => {
    const queue = aQueue();
    for (const doctor of [0, 0, 1]) issue(queue, doctor);
    const [point] = queue.state.points;
    if (point === undefined) throw new Error('a point');
    queue.run({ target: 'queue', name: 'call-next', body: { pointId: point.id } });
    const message = 'The doctor was called to theatre. Please come tomorrow.';
    expect(moveWaiting(queue, { from: { doctorId: doctorAt(0) }, to: null, message })).toBeNull();
    const tickets = [...queue.tickets.values()];
    expect(tickets.map(({ status }) => status)).toEqual(['called', 'cancelled', 'waiting']);
    expect(tickets[1]).toMatchObject({ reason: message });
  });

  test('stay in the session of the department they are in', () => {
    const queue = aQueue([aPlan('all', '09:00-13:00', null)]);
    issue(queue, 0);
    expect(moveWaiting(queue, { from: { doctorId: doctorAt(0) }, to: { doctorId: doctorAt(2) } })).toBeNull();
    expect(queue.state.waiting.map(shown)).toEqual(['CAR-1 2 all']);
  });

  test.each<[Move, string]>([
    [{ from: {}, to: null, message: 'x' }, 'invalid_request'],
    [{ from: { doctorId: doctorAt(0) }, to: null }, 'invalid_request'],
    [{ from: { doctorId: doctorAt(0) }, to: null, message: '  ' }, 'invalid_request'],
    [{ from: { doctorId: doctorAt(0) }, to: {} }, 'invalid_request'],
    [{ from: { doctorId: doctorAt(0) }, to: { doctorId: doctorAt(1) }, message: 'x' }, 'invalid_request'],
    [{ from: { doctorId: STRANGER ?? doctorAt(0) }, to: { doctorId: doctorAt(1) } }, 'invalid_request'],
    [{ from: { doctorId: doctorAt(0) }, to: { doctorId: STRANGER ?? doctorAt(0) } }, 'invalid_request'],
    [{ from: { sessionId: 'nowhere' }, to: { doctorId: doctorAt(1) } }, 'invalid_request'],
    [{ from: { doctorId: doctorAt(0) }, to: { sessionId: 'nowhere' } }, 'invalid_request'],
    [{ from: { doctorId: doctorAt(0) }, to: { doctorId: doctorAt(0), sessionId: `${DAY}-one` } }, 'invalid_request'],
    [{ from: { doctorId: doctorAt(0) }, to: { sessionId: `${DAY}-one` } }, 'session_over'],
  ])('stay where they are on %j', (move, code) => {
    const queue = aQueue();
    issue(queue, 0);
    queue.run({ target: 'queue', name: 'set-session', body: { sessionId: `${DAY}-one`, state: 'ended' } });
    const before = queue.state.waiting.map(shown);
    expect(moveWaiting(queue, move)).toBe(code);
    expect(queue.state.waiting.map(shown)).toEqual(before);
  });
});

test('no move loses a ticket, changes the order or a number, or is told to clients differently', () => {
  const steps = fc.oneof(
    fc.record({ kind: fc.constant('issue' as const), doctor: fc.option(fc.nat(2)) }),
    fc.record({ kind: fc.constant('move' as const), from: fc.nat(2), to: fc.option(fc.nat(2)) }),
    fc.record({ kind: fc.constant('call' as const), point: fc.nat(1) }),
  );
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 40 }), (sequence) => {
      const queue = aQueue();
      const fresh = aState(queue.state.provisioning, queue.now);
      const moment = () => viewMoment(queue.state, queue.now);
      const client = stateOf(snapshotFrame('public', moment()));
      for (const step of sequence) {
        queue.advance(1000);
        const before = queue.state.waiting.map(({ id, number, code, rank }) => ({ id, number, code, rank }));
        if (step.kind === 'issue') issue(queue, step.doctor);
        if (step.kind === 'call') {
          const point = queue.state.points[step.point];
          if (point === undefined) continue;
          queue.run({ target: 'queue', name: 'call-next', body: { pointId: point.id, finish: true } });
        }
        if (step.kind !== 'move') continue;
        const to = { doctorId: step.to === null ? null : doctorAt(step.to) };
        expect(moveWaiting(queue, { from: { doctorId: doctorAt(step.from) }, to })).toBeNull();
        expect(queue.state.waiting.map(({ id, number, code, rank }) => ({ id, number, code, rank }))).toEqual(before);
        const left = queue.state.waiting.some(({ doctorId }) => doctorId === doctorAt(step.from));
        expect(left && step.from !== step.to).toBe(false);
      }
      for (const event of queue.events) apply(fresh, event);
      expect(fresh).toEqual(queue.state);
      const span = { after: 0, seq: queue.state.seq, intake: intakeOf(queue.state), openings: openingsOf(queue.state) };
      const frame = eventsFrame(queue.events, span, 'public', moment());
      expect(reduce(client, frame)).toEqual({ kind: 'applied', state: stateOf(snapshotFrame('public', moment())) });
    }),
    { numRuns: 300 },
  );
});
