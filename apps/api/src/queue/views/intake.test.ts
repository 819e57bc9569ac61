import { reduce, stateOf } from '@carequeue/queue-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SessionPlan, SessionQuotas } from '../../kernel/department-settings.ts';
import { openingsOf } from '../rules/openings.ts';
import type { DepartmentSettings } from '../state/provisioning.ts';
import { aProvisioning, QueueInMemory } from '../testing/builders.ts';
import { eventsFrame, snapshotFrame } from './frames.ts';
import { intakeOf } from './intake.ts';
import { viewMoment } from './ticket-view.ts';

/** 08:00 in Kolkata. */
const MORNING_MS = Date.UTC(2026, 10, 21, 2, 30);
const DAY_MS = 24 * 60 * 60_000;
const VISITOR = { kind: 'visitor', id: 'key' } as const;
const NO_QUOTAS: SessionQuotas = { booked: null, walkIn: null, remote: null };
const { doctors: DOCTORS } = aProvisioning({ doctors: 2 });

function aPlan(id: string, doctor: number | null, quotas: Partial<SessionQuotas> = {}): SessionPlan {
  const doctorId = doctor === null ? null : (DOCTORS[doctor]?.id ?? null);
  const hours = id.startsWith('morning') ? ['09:00', '13:00'] : ['17:00', '20:00'];
  const [startsAt = '', endsAt = ''] = hours;
  return { id, name: id, doctorId, startsAt, endsAt, quotas: { ...NO_QUOTAS, ...quotas } };
}

function aQueue(settings: Partial<DepartmentSettings>): QueueInMemory {
  return new QueueInMemory(aProvisioning({ doctors: 2, settings }), MORNING_MS);
}

const quota = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });
const quotas = fc.record({ booked: fc.constant(null), walkIn: quota, remote: quota });
const plans = fc
  .tuple(fc.constantFrom<readonly (number | null)[]>([], [null], [0, 1], [null, 0]), quotas, quotas)
  .map(([owners, morning, evening]) =>
    owners.flatMap((owner, index) => [
      aPlan(`morning-${index}`, owner, morning),
      aPlan(`evening-${index}`, owner, evening),
    ]),
  );
const elsewhen = { ...aPlan('morning-elsewhen', 1), days: ['mon'] } satisfies SessionPlan;
const settings = fc.record({
  // A doctor who comes on Mondays alone is not awaited in what the others share on a Saturday.
  sessions: fc
    .tuple(plans, fc.boolean())
    .map(([own, isElsewhen]) => (isElsewhen && own.length > 0 ? [...own, elsewhen] : own)),
  numberSeries: fc.constantFrom('department', 'doctor'),
  numberReset: fc.constantFrom('day', 'session'),
  dailyCapacity: fc.option(fc.integer({ min: 1, max: 8 }), { nil: null }),
  remoteQuota: quota,
});
/** Which of the places that are told takes a ticket, and how; `null` ends the day. */
const takings = fc.array(
  fc.option(fc.record({ pick: fc.nat(), remote: fc.boolean(), byStaff: fc.boolean() }), { freq: 12, nil: null }),
  { maxLength: 25 },
);

describe('what a session still takes', () => {
  test('is what a visitor is given: the next code, and a refusal where nothing is left', () => {
    fc.assert(
      fc.property(settings, takings, (chosen, steps) => {
        const queue = aQueue(chosen);
        for (const step of steps) {
          if (step === null) {
            queue.advance(DAY_MS);
            continue;
          }
          const places = intakeOf(queue.state);
          const place = places[step.pick % places.length];
          if (place === undefined) throw new Error('a department has a session');
          const doctorId = DOCTORS.find(({ id }) => id === place.doctorId)?.id;
          const body = {
            sessionId: place.sessionId,
            ...(doctorId === undefined ? {} : { doctorId }),
            ...(step.remote ? { presence: 'remote' as const } : {}),
          };
          const left = step.remote ? place.left.remote : place.left.onSite;
          const refusal = queue.run({ target: 'new', name: 'issue', body }, step.byStaff ? undefined : VISITOR);
          if (!step.byStaff) expect(refusal === null).toBe(left === null || left > 0);
          if (refusal === null) expect([...queue.tickets.values()].at(-1)?.code).toBe(place.nextCode);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('is kept right by the frames, told only when it changed', () => {
    fc.assert(
      fc.property(settings, takings, (chosen, steps) => {
        const queue = aQueue(chosen);
        const moment = () => viewMoment(queue.state, queue.now);
        let client = stateOf(snapshotFrame('public', moment()));
        for (const step of steps) {
          const before = { count: queue.events.length, intake: JSON.stringify(intakeOf(queue.state)) };
          if (step === null) queue.advance(DAY_MS);
          else queue.run({ target: 'new', name: 'issue', body: step.remote ? { presence: 'remote' } : {} });
          const intake = intakeOf(queue.state);
          const news = JSON.stringify(intake) === before.intake ? {} : { intake };
          const openings = openingsOf(queue.state);
          const span = { after: client.seq, seq: queue.state.seq, openings, ...news };
          const reduction = reduce(client, eventsFrame(queue.events.slice(before.count), span, 'public', moment()));
          if (reduction.kind === 'gap') throw new Error('no frame was left out');
          client = reduction.state;
        }
        expect(client).toEqual(stateOf(snapshotFrame('public', moment())));
      }),
      { numRuns: 100 },
    );
  });

  test('is told for each doctor where they share a session and have numbers of their own', () => {
    const queue = aQueue({ numberSeries: 'doctor' });
    queue.run({ target: 'new', name: 'issue', body: { doctorId: DOCTORS[1]?.id } });
    expect(intakeOf(queue.state).map(({ nextCode }) => nextCode)).toEqual(['CAR-1', 'CAR-A1', 'CAR-B2']);
  });

  test('is nothing of a doctor on leave, or of one whose hours are on other days, in what the others share', () => {
    const told = (given: Partial<DepartmentSettings>, leave: readonly { from: string; until: string }[] = []) => {
      const provisioning = aProvisioning({ doctors: 2, settings: given });
      const doctors = provisioning.doctors.map((doctor, index) => (index === 1 ? { ...doctor, leave } : doctor));
      const queue = new QueueInMemory({ ...provisioning, doctors }, MORNING_MS);
      return intakeOf(queue.state).map(({ doctorId, left }) => [doctorId, left.onSite]);
    };
    const second = DOCTORS[1]?.id;
    const leave = [{ from: '2026-11-20', until: '2026-11-21' }];
    expect(told({}, leave)).toEqual([
      [null, null],
      [second, 0],
    ]);
    expect(told({}, [{ from: '2026-11-22', until: '2026-11-23' }])).toEqual([[null, null]]);
    expect(told({ sessions: [aPlan('morning', null), elsewhen] })).toEqual([
      [null, null],
      [second, 0],
    ]);
  });

  test('is nothing, not less than nothing, where staff gave one more', () => {
    const queue = aQueue({ sessions: [aPlan('morning', null, { walkIn: 1 })] });
    for (let count = 0; count < 2; count += 1) queue.run({ target: 'new', name: 'issue', body: {} });
    expect(intakeOf(queue.state)).toEqual([
      { sessionId: '2026-11-21-morning', doctorId: null, nextCode: 'CAR-3', left: { onSite: 0, remote: 0 } },
    ]);
  });
});
