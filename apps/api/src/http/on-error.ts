import { PlatformFault, stubFault } from '../kernel/fault.ts';
import type { HttpContext } from './auth-context.ts';
import type { Log } from './log.ts';
import { problem } from './problem.ts';
import { httpRefusals } from './refusals.ts';

/** A broken stub or an overloaded object comes back within this time as a rule. */
const RETRY_AFTER_SECONDS = 1;

function describe(error: unknown): { name: string; message: string } {
  return error instanceof Error ? { name: error.name, message: error.message } : { name: 'unknown', message: '' };
}

/**
 * The one exit for thrown errors: a platform's fault is 503 with `Retry-After`, everything else is a bug and 500.
 * The caller gets a request id and nothing internal; the log gets the error's name and message.
 */
export function onError(log: Log) {
  return (error: unknown, context: HttpContext): Response => {
    const { name, message } = describe(error);
    const fields = { requestId: context.var.requestId, name, message };
    if (error instanceof PlatformFault) {
      log('warn', 'request.fault', { ...fields, cause: describe(error.cause).message });
      return problem(context, httpRefusals.refuse('unavailable', { retryAfterSeconds: error.retryAfterSeconds }));
    }
    const { overloaded, retryable } = stubFault(error);
    if (overloaded || retryable) {
      log('warn', 'request.fault', { ...fields, overloaded, retryable });
      return problem(context, httpRefusals.refuse('unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS }));
    }
    log('error', 'request.bug', { ...fields, stack: error instanceof Error ? (error.stack ?? '') : '' });
    return problem(context, httpRefusals.refuse('internal', {}));
  };
}
