import { LIVE_PROTOCOL } from '@carequeue/queue-core';
import { z } from '@hono/zod-openapi';
import type { CallerKind } from '../../http/auth-context.ts';
import { isNotModified } from '../../http/etag.ts';
import { decodeCursor, encodeCursor, pageQuery, pageSchema } from '../../http/pagination.ts';
import { problem } from '../../http/problem.ts';
import { httpRefusals } from '../../http/refusals.ts';
import type { Route } from '../../http/route.ts';
import { defineRoute } from '../../http/route.ts';
import { send } from '../../http/send.ts';
import { idSchema } from '../../kernel/id-schema.ts';
import { isServiceDay } from '../../kernel/time.ts';
import { APPROACH_HEADER } from '../department/live-door.ts';
import { PROTOCOL_HEADER } from '../live/live-sockets.ts';
import type { RpcMiss, RpcRefusal } from '../rpc/department-rpc.ts';
import { askDepartment } from '../rpc/gateway.ts';
import { eventsSchema, snapshotSchema } from './frame-schemas.ts';
import type { QueuePortsOf } from './route-ports.ts';
import { approachOf, refusedByDepartment, sendReply } from './route-ports.ts';
import { TICKET_STATUSES, ticketAtSeqSchema, ticketSchema } from './schemas.ts';

const EVERYONE: readonly CallerKind[] = ['visitor', 'ticket', 'follower', 'server'];
const STAFF: readonly CallerKind[] = ['server'];
const STAFF_AND_HOLDERS: readonly CallerKind[] = ['ticket', 'follower', 'server'];
const TICKET_LIST = 'tickets';

const departmentParams = z.object({ departmentId: idSchema('department') });
const sinceQuery = z.strictObject({
  since: z
    .string()
    .regex(/^\d{1,15}$/, 'must be a whole number')
    .transform(Number)
    .optional()
    .openapi({ description: 'The `seq` you have.' }),
  epoch: z.string().max(100).optional().openapi({ description: 'The `epoch` you have it of.' }),
});

function readQueueRoute(portsOf: QueuePortsOf): Route {
  return defineRoute(
    {
      operationId: 'readQueue',
      method: 'get',
      path: '/v1/departments/{departmentId}/queue',
      summary: 'Read the queue: whole, or what changed since',
      tags: ['Queue'],
      access: EVERYONE,
      params: departmentParams,
      query: sinceQuery,
      responses: {
        200: { description: 'The queue, or the events since `since`', schema: z.union([snapshotSchema, eventsSchema]) },
        304: { description: 'Nothing changed since the `If-None-Match` you sent' },
      },
      refusals: [],
    },
    async ({ context, params: { departmentId }, query, presented }) => {
      const ports = portsOf(context);
      const approach = approachOf(ports, context, presented, { access: EVERYONE, ticketId: null });
      const wanted = { since: query.since ?? null, epoch: query.epoch ?? null };
      const result = await askDepartment(ports, { departmentId, presented, mayRepeat: true }, (stub) =>
        stub.readQueue(approach, wanted),
      );
      if (!result.ok) return result;
      const etag = `"${result.etag}"`;
      if (isNotModified(context.req.header('If-None-Match') ?? null, etag))
        return send(context, 304, null, { ETag: etag });
      return sendReply(context, result, { ETag: etag });
    },
    refusedByDepartment(portsOf, EVERYONE),
  );
}

function readTicketRoute(portsOf: QueuePortsOf): Route {
  return defineRoute(
    {
      operationId: 'readTicket',
      method: 'get',
      path: '/v1/departments/{departmentId}/tickets/{ticketId}',
      summary: 'Read a ticket',
      tags: ['Tickets'],
      access: STAFF_AND_HOLDERS,
      params: departmentParams.extend({ ticketId: idSchema('ticket') }),
      responses: { 200: { description: 'The ticket', schema: ticketAtSeqSchema } },
      refusals: [],
    },
    async ({ context, params: { departmentId, ticketId }, presented }) => {
      const ports = portsOf(context);
      const approach = approachOf(ports, context, presented, { access: STAFF_AND_HOLDERS, ticketId });
      const result = await askDepartment(ports, { departmentId, presented, mayRepeat: true }, (stub) =>
        stub.readTicket(approach, ticketId),
      );
      return result.ok ? sendReply(context, result) : result;
    },
    refusedByDepartment(portsOf, STAFF_AND_HOLDERS),
  );
}

const listQuery = z.strictObject({
  ...pageQuery,
  serviceDay: z.string().refine(isServiceDay, 'must be a date, YYYY-MM-DD').optional(),
  status: z.enum(TICKET_STATUSES).optional(),
  externalId: z.string().max(200).optional(),
});

function listTicketsRoute(portsOf: QueuePortsOf): Route {
  return defineRoute(
    {
      operationId: 'listTickets',
      method: 'get',
      path: '/v1/departments/{departmentId}/tickets',
      summary: 'List tickets in the order of issue',
      tags: ['Tickets'],
      access: STAFF,
      params: departmentParams,
      query: listQuery,
      responses: { 200: { description: 'A page of tickets', schema: pageSchema(ticketSchema) } },
      refusals: [],
    },
    async ({ context, params: { departmentId }, query, presented }) => {
      const { limit, cursor, serviceDay = null, status = null, externalId = null } = query;
      const position = cursor === undefined ? null : decodeCursor(TICKET_LIST, cursor, z.tuple([idSchema('ticket')]));
      if (position !== null && !position.ok) return position;
      const ports = portsOf(context);
      const approach = approachOf(ports, context, presented, { access: STAFF, ticketId: null });
      const filter = { serviceDay, status, externalId, after: position?.after[0] ?? null, limit: limit + 1 };
      const result = await askDepartment(ports, { departmentId, presented, mayRepeat: true }, (stub) =>
        stub.listTickets(approach, filter),
      );
      if (!result.ok) return result;
      const rows = z.array(ticketSchema).parse(JSON.parse(result.body));
      const data = rows.slice(0, limit);
      const last = data[data.length - 1];
      const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(TICKET_LIST, [last.id]) : null;
      return { status: 200, body: { data, nextCursor } };
    },
    refusedByDepartment(portsOf, STAFF),
  );
}

function liveRoute(portsOf: QueuePortsOf): Route {
  const route = defineRoute(
    {
      operationId: 'watchQueue',
      method: 'get',
      path: '/v1/departments/{departmentId}/live',
      summary: 'Follow the queue over a WebSocket',
      description:
        'Offer the subprotocols `carequeue.v1` and your credential. The first frame is a QueueSnapshot (or QueueEvents for `since`); text `ping` is answered `pong`.',
      tags: ['Queue'],
      access: EVERYONE,
      params: departmentParams,
      query: sinceQuery,
      responses: { 101: { description: 'The socket is open' } },
      refusals: ['upgrade_required', 'rate_limited'],
    },
    async ({ context, params: { departmentId }, presented }) => {
      const ports = portsOf(context);
      const approach = approachOf(ports, context, presented, { access: EVERYONE, ticketId: null });
      const upgrade = new Request(context.req.url, {
        headers: {
          Upgrade: 'websocket',
          [APPROACH_HEADER]: JSON.stringify(approach),
          ...(context.req.header(PROTOCOL_HEADER) === undefined ? {} : { [PROTOCOL_HEADER]: LIVE_PROTOCOL }),
        },
      });
      const result = await askDepartment(ports, { departmentId, presented, mayRepeat: true }, async (stub) => {
        const response = await stub.fetch(upgrade);
        if (response.status === 101) return { ok: true as const, response };
        const refusal: RpcRefusal | RpcMiss = await response.json();
        return refusal;
      });
      return result.ok ? result.response : result;
    },
    refusedByDepartment(portsOf, EVERYONE),
  );
  return {
    ...route,
    handle: async (context) =>
      context.req.header('Upgrade')?.toLowerCase() === 'websocket'
        ? route.handle(context)
        : problem(context, httpRefusals.refuse('upgrade_required', {})),
  };
}

/** Every route that shows a department's queue. */
export function readRoutes(portsOf: QueuePortsOf): readonly Route[] {
  return [readQueueRoute(portsOf), readTicketRoute(portsOf), listTicketsRoute(portsOf), liveRoute(portsOf)];
}
