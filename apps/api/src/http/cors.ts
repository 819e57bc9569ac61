import type { MiddlewareHandler } from 'hono';
import type { HttpEnvironment } from './auth-context.ts';

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const REQUEST_HEADERS =
  'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id, CareQueue-Client';
const EXPOSED = 'ETag, Retry-After, Idempotency-Replayed, X-Request-Id';
/** Chromium caps the age of a preflight at two hours. */
const MAX_AGE_SECONDS = 7200;

/**
 * Lets pages of any origin read our answers: a preflight says yes to all, the request itself decides by its key,
 * and a refusal stays readable because its answer names the origin too. Cookies are never part of it.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function cors(): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    const origin = context.req.header('Origin');
    context.header('Vary', 'Origin');
    if (origin !== undefined) {
      context.header('Access-Control-Allow-Origin', origin);
      context.header('Access-Control-Expose-Headers', EXPOSED);
    }
    if (context.req.method !== 'OPTIONS' || context.req.header('Access-Control-Request-Method') === undefined) {
      return next();
    }
    return context.body(null, 204, {
      'Access-Control-Allow-Origin': origin ?? '*',
      'Access-Control-Allow-Methods': METHODS,
      'Access-Control-Allow-Headers': REQUEST_HEADERS,
      'Access-Control-Max-Age': String(MAX_AGE_SECONDS),
      Vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
    });
  };
}
