import type { MiddlewareHandler } from 'hono';
import type { HttpEnvironment } from './auth-context.ts';
import type { Log } from './log.ts';

/** Says how long the Worker took (`Server-Timing: total;dur=…`, milliseconds) and logs the request by ids and codes. */
export function serverTiming(log: Log): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    const startedMs = performance.now();
    await next();
    const durationMs = Math.round(performance.now() - startedMs);
    const { status } = context.res;
    log('info', 'request', { requestId: context.var.requestId, method: context.req.method, status, durationMs });
    // The answer to an upgrade holds the socket; its headers cannot be written any more.
    if (status !== 101) context.res.headers.set('Server-Timing', `total;dur=${durationMs}`);
  };
}
