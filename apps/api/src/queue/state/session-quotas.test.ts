import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SessionPlan, SessionQuotas } from '../../kernel/department-settings.ts';
import { instantOf } from '../../kernel/time.ts';
import { apply } from '../rules/apply.ts';
import { aProvisioning, aState, QueueInMemory } from '../testing/builders.ts';

/** 08:00 in Kolkata. */
const MORNING_MS = Date.UTC(2026, 10, 21, 2, 30);
const VISITOR = { kind: 'visitor', id: 'key' } as const;
const SLOT = { startsAt: instantOf(MORNING_MS + 2 * 60 * 60_000) };
const EVENING = '2026-11-21-evening';

function aQueue(quotas: Partial<SessionQuotas>): QueueInMemory {
  const none = { booked: null, walkIn: null, remote: null };
  const sessions: SessionPlan[] = [
    {
      id: 'morning',
      name: 'Morning',
      doctorId: null,
      startsAt: '09:00',
      endsAt: '13:00',
      quotas: { ...none, ...quotas },
    },
    { id: 'evening', name: 'Evening', doctorId: null, startsAt: '17:00', endsAt: '20:00', quotas: none },
  ];
  return new QueueInMemory(aProvisioning({ settings: { sessions } }), MORNING_MS);
}

type Body = Extract<Parameters<QueueInMemory['run']>[0], { name: 'issue' }>['body'];

function byVisitor(queue: QueueInMemory, body: Body = {}): string | null {
  return queue.run({ target: 'new', name: 'issue', body }, VISITOR);
}

function byStaff(queue: QueueInMemory, body: Body = {}): string | null {
  return queue.run({ target: 'new', name: 'issue', body });
}

describe('the quota of a session', () => {
  test('holds visitors, not staff, and leaves the next session free', () => {
    const queue = aQueue({ walkIn: 2 });
    expect([byVisitor(queue), byVisitor(queue), byVisitor(queue)]).toEqual([null, null, 'session_full']);
    expect(byStaff(queue)).toBeNull();
    expect(byVisitor(queue, { sessionId: EVENING })).toBeNull();
    expect(queue.state.taken.get('2026-11-21-morning')).toEqual({ booked: 0, walkIn: 3, remote: 0 });
  });

  test('counts each kind by itself, and reports of reviews against none', () => {
    const queue = aQueue({ walkIn: 1 });
    for (const body of [{ appointment: SLOT }, { lane: 'booked' as const }, { lane: 'review' as const }]) {
      expect(byStaff(queue, body)).toBeNull();
    }
    expect(queue.state.taken.get('2026-11-21-morning')).toEqual({ booked: 2, walkIn: 0, remote: 0 });
    expect([byVisitor(queue), byVisitor(queue)]).toEqual([null, 'session_full']);
  });

  test('of those who are away comes on top of their kind’s', () => {
    const queue = aQueue({ walkIn: 3, remote: 1 });
    const away = { presence: 'remote' as const };
    expect([byVisitor(queue, away), byVisitor(queue, away)]).toEqual([null, 'session_full']);
    expect([byVisitor(queue), byVisitor(queue), byVisitor(queue)]).toEqual([null, null, 'session_full']);
    expect(byStaff(queue, away)).toBeNull();
    expect(queue.state.taken.get('2026-11-21-morning')).toEqual({ booked: 0, walkIn: 4, remote: 2 });
  });

  test('stays used by tickets that were given up, and is whole again the next day', () => {
    const queue = aQueue({ walkIn: 1 });
    expect(byVisitor(queue)).toBeNull();
    const [ticketId] = queue.tickets.keys();
    if (ticketId === undefined) throw new Error('a ticket');
    queue.run({ target: 'ticket', ticketId, name: 'cancel', body: {} });
    expect(byVisitor(queue)).toBe('session_full');
    queue.advance(24 * 60 * 60_000);
    expect(byVisitor(queue)).toBeNull();
  });

  test('is never exceeded by visitors, whatever comes between, and replays to the same', () => {
    const steps = fc.array(fc.constantFrom('visitor', 'evening', 'staff', 'booked', 'cancel', 'day'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.nat(6), steps, (walkIn, sequence) => {
        const queue = aQueue({ walkIn });
        const fresh = aState(queue.state.provisioning, queue.now);
        let issued = 0;
        for (const step of sequence) {
          queue.advance(1000);
          if (step === 'visitor') {
            const isFull = issued >= walkIn;
            expect(byVisitor(queue)).toBe(isFull ? 'session_full' : null);
            if (!isFull) issued += 1;
          }
          if (step === 'evening') expect(byVisitor(queue, { sessionId: queue.state.sessions[1]?.id })).toBeNull();
          if (step === 'booked') expect(byStaff(queue, { lane: 'booked' })).toBeNull();
          if (step === 'staff') {
            expect(byStaff(queue)).toBeNull();
            issued += 1;
          }
          const [first] = queue.state.waiting;
          if (step === 'cancel' && first !== undefined) {
            queue.run({ target: 'ticket', ticketId: first.id, name: 'cancel', body: {} });
          }
          if (step === 'day') {
            queue.advance(24 * 60 * 60_000);
            issued = 0;
          }
        }
        for (const event of queue.events) apply(fresh, event);
        expect(fresh).toEqual(queue.state);
      }),
      { numRuns: 200 },
    );
  });
});
