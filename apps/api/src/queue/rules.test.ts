import type { SnapshotFrame } from '@carequeue/queue-core';
import { reduce, stateOf } from '@carequeue/queue-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TicketId } from '../kernel/ids.ts';
import { apply } from './apply.ts';
import type { Command } from './commands.ts';
import { eventsFrame, snapshotFrame } from './frames.ts';
import { ticketsAtPoint } from './state.ts';
import { aProvisioning, aState, QueueInMemory } from './testing/builders.ts';
import type { NaivePriority } from './testing/naive-queue.ts';
import { NaiveQueue } from './testing/naive-queue.ts';
import { isGated } from './ticket.ts';
import type { TicketCommandName } from './transitions.ts';
import { TICKET_COMMANDS, TRANSITIONS } from './transitions.ts';

/** 08:00 in Kolkata. */
const MORNING_MS = Date.UTC(2026, 10, 21, 2, 30);
const DAY_MS = 24 * 60 * 60_000;
const POINTS = 3;
const DOCTORS = 2;

type Step =
  | {
      kind: 'issue';
      priority: 'emergency' | 'high' | 'normal';
      gated: boolean;
      wants: number | null;
      byVisitor: boolean;
    }
  | { kind: 'callNext'; point: number; finish: boolean }
  | {
      kind: 'ticket';
      name: TicketCommandName;
      pick: number;
      point: number;
      places: number;
      priority: NaivePriority;
      next: boolean;
    }
  | { kind: 'setPoint'; point: number; given: { capacity?: number; available?: boolean; doctor?: number | null } }
  | { kind: 'queue'; name: 'open' | 'pause' | 'close' }
  | { kind: 'nextDay' };

/** Long sequences: short ones never have enough tickets waiting for their order to matter. */
const LONG = { minLength: 40, maxLength: 120, size: 'max' } as const;

const point = fc.nat(POINTS - 1);
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.record({
      kind: fc.constant('issue' as const),
      priority: fc.constantFrom('normal', 'normal', 'normal', 'high', 'emergency'),
      gated: fc.boolean(),
      wants: fc.constantFrom(null, null, null, 0, 1),
      byVisitor: fc.boolean(),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('callNext' as const), point, finish: fc.boolean() }) },
  {
    weight: 14,
    arbitrary: fc.record({
      kind: fc.constant('ticket' as const),
      name: fc.constantFrom(...TICKET_COMMANDS),
      pick: fc.nat(),
      point,
      places: fc.integer({ min: 1, max: 4 }),
      priority: fc.constantFrom('normal', 'high', 'emergency'),
      next: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('setPoint' as const),
      point,
      given: fc.record(
        { capacity: fc.integer({ min: 1, max: 3 }), available: fc.boolean(), doctor: fc.constantFrom(null, 0, 1) },
        { requiredKeys: [] },
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('queue' as const),
      name: fc.constantFrom('open', 'open', 'pause', 'close'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'nextDay' as const }) },
);

/** Runs the same steps on the rules and on the naive queue. */
class Pair {
  readonly naive: NaiveQueue;
  readonly queue: QueueInMemory;
  readonly ids: TicketId[] = [];

  constructor(capacity: number, autoStart = false) {
    this.naive = new NaiveQueue({ points: POINTS, capacity, autoStart });
    const provisioning = aProvisioning({ points: POINTS, doctors: DOCTORS, capacity, settings: { autoStart } });
    this.queue = new QueueInMemory(provisioning, MORNING_MS);
  }

  #pointId(index: number) {
    const found = this.queue.state.provisioning.points[index];
    if (found === undefined) throw new Error('a point of the department');
    return found.id;
  }

  #doctorId(index: number) {
    const found = this.queue.state.provisioning.doctors[index];
    if (found === undefined) throw new Error('a doctor of the department');
    return found.id;
  }

  #setPoint({ point, given }: Extract<Step, { kind: 'setPoint' }>): void {
    const { doctor, ...rest } = given;
    const doctorId = typeof doctor === 'number' ? this.#doctorId(doctor) : doctor;
    const body = { pointId: this.#pointId(point), ...rest, ...(doctorId === undefined ? {} : { doctorId }) };
    expect(this.queue.run({ target: 'queue', name: 'set-point', body })).toBeNull();
    this.naive.setPoint(point, given);
  }

  #ticketCommand(step: Extract<Step, { kind: 'ticket' }>, ticketId: TicketId): Command {
    const target = 'ticket';
    switch (step.name) {
      case 'call':
        return { target, ticketId, name: 'call', body: { pointId: this.#pointId(step.point) } };
      case 'complete':
        return { target, ticketId, name: 'complete', body: { next: step.next } };
      case 'ready':
        return { target, ticketId, name: 'ready', body: { what: 'payment' } };
      case 'hold':
        return { target, ticketId, name: 'hold', body: { waitsFor: ['payment'] } };
      case 'defer':
        return { target, ticketId, name: 'defer', body: { places: step.places } };
      case 'set-priority':
        return { target, ticketId, name: 'set-priority', body: { priority: step.priority, reason: 'clinical' } };
      default:
        return { target, ticketId, name: step.name, body: {} };
    }
  }

  run(step: Step): void {
    const { naive, queue } = this;
    queue.advance(1000);
    naive.now = queue.now;
    switch (step.kind) {
      case 'issue': {
        const body = {
          priority: step.priority,
          priorityReason: 'clinical' as const,
          ...(step.gated ? { waitsFor: ['payment' as const] } : {}),
          ...(step.wants === null ? {} : { doctorId: this.#doctorId(step.wants) }),
        };
        const actor = { kind: step.byVisitor ? ('visitor' as const) : ('server' as const), id: 'key' };
        const refusal = queue.run({ target: 'new', name: 'issue', body }, actor);
        expect(refusal).toBe(naive.issue(step, step.byVisitor));
        const id = [...queue.tickets.keys()].at(-1);
        if (refusal === null && id !== undefined) this.ids.push(id);
        break;
      }
      case 'callNext': {
        const body = { pointId: this.#pointId(step.point), finish: step.finish };
        expect(queue.run({ target: 'queue', name: 'call-next', body })).toBe(naive.callNext(step.point, step.finish));
        break;
      }
      case 'ticket': {
        const index = this.ids.length === 0 ? 0 : step.pick % this.ids.length;
        const [id, ticket] = [this.ids[index], naive.tickets[index]];
        if (id === undefined || ticket === undefined) break;
        const refusal = queue.run(this.#ticketCommand(step, id));
        expect(refusal).toBe(naive.command(step.name, ticket, step));
        break;
      }
      case 'setPoint':
        this.#setPoint(step);
        break;
      case 'queue':
        queue.run({ target: 'queue', name: step.name, body: {} });
        naive.state = { open: 'open', pause: 'paused', close: 'closed' }[step.name];
        break;
      case 'nextDay':
        queue.advance(DAY_MS);
        naive.endDay();
        break;
    }
    this.#compare();
  }

  #compare(): void {
    const { queue, naive } = this;
    expect(queue.state.waiting.map((ticket) => this.ids.indexOf(ticket.id))).toEqual(naive.order());
    expect(this.ids.map((id) => queue.tickets.get(id)?.status)).toEqual(naive.tickets.map((ticket) => ticket.status));
    expect(this.ids.map((id) => queue.tickets.get(id)?.number)).toEqual(naive.tickets.map((ticket) => ticket.number));
    const doctorIds = queue.state.provisioning.doctors.map((doctor) => String(doctor.id));
    expect(
      queue.state.points.map(({ id, capacity, available, doctorId }) => ({
        ...{ capacity, available, doctor: doctorId === null ? null : doctorIds.indexOf(doctorId) },
        inside: ticketsAtPoint(queue.state, id).map((ticket) => this.ids.indexOf(ticket.id)),
      })),
    ).toEqual(naive.points.map((point, index) => ({ ...point, inside: naive.at(index).map(({ name }) => name) })));
    for (const ticket of queue.state.active.values()) expect(isGated(ticket)).toBe(false);
    expect(queue.state.open.size).toBe(queue.state.waiting.length + queue.state.active.size + queue.state.missed.size);
  }
}

function momentOf(queue: QueueInMemory) {
  return { state: queue.state, wait: null, now: queue.now };
}

describe('the rules', () => {
  test('decide as a naive queue does, over random sequences of commands', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        fc.array(steps, { ...LONG }),
        (capacity, autoStart, sequence) => {
          const pair = new Pair(capacity, autoStart);
          for (const step of sequence) pair.run(step);
        },
      ),
      { numRuns: 600 },
    );
  }, 60_000);

  test('replaying the events gives the same state', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(steps, { ...LONG }), (autoStart, sequence) => {
        const pair = new Pair(1, autoStart);
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
      fc.property(
        fc.array(steps, { ...LONG }),
        fc.boolean(),
        fc.constantFrom('public', 'staff'),
        (sequence, autoStart, audience) => {
          const pair = new Pair(2, autoStart);
          let client = stateOf(snapshotFrame(audience, momentOf(pair.queue)));
          for (const step of sequence) {
            const before = pair.queue.events.length;
            pair.run(step);
            const news = pair.queue.events.slice(before);
            const span = { after: client.seq, seq: pair.queue.state.seq };
            const reduction = reduce(client, eventsFrame(news, span, audience, momentOf(pair.queue)));
            if (reduction.kind === 'gap') throw new Error('no frame was left out');
            client = reduction.state;
          }
          const whole: SnapshotFrame = snapshotFrame(audience, momentOf(pair.queue));
          expect(client).toEqual(stateOf(whole));
        },
      ),
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
