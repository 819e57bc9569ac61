import { z } from '@hono/zod-openapi';
import type { CallerKind } from '../../http/auth-context.ts';
import { httpRefusals } from '../../http/refusals.ts';
import type { Route } from '../../http/route.ts';
import { defineRoute } from '../../http/route.ts';
import { refused } from '../../kernel/decision.ts';
import { idSchema } from '../../kernel/id-schema.ts';
import { invariant } from '../../kernel/invariant.ts';
import { toIso } from '../../kernel/time.ts';
import { queueRefusals } from '../refusals.ts';
import { askDepartment } from '../rpc/gateway.ts';
import type { QueuePortsOf } from './route-ports.ts';
import { addressOf, approachOf, linkShown, refusedByDepartment } from './route-ports.ts';
import { claimedTicketSchema, ticketAtSeqSchema, ticketLinkSchema } from './schemas.ts';

/** Far longer than a code: what is longer was never one. */
const CODE_LENGTH_MAX = 200;
const FOLLOWER: readonly CallerKind[] = ['follower'];
const HOLDERS_AND_STAFF: readonly CallerKind[] = ['ticket', 'follower', 'server'];

const claimBody = z
  .strictObject({
    code: z.string().min(1).max(CODE_LENGTH_MAX).openapi({ description: 'What stands behind `#` in the link.' }),
  })
  .openapi('ClaimTicket');

function claimRoute(portsOf: QueuePortsOf): Route {
  const wrong = refused(queueRefusals.refuse('claim_code_wrong', {}));
  return defineRoute(
    {
      operationId: 'claimTicket',
      method: 'post',
      path: '/v1/tickets/claims',
      summary: 'Open the link of a ticket',
      description:
        'Gives a credential with which the ticket is read and followed. No key is needed, it works on any page and on any number of devices until `expiresAt`. It may neither cancel the ticket nor let others go first: that is for the device the ticket was taken on and for the desk.',
      tags: ['Tickets'],
      access: 'anyone',
      body: claimBody,
      bodyExample: { code: `k1.${'A'.repeat(64)}` },
      responses: { 200: { description: 'The ticket and what opens it', schema: claimedTicketSchema } },
      refusals: ['claim_code_wrong', 'rate_limited'],
    },
    async ({ context, body: { code } }) => {
      const ports = portsOf(context);
      const { claims } = ports;
      const address = addressOf(context);
      // Before it is said whether the code is right: else whoever has to wait could go on guessing.
      const waitSeconds = claims.take(address);
      if (waitSeconds !== null) return refused(httpRefusals.refuse('rate_limited', { retryAfterSeconds: waitSeconds }));
      const claim = claims.readCode(code);
      if (claim === null) {
        claims.takeWrong(address);
        return wrong;
      }
      const { departmentId, ticketId, generation } = claim;
      const presented = { kind: 'follower', ticketId, generation } as const;
      const approach = approachOf(ports, context, presented, { access: FOLLOWER, ticketId });
      const result = await askDepartment(ports, { departmentId, presented, mayRepeat: true }, (stub) =>
        stub.readTicket(approach, ticketId),
      );
      // Replaced, over, or never there: nobody learns which.
      if (!result.ok) return isAboutCode(result.refusal.code) ? wrong : result;
      const { about } = result;
      invariant(about !== undefined, 'a ticket that was read tells where and when it is of use');
      const { until, ...where } = about;
      return {
        status: 200,
        body: {
          ...{ credential: claims.makeCredential(presented), ticketId, departmentId, ...where },
          expiresAt: toIso(until),
          ticket: ticketAtSeqSchema.parse(JSON.parse(result.body)),
        },
      };
    },
  );
}

function isAboutCode(refusal: string): boolean {
  return refusal === 'unauthenticated' || refusal === 'not_found';
}

function readLinkRoute(portsOf: QueuePortsOf): Route {
  return defineRoute(
    {
      operationId: 'readTicketLink',
      method: 'get',
      path: '/v1/departments/{departmentId}/tickets/{ticketId}/link',
      summary: 'Read the link of a ticket, to show its QR code or send it on',
      description:
        'The same link each time, until `replaceTicketLink` gives another. Whoever has it may follow the ticket, so whoever follows it may pass it on.',
      tags: ['Tickets'],
      access: HOLDERS_AND_STAFF,
      params: z.object({ departmentId: idSchema('department'), ticketId: idSchema('ticket') }),
      responses: { 200: { description: 'The present link', schema: ticketLinkSchema } },
      refusals: [],
    },
    async ({ context, params: { departmentId, ticketId }, presented }) => {
      const ports = portsOf(context);
      const approach = approachOf(ports, context, presented, { access: HOLDERS_AND_STAFF, ticketId });
      const result = await askDepartment(ports, { departmentId, presented, mayRepeat: true }, (stub) =>
        stub.readTicket(approach, ticketId),
      );
      if (!result.ok) return result;
      const { link } = result;
      invariant(link !== undefined, 'a ticket that was read has a link');
      return { status: 200, body: linkShown(ports, context, departmentId, link) };
    },
    refusedByDepartment(portsOf, HOLDERS_AND_STAFF),
  );
}

/** Routes of the links by which tickets are followed. */
export function claimRoutes(portsOf: QueuePortsOf): readonly Route[] {
  return [claimRoute(portsOf), readLinkRoute(portsOf)];
}
