import { LIVE_CLOSE } from '@carequeue/queue-core';
import type { CareQueueError } from '../errors.ts';
import { AuthenticationError, ConnectionError, NotFoundError, PermissionError } from '../errors.ts';

const REFUSED = { type: 'about:blank', title: 'Live connection refused', requestId: null } as const;

/** The error a socket's close code stands for: the same classes as over HTTP. */
export function closeError(code: number): CareQueueError {
  switch (code) {
    case LIVE_CLOSE.credential: {
      const detail = 'The credential expired or was revoked.';
      return new AuthenticationError({ ...REFUSED, status: 401, code: 'unauthenticated', detail });
    }
    case LIVE_CLOSE.notAllowed: {
      const detail = 'The credential may not follow this queue.';
      return new PermissionError({ ...REFUSED, status: 403, code: 'not_allowed', detail });
    }
    case LIVE_CLOSE.noDepartment:
      return new NotFoundError({ ...REFUSED, status: 404, code: 'not_found', detail: 'There is no such department.' });
    default:
      return new ConnectionError(`The live connection was closed (${code}).`);
  }
}

/**
 * True when trying again is of no use: the credential or the department is not, or no longer, what it should be.
 *
 * Only CareQueue's own word counts. A hospital's proxy or the log-in page of a guest Wi-Fi answers 403 and 404 too, and
 * must not end a board that nobody restarts.
 */
export function isFinal(error: CareQueueError): boolean {
  const isRefusal =
    error instanceof AuthenticationError || error instanceof PermissionError || error instanceof NotFoundError;
  return isRefusal && error.code !== 'unrecognised';
}
