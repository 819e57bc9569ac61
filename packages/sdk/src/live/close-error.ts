import { LIVE_CLOSE } from '@carequeue/queue-core';
import { ApiError, type CareQueueError, ConnectionError, errorFrom } from '../errors.ts';

/** What a refusing close code stands for. */
const REFUSALS: { readonly [code: number]: readonly [status: number, code: string, detail: string] } = {
  [LIVE_CLOSE.credential]: [401, 'unauthenticated', 'The credential expired or was revoked.'],
  [LIVE_CLOSE.notAllowed]: [403, 'not_allowed', 'The credential may not follow this queue.'],
  [LIVE_CLOSE.noDepartment]: [404, 'not_found', 'There is no such department.'],
};

/** The error a socket's close code stands for: the same classes as over HTTP. */
export function closeError(closeCode: number): CareQueueError {
  const refusal = REFUSALS[closeCode];
  if (refusal === undefined) return new ConnectionError(`The live connection was closed (${closeCode}).`);
  const [status, code, detail] = refusal;
  const body = { type: 'about:blank', title: 'Live connection refused', status, code, detail };
  return errorFrom({ status, body, requestId: null, retryAfterMs: null });
}

/**
 * True when trying again is of no use: the credential or the department is not, or no longer, what it should be.
 *
 * Only CareQueue's own word counts. A hospital's proxy or the log-in page of a guest Wi-Fi answers 403 and 404 too, and
 * must not end a board that nobody restarts.
 */
export function isFinal(error: unknown): boolean {
  return error instanceof ApiError && [401, 403, 404].includes(error.status) && error.code !== 'unrecognised';
}
