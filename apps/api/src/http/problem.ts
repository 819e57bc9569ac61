import { z } from 'zod';
import type { Refusal } from '../kernel/decision.ts';
import { refusalCatalogue } from '../kernel/decision.ts';
import { invariant } from '../kernel/invariant.ts';
import type { HttpContext } from './auth-context.ts';
import { inputErrorSchema } from './refusals.ts';
import { send } from './send.ts';

/** Media type of every error. */
export const PROBLEM_TYPE = 'application/problem+json';

/** RFC 9457 body of every error. */
export const problemSchema = z
  .object({
    type: z.url().meta({ description: 'The page that explains this code.' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().meta({ description: 'What happened and what to do about it, for a person.' }),
    instance: z.string().meta({ description: 'The path that was asked for.' }),
    code: z.string().meta({ description: 'Stable; switch on this.' }),
    requestId: z.string(),
    errors: z.array(inputErrorSchema).optional(),
    facts: z.record(z.string(), z.unknown()).optional(),
    current: z.unknown().optional().meta({ description: 'The ticket or queue as it is, on a state conflict.' }),
  })
  .meta({ id: 'Problem' });

/** RFC 9457 body of every error. */
export type Problem = z.infer<typeof problemSchema>;

/** What a problem says about its request. */
export interface ProblemOccasion {
  readonly publicUrl: string;
  readonly instance: string;
  readonly requestId: string;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Writes the problem body of a refusal.
 *
 * @throws InvariantError when no module defined the code.
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function problemBody(refusal: Refusal, occasion: ProblemOccasion): Problem {
  const entry = refusalCatalogue.get(refusal.code);
  invariant(entry !== undefined, `the refusal ${refusal.code} is in the catalogue`);
  const { errors, ...facts } = isRecord(refusal.facts) ? refusal.facts : {};
  const inputErrors = z.array(inputErrorSchema).optional().catch(undefined).parse(errors);
  return {
    type: `${occasion.publicUrl}/errors/${entry.code}`,
    title: entry.title,
    status: entry.status,
    detail: entry.detail(refusal.facts),
    instance: occasion.instance,
    code: entry.code,
    requestId: occasion.requestId,
    ...(inputErrors === undefined ? {} : { errors: inputErrors }),
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
    ...(refusal.current === undefined ? {} : { current: refusal.current }),
  };
}

function extraHeaders(refusal: Refusal): Record<string, string> {
  if (refusal.code === 'unauthenticated') return { 'WWW-Authenticate': 'Bearer realm="carequeue"' };
  if (!isRecord(refusal.facts)) return {};
  const { retryAfterSeconds, allowed } = refusal.facts;
  if (typeof retryAfterSeconds === 'number') return { 'Retry-After': String(Math.ceil(retryAfterSeconds)) };
  if (refusal.code === 'method_not_allowed' && Array.isArray(allowed)) return { Allow: allowed.join(', ') };
  if (refusal.code === 'upgrade_required') return { Upgrade: 'websocket', Connection: 'Upgrade' };
  return {};
}

/**
 * Answers a refusal as problem+json; the only place that picks the status of an error.
 *
 * @example
 * return problem(context, httpRefusals.refuse('not_found', {}));
 */
export function problem(context: HttpContext, refusal: Refusal): Response {
  const body = problemBody(refusal, {
    publicUrl: context.var.publicUrl,
    // As it was sent: `req.path` is decoded, and an instance is a URI reference.
    instance: new URL(context.req.url).pathname,
    requestId: context.var.requestId,
  });
  return send(context, body.status, JSON.stringify(body), { ...extraHeaders(refusal), 'Content-Type': PROBLEM_TYPE });
}
