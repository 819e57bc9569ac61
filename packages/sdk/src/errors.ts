import type { ApiErrorCode, Problem, ProblemOf } from './facts.ts';
import type { Fields } from './fields.ts';

/**
 * Everything this package throws.
 *
 *     CareQueueError
 *     ├── ApiError              the server answered with a problem: status, code, requestId, problem
 *     │   ├── AuthenticationError   401
 *     │   ├── PermissionError       403
 *     │   ├── NotFoundError         404
 *     │   ├── ConflictError         409
 *     │   ├── InvalidRequestError   400, 405, 413, 415, 422, 426
 *     │   ├── RateLimitError        429
 *     │   └── ServerError           5xx
 *     ├── ConnectionError       no answer: the network failed
 *     ├── TimeoutError          no answer in time
 *     └── AbortedError          the caller's signal ended it
 */

/**
 * The root: `instanceof CareQueueError` is true for everything this package throws about a request.
 *
 * `code`, `status` and `requestId` can be read of each. They are undefined where no answer came, and `name` says why.
 */
export class CareQueueError extends Error {
  /** As in {@link ApiError}; undefined where the server did not answer. */
  declare readonly code?: ApiErrorCode | undefined;
  /** As in {@link ApiError}; undefined where the server did not answer. */
  declare readonly status?: number | undefined;
  /** As in {@link ApiError}; undefined where the server did not answer. */
  declare readonly requestId?: string | null | undefined;
}

/** The server answered, and refused or failed. */
export class ApiError extends CareQueueError {
  /** HTTP status. */
  override readonly status: number;
  /** Stable; what a program branches on. */
  override readonly code: ApiErrorCode;
  /** Quote it to support; also in the server's logs. */
  override readonly requestId: string | null;
  readonly problem: Problem;
  /** How long the server asks to wait, ms; null where it does not say. */
  readonly retryAfterMs: number | null;

  constructor(problem: Problem, retryAfterMs: number | null = null) {
    super(`${problem.title}: ${problem.detail} (${problem.code}, ${problem.requestId})`);
    this.status = problem.status;
    this.code = problem.code;
    this.requestId = problem.requestId;
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }
}

/** 401: no credential, or one that is not valid any more. */
export class AuthenticationError extends ApiError {
  override readonly name = 'AuthenticationError';
}

/** 403: the credential may not do this, or not from this page (`origin_not_allowed`). */
export class PermissionError extends ApiError {
  override readonly name = 'PermissionError';
}

/** 404: not there, or not yours. */
export class NotFoundError extends ApiError {
  override readonly name = 'NotFoundError';
}

/** 409: it does not fit the present state; `problem.current` shows that state where there is one. */
export class ConflictError extends ApiError {
  override readonly name = 'ConflictError';
}

/** 4xx about the request itself; `problem.errors` names the fields. */
export class InvalidRequestError extends ApiError {
  override readonly name = 'InvalidRequestError';
}

/** 429, after the retries: `retryAfterMs` says how long to wait. */
export class RateLimitError extends ApiError {
  override readonly name = 'RateLimitError';
}

/** 5xx, after the retries. */
export class ServerError extends ApiError {
  override readonly name = 'ServerError';
}

/** No answer: the network, a proxy or a name look-up failed. `cause` is the platform's error. */
export class ConnectionError extends CareQueueError {
  override readonly name = 'ConnectionError';
}

/** No answer within `timeoutMs`. */
export class TimeoutError extends CareQueueError {
  override readonly name = 'TimeoutError';
}

/** The caller's `signal` ended the call. Whether the server carried it out is not known. */
export class AbortedError extends CareQueueError {
  override readonly name = 'AbortedError';
}

/** An {@link ApiError} whose `problem` narrows with its `code`. */
export type ApiFailure = {
  readonly [Code in ApiErrorCode]: ApiError & { readonly code: Code; readonly problem: ProblemOf<Code> };
}[ApiErrorCode];

/**
 * Tells an answered error from the others and lets `switch (error.code)` narrow `error.problem`.
 *
 * @example
 * try {
 *   await cq.tickets.call(departmentId, ticketId, { pointId });
 * } catch (error) {
 *   if (isApiError(error) && error.code === 'point_busy') show(error.problem.current?.tickets);
 *   else throw error;
 * }
 */
export function isApiError(error: unknown): error is ApiFailure {
  return error instanceof ApiError;
}

/** The one place where an answer becomes an error. `body` is the parsed JSON, or text. */
export function errorFrom(
  status: number,
  body: unknown,
  requestId: string | null,
  retryAfterMs: number | null,
): ApiError {
  const Kind = CLASS_BY_STATUS[status] ?? (status < 500 ? InvalidRequestError : ServerError);
  if (isProblem(body)) return new Kind({ ...body, requestId: body.requestId ?? requestId }, retryAfterMs);
  const title = 'Unrecognised answer';
  const detail = `Status ${status}.`;
  return new Kind({ type: 'about:blank', title, status, detail, code: 'unrecognised', requestId }, retryAfterMs);
}

const CLASS_BY_STATUS: Readonly<Record<number, typeof ApiError>> = {
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  409: ConflictError,
  429: RateLimitError,
};

function isProblem(body: unknown): body is Problem {
  const { code, status, title, detail }: Fields = Object(body);
  return [code, title, detail].every((text) => typeof text === 'string') && typeof status === 'number';
}
