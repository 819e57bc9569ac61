import { z } from '@hono/zod-openapi';
import type { CallerKind } from '../../http/auth-context.ts';
import type { Route } from '../../http/route.ts';
import { defineRoute } from '../../http/route.ts';
import { idSchema } from '../../kernel/id-schema.ts';
import { isServiceDay } from '../../kernel/time.ts';
import { askDepartment } from '../rpc/gateway.ts';
import { dayReportExample, dayReportSchema } from './day-report-schema.ts';
import type { QueuePortsOf } from './route-ports.ts';
import { approachOf, refusedByDepartment, sendReply } from './route-ports.ts';

const STAFF: readonly CallerKind[] = ['server'];

function readDayReportRoute(portsOf: QueuePortsOf): Route {
  return defineRoute(
    {
      operationId: 'readDayReport',
      method: 'get',
      path: '/v1/departments/{departmentId}/queue/day-report',
      summary: 'Account for every number of a service day',
      description:
        'What became of each ticket, how often patients were called, and how long they waited, walked, were served and stayed; for the department and for each doctor tickets were for. A stage is null where nobody went through it.',
      tags: ['Queue'],
      access: STAFF,
      params: z.object({ departmentId: idSchema('department') }),
      query: z.strictObject({
        serviceDay: z
          .string()
          .refine(isServiceDay, 'must be a date, YYYY-MM-DD')
          .optional()
          .openapi({ description: 'Local date; the running service day where absent.', example: '2026-11-21' }),
        doctorId: idSchema('doctor').optional().openapi({ description: 'Only the tickets for this doctor.' }),
      }),
      responses: { 200: { description: 'The report', schema: dayReportSchema, example: dayReportExample } },
      refusals: [],
    },
    async ({ context, params: { departmentId }, query, presented }) => {
      const ports = portsOf(context);
      const approach = approachOf(ports, context, presented, { access: STAFF, ticketId: null });
      const result = await askDepartment(ports, { departmentId, presented, mayRepeat: true }, (stub) =>
        stub.readDayReport(approach, { serviceDay: query.serviceDay ?? null, doctorId: query.doctorId ?? null }),
      );
      return result.ok ? sendReply(context, result) : result;
    },
    refusedByDepartment(portsOf, STAFF),
  );
}

/** Routes that tell of what was. */
export function historyRoutes(portsOf: QueuePortsOf): readonly Route[] {
  return [readDayReportRoute(portsOf)];
}
