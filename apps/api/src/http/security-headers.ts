import type { MiddlewareHandler } from 'hono';
import type { HttpEnvironment } from './auth-context.ts';

/** Headers of every answer of the API: read as what it is, dated, kept by no cache, framed by nobody. */
export function securityHeaders(): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    context.header('X-Content-Type-Options', 'nosniff');
    // A phone whose clock is wrong learns by it when a ticket's day ends.
    context.header('Date', new Date().toUTCString());
    context.header('Cache-Control', 'no-store');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    context.header('Cross-Origin-Resource-Policy', 'cross-origin');
    if (context.req.url.startsWith('https:')) {
      context.header('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
    }
    await next();
  };
}
