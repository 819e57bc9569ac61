import { z } from '@hono/zod-openapi';
import { idSchema } from '../../kernel/id-schema.ts';
import type { TicketId } from '../../kernel/ids.ts';
import { instantText } from '../../kernel/instant-text.ts';
import { languageTag } from '../../kernel/language.ts';
import { plainText } from '../../kernel/text.ts';
import { NEEDS, PRESENCES, PRIORITY_REASONS, SOURCES } from '../state/ticket.ts';
import { JOIN_CODE_LENGTH_MAX } from './join-code.ts';
import type { TicketCommandName } from './transitions.ts';

/** Longest free text staff may write about a ticket, in characters. */
const NOTE_LENGTH_MAX = 2000;
const REASON_LENGTH_MAX = 200;
const METADATA_ENTRIES_MAX = 20;
const BIRTH_YEAR_MIN = 1880;
/** The most patients a point may hold at once. */
const CAPACITY_MAX = 5;
/** A date, a dash and a plan's id. */
const SESSION_ID_LENGTH_MAX = 60;

export const GATES = ['arrival', 'payment', 'vitals', 'result', 'other'] as const;
/** Lanes a ticket may be issued into; who is late follows from an appointment. */
export const LANES_GIVEN = ['booked', 'walk-in', 'review'] as const;
export const SESSION_STATES = ['planned', 'delayed', 'in', 'break', 'left', 'ended'] as const;
export const PRIORITIES = ['emergency', 'high', 'normal'] as const;

const reason = plainText(REASON_LENGTH_MAX, { empty: true }).optional();
const metadata = z
  .record(plainText(40), plainText(200, { empty: true }))
  .refine((entries) => Object.keys(entries).length <= METADATA_ENTRIES_MAX, 'at most 20 entries');

/** The body of `issue`. */
export const issueBody = z
  .strictObject({
    patient: z
      .strictObject({
        name: plainText(200).optional(),
        phone: z.string().max(40).optional(),
        birthYear: z.int().min(BIRTH_YEAR_MIN).max(2200).optional(),
      })
      .optional(),
    priority: z.enum(PRIORITIES).optional(),
    priorityReason: z.enum(PRIORITY_REASONS).optional(),
    doctorId: idSchema('doctor').optional(),
    sessionId: plainText(SESSION_ID_LENGTH_MAX).optional(),
    lane: z
      .enum(LANES_GIVEN)
      .optional()
      .openapi({ description: 'Staff only; without it a walk-in, or booked with an appointment.' }),
    appointment: z
      .strictObject({ startsAt: instantText() })
      .optional()
      .openapi({ description: 'Staff only: the slot of a booked patient.' }),
    needs: z.array(z.enum(NEEDS)).max(NEEDS.length).optional(),
    showName: z.boolean().optional().openapi({
      description:
        'The patient agreed to be shown by initials or name on public screens, as the department’s `labelMode` says. Without it: by the code.',
    }),
    waitsFor: z.array(z.enum(GATES)).max(GATES.length).optional(),
    presence: z.enum(PRESENCES).optional().openapi({
      description:
        'Where the patient is now. A `remote` ticket keeps its place, is called once he has arrived (`ready` with `arrival`), counts against the department’s `remoteQuota`, and lapses when nobody is there a while after its turn came.',
    }),
    joinCode: z.string().max(JOIN_CODE_LENGTH_MAX).optional().openapi({
      description: 'For visitors where `joinPolicy` is `on-site`: the code shown at the site. Gaps do not matter.',
      example: '4821 7390',
    }),
    source: z.enum(SOURCES).optional(),
    language: languageTag().optional(),
    externalId: plainText(200).optional(),
    metadata: metadata.optional(),
    replayOnly: z.literal(true).optional().openapi({
      description:
        'Takes nothing: answers the ticket that was taken under this `Idempotency-Key` in the last 24 hours, with its `secret`, whatever its body was then; where none was, `not_found`. For whoever lost the answer and may not keep what the body held. With a publishable key only for a key of the form `reopen_` and at least 32 random hex digits, which is then a secret that opens the ticket; any other is answered `not_found`.',
    }),
  })
  .openapi('IssueTicket');

/** The bodies of the commands on one ticket. */
export const ticketCommandBodies = {
  call: z.strictObject({ pointId: idSchema('point') }).openapi('CallTicket'),
  recall: z.strictObject({}).openapi('RecallTicket'),
  start: z.strictObject({}).openapi('StartTicket'),
  complete: z
    .strictObject({
      notes: plainText(NOTE_LENGTH_MAX, { newline: true, empty: true }).optional(),
      next: z.boolean().optional(),
    })
    .openapi('CompleteTicket'),
  skip: z.strictObject({ reason }).openapi('SkipTicket'),
  return: z.strictObject({ after: z.int().min(0).max(1000).optional() }).openapi('ReturnTicket'),
  hold: z
    .strictObject({
      waitsFor: z.array(z.enum(GATES)).min(1).max(GATES.length),
      at: z
        .strictObject({ departmentId: idSchema('department'), pointId: idSchema('point').optional() })
        .optional()
        .openapi({
          description:
            'Gives a ticket in another department of the hospital; when that ends, `result`, or else the first of `waitsFor`, is no longer waited for.',
        }),
    })
    .openapi('HoldTicket'),
  ready: z.strictObject({ what: z.enum(GATES) }).openapi('ReadyTicket'),
  defer: z.strictObject({ places: z.int().min(1).max(1000) }).openapi('DeferTicket'),
  'set-priority': z
    .strictObject({ priority: z.enum(PRIORITIES), reason: z.enum(PRIORITY_REASONS).optional() })
    .openapi('SetPriority'),
  'undo-call': z.strictObject({}).openapi('UndoCall'),
  'replace-link': z.strictObject({}).openapi('ReplaceTicketLink'),
  'set-show-name': z.strictObject({ showName: z.boolean() }).openapi('SetShowName'),
  transfer: z
    .strictObject({
      departmentId: idSchema('department'),
      pointId: idSchema('point')
        .optional()
        .openapi({ description: 'A point there: the doctor who staffs it is wanted, or any where nobody does.' }),
      priority: z.enum(PRIORITIES).optional(),
      priorityReason: z.enum(PRIORITY_REASONS).optional().openapi({
        description: 'Why it is above normal there; left out, the reason the ticket has, or `other`.',
      }),
    })
    .openapi('TransferTicket'),
  cancel: z
    .strictObject({ reason: reason.openapi({ description: 'Shown to whoever holds or follows the ticket.' }) })
    .openapi('CancelTicket'),
} as const;

/** The bodies of the commands on the queue. */
export const queueCommandBodies = {
  'call-next': z
    .strictObject({
      pointId: idSchema('point'),
      finish: z.boolean().optional(),
      count: z.int().min(1).max(CAPACITY_MAX).optional(),
    })
    .openapi('CallNext'),
  open: z.strictObject({}).openapi('OpenQueue'),
  pause: z.strictObject({ message: plainText(REASON_LENGTH_MAX, { empty: true }).optional() }).openapi('PauseQueue'),
  close: z.strictObject({}).openapi('CloseQueue'),
  'set-point': z
    .strictObject({
      pointId: idSchema('point'),
      doctorId: idSchema('doctor').nullable().optional(),
      available: z.boolean().optional(),
      capacity: z.int().min(1).max(CAPACITY_MAX).optional(),
    })
    .openapi('SetPoint'),
  'set-session': z
    .strictObject({
      sessionId: plainText(SESSION_ID_LENGTH_MAX)
        .optional()
        .openapi({ description: 'May be left out where only one session that has not ended can be meant.' }),
      doctorId: idSchema('doctor').optional(),
      state: z.enum(SESSION_STATES),
      until: instantText().optional().openapi({ description: 'With `delayed` and `break` only.' }),
      reason: reason.openapi({ description: 'Shown to everyone who watches the queue.' }),
    })
    .openapi('SetSession'),
  'move-waiting': z
    .strictObject({
      from: z
        .strictObject({
          doctorId: idSchema('doctor').optional(),
          sessionId: plainText(SESSION_ID_LENGTH_MAX).optional(),
          pointId: idSchema('point').optional().openapi({ description: 'Whoever waits for the doctor who staffs it.' }),
        })
        .openapi({ description: 'Whose tickets; where more than one thing is named, those of whom all is true.' }),
      to: z
        .strictObject({
          doctorId: idSchema('doctor').nullable().optional().openapi({ description: 'Null for any doctor.' }),
          sessionId: plainText(SESSION_ID_LENGTH_MAX).optional(),
        })
        .nullable()
        .openapi({ description: 'Null cancels them, with `message` as the reason.' }),
      message: reason.openapi({ description: 'What the holders of cancelled tickets are told.' }),
    })
    .openapi('MoveWaiting'),
} as const;

/** What `issue` is asked for, parsed. */
export type IssueRequest = z.output<typeof issueBody>;

type Bodies<Schemas extends Record<string, z.ZodType>> = { [Name in keyof Schemas]: z.output<Schemas[Name]> };
type TicketBodies = Bodies<typeof ticketCommandBodies>;
type QueueBodies = Bodies<typeof queueCommandBodies>;

/** A command on one ticket, its body parsed. */
export type TicketCommand = {
  [Name in TicketCommandName]: { readonly name: Name; readonly body: TicketBodies[Name] };
}[TicketCommandName];

/** The commands that act on the queue as a whole. */
export type QueueCommandName = keyof QueueBodies;

/** A command on the queue, its body parsed. */
export type QueueCommand = {
  [Name in QueueCommandName]: { readonly name: Name; readonly body: QueueBodies[Name] };
}[QueueCommandName];

/** Everything a department can be told to do from outside. */
export type Command =
  | { readonly target: 'new'; readonly name: 'issue'; readonly body: IssueRequest }
  | ({ readonly target: 'ticket'; readonly ticketId: TicketId } & TicketCommand)
  | ({ readonly target: 'queue' } & QueueCommand);
