import type { EventsFrame, ResyncFrame, SnapshotFrame } from '@carequeue/queue-core';
import { z } from '@hono/zod-openapi';
import { exampleId } from '../kernel/id-schema.ts';
import { GATES, PRIORITIES } from './commands.ts';
import { NEEDS, PRIORITY_REASONS, SOURCES } from './ticket.ts';
import type { TicketResource } from './ticket-view.ts';

export const TICKET_STATUSES = [
  'waiting',
  'called',
  'serving',
  'missed',
  'completed',
  'cancelled',
  'expired',
  'no_show',
  'transferred',
] as const;
const LANES = ['booked', 'walk-in', 'review', 'late'] as const;

const instant = z.iso.datetime().openapi({ example: '2026-11-21T05:41:00.000Z' });
const instantOrNull = instant.nullable();

export const estimatedWaitSchema = z
  .object({
    p50Minutes: z.number().min(0),
    p90Minutes: z.number().min(0),
    from: instant,
    until: instant,
  })
  .openapi('EstimatedWait', {
    description:
      'Half of such patients are called within `p50Minutes` (by `from`), nine of ten within `p90Minutes` (by `until`). Null where there is not enough to say.',
  });

/** A ticket: a place in a department's queue. Patients read "token". */
export const ticketSchema = z
  .object({
    id: z.string().openapi({ example: exampleId('ticket') }),
    departmentId: z.string().openapi({ example: exampleId('department') }),
    number: z.int().min(1),
    code: z.string().openapi({ example: 'CAR-12' }),
    status: z.enum(TICKET_STATUSES),
    priority: z.enum(PRIORITIES),
    priorityReason: z.enum(PRIORITY_REASONS).nullable(),
    lane: z.enum(LANES),
    doctorId: z.string().nullable(),
    pointId: z.string().nullable(),
    patient: z
      .object({ name: z.string().nullable(), phone: z.string().nullable(), birthYear: z.int().nullable() })
      .readonly()
      .nullable(),
    position: z.int().min(1).nullable().openapi({ description: 'While waiting: 1 is called next.' }),
    estimatedWait: estimatedWaitSchema.readonly().nullable(),
    waitsFor: z.array(z.enum(GATES)).readonly(),
    needs: z.array(z.enum(NEEDS)).readonly(),
    source: z.enum(SOURCES),
    language: z.string().nullable(),
    externalId: z.string().nullable(),
    metadata: z.record(z.string(), z.string()).readonly(),
    serviceDay: z.string().openapi({ example: '2026-11-21' }),
    callCount: z.int().min(0),
    issuedAt: instant,
    readyAt: instantOrNull,
    calledAt: instantOrNull,
    startedAt: instantOrNull,
    missedAt: instantOrNull,
    endedAt: instantOrNull,
    reason: z.string().nullable(),
    notes: z.string().nullable(),
    version: z.int().min(1),
  })
  .openapi('Ticket');

export const issuedTicketSchema = ticketSchema
  .extend({ secret: z.string().openapi({ description: 'Opens this ticket to its holder. Shown here only.' }) })
  .openapi('IssuedTicket');

export const ticketAtSeqSchema = ticketSchema.extend({ seq: z.int().min(0) }).openapi('TicketAtSeq');

const rowFace = {
  id: z.string(),
  code: z.string(),
  label: z.string(),
  language: z.string().nullable(),
  doctorId: z.string().nullable(),
};

const waitingRow = z
  .object({
    ...rowFace,
    status: z.literal('waiting'),
    lane: z.enum(LANES),
    rank: z.string(),
    gated: z.boolean(),
  })
  .readonly()
  .openapi('WaitingTicket');

const activeRow = z
  .object({
    ...rowFace,
    status: z.enum(['called', 'serving']),
    pointId: z.string(),
    calledAt: z.string(),
    startedAt: z.string().nullable(),
    callCount: z.int(),
    call: z.object({ repeat: z.boolean(), longer: z.boolean(), silent: z.boolean() }).readonly(),
  })
  .readonly()
  .openapi('ActiveTicket');

const missedRow = z
  .object({ ...rowFace, status: z.literal('missed'), missedAt: z.string() })
  .readonly()
  .openapi('MissedTicket');

const endedRow = z
  .object({ ...rowFace, status: z.enum(['completed', 'cancelled', 'expired', 'no_show', 'transferred']) })
  .readonly()
  .openapi('EndedTicket');

const departmentFace = z
  .object({ id: z.string(), name: z.string(), code: z.string(), timeZone: z.string() })
  .readonly();

const pointFace = z.object({
  id: z.string(),
  name: z.string(),
  doctorId: z.string().nullable(),
  doctorName: z.string().nullable(),
  capacity: z.int(),
  available: z.boolean(),
});

const sessions = z
  .array(
    z
      .object({
        id: z.string(),
        name: z.string().nullable(),
        doctorId: z.string().nullable(),
        startsAt: z.string(),
        endsAt: z.string(),
        state: z.enum(['planned', 'delayed', 'in', 'break', 'left', 'ended']),
        until: z.string().nullable(),
        reason: z.string().nullable(),
      })
      .readonly(),
  )
  .readonly();

const pattern = z.object({ lanes: z.array(z.enum(['booked', 'walk-in'])).readonly(), reviewEvery: z.int() }).readonly();

const wait = z
  .array(
    z
      .object({
        doctorId: z.string().nullable(),
        at: z.array(z.tuple([z.number(), z.number(), z.number()]).readonly()).readonly(),
      })
      .readonly(),
  )
  .readonly()
  .nullable()
  .openapi({ description: '`[position, p50 minutes, p90 minutes]` at a few positions; interpolate at your own.' });

const queueStatus = z.enum(['open', 'paused', 'closed']);

/** The whole queue, as `GET …/queue` and as the first live frame. Staff rows carry the ticket's other fields too. */
export const snapshotSchema = z
  .object({
    type: z.literal('snapshot'),
    seq: z.int(),
    epoch: z.string(),
    now: z.string(),
    department: departmentFace,
    serviceDay: z.string(),
    state: queueStatus,
    message: z.string().nullable(),
    sessions,
    points: z.array(pointFace.extend({ tickets: z.array(activeRow).readonly() }).readonly()).readonly(),
    waiting: z.array(waitingRow).readonly(),
    recent: z
      .array(
        z
          .object({
            id: z.string(),
            code: z.string(),
            label: z.string(),
            language: z.string().nullable(),
            pointId: z.string(),
            calledAt: z.string(),
          })
          .readonly(),
      )
      .readonly(),
    missed: z.array(missedRow).readonly(),
    pattern,
    wait,
    version: z.string(),
    projectedSeq: z.int().optional(),
  })
  .readonly()
  .openapi('QueueSnapshot');

const change = z.union([
  z
    .object({
      seq: z.int(),
      kind: z.enum([
        'ticket.issued',
        'ticket.called',
        'ticket.recalled',
        'ticket.started',
        'ticket.completed',
        'ticket.skipped',
        'ticket.returned',
        'ticket.readied',
        'ticket.held',
        'ticket.deferred',
        'ticket.priority-set',
        'ticket.call-undone',
        'ticket.cancelled',
        'ticket.expired',
        'ticket.no-show',
      ]),
      ticket: z.union([waitingRow, activeRow, missedRow, endedRow]),
    })
    .readonly(),
  z
    .object({
      seq: z.int(),
      kind: z.enum(['queue.opened', 'queue.paused', 'queue.closed']),
      state: queueStatus,
      message: z.string().nullable(),
    })
    .readonly(),
  z.object({ seq: z.int(), kind: z.literal('queue.rolled-over'), serviceDay: z.string(), sessions }).readonly(),
  z
    .object({
      seq: z.int(),
      kind: z.literal('department.changed'),
      department: departmentFace,
      points: z.array(pointFace.readonly()).readonly(),
      pattern,
    })
    .readonly(),
]);

/** What changed since `after`. */
export const eventsSchema = z
  .object({
    type: z.literal('events'),
    after: z.int(),
    seq: z.int(),
    now: z.string(),
    changes: z.array(change).readonly(),
    wait: wait.optional(),
  })
  .readonly()
  .openapi('QueueEvents');

/** What a client may send over a live socket. */
export const resyncSchema = z
  .strictObject({ type: z.literal('resync'), since: z.int().min(0), epoch: z.string().max(100) })
  .readonly()
  .openapi('Resync');

/** Fails to compile where a schema and the hand-written type drift apart; both directions are checked. */
type Same<Schema, Written> = [Schema] extends [Written] ? ([Written] extends [Schema] ? true : never) : never;
type Loose<T> = T extends readonly (infer Item)[]
  ? Loose<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Loose<T[K]> }
    : T;

/** The schemas stand for the types queue-core and the views have written once. */
export const schemasMatchTypes: {
  readonly ticket: Same<keyof z.output<typeof ticketSchema>, keyof TicketResource>;
  readonly snapshot: Same<keyof z.output<typeof snapshotSchema>, keyof SnapshotFrame>;
  readonly snapshotRows: Same<Loose<z.output<typeof snapshotSchema>['waiting']>, Loose<SnapshotFrame['waiting']>>;
  readonly points: Same<Loose<z.output<typeof snapshotSchema>['points']>, Loose<SnapshotFrame['points']>>;
  readonly events: Same<Loose<z.output<typeof eventsSchema>['changes']>, Loose<EventsFrame['changes']>>;
  readonly resync: Same<keyof z.output<typeof resyncSchema>, keyof ResyncFrame>;
} = { ticket: true, snapshot: true, snapshotRows: true, points: true, events: true, resync: true };
