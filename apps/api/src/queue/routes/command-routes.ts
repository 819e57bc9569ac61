import { z } from '@hono/zod-openapi';
import type { CallerKind } from '../../http/auth-context.ts';
import type { Route } from '../../http/route.ts';
import { defineRoute } from '../../http/route.ts';
import { idSchema } from '../../kernel/id-schema.ts';
import type { TicketId } from '../../kernel/ids.ts';
import type { Command } from '../rules/commands.ts';
import { issueBody, ticketCommandBodies } from '../rules/commands.ts';
import { queueCommandRoutes } from './queue-command-routes.ts';
import type { QueuePortsOf } from './route-ports.ts';
import { refusedByDepartment, runCommand } from './route-ports.ts';
import { issuedTicketSchema, ticketLinkSchema, ticketSchema } from './schemas.ts';

const departmentParams = z.object({ departmentId: idSchema('department') });
const ticketParams = z.object({ departmentId: idSchema('department'), ticketId: idSchema('ticket') });

const STAFF: readonly CallerKind[] = ['server'];
const STAFF_AND_HOLDER: readonly CallerKind[] = ['ticket', 'server'];
const STAFF_AND_HOLDERS: readonly CallerKind[] = ['ticket', 'follower', 'server'];
const CALL_REFUSALS = ['ticket_gated', 'point_busy', 'point_unavailable', 'doctor_not_at_point'];

interface TicketCommandSpec<Body extends z.ZodType> {
  readonly name: string;
  readonly operationId: string;
  readonly summary: string;
  readonly access: readonly CallerKind[];
  readonly body: Body;
  readonly refusals?: readonly string[];
  /** What the answer holds beside the ticket. */
  readonly beside?: z.ZodRawShape;
  readonly command: (ticketId: TicketId, body: z.output<Body>) => Command;
}

function ticketCommandRoute<Body extends z.ZodType>(portsOf: QueuePortsOf, spec: TicketCommandSpec<Body>): Route {
  const { access } = spec;
  return defineRoute(
    {
      operationId: spec.operationId,
      method: 'post',
      path: `/v1/departments/{departmentId}/tickets/{ticketId}/${spec.name}`,
      summary: spec.summary,
      tags: ['Tickets'],
      access,
      idempotent: true,
      params: ticketParams,
      body: spec.body,
      responses: {
        200: { description: 'The ticket as it stands now', schema: z.object({ ticket: ticketSchema, ...spec.beside }) },
      },
      refusals: ['ticket_state_conflict', 'rate_limited', ...(spec.refusals ?? [])],
    },
    async (input) => {
      const { departmentId, ticketId } = input.params;
      const command = spec.command(ticketId, input.body);
      return runCommand(portsOf(input.context), input, { departmentId, ticketId, access }, command);
    },
    refusedByDepartment(portsOf, access),
  );
}

function issueRoute(portsOf: QueuePortsOf): Route {
  const access: readonly CallerKind[] = ['visitor', 'server'];
  return defineRoute(
    {
      operationId: 'issueTicket',
      method: 'post',
      path: '/v1/departments/{departmentId}/tickets',
      summary: 'Take a ticket',
      description:
        'Gives the next number of the department. The `secret` opens the ticket to its holder; it is shown here only: in this answer, and where it is repeated under the same `Idempotency-Key`, for 24 hours to whoever sends that with the same body, or with `replayOnly`. Such a key is as secret as the ticket.',
      tags: ['Tickets'],
      access,
      idempotent: true,
      params: departmentParams,
      body: issueBody,
      bodyExample: { patient: { name: 'Asha Rao', phone: '+919876543210' }, language: 'hi' },
      responses: { 201: { description: 'The ticket', schema: issuedTicketSchema } },
      refusals: [
        'priority_not_allowed',
        'joining_off',
        'join_code_needed',
        'join_code_wrong',
        'department_paused',
        'department_closed',
        'department_full',
        'remote_full',
        'session_over',
        'session_full',
        'ticket_already_open',
        'external_id_taken',
        'rate_limited',
      ],
    },
    async (input) => {
      const target = { departmentId: input.params.departmentId, ticketId: null, access };
      const command = { target: 'new', name: 'issue', body: input.body } as const;
      return runCommand(portsOf(input.context), input, target, command);
    },
    refusedByDepartment(portsOf, access),
  );
}

/** Every route that tells a department to do something. */
export function commandRoutes(portsOf: QueuePortsOf): readonly Route[] {
  const bodies = ticketCommandBodies;
  const target = 'ticket';
  return [
    issueRoute(portsOf),
    ticketCommandRoute(portsOf, {
      name: 'call',
      operationId: 'callTicket',
      summary: 'Call this ticket to a point',
      access: STAFF,
      body: bodies.call,
      refusals: CALL_REFUSALS,
      command: (ticketId, body) => ({ target, ticketId, name: 'call', body }),
    }),
    ticketCommandRoute(portsOf, {
      name: 'recall',
      operationId: 'recallTicket',
      summary: 'Call a called ticket again',
      access: STAFF,
      body: bodies.recall,
      refusals: ['call_limit_reached'],
      command: (ticketId, body) => ({ target, ticketId, name: 'recall', body }),
    }),
    ticketCommandRoute(portsOf, {
      name: 'start',
      operationId: 'startTicket',
      summary: 'The patient came in',
      access: STAFF,
      body: bodies.start,
      command: (ticketId, body) => ({ target, ticketId, name: 'start', body }),
    }),
    ticketCommandRoute(portsOf, {
      name: 'complete',
      operationId: 'completeTicket',
      summary:
        'The visit is over; allowed on a called ticket too. With `next` whoever is next is called to the same point',
      access: STAFF,
      body: bodies.complete,
      beside: {
        next: ticketSchema.nullable().optional().openapi({ description: 'With `next`: who was called, or null.' }),
      },
      refusals: ['point_busy', 'point_unavailable'],
      command: (ticketId, body) => ({ target, ticketId, name: 'complete', body }),
    }),
    ...routesOfLeaving(portsOf),
    ...queueCommandRoutes(portsOf),
  ];
}

/** The commands by which a ticket leaves its point or the queue, or gets ready to be called. */
function routesOfLeaving(portsOf: QueuePortsOf): readonly Route[] {
  const bodies = ticketCommandBodies;
  const target = 'ticket';
  return [
    ticketCommandRoute(portsOf, {
      name: 'skip',
      operationId: 'skipTicket',
      summary: 'The patient did not come; the ticket is missed',
      access: STAFF,
      body: bodies.skip,
      command: (ticketId, body) => ({ target, ticketId, name: 'skip', body }),
    }),
    ticketCommandRoute(portsOf, {
      name: 'return',
      operationId: 'returnTicket',
      summary: 'Put a called or missed ticket back into the queue',
      access: STAFF,
      body: bodies.return,
      command: (ticketId, body) => ({ target, ticketId, name: 'return', body }),
    }),
    ticketCommandRoute(portsOf, {
      name: 'hold',
      operationId: 'holdTicket',
      summary: 'Send the patient for something; the ticket waits at its old place until it is ready',
      access: STAFF,
      body: bodies.hold,
      refusals: ['ticket_gated', 'department_closed', 'department_full', 'session_over'],
      command: (ticketId, body) => ({ target, ticketId, name: 'hold', body }),
    }),
    ticketCommandRoute(portsOf, {
      name: 'ready',
      operationId: 'readyTicket',
      summary: 'The ticket no longer waits for this',
      access: STAFF_AND_HOLDERS,
      body: bodies.ready,
      command: (ticketId, body) => ({ target, ticketId, name: 'ready', body }),
    }),
    ...routesOfPlace(portsOf),
    ticketCommandRoute(portsOf, {
      name: 'transfer',
      operationId: 'transferTicket',
      summary: 'Send the patient to another department of the hospital, where a ticket is given',
      access: STAFF,
      body: bodies.transfer,
      refusals: ['ticket_gated', 'department_closed', 'department_full', 'session_over'],
      command: (ticketId, body) => ({ target, ticketId, name: 'transfer', body }),
    }),
    ticketCommandRoute(portsOf, {
      name: 'cancel',
      operationId: 'cancelTicket',
      summary: 'Give the ticket up',
      access: STAFF_AND_HOLDER,
      body: bodies.cancel,
      command: (ticketId, body) => ({ target, ticketId, name: 'cancel', body }),
    }),
  ];
}

/** The commands that change a ticket's place in the order. */
function routesOfPlace(portsOf: QueuePortsOf): readonly Route[] {
  const bodies = ticketCommandBodies;
  const target = 'ticket';
  return [
    ticketCommandRoute(portsOf, {
      name: 'defer',
      operationId: 'deferTicket',
      summary: 'Let others go first',
      access: STAFF_AND_HOLDER,
      body: bodies.defer,
      command: (ticketId, body) => ({ target, ticketId, name: 'defer', body }),
    }),
    ticketCommandRoute(portsOf, {
      name: 'set-priority',
      operationId: 'setPriority',
      summary: 'Make the ticket more or less urgent, with a reason',
      access: STAFF,
      body: bodies['set-priority'],
      command: (ticketId, body) => ({ target, ticketId, name: 'set-priority', body }),
    }),
    ticketCommandRoute(portsOf, {
      name: 'undo-call',
      operationId: 'undoCall',
      summary: 'Take back the last call at a point, while nothing else has happened there',
      access: STAFF,
      body: bodies['undo-call'],
      refusals: ['call_not_last'],
      command: (ticketId, body) => ({ target, ticketId, name: 'undo-call', body }),
    }),
    ticketCommandRoute(portsOf, {
      name: 'replace-link',
      operationId: 'replaceTicketLink',
      summary: 'Give the ticket another link; the one before, and whoever came by it, opens nothing any more',
      access: STAFF,
      body: bodies['replace-link'],
      beside: ticketLinkSchema.shape,
      command: (ticketId, body) => ({ target, ticketId, name: 'replace-link', body }),
    }),
    ticketCommandRoute(portsOf, {
      name: 'set-show-name',
      operationId: 'setShowName',
      summary: 'The patient agrees to be shown by name on public screens, or no longer',
      access: STAFF_AND_HOLDER,
      body: bodies['set-show-name'],
      command: (ticketId, body) => ({ target, ticketId, name: 'set-show-name', body }),
    }),
  ];
}
