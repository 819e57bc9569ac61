import { LIVE_CLOSE } from '@carequeue/queue-core';
import type { CareQueueError } from '../errors.ts';
import { AuthenticationError, ConnectionError, NotFoundError, PermissionError } from '../errors.ts';

const REFUSALS = {
  [LIVE_CLOSE.credential]: [AuthenticationError, 401, 'unauthenticated', 'The credential expired or was revoked.'],
  [LIVE_CLOSE.notAllowed]: [PermissionError, 403, 'not_allowed', 'The credential may not follow this queue.'],
  [LIVE_CLOSE.noDepartment]: [NotFoundError, 404, 'not_found', 'There is no such department.'],
} as const;

/** The error a socket's close code stands for: the same classes as over HTTP. */
export function closeError(code: number): CareQueueError {
  if (code !== LIVE_CLOSE.credential && code !== LIVE_CLOSE.notAllowed && code !== LIVE_CLOSE.noDepartment) {
    return new ConnectionError(`The live connection was closed (${code}).`);
  }
  const [make, status, problemCode, detail] = REFUSALS[code];
  const problem = { type: 'about:blank', title: 'Live connection refused', status, detail, code: problemCode };
  return new make({ ...problem, requestId: null, facts: undefined, current: undefined });
}

/** True when trying again is of no use: the credential or the department is not, or no longer, what it should be. */
export function isFinal(error: CareQueueError): boolean {
  return error instanceof AuthenticationError || error instanceof PermissionError || error instanceof NotFoundError;
}
