import { ApiError, ConnectionError, TimeoutError } from '@carequeue/sdk/live';
import type { FailureKind } from '../locales/common-strings.ts';

const KIND_BY_STATUS: Readonly<Record<number, FailureKind>> = {
  401: 'credential',
  403: 'credential',
  404: 'missing',
  429: 'busy',
};

/** Sorts an error by what a reader of the page can do about it. */
export function failureKind(error: unknown): FailureKind {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return 'connection';
  if (error instanceof ApiError) return KIND_BY_STATUS[error.status] || 'other';
  if (error instanceof TypeError) return 'configuration';
  return 'other';
}
