import type { RouteConfig } from '@hono/zod-openapi';
import { z } from 'zod';
import type { CatalogueEntry } from '../kernel/decision.ts';
import { refusalCatalogue } from '../kernel/decision.ts';
import { invariant } from '../kernel/invariant.ts';
import { BODY_BYTES_MAX } from './body.ts';
import { idempotencyKeySchema } from './idempotency.ts';
import { PROBLEM_TYPE, problemBody, problemSchema } from './problem.ts';
import type { RouteDeclaration } from './route.ts';

/** Name of the security scheme in the document. */
export const CREDENTIAL_SCHEME = 'credential';

/** The codes a route may answer: its own and those that follow from what it declares. */
export function refusalCodesOf(declaration: RouteDeclaration): string[] {
  const codes = new Set(declaration.refusals);
  const { access, method } = declaration;
  if (access !== 'anyone') {
    codes.add('unauthenticated');
    if (access.length < 3) codes.add('not_allowed');
    if (access.includes('visitor')) codes.add('origin_not_allowed');
    if (access.includes('server')) codes.add('secret_key_in_browser');
  }
  if (declaration.params !== undefined) codes.add('not_found');
  codes.add('invalid_request');
  if (method !== 'get' && method !== 'delete') {
    for (const code of ['invalid_json', 'body_too_large', 'unsupported_media_type']) codes.add(code);
  }
  if (declaration.idempotent === true) codes.add('idempotency_key_invalid').add('idempotency_key_reused');
  return [...codes.add('rate_limited').add('unavailable').add('internal')].sort();
}

function entryOf(code: string): CatalogueEntry {
  const entry = refusalCatalogue.get(code);
  invariant(entry !== undefined, `the refusal ${code} is defined`);
  return entry;
}

function errorResponses(declaration: RouteDeclaration) {
  const byStatus = Map.groupBy(refusalCodesOf(declaration).map(entryOf), (entry) => entry.status);
  const occasion = {
    publicUrl: 'https://api.carequeue.example',
    instance: declaration.path,
    requestId: '0d4c2f6e-6f6b-4a55-8f0e-7a1f9f0f2b11',
  };
  return Object.fromEntries(
    [...byStatus].map(([status, entries]) => {
      const examples = Object.fromEntries(
        entries.map((entry) => [
          entry.code,
          { summary: entry.title, value: problemBody({ code: entry.code, facts: entry.example }, occasion) },
        ]),
      );
      const description = entries.map((entry) => `\`${entry.code}\`: ${entry.title}`).join('. ');
      return [status, { description, content: { [PROBLEM_TYPE]: { schema: problemSchema, examples } } }];
    }),
  );
}

const replayedHeader = z.object({
  'Idempotency-Replayed': z
    .literal('true')
    .optional()
    .meta({ description: 'The outcome of an earlier request with the same key.' }),
});

function successResponses(declaration: RouteDeclaration) {
  return Object.fromEntries(
    Object.entries(declaration.responses).map(([status, { description, schema, example }]) => {
      if (schema === undefined) return [status, { description }];
      const media = { schema, ...(example === undefined ? {} : { example }) };
      const headers = declaration.idempotent === true ? { headers: replayedHeader } : {};
      return [status, { description, content: { 'application/json': media }, ...headers }];
    }),
  );
}

function describeAccess(declaration: RouteDeclaration): string {
  const who = declaration.access === 'anyone' ? 'anyone' : declaration.access.join(', ');
  return `${declaration.description === undefined ? '' : `${declaration.description}\n\n`}Callers: ${who}.`;
}

function describeRequest(declaration: RouteDeclaration): NonNullable<RouteConfig['request']> {
  const { params, query, body, bodyExample } = declaration;
  const media = body && { schema: body, ...(bodyExample === undefined ? {} : { example: bodyExample }) };
  return {
    ...(params === undefined ? {} : { params }),
    ...(query === undefined ? {} : { query }),
    ...(media === undefined
      ? {}
      : {
          body: {
            description: `JSON of at most ${BODY_BYTES_MAX} bytes; an empty body is \`{}\`.`,
            content: { 'application/json': media },
          },
        }),
    ...(declaration.idempotent === true
      ? { headers: z.object({ 'Idempotency-Key': idempotencyKeySchema.optional() }) }
      : {}),
  };
}

/** Describes a route for the OpenAPI document, with every error it can give and an example of each. */
export function describeRoute(declaration: RouteDeclaration): RouteConfig {
  const { operationId, method, path, summary, tags, access } = declaration;
  return {
    operationId,
    method,
    path,
    summary,
    description: describeAccess(declaration),
    tags: [...tags],
    security: access === 'anyone' ? [] : [{ [CREDENTIAL_SCHEME]: [] }],
    request: describeRequest(declaration),
    responses: { ...successResponses(declaration), ...errorResponses(declaration) },
  };
}
