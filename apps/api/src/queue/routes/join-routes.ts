import { z } from '@hono/zod-openapi';
import type { CallerKind } from '../../http/auth-context.ts';
import type { Route } from '../../http/route.ts';
import { defineRoute } from '../../http/route.ts';
import { idSchema } from '../../kernel/id-schema.ts';
import { askDepartment } from '../rpc/gateway.ts';
import type { QueuePortsOf } from './route-ports.ts';
import { approachOf, refusedByDepartment, sendReply } from './route-ports.ts';

const STAFF: readonly CallerKind[] = ['server'];

const joinCodeSchema = z
  .object({
    code: z.string().openapi({ example: '4821 7390' }),
    expiresAt: z.iso
      .datetime()
      .openapi({ description: 'Show the next one from then on. This one is accepted for five minutes more.' }),
  })
  .openapi('JoinCode');

function readJoinCodeRoute(portsOf: QueuePortsOf): Route {
  return defineRoute(
    {
      operationId: 'readJoinCode',
      method: 'get',
      path: '/v1/departments/{departmentId}/queue/join-code',
      summary: 'Read the code that shows that a visitor is at the site',
      description:
        'Visitors of a department whose `joinPolicy` is `on-site` send it as `joinCode`. It is for screens that stand at the site and are fed by your own server: a publishable key never gets it, because whoever opens a board from home has one.',
      tags: ['Queue'],
      access: STAFF,
      params: z.object({ departmentId: idSchema('department') }),
      responses: { 200: { description: 'The code of the moment', schema: joinCodeSchema } },
      refusals: [],
    },
    async ({ context, params: { departmentId }, presented }) => {
      const ports = portsOf(context);
      const approach = approachOf(ports, context, presented, { access: STAFF, ticketId: null });
      const result = await askDepartment(ports, { departmentId, presented, mayRepeat: true }, (stub) =>
        stub.readJoinCode(approach),
      );
      return result.ok ? sendReply(context, result) : result;
    },
    refusedByDepartment(portsOf, STAFF),
  );
}

/** Routes of those who let visitors join at the site. */
export function joinRoutes(portsOf: QueuePortsOf): readonly Route[] {
  return [readJoinCodeRoute(portsOf)];
}
