import type { CallerKind, Follower, HttpContext, PresentedCredential } from '../../http/auth-context.ts';
import { problem } from '../../http/problem.ts';
import type { RefuseFirst } from '../../http/route.ts';
import { send } from '../../http/send.ts';
import type { TicketClaim } from '../../identity/index.ts';
import type { Refusal } from '../../kernel/decision.ts';
import type { DepartmentId, TicketId } from '../../kernel/ids.ts';
import { parseId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Approach, PresentLink, RpcReply } from '../rpc/department-rpc.ts';
import type { GatewayPorts } from '../rpc/gateway.ts';
import { askDepartment } from '../rpc/gateway.ts';
import type { Command } from '../rules/commands.ts';

/** What the queue's routes need; `services.ts` supplies it for a request. */
export interface QueuePorts extends GatewayPorts {
  /** Makes the secret of a ticket; the same one for a replay. */
  readonly ticketSecret: (ticketId: TicketId) => string;
  readonly claims: ClaimPorts;
  /** Development builds only: the instant the department's clock is to be held at. */
  readonly drivenNow: (request: Request) => Instant | null;
}

/** Links of tickets, as the edge writes and reads them. */
export interface ClaimPorts {
  readonly makeCode: (claim: TicketClaim) => string;
  /** What a code leads to; null for one that is none of ours. */
  readonly readCode: (code: string) => TicketClaim | null;
  readonly makeCredential: (follower: Follower) => string;
  /** Takes one link's worth of an address; the seconds to wait, or null. */
  readonly take: (address: string | null) => number | null;
  /** Counts a code that is none of ours. */
  readonly takeWrong: (address: string | null) => void;
}

/** Gives the ports of a request. */
export type QueuePortsOf = (context: HttpContext) => QueuePorts;

/** Whom a department route lets in, and to which department and ticket. */
export interface Target {
  readonly departmentId: DepartmentId;
  readonly ticketId: TicketId | null;
  readonly access: readonly CallerKind[];
}

const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };

/** Says who approaches the department with this request. */
export function approachOf(
  ports: QueuePorts,
  context: HttpContext,
  presented: PresentedCredential,
  target: Omit<Target, 'departmentId'>,
): Approach {
  const drivenNow = ports.drivenNow(context.req.raw);
  const approach = { presented, access: target.access, ticketId: target.ticketId };
  return drivenNow === null ? approach : { ...approach, drivenNow };
}

/** Lets the department say who may not come in, before a mistake in the body is told. */
export function refusedByDepartment(portsOf: QueuePortsOf, access: readonly CallerKind[]): RefuseFirst {
  return async ({ context, params, presented }): Promise<Refusal | null> => {
    const departmentId = parseId('department', params.departmentId ?? '');
    const ticketId = parseId('ticket', params.ticketId ?? '');
    if (presented === null || departmentId === null) return null;
    const ports = portsOf(context);
    const approach = approachOf(ports, context, presented, { access, ticketId });
    const result = await askDepartment(ports, { departmentId, presented, mayRepeat: true }, async (stub) => {
      return (await stub.refuseFirst(approach)) ?? { ok: true as const };
    });
    return result.ok ? null : result.refusal;
  };
}

/** What a command route hands on. */
export interface CommandInput {
  readonly context: HttpContext;
  readonly presented: PresentedCredential;
  readonly idempotencyKey: string | null;
  readonly fingerprint: () => string;
}

/** Sends a command to its department and answers what came of it. */
export async function runCommand(
  ports: QueuePorts,
  input: CommandInput,
  target: Target,
  command: Command,
): Promise<Response> {
  const { context, presented, idempotencyKey: key } = input;
  const { path } = context.req;
  const idempotency = key === null ? null : { key, path, fingerprint: input.fingerprint() };
  const request = {
    ...approachOf(ports, context, presented, target),
    command,
    address: addressOf(context),
    idempotency,
  };
  const { departmentId } = target;
  const result = await askDepartment(ports, { departmentId, presented, mayRepeat: key !== null }, (stub) =>
    stub.execute(request),
  );
  if (!result.ok) return problem(context, result.refusal);
  const { issued, link, replayed } = result;
  const headers = { ...JSON_TYPE, ...(replayed ? { 'Idempotency-Replayed': 'true' } : {}) };
  // Secrets are added here, at the edge: the object neither knows nor stores them.
  const body = withFields(result.body, {
    ...(issued === null ? {} : { secret: ports.ticketSecret(issued) }),
    ...(link === undefined ? {} : linkShown(ports, context, departmentId, link)),
  });
  return send(context, result.status, body, headers);
}

/** The caller's address, for limits; null when it is not known. */
export function addressOf(context: HttpContext): string | null {
  return context.req.header('CF-Connecting-IP') ?? null;
}

/** A ticket's link as the API answers it. The code stands behind `#`: no browser sends it with a request. */
export function linkShown(
  ports: QueuePorts,
  context: HttpContext,
  departmentId: DepartmentId,
  { page, ...link }: PresentLink,
): { readonly claimCode: string; readonly url: string } {
  const claimCode = ports.claims.makeCode({ departmentId, ...link });
  return { claimCode, url: `${page ?? `${context.var.publicUrl}/t/`}#${claimCode}` };
}

function withFields(json: string, fields: Readonly<Record<string, string>>): string {
  const more = JSON.stringify(fields);
  return more === '{}' ? json : `${json.slice(0, -1)},${more.slice(1)}`;
}

/** Answers a read with the object's own JSON text. */
export function sendReply(context: HttpContext, reply: RpcReply, headers: Record<string, string> = {}): Response {
  return send(context, reply.status, reply.body, { ...JSON_TYPE, ...headers });
}
