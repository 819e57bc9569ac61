import { z } from 'zod';
import type { Refusal, Refused } from '../kernel/decision.ts';
import { accepted, refusalCatalogue, refused } from '../kernel/decision.ts';
import { invariant } from '../kernel/invariant.ts';
import type { CallerKind, HttpContext, PresentedCredential } from './auth-context.ts';
import { callerKindOf, presentCredential } from './auth-context.ts';
import { readBody } from './body.ts';
import { isClosed } from './closed-schema.ts';
import { readIdempotencyKey } from './idempotency.ts';
import { inputErrorsOf } from './input-errors.ts';
import { problem } from './problem.ts';
import { httpRefusals, invalidRequest } from './refusals.ts';
import { send } from './send.ts';

/** Whom a route lets in: kinds of callers, or `anyone` without a credential. */
export type Access = 'anyone' | readonly CallerKind[];

/** The schema of path and query parameters. */
export type ParameterSchema = z.ZodObject;

/** One successful answer. */
export interface ResponseDeclaration<Schema extends z.ZodType | undefined = z.ZodType | undefined> {
  readonly description: string;
  /** Undefined for an answer without a JSON body (an upgrade, 204, 304). */
  readonly schema?: Schema;
  readonly example?: unknown;
}

/** Successful answers by status. */
export type ResponseDeclarations = { readonly [status: number]: ResponseDeclaration };

/** All there is to say about a route, before its handler. */
export interface RouteDeclaration<
  Params extends ParameterSchema = ParameterSchema,
  Query extends ParameterSchema = ParameterSchema,
  Body extends z.ZodType = z.ZodType,
  Responses extends ResponseDeclarations = ResponseDeclarations,
  Allowed extends Access = Access,
> {
  /** verbNoun, unique: `issueTicket`. */
  readonly operationId: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With `{parameter}`s: `/v1/departments/{departmentId}`. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly access: Allowed;
  /** Takes an `Idempotency-Key`. */
  readonly idempotent?: boolean;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly bodyExample?: z.input<Body>;
  readonly responses: Responses;
  /** Codes of the refusals that are this route's own; those of every route are added. */
  readonly refusals: readonly string[];
  /** Left out of the reference. */
  readonly hidden?: boolean;
}

/** What a route's caller showed: null where anyone may come in. */
export type Shown<Allowed extends Access> = Allowed extends 'anyone' ? null : PresentedCredential;

/** What a handler is given: parsed, checked and typed. */
export interface RouteInput<
  Params extends ParameterSchema,
  Query extends ParameterSchema,
  Body extends z.ZodType,
  Allowed extends Access,
> {
  readonly context: HttpContext;
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
  readonly presented: Shown<Allowed>;
  readonly idempotencyKey: string | null;
  /** SHA-256 in hex of the canonical body, which an idempotency key is bound to. */
  readonly fingerprint: () => string;
}

/** A successful answer, checked against its schema at compile time. */
export type Reply<Responses extends ResponseDeclarations> = {
  [Status in keyof Responses & number]: {
    readonly status: Status;
    readonly body: Responses[Status]['schema'] extends z.ZodType ? z.input<Responses[Status]['schema']> : null;
    readonly headers?: Readonly<Record<string, string>>;
  };
}[keyof Responses & number];

/** What a handler answers: a reply, a refusal, or a finished response (an upgrade, a file). */
export type RouteResult<Responses extends ResponseDeclarations> = Reply<Responses> | Refused | Response;

/**
 * Answers what refuses the caller whatever the request holds, or null. It is asked before a malformed query or body is
 * explained, so that whoever may not come in learns that and no more; a well-formed request goes straight to the
 * handler, which refuses the same.
 */
export type RefuseFirst = (approach: {
  readonly context: HttpContext;
  /** The path's parameters, which have passed their schema. */
  readonly params: Readonly<Record<string, string>>;
  readonly presented: PresentedCredential | null;
}) => Promise<Refusal | null>;

/** A route that may be mounted. */
export interface Route {
  readonly declaration: RouteDeclaration;
  readonly handle: (context: HttpContext) => Promise<Response>;
  /** Hono's path, `/v1/departments/:departmentId`. */
  readonly routingPath: string;
}

type NoParameters = z.ZodObject<Record<never, never>>;
const noParameters = z.strictObject({});

function checkDeclaration(declaration: RouteDeclaration): void {
  const { operationId, access } = declaration;
  const isDeclared = access === 'anyone' || (Array.isArray(access) && access.length > 0);
  invariant(isDeclared, `the route ${operationId} declares whom it lets in`);
  for (const schema of [declaration.query, declaration.body]) {
    invariant(schema === undefined || isClosed(schema), `the route ${operationId} has closed schemas`);
  }
  for (const code of declaration.refusals) {
    invariant(refusalCatalogue.has(code), `the refusal ${code} of ${operationId} is defined`);
  }
  const named = [...declaration.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
  const typed = Object.keys(declaration.params?.shape ?? {}).sort();
  invariant(named.join() === typed.join(), `the route ${operationId} has a schema for each path parameter`);
}

function readQuery(context: HttpContext): Record<string, string | string[]> {
  const entries = Object.entries(context.req.queries());
  // Built from entries: assigning would swallow a parameter named __proto__.
  return Object.fromEntries(entries.map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]));
}

/** Who is there: null for anyone, else a credential of a kind that may come in. */
function admit(context: HttpContext, access: Access) {
  if (access === 'anyone') return { ok: true, presented: null } as const;
  const shown = presentCredential(context);
  if (!shown.ok) return { ...shown, presented: null } as const;
  const { presented } = shown;
  const caller = callerKindOf(presented);
  if (access.includes(caller)) return { ok: true, presented } as const;
  return { ok: false, refusal: httpRefusals.refuse('not_allowed', { caller }), presented } as const;
}

interface RequestSchemas {
  readonly query: z.ZodType;
  /** Null for a method without a body. */
  readonly body: z.ZodType | null;
  readonly isIdempotent: boolean;
}

/** Reads query, idempotency key and body, in this order. */
async function readRequest(context: HttpContext, schemas: RequestSchemas, presented: PresentedCredential | null) {
  const query = schemas.query.safeParse(readQuery(context));
  if (!query.success) return refused(invalidRequest(...inputErrorsOf(query.error, 'query')));

  const caller = presented === null ? null : callerKindOf(presented);
  const header = schemas.isIdempotent ? (context.req.header('Idempotency-Key') ?? null) : null;
  const idempotency = readIdempotencyKey(header, caller);
  if (!idempotency.ok) return idempotency;

  const read = schemas.body === null ? emptyBody : await readBody(context.req.raw);
  if (!read.ok) return read;
  const body = (schemas.body ?? noParameters).safeParse(read.value);
  if (!body.success) return refused(invalidRequest(...inputErrorsOf(body.error, 'body')));
  const { fingerprint } = read;
  return accepted({ query: query.data, body: body.data, idempotencyKey: idempotency.key, fingerprint });
}

const emptyBody = { ok: true, value: {}, fingerprint: () => '' } as const;

function isRefused(result: object): result is Refused {
  return 'ok' in result && result.ok === false;
}

interface AnyReply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function respond(context: HttpContext, result: AnyReply | Refused | Response): Response {
  if (result instanceof Response) return result;
  if (isRefused(result)) return problem(context, result.refusal);
  const { status, body, headers } = result;
  invariant(status >= 200 && status <= 399, 'a reply is a success; an error is a refusal');
  if (body === null) return send(context, status, null, headers ?? {});
  const type = { 'Content-Type': 'application/json; charset=utf-8' };
  return send(context, status, JSON.stringify(body), { ...type, ...headers });
}

/**
 * Defines a route: what it is called, whom it lets in, what it takes and answers, and every refusal of it.
 * The order of checks is: credential, kind of caller, path, query, idempotency key, body, handler.
 *
 * @throws InvariantError at definition, when `access` is missing or empty, a schema is open, or a refusal unknown.
 * @example
 * const getDepartment = defineRoute(
 *   {
 *     operationId: 'getDepartment',
 *     method: 'get',
 *     path: '/v1/departments/{departmentId}',
 *     summary: 'Read a department',
 *     tags: ['Departments'],
 *     access: ['visitor', 'server'],
 *     params: z.object({ departmentId: idSchema('department') }),
 *     responses: { 200: { description: 'The department', schema: departmentSchema } },
 *     refusals: [],
 *   },
 *   async ({ params }) => ({ status: 200, body: await read(params.departmentId) }),
 * );
 */
export function defineRoute<
  const Allowed extends Access,
  Responses extends ResponseDeclarations,
  Params extends ParameterSchema = NoParameters,
  Query extends ParameterSchema = NoParameters,
  Body extends z.ZodType = NoParameters,
>(
  declaration: RouteDeclaration<Params, Query, Body, Responses, Allowed>,
  handler: (input: RouteInput<Params, Query, Body, Allowed>) => Promise<RouteResult<NoInfer<Responses>>>,
  refuseFirst?: RefuseFirst,
): Route {
  checkDeclaration(declaration);
  const paramsSchema = declaration.params ?? noParameters;
  const schemas = {
    query: declaration.query ?? noParameters,
    body: declaration.method === 'get' || declaration.method === 'delete' ? null : (declaration.body ?? noParameters),
    isIdempotent: declaration.idempotent === true,
  };

  async function handle(context: HttpContext): Promise<Response> {
    const admitted = admit(context, declaration.access);
    if (!admitted.ok && admitted.presented === null) return problem(context, admitted.refusal);
    const params = paramsSchema.safeParse(context.req.param());
    if (!params.success) return problem(context, httpRefusals.refuse('not_found', {}));
    if (!admitted.ok) {
      // What a kind of caller may do is for callers of that kind: a key nobody knows is none.
      const first = await refuseFirst?.({ context, params: context.req.param(), presented: admitted.presented });
      return problem(context, first ?? admitted.refusal);
    }

    const request = await readRequest(context, schemas, admitted.presented);
    const known = { context, params: params.data, presented: admitted.presented };
    if (!request.ok) {
      const first = await refuseFirst?.({ ...known, params: context.req.param() });
      return problem(context, first ?? request.refusal);
    }
    // The schemas were taken from the declaration (or are the empty one its types default to) and the credential
    // is null exactly for 'anyone'; TypeScript cannot follow either through the generics.
    const input = { ...known, ...request.value } as unknown as RouteInput<Params, Query, Body, Allowed>;
    return respond(context, await handler(input));
  }

  const routingPath = declaration.path.replaceAll(/\{(\w+)\}/g, ':$1');
  return { declaration: declaration as unknown as RouteDeclaration, handle, routingPath };
}
