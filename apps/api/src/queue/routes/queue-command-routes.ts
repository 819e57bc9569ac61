import { z } from '@hono/zod-openapi';
import type { CallerKind } from '../../http/auth-context.ts';
import type { Route } from '../../http/route.ts';
import { defineRoute } from '../../http/route.ts';
import { idSchema } from '../../kernel/id-schema.ts';
import type { Command } from '../rules/commands.ts';
import { queueCommandBodies } from '../rules/commands.ts';
import { snapshotSchema } from './frame-schemas.ts';
import type { QueuePortsOf } from './route-ports.ts';
import { refusedByDepartment, runCommand } from './route-ports.ts';
import { ticketSchema } from './schemas.ts';

const departmentParams = z.object({ departmentId: idSchema('department') });

const STAFF: readonly CallerKind[] = ['server'];

interface QueueCommandSpec<Body extends z.ZodType> {
  readonly name: string;
  readonly operationId: string;
  readonly summary: string;
  readonly body: Body;
  readonly refusals?: readonly string[];
  readonly command: (body: z.output<Body>) => Command;
}

function queueCommandRoute<Body extends z.ZodType>(portsOf: QueuePortsOf, spec: QueueCommandSpec<Body>): Route {
  const isCallNext = spec.name === 'call-next';
  return defineRoute(
    {
      operationId: spec.operationId,
      method: 'post',
      path: `/v1/departments/{departmentId}/queue/${spec.name}`,
      summary: spec.summary,
      tags: ['Queue'],
      access: STAFF,
      idempotent: true,
      params: departmentParams,
      body: spec.body,
      responses: {
        200: isCallNext
          ? {
              description: 'The called ticket, or null when nobody may be called; `tickets` when `count` was given',
              schema: z.union([
                z.object({ ticket: ticketSchema.nullable() }),
                z.object({ tickets: z.array(ticketSchema) }),
              ]),
            }
          : { description: 'The queue as it stands now', schema: z.object({ queue: snapshotSchema }) },
      },
      refusals: ['rate_limited', ...(spec.refusals ?? [])],
    },
    async (input) => {
      const target = { departmentId: input.params.departmentId, ticketId: null, access: STAFF };
      return runCommand(portsOf(input.context), input, target, spec.command(input.body));
    },
    refusedByDepartment(portsOf, STAFF),
  );
}

/** Every route that tells a department's queue as a whole to do something. */
export function queueCommandRoutes(portsOf: QueuePortsOf): readonly Route[] {
  const target = 'queue';
  return [
    queueCommandRoute(portsOf, {
      name: 'call-next',
      operationId: 'callNext',
      summary: 'Call whoever is next in order to a point',
      body: queueCommandBodies['call-next'],
      refusals: ['point_busy', 'point_unavailable'],
      command: (body) => ({ target, name: 'call-next', body }),
    }),
    queueCommandRoute(portsOf, {
      name: 'open',
      operationId: 'openQueue',
      summary: 'Give out tickets',
      body: queueCommandBodies.open,
      command: (body) => ({ target, name: 'open', body }),
    }),
    queueCommandRoute(portsOf, {
      name: 'pause',
      operationId: 'pauseQueue',
      summary: 'Stop visitors from taking tickets, with a message; staff go on',
      body: queueCommandBodies.pause,
      command: (body) => ({ target, name: 'pause', body }),
    }),
    queueCommandRoute(portsOf, {
      name: 'close',
      operationId: 'closeQueue',
      summary: 'Give out no more tickets; what is there is finished',
      body: queueCommandBodies.close,
      command: (body) => ({ target, name: 'close', body }),
    }),
    queueCommandRoute(portsOf, {
      name: 'set-point',
      operationId: 'setPoint',
      summary: 'Say who staffs a point, whether it is in use, and how many it takes at once; what is left out stays',
      body: queueCommandBodies['set-point'],
      command: (body) => ({ target, name: 'set-point', body }),
    }),
    queueCommandRoute(portsOf, {
      name: 'set-session',
      operationId: 'setSession',
      summary: 'Say how a session goes: late, under way, on a break, left or over',
      body: queueCommandBodies['set-session'],
      command: (body) => ({ target, name: 'set-session', body }),
    }),
    queueCommandRoute(portsOf, {
      name: 'move-waiting',
      operationId: 'moveWaiting',
      summary: 'Move those who wait to another doctor or session with their order kept, or cancel them with a message',
      body: queueCommandBodies['move-waiting'],
      refusals: ['session_over'],
      command: (body) => ({ target, name: 'move-waiting', body }),
    }),
  ];
}
