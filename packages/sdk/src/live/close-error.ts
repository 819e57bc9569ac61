import { ApiError, type CareQueueError, ConnectionError, errorFrom } from '../errors.ts';

/** The problems that a close code of 4000 and a status stands for. */
const REFUSALS: Readonly<Record<number, string>> = {
  401: 'unauthenticated',
  403: 'not_allowed',
  404: 'not_found',
  429: 'rate_limited',
};

/** The error a socket's close code stands for: the same classes as over HTTP. */
export function closeError(closeCode: number): CareQueueError {
  const detail = `The live connection was closed (${closeCode}).`;
  const status = closeCode - 4000;
  const code = REFUSALS[status];
  if (code === undefined) return new ConnectionError(detail);
  return errorFrom(status, { type: 'about:blank', title: 'Refused', status, code, detail }, null, null);
}

/**
 * True when trying again is of no use: the credential or the department is not, or no longer, what it should be.
 *
 * Only CareQueue's own word counts. A hospital's proxy or the log-in page of a guest Wi-Fi answers 403 and 404 too, and
 * must not end a board that nobody restarts.
 */
export function isFinal(error: unknown): boolean {
  return error instanceof ApiError && error.code !== 'unrecognised' && [401, 403, 404].includes(error.status);
}

/** True for a server's plea to be left alone. */
export function isFlood(error: unknown): boolean {
  return error instanceof ApiError && error.status === 429;
}
