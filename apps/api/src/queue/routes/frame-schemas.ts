import type { EventsFrame, ResyncFrame, SnapshotFrame } from '@carequeue/queue-core';
import { z } from '@hono/zod-openapi';
import { JOIN_POLICIES, LABEL_MODES } from '../../kernel/department-settings.ts';
import { shownTranslations } from '../../kernel/name-translations.ts';
import { SESSION_STATES } from '../rules/commands.ts';
import { displaySchema } from './display-schema.ts';
import type { Loose, Same } from './schema-proof.ts';
import { LANES, patternSchema } from './schemas.ts';

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
    passedOver: z.int().min(0),
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
  .object({
    id: z.string(),
    name: z.string(),
    nameTranslations: shownTranslations,
    code: z.string(),
    timeZone: z.string(),
    joinPolicy: z.enum(JOIN_POLICIES),
    labelMode: z.enum(LABEL_MODES).exclude(['code']).optional().openapi({
      description:
        'By what a patient who agrees to it is shown in `label`; absent where everybody is shown by the code.',
    }),
  })
  .readonly();

const pointFace = z.object({
  id: z.string(),
  name: z.string(),
  nameTranslations: shownTranslations,
  doctorId: z.string().nullable(),
  doctorName: z.string().nullable(),
  capacity: z.int(),
  available: z.boolean(),
});

const session = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    doctorId: z.string().nullable(),
    startsAt: z.string(),
    endsAt: z.string(),
    state: z.enum(SESSION_STATES),
    until: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .readonly()
  .openapi('Session');

const sessions = z.array(session).readonly();

const limit = z.int().min(0).nullable();
const intake = z
  .array(
    z
      .object({
        sessionId: z.string(),
        doctorId: z.string().nullable(),
        nextCode: z.string(),
        left: z.object({ onSite: limit, remote: limit }).readonly(),
      })
      .readonly(),
  )
  .readonly()
  .openapi({
    description:
      'The code the next ticket of each session has, and how many more visitors may take; null for no limit. A doctor whom a shared session takes nobody for, as one on leave, stands apart with nothing left.',
  });

const openings = z
  .array(z.object({ doctorId: z.string().nullable(), at: z.array(z.string()).readonly() }).readonly())
  .readonly()
  .openapi({
    description:
      'When a session begins next, of anybody (`doctorId: null`) and of each doctor, today and on a later day: the first of the ascending instants that lies ahead. Empty where nothing is planned.',
  });

const turns = z
  .array(
    z
      .object({ doctorId: z.string().nullable(), priorityClass: z.string(), at: z.int(), sinceReview: z.int() })
      .readonly(),
  )
  .readonly();

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

const displays = z
  .array(displaySchema)
  .readonly()
  .optional()
  .openapi({ description: 'Staff only: the screens of the waiting rooms, as `listDisplays` tells of them.' });

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
    intake,
    openings,
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
    pattern: patternSchema,
    turns,
    wait,
    version: z.string(),
    projectedSeq: z.int().optional(),
    displays,
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
        'ticket.awaited',
        'ticket.deferred',
        'ticket.moved',
        'ticket.priority-set',
        'ticket.call-undone',
        'ticket.link-replaced',
        'ticket.show-name-set',
        'ticket.transferred',
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
  z.object({ seq: z.int(), kind: z.literal('session.changed'), session }).readonly(),
  z
    .object({
      seq: z.int(),
      kind: z.literal('queue.rolled-over'),
      serviceDay: z.string(),
      sessions,
      roundTheClock: z.boolean(),
    })
    .readonly(),
  z
    .object({
      seq: z.int(),
      kind: z.literal('department.changed'),
      department: departmentFace,
      points: z.array(pointFace.readonly()).readonly(),
      sessions,
      pattern: patternSchema,
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
    intake: intake.optional(),
    openings: openings.optional(),
    version: z.string().optional(),
    displays,
  })
  .readonly()
  .openapi('QueueEvents');

/** What a client may send over a live socket. */
export const resyncSchema = z
  .strictObject({ type: z.literal('resync'), since: z.int().min(0), epoch: z.string().max(100) })
  .readonly()
  .openapi('Resync');

/** The schemas stand for the types queue-core has written once. */
export const frameSchemasMatchTypes: {
  readonly snapshot: Same<keyof z.output<typeof snapshotSchema>, keyof SnapshotFrame>;
  readonly snapshotRows: Same<Loose<z.output<typeof snapshotSchema>['waiting']>, Loose<SnapshotFrame['waiting']>>;
  readonly points: Same<Loose<z.output<typeof snapshotSchema>['points']>, Loose<SnapshotFrame['points']>>;
  readonly events: Same<Loose<z.output<typeof eventsSchema>['changes']>, Loose<EventsFrame['changes']>>;
  readonly resync: Same<keyof z.output<typeof resyncSchema>, keyof ResyncFrame>;
} = { snapshot: true, snapshotRows: true, points: true, events: true, resync: true };
