import { z } from '@hono/zod-openapi';
import { exampleId } from '../../kernel/id-schema.ts';
import { shownTranslations } from '../../kernel/name-translations.ts';
import { GATES, PRIORITIES } from '../rules/commands.ts';
import { NEEDS, PRESENCES, PRIORITY_REASONS, SOURCES } from '../state/ticket.ts';
import type { TicketPlaceResource, TicketResource } from '../views/ticket-view.ts';
import { PATIENT_COMMANDS } from '../views/ticket-view.ts';
import type { Loose, Same } from './schema-proof.ts';

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
export const LANES = ['booked', 'walk-in', 'review', 'late'] as const;

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

/** A ticket of another department. */
const ticketLinkFields = {
  departmentId: z.string().openapi({ example: exampleId('department') }),
  ticketId: z.string().openapi({ example: exampleId('ticket') }),
  code: z.string().openapi({ example: 'LAB-4' }),
};
const ticketLink = z.object(ticketLinkFields).readonly();
const linkedTicket = z
  .object({ ...ticketLinkFields, outcome: z.enum(['completed', 'cancelled', 'expired', 'no_show']).nullable() })
  .readonly();

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
    appointment: z.object({ startsAt: instant }).readonly().nullable(),
    patient: z
      .object({ name: z.string().nullable(), phone: z.string().nullable(), birthYear: z.int().nullable() })
      .readonly()
      .nullable(),
    showName: z.boolean().openapi({
      description:
        'The patient agreed to be shown by initials or name on public screens; told to whoever holds the ticket and to staff. The department’s `labelMode` says whether it has an effect.',
    }),
    position: z.int().min(1).nullable().openapi({ description: 'While waiting: 1 is called next.' }),
    estimatedWait: estimatedWaitSchema.readonly().nullable(),
    waitsFor: z.array(z.enum(GATES)).readonly(),
    presence: z
      .enum(PRESENCES)
      .nullable()
      .openapi({ description: 'Where the patient was when it was taken; null where nobody said.' }),
    lapsesAt: instantOrNull.openapi({
      description: 'Its turn has come and nobody is there: it ends at this instant unless the patient arrives.',
    }),
    needs: z.array(z.enum(NEEDS)).readonly().openapi({
      description:
        'What the patient needs. Whoever came by the ticket’s link reads only what its page goes by: `collect-in-person`, `lip-reading`, `large-print`.',
    }),
    source: z.enum(SOURCES),
    language: z.string().nullable(),
    externalId: z.string().nullable(),
    metadata: z.record(z.string(), z.string()).readonly(),
    serviceDay: z.string().openapi({ example: '2026-11-21' }),
    sessionId: z.string().openapi({
      description: 'The session of the service day it belongs to; where none is planned, the day itself.',
      example: '2026-11-21-morning',
    }),
    callCount: z.int().min(0),
    issuedAt: instant,
    readyAt: instantOrNull,
    calledAt: instantOrNull,
    startedAt: instantOrNull,
    missedAt: instantOrNull,
    endedAt: instantOrNull,
    reason: z.string().nullable(),
    notes: z.string().nullable(),
    transferredTo: ticketLink
      .nullable()
      .openapi({ description: 'The ticket the patient was sent on to; the same secret opens it.' }),
    transferredFrom: ticketLink.nullable().openapi({ description: 'The ticket the patient was sent here from.' }),
    linkedTo: linkedTicket.nullable().openapi({
      description: 'The ticket elsewhere that this one was last held for, and how it ended; null while it goes on.',
    }),
    linkedFrom: ticketLink.nullable().openapi({ description: 'The held ticket that waits for this one.' }),
    version: z.int().min(1),
    may: z.array(z.enum(PATIENT_COMMANDS)).readonly().optional().openapi({
      description:
        'What your credential allows, whatever the status. Whoever came by the ticket’s link may not cancel it or let others go first. Absent for staff.',
    }),
  })
  .openapi('Ticket');

/** By what others come to follow a ticket. */
const linkFields = {
  claimCode: z.string().openapi({
    description: 'Claimed by `POST /v1/tickets/claims`, on any number of devices. Whoever holds it follows the ticket.',
    example: `k1.${'A'.repeat(64)}`,
  }),
  url: z.string().openapi({
    description:
      'The patient’s page with the code behind `#`, for QR codes, messages and sharing: CareQueue’s `/t/`, or the page the hospital has set.',
    example: `https://queue.example.org/t/#k1.${'A'.repeat(64)}`,
  }),
};

/** A ticket's link. */
export const ticketLinkSchema = z.object(linkFields).openapi('TicketClaimLink');

/** When whoever keeps a ticket on his device forgets it. */
const dayFields = {
  dayEndsAt: instant.openapi({
    description: 'When its service day ends, by the department’s clock: what a device keeps of it goes then.',
  }),
  outlivesDay: z.boolean().openapi({
    description: 'It goes on past that instant, as in a department that never closes; false once it has ended.',
  }),
};

export const issuedTicketSchema = ticketSchema
  .extend({
    ...dayFields,
    secret: z.string().openapi({ description: 'Opens this ticket to its holder. Shown here only.' }),
    ...linkFields,
  })
  .openapi('IssuedTicket');

/** How lanes share a doctor, as a department publishes it. */
export const patternSchema = z
  .object({
    lanes: z.array(z.enum(['booked', 'walk-in'])).readonly(),
    reviewEvery: z.int(),
    passedOverMax: z.int(),
  })
  .readonly();

const count = z.int().min(0);

/** Why a waiting ticket stands where it does. */
export const placeSchema = z
  .object({
    position: z.int().min(1),
    ahead: z
      .object({ byLane: z.object({ booked: count, 'walk-in': count, review: count, late: count }).readonly() })
      .readonly()
      .openapi({ description: 'The tickets before it that compete for the same points.' }),
    lane: z.enum(LANES),
    passedOver: count.openapi({
      description: 'Later tickets called before it because of priority or lane, since it last changed.',
    }),
    passedOverAtMost: count.openapi({
      description: 'How many may be; then it is called right after the emergencies, which are not counted.',
    }),
    pattern: patternSchema,
    waitsFor: z.array(z.enum(GATES)).readonly(),
  })
  .readonly()
  .openapi('TicketPlace');

export const ticketAtSeqSchema = ticketSchema
  .extend({
    ...dayFields,
    seq: z.int().min(0),
    place: placeSchema
      .nullable()
      .openapi({ description: 'Why it stands where it does; null for a ticket that does not wait.' }),
  })
  .openapi('TicketAtSeq');

/** What a claimed link opens. */
export const claimedTicketSchema = z
  .object({
    credential: z.string().openapi({
      description: 'Lets its holder read and follow the ticket, and say that he is there; nothing else.',
      example: `cq_tk_k1_f0_01jd3v8q2m7xk4n9r5t6w8y0az_${'A'.repeat(43)}`,
    }),
    ticketId: z.string().openapi({ example: exampleId('ticket') }),
    departmentId: z.string().openapi({ example: exampleId('department') }),
    departmentName: z.string(),
    departmentNameTranslations: shownTranslations,
    serviceDay: z.string().openapi({ example: '2026-11-21' }),
    expiresAt: instant.openapi({ description: 'Until when it works at least; longer while the ticket goes on.' }),
    ticket: ticketAtSeqSchema,
  })
  .openapi('ClaimedTicket');

/** The schema stands for the type the view has written once. */
export const ticketSchemaMatchesType: Same<keyof z.output<typeof ticketSchema>, keyof TicketResource> = true;
export const placeSchemaMatchesType: Same<Loose<z.output<typeof placeSchema>>, Loose<TicketPlaceResource>> = true;
