import { reduce, stateOf } from '@carequeue/queue-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SessionPlan } from '../../kernel/department-settings.ts';
import { apply } from '../rules/apply.ts';
import { openingsOf } from '../rules/openings.ts';
import { aProvisioning, aState, QueueInMemory } from '../testing/builders.ts';
import { eventsFrame, snapshotFrame } from '../views/frames.ts';
import { intakeOf } from '../views/intake.ts';
import { viewMoment } from '../views/ticket-view.ts';
import type { DepartmentSettings } from './provisioning.ts';
import type { Ticket } from './ticket.ts';

const HOUR_MS = 60 * 60_000;
/** 08:00 in Kolkata. */
const MORNING_MS = Date.UTC(2026, 10, 21, 2, 30);
const DOCTORS = aProvisioning({ doctors: 3 }).doctors.map(({ id }) => id);

function aPlan(id: string, hours: string, doctor?: number): SessionPlan {
  const [startsAt = '', endsAt = ''] = hours.split('-');
  const quotas = { booked: null, walkIn: null, remote: null };
  return { id, name: id, doctorId: doctor === undefined ? null : (DOCTORS[doctor] ?? null), startsAt, endsAt, quotas };
}

const NONE: readonly SessionPlan[] = [];
const SHARED = [aPlan('morning', '09:00-13:00'), aPlan('evening', '17:00-20:00')];
const OF_DOCTORS = [0, 1, 2].flatMap((doctor) => [
  aPlan(`morning-${doctor}`, '00:00-14:00', doctor),
  aPlan(`evening-${doctor}`, '14:00-00:00', doctor),
]);
const MIXED = [...SHARED, aPlan('night', '20:00-23:00', 1)];

function aQueue(settings: Partial<DepartmentSettings>, startMs = MORNING_MS): QueueInMemory {
  return new QueueInMemory(aProvisioning({ doctors: 3, settings }), startMs);
}

function issue(queue: QueueInMemory, body: { doctor?: number | null; session?: string } = {}): Ticket | null {
  const doctorId = typeof body.doctor === 'number' ? DOCTORS[body.doctor] : undefined;
  const given = {
    ...(doctorId === undefined ? {} : { doctorId }),
    ...(body.session === undefined ? {} : { sessionId: body.session }),
  };
  if (queue.run({ target: 'new', name: 'issue', body: given }) !== null) return null;
  return [...queue.tickets.values()].at(-1) ?? null;
}

type Step =
  | { readonly kind: 'issue'; readonly doctor: number | null; readonly session: number | null }
  | { readonly kind: 'advance'; readonly hours: number };

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('issue' as const),
      doctor: fc.option(fc.nat(2)),
      session: fc.option(fc.nat(5), { freq: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('advance' as const), hours: fc.integer({ min: 1, max: 20 }) }),
  },
);

const settings = fc.record({
  numberSeries: fc.constantFrom('department' as const, 'doctor' as const),
  numberReset: fc.constantFrom('day' as const, 'session' as const),
  roundTheClock: fc.boolean(),
  sessions: fc.constantFrom(NONE, SHARED, OF_DOCTORS, MIXED),
});

/** Which numbers belong together, said the simple way: by words, not by the rules' keys. */
function naiveSeries(choices: Partial<DepartmentSettings>, ticket: Ticket, ofDoctor: boolean): string {
  const byDoctor = choices.numberSeries === 'doctor';
  const parts: string[] = [ticket.serviceDay];
  if (byDoctor) parts.push(ticket.doctorId ?? 'nobody');
  const isStray = byDoctor && ticket.doctorId === null && ofDoctor;
  if (choices.numberReset === 'session' && !isStray) parts.push(ticket.sessionId ?? '');
  return parts.join(' of ');
}

describe('numbers', () => {
  test('run from 1 without gap in each series, and no code is given twice on a day', () => {
    fc.assert(
      fc.property(settings, fc.array(steps, { minLength: 20, maxLength: 80 }), (choices, sequence) => {
        const queue = aQueue(choices);
        const last = new Map<string, number>();
        const codes = new Set<string>();
        for (const step of sequence) {
          if (step.kind === 'advance') queue.advance(step.hours * HOUR_MS);
          if (step.kind !== 'issue') continue;
          const session = step.session === null ? undefined : queue.state.sessions[step.session]?.id;
          const ticket = issue(queue, { doctor: step.doctor, ...(session === undefined ? {} : { session }) });
          if (ticket === null) continue;
          const own = queue.state.sessions.find(({ id }) => id === ticket.sessionId);
          const series = naiveSeries(choices, ticket, own?.doctorId != null);
          expect(ticket.number).toBe((last.get(series) ?? 0) + 1);
          last.set(series, ticket.number);
          expect(codes.has(`${ticket.serviceDay} ${ticket.code}`)).toBe(false);
          codes.add(`${ticket.serviceDay} ${ticket.code}`);
          expect(ticket.code).toMatch(new RegExp(`^CAR-[A-Z]*${ticket.number}$`));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('are the same for whoever replays the events, and every client knows the day', () => {
    fc.assert(
      fc.property(settings, fc.array(steps, { minLength: 20, maxLength: 60 }), (choices, sequence) => {
        const queue = aQueue(choices);
        const fresh = aState(queue.state.provisioning, queue.now);
        const moment = () => viewMoment(queue.state, queue.now);
        let client = stateOf(snapshotFrame('public', moment()));
        const [point] = queue.state.points;
        for (const step of sequence) {
          const before = queue.events.length;
          if (step.kind === 'advance') queue.advance(step.hours * HOUR_MS);
          else issue(queue, { doctor: step.doctor });
          if (point !== undefined && before % 3 === 0) {
            queue.run({ target: 'queue', name: 'call-next', body: { pointId: point.id, finish: true } });
          }
          const span = {
            after: client.seq,
            seq: queue.state.seq,
            intake: intakeOf(queue.state),
            openings: openingsOf(queue.state),
          };
          const frame = eventsFrame(queue.events.slice(before), span, 'public', moment());
          const reduction = reduce(client, frame);
          if (reduction.kind === 'gap') throw new Error('no frame was left out');
          client = reduction.state;
        }
        for (const event of queue.events) apply(fresh, event);
        expect(fresh).toEqual(queue.state);
        expect(client).toEqual(stateOf(snapshotFrame('public', moment())));
      }),
      { numRuns: 100 },
    );
  });

  test('of one series have no letter, those of doctors have one each, by their order', () => {
    expect(issue(aQueue({}), { doctor: 2 })?.code).toBe('CAR-1');
    const queue = aQueue({ numberSeries: 'doctor' });
    const codes = [2, 0, null, 2, 1].map((doctor) => issue(queue, { doctor })?.code);
    expect(codes).toEqual(['CAR-C1', 'CAR-A1', 'CAR-1', 'CAR-C2', 'CAR-B1']);
  });

  test('of sessions start anew, and differ at a glance from those of the session before', () => {
    const queue = aQueue({ numberReset: 'session', sessions: SHARED });
    expect([issue(queue)?.code, issue(queue)?.code]).toEqual(['CAR-A1', 'CAR-A2']);
    queue.advance(7 * HOUR_MS);
    expect([issue(queue)?.code, issue(queue)?.number]).toEqual(['CAR-B1', 2]);
  });

  test('of many doctors leave out the letters that look like digits, and go on with two', () => {
    const provisioning = aProvisioning({ doctors: 26, settings: { numberSeries: 'doctor' } });
    const queue = new QueueInMemory({ ...provisioning, code: '' }, MORNING_MS);
    const codeOf = (index: number) => {
      const doctorId = provisioning.doctors[index]?.id;
      queue.run({ target: 'new', name: 'issue', body: doctorId === undefined ? {} : { doctorId } });
      return [...queue.tickets.values()].at(-1)?.code;
    };
    expect([7, 8, 13, 23, 24, 25].map(codeOf)).toEqual(['H1', 'J1', 'P1', 'Z1', 'AA1', 'AB1']);
  });

  test('of all series count against the capacity of the day', () => {
    const queue = aQueue({ numberSeries: 'doctor', dailyCapacity: 3 });
    for (const doctor of [0, 1, 2]) expect(issue(queue, { doctor })?.number).toBe(1);
    expect(queue.run({ target: 'new', name: 'issue', body: {} })).toBe('department_full');
  });
});

describe('a department that never closes', () => {
  test('starts its numbers anew at midnight and nothing else', () => {
    const queue = aQueue({ roundTheClock: true }, MORNING_MS + 15 * HOUR_MS);
    const [point] = queue.state.points;
    if (point === undefined) throw new Error('a point of the department');
    for (const _ of [1, 2, 3]) issue(queue);
    queue.run({ target: 'queue', name: 'call-next', body: { pointId: point.id } });
    const [first] = [...queue.state.active.values()];
    if (first === undefined) throw new Error('somebody was called');
    queue.run({ target: 'ticket', ticketId: first.id, name: 'skip', body: {} });
    const before = { recent: queue.state.recent, waiting: [...queue.state.waiting], missed: [...queue.state.missed] };
    queue.advance(2 * HOUR_MS);
    expect(queue.state.serviceDay).toBe('2026-11-22');
    expect({
      recent: queue.state.recent,
      waiting: [...queue.state.waiting],
      missed: [...queue.state.missed],
    }).toEqual(before);
    expect(issue(queue)).toMatchObject({ number: 1, code: 'CAR-1', serviceDay: '2026-11-22' });
    expect(queue.state.waiting.map(({ code, serviceDay }) => `${serviceDay} ${code}`)).toEqual([
      '2026-11-21 CAR-2',
      '2026-11-21 CAR-3',
      '2026-11-22 CAR-1',
    ]);
  });
});

test('who comes for the evening stands behind those who come for the morning, whatever his urgency was in between', () => {
  const queue = aQueue({ sessions: SHARED });
  const evening = issue(queue, { session: '2026-11-21-evening' });
  queue.advance(HOUR_MS);
  const morning = issue(queue, { session: '2026-11-21-morning' });
  const order = () => queue.state.waiting.map(({ id }) => id);
  expect(order()).toEqual([morning?.id, evening?.id]);
  if (evening === null) throw new Error('a ticket');
  const setPriority = (priority: 'high' | 'normal') =>
    queue.run({
      target: 'ticket',
      ticketId: evening.id,
      name: 'set-priority',
      body: { priority, reason: 'clinical' },
    });
  setPriority('high');
  expect(order()).toEqual([evening.id, morning?.id]);
  setPriority('normal');
  expect(order()).toEqual([morning?.id, evening.id]);
});
