import { z } from '@hono/zod-openapi';
import type { CallerKind, HttpContext, PresentedCredential } from '../../http/auth-context.ts';
import type { Route } from '../../http/route.ts';
import { defineRoute } from '../../http/route.ts';
import { idSchema } from '../../kernel/id-schema.ts';
import type { DepartmentId } from '../../kernel/ids.ts';
import { askDepartment } from '../rpc/gateway.ts';
import type { DisplayAsk } from '../state/displays.ts';
import { DISPLAYS_MAX } from '../state/displays.ts';
import { displayExample, displayIdSchema, displaySchema, reportBody } from './display-schema.ts';
import type { QueuePortsOf } from './route-ports.ts';
import { addressOf, approachOf, refusedByDepartment, sendReply } from './route-ports.ts';

const SCREENS: readonly CallerKind[] = ['visitor'];
const STAFF: readonly CallerKind[] = ['server'];
const tags = ['Displays'];

const departmentParams = z.object({ departmentId: idSchema('department') });
const displayParams = departmentParams.extend({ displayId: displayIdSchema });

interface DisplayRequest {
  readonly context: HttpContext;
  readonly params: { readonly departmentId: DepartmentId };
  readonly presented: PresentedCredential;
}

function askDisplays(
  portsOf: QueuePortsOf,
  { context, params: { departmentId }, presented }: DisplayRequest,
  access: readonly CallerKind[],
  ask: DisplayAsk,
) {
  const ports = portsOf(context);
  const approach = approachOf(ports, context, presented, { access, ticketId: null });
  return askDepartment(ports, { departmentId, presented, mayRepeat: true }, (stub) => stub.askDisplays(approach, ask));
}

function tellDisplayRoute(portsOf: QueuePortsOf): Route {
  return defineRoute(
    {
      operationId: 'tellDisplay',
      method: 'put',
      path: '/v1/departments/{departmentId}/displays/{displayId}',
      summary: 'Tell staff how a screen of the waiting room stands',
      description: `For screens: \`carequeue-board\` does it by itself. Repeat it every four minutes and at each change; after ten minutes of silence staff are told that the screen is gone. It is a hint that nobody checks, tells staff alone, and is forgotten with the service day. A department has at most ${DISPLAYS_MAX} screens.`,
      tags,
      access: SCREENS,
      params: displayParams,
      body: reportBody,
      bodyExample: { name: 'Waiting hall', sound: 'muted' },
      responses: { 204: { description: 'Staff know' } },
      refusals: ['displays_full', 'rate_limited'],
    },
    async (request) => {
      const { context, params, body } = request;
      const report = { id: params.displayId, ...body };
      const result = await askDisplays(portsOf, request, SCREENS, {
        kind: 'tell',
        report,
        address: addressOf(context),
      });
      return result.ok ? { status: 204, body: null } : result;
    },
    refusedByDepartment(portsOf, SCREENS),
  );
}

function forgetDisplayRoute(portsOf: QueuePortsOf): Route {
  return defineRoute(
    {
      operationId: 'forgetDisplay',
      method: 'delete',
      path: '/v1/departments/{departmentId}/displays/{displayId}',
      summary: 'Say farewell for a screen that is closed',
      description: 'Staff are told of it no more, where one that only falls silent is told as gone.',
      tags,
      access: SCREENS,
      params: displayParams,
      responses: { 204: { description: 'It is forgotten' } },
      refusals: ['rate_limited'],
    },
    async (request) => {
      const { context, params } = request;
      const ask = { kind: 'forget', id: params.displayId, address: addressOf(context) } as const;
      const result = await askDisplays(portsOf, request, SCREENS, ask);
      return result.ok ? { status: 204, body: null } : result;
    },
    refusedByDepartment(portsOf, SCREENS),
  );
}

function listDisplaysRoute(portsOf: QueuePortsOf): Route {
  return defineRoute(
    {
      operationId: 'listDisplays',
      method: 'get',
      path: '/v1/departments/{departmentId}/displays',
      summary: 'Read which screens of the waiting rooms are heard, mute or gone',
      description:
        'Those that need somebody first, then by name. What is in it was said by whoever opened a board of the department with its publishable key: show it as plain text, and let nothing depend on it. The live frames of staff carry the same list.',
      tags,
      access: STAFF,
      params: departmentParams,
      responses: {
        200: {
          description: 'The screens',
          schema: z.object({ data: z.array(displaySchema) }),
          example: { data: [displayExample] },
        },
      },
      refusals: [],
    },
    async (request) => {
      const result = await askDisplays(portsOf, request, STAFF, { kind: 'list' });
      return result.ok ? sendReply(request.context, result) : result;
    },
    refusedByDepartment(portsOf, STAFF),
  );
}

/** Routes of the waiting rooms' screens. */
export function displayRoutes(portsOf: QueuePortsOf): readonly Route[] {
  return [listDisplaysRoute(portsOf), tellDisplayRoute(portsOf), forgetDisplayRoute(portsOf)];
}
