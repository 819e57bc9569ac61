import type { MiddlewareHandler } from 'hono';
import type { HttpEnvironment } from './auth-context.ts';

/** A caller's own id is taken over when it cannot hurt a log. */
const ACCEPTED = /^[A-Za-z0-9._-]{8,64}$/;

/** Gives every request an id and names it in `X-Request-Id`. */
export function requestId(): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    const given = context.req.header('X-Request-Id');
    const id = given !== undefined && ACCEPTED.test(given) ? given : crypto.randomUUID();
    context.set('requestId', id);
    context.header('X-Request-Id', id);
    await next();
  };
}
