import fc from 'fast-check';
import type { TicketCommandName } from '../rules/transitions.ts';
import { TICKET_COMMANDS } from '../rules/transitions.ts';
import type { NaivePriority } from './naive-lanes.ts';

export const POINTS = 3;
export const DOCTORS = 2;

/** One thing that happens to a department. */
export type Step =
  | {
      kind: 'issue';
      priority: NaivePriority;
      gated: boolean;
      remote: boolean;
      wants: number | null;
      byVisitor: boolean;
      lane: 'walk-in' | 'booked' | 'review' | null;
      slotSeconds: number | null;
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

/** Departments of all kinds. */
export const departments = fc.record({
  capacity: fc.integer({ min: 1, max: 3 }),
  autoStart: fc.boolean(),
  passedOverMax: fc.constantFrom(1, 3, 20),
});

const point = fc.nat(POINTS - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.record({
      kind: fc.constant('issue' as const),
      priority: fc.constantFrom('normal', 'normal', 'normal', 'high', 'emergency'),
      gated: fc.boolean(),
      remote: fc.constantFrom(false, false, true),
      wants: fc.constantFrom(null, null, null, 0, 1),
      byVisitor: fc.boolean(),
      lane: fc.constantFrom(null, 'walk-in', 'booked', 'review'),
      slotSeconds: fc.option(fc.integer({ min: -120, max: 90 })),
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

/** Long sequences: short ones never have enough tickets waiting for their order to matter. */
export const sequences = fc.array(step, { minLength: 40, maxLength: 120, size: 'max' });
