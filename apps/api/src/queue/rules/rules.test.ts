import type { SnapshotFrame } from '@carequeue/queue-core';
import { placeOf, reduce, stateOf, waitingAt } from '@carequeue/queue-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aProvisioning, aState, QueueInMemory } from '../testing/builders.ts';
import { MORNING_MS, QueuePair } from '../testing/queue-pair.ts';
import { departments, sequences } from '../testing/random-steps.ts';
import { eventsFrame, snapshotFrame } from '../views/frames.ts';
import { intakeOf } from '../views/intake.ts';
import { placeResource, viewMoment } from '../views/ticket-view.ts';
import { apply } from './apply.ts';
import { openingsOf } from './openings.ts';
import { TICKET_COMMANDS, TRANSITIONS } from './transitions.ts';

const TIME_LIMIT_MS = 30 * 60_000;
/** `npm run sequences` asks for more. */
const SEQUENCES = Number(process.env.SEQUENCES ?? 600);

function momentOf(queue: QueueInMemory) {
  return viewMoment(queue.state, queue.now);
}

describe('the rules', () => {
  test(
    'decide as a naive queue does, over random sequences of commands',
    () => {
      fc.assert(
        fc.property(departments, sequences, (department, sequence) => {
          const pair = new QueuePair(department);
          for (const step of sequence) pair.run(step);
        }),
        { numRuns: SEQUENCES },
      );
    },
    TIME_LIMIT_MS,
  );

  test('replaying the events gives the same state', () => {
    fc.assert(
      fc.property(departments, sequences, (department, sequence) => {
        const pair = new QueuePair(department);
        const fresh = aState(pair.queue.state.provisioning, pair.queue.now);
        for (const step of sequence) pair.run(step);
        for (const event of pair.queue.events) apply(fresh, event);
        expect(fresh).toEqual(pair.queue.state);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  test('a client that reduces the frames holds what a snapshot shows, in either audience', () => {
    fc.assert(
      fc.property(sequences, departments, fc.constantFrom('public', 'staff'), (sequence, department, audience) => {
        const pair = new QueuePair(department);
        let client = stateOf(snapshotFrame(audience, momentOf(pair.queue)));
        for (const step of sequence) {
          const before = pair.queue.events.length;
          pair.run(step);
          const news = pair.queue.events.slice(before);
          const span = {
            after: client.seq,
            seq: pair.queue.state.seq,
            intake: intakeOf(pair.queue.state),
            openings: openingsOf(pair.queue.state),
          };
          const reduction = reduce(client, eventsFrame(news, span, audience, momentOf(pair.queue)));
          if (reduction.kind === 'gap') throw new Error('no frame was left out');
          if (audience === 'public') expect(JSON.stringify(reduction.state)).not.toContain('Asha');
          client = reduction.state;
        }
        const whole: SnapshotFrame = snapshotFrame(audience, momentOf(pair.queue));
        const ordered = waitingAt(client, pair.queue.now);
        expect({ ...client, waiting: ordered }).toEqual(stateOf(whole));
        for (const ticket of pair.queue.state.waiting) {
          const passedOver = ordered.find(({ id }) => id === ticket.id)?.passedOver ?? -1;
          const place = placeOf(ordered, ticket.id, { pattern: client.pattern, passedOver });
          expect({ ...place, waitsFor: ticket.waitsFor }).toEqual(placeResource(ticket, momentOf(pair.queue)));
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  test('the public frames hold nothing of the person, the needs or the reason', () => {
    const queue = new QueueInMemory(aProvisioning(), MORNING_MS);
    const patient = { name: 'Asha Rao', phone: '+91 98765 43210', birthYear: 1950 };
    const body = {
      patient,
      priority: 'high',
      priorityReason: 'senior',
      needs: ['wheelchair'],
      metadata: { bed: '4' },
    } as const;
    expect(queue.run({ target: 'new', name: 'issue', body: { ...body, needs: ['wheelchair'] } })).toBeNull();
    const text = JSON.stringify(snapshotFrame('public', momentOf(queue)));
    for (const secret of ['Asha', '98765', '1950', 'senior', 'wheelchair', 'bed']) expect(text).not.toContain(secret);
    expect(JSON.stringify(snapshotFrame('staff', momentOf(queue)))).toContain('Asha Rao');
  });
});

describe('the transition table', () => {
  test('no ended ticket accepts any command', () => {
    for (const status of ['completed', 'cancelled', 'expired', 'no_show', 'transferred'] as const) {
      expect(Object.values(TRANSITIONS[status])).toEqual(TICKET_COMMANDS.map(() => 'refused'));
    }
  });

  test('only a waiting ticket can be called, and only a called one skipped', () => {
    for (const [status, row] of Object.entries(TRANSITIONS)) {
      expect(row.call).toBe(status === 'waiting' ? 'called' : 'refused');
      expect(row.skip).toBe(status === 'called' ? 'missed' : 'refused');
    }
  });
});
