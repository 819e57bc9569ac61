import { z } from 'zod';
import type { RefusalOf } from '../kernel/decision.ts';
import { defineRefusals } from '../kernel/decision.ts';

/** One thing that is wrong with a request. */
export const inputErrorSchema = z
  .object({
    in: z.enum(['body', 'query', 'header']).meta({ description: 'Where it stands.' }),
    pointer: z.string().meta({ description: 'RFC 6901 JSON pointer to the value; `""` is the whole.' }),
    detail: z.string(),
  })
  .meta({ id: 'InputError' });

/** One thing that is wrong with a request. */
export type InputError = z.infer<typeof inputErrorSchema>;

const noFacts = z.object({});
const retry = z.object({ retryAfterSeconds: z.number().int().positive() });

/** What any route may answer, whatever it is about. */
export const httpRefusals = defineRefusals({
  invalid_json: {
    status: 400,
    title: 'The body is not JSON',
    facts: noFacts,
    example: {},
    detail: () => 'The body could not be read as one JSON value in UTF-8. Check quotes, commas and encoding.',
  },
  header_invalid: {
    status: 400,
    title: 'A header is malformed',
    facts: z.object({ header: z.string() }),
    example: { header: 'If-Match' },
    detail: (facts) => `The header ${facts.header} could not be read.`,
  },
  idempotency_key_invalid: {
    status: 400,
    title: 'The idempotency key is malformed',
    facts: z.object({ lengthMin: z.number(), lengthMax: z.number() }),
    example: { lengthMin: 1, lengthMax: 255 },
    detail: (facts) =>
      `Idempotency-Key must be ${facts.lengthMin} to ${facts.lengthMax} visible ASCII characters. A random UUID is a good one.`,
  },
  unauthenticated: {
    status: 401,
    title: 'A valid credential is needed',
    facts: z.object({ reason: z.enum(['missing', 'malformed', 'unknown', 'revoked', 'expired']) }),
    example: { reason: 'missing' },
    detail: (facts) => {
      switch (facts.reason) {
        case 'missing':
          return 'Send `Authorization: Bearer` with a publishable key, a secret key or a ticket secret.';
        case 'malformed':
          return 'The credential is not one of ours, or was cut or mistyped. Copy it again.';
        case 'unknown':
          return 'No key like this exists. Make one, or check that it belongs to this server.';
        case 'revoked':
          return 'This credential was revoked or replaced. Use a newer one.';
        case 'expired':
          return 'This credential has expired. Get a new one.';
      }
    },
  },
  origin_not_allowed: {
    status: 403,
    title: 'The page may not use this key',
    facts: z.object({ origin: z.string().nullable() }),
    example: { origin: 'https://www.example.org' },
    detail: (facts) =>
      facts.origin === null
        ? 'A publishable key works from pages of its allowed origins only, and this request named none.'
        : `Add ${facts.origin} to the allowed origins of this publishable key.`,
  },
  secret_key_in_browser: {
    status: 403,
    title: 'A secret key was used in a browser',
    facts: noFacts,
    example: {},
    detail: () => 'Secret keys belong on a server. Use a publishable key in pages, and replace this secret key.',
  },
  not_allowed: {
    status: 403,
    title: 'This caller may not do that',
    facts: z.object({ caller: z.enum(['visitor', 'ticket', 'follower', 'server']) }),
    example: { caller: 'visitor' },
    detail: (facts) =>
      facts.caller === 'follower'
        ? 'A link to a ticket lets its holder follow it, not change it. Use the device it was taken on, or ask at the desk.'
        : `A ${facts.caller} credential does not allow this. Use one that does.`,
  },
  not_found: {
    status: 404,
    title: 'Not found',
    facts: noFacts,
    example: {},
    detail: () => 'There is nothing here for this credential. Check the id and the path.',
  },
  method_not_allowed: {
    status: 405,
    title: 'The path has no such method',
    facts: z.object({ allowed: z.array(z.string()) }),
    example: { allowed: ['GET'] },
    detail: (facts) => `Allowed here: ${facts.allowed.join(', ')}.`,
  },
  body_too_large: {
    status: 413,
    title: 'The body is too large',
    facts: z.object({ bytesMax: z.number() }),
    example: { bytesMax: 65_536 },
    detail: (facts) => `A body may have at most ${facts.bytesMax} bytes.`,
  },
  unsupported_media_type: {
    status: 415,
    title: 'The body is not application/json',
    facts: noFacts,
    example: {},
    detail: () => 'Send the body as UTF-8 JSON with `Content-Type: application/json` and without compression.',
  },
  invalid_request: {
    status: 422,
    title: 'The request does not fit the schema',
    facts: z.object({ errors: z.array(inputErrorSchema) }),
    example: { errors: [{ in: 'body', pointer: '/patient/birthYear', detail: 'must be a number' }] },
    detail: (facts) => {
      const [first, ...others] = facts.errors;
      if (first === undefined) return 'See `errors`.';
      const where = first.pointer === '' ? `The ${first.in}` : `In the ${first.in}, ${first.pointer}`;
      const rest = others.length === 0 ? '' : ` See \`errors\` for ${others.length} more.`;
      return `${where}: ${first.detail}.${rest}`;
    },
  },
  idempotency_key_reused: {
    status: 422,
    title: 'The idempotency key was used with another body',
    facts: noFacts,
    example: {},
    detail: () =>
      'Use a new Idempotency-Key for a new request; the same key only repeats the same request. Where a ticket was taken and the first body is gone, `replayOnly` asks for that ticket.',
  },
  upgrade_required: {
    status: 426,
    title: 'This address speaks WebSocket only',
    facts: noFacts,
    example: {},
    detail: () => 'Open it as a WebSocket with the subprotocol `carequeue.v1`.',
  },
  rate_limited: {
    status: 429,
    title: 'Too many requests',
    facts: retry,
    example: { retryAfterSeconds: 2 },
    detail: (facts) => `Try again in ${facts.retryAfterSeconds} s.`,
  },
  unavailable: {
    status: 503,
    title: 'Temporarily unavailable',
    facts: retry,
    example: { retryAfterSeconds: 1 },
    detail: (facts) => `Nothing is wrong with the request. Try again in ${facts.retryAfterSeconds} s.`,
  },
  internal: {
    status: 500,
    title: 'Something broke on our side',
    facts: noFacts,
    example: {},
    detail: () => 'We were told. Name the requestId when you report it.',
  },
});

/** A refusal any route may answer. */
export type HttpRefusal = RefusalOf<typeof httpRefusals>;

/** A refusal of authentication. */
export type AuthenticationRefusal = Extract<
  HttpRefusal,
  { code: 'unauthenticated' | 'origin_not_allowed' | 'secret_key_in_browser' | 'not_found' }
>;

/** Refuses a request for what is wrong in its body, query or headers. */
export function invalidRequest(...errors: InputError[]) {
  return httpRefusals.refuse('invalid_request', { errors });
}
