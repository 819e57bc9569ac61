import { expect, test } from 'vitest';
import {
  AbortedError,
  ApiError,
  AuthenticationError,
  CareQueueError,
  ConflictError,
  ConnectionError,
  errorFrom,
  InvalidRequestError,
  isApiError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  TimeoutError,
} from './errors.ts';

const refusal = (status: number, code: string, more: object = {}) => {
  const body = { type: 'https://x/errors', title: 'No', status, detail: 'Because.', code, requestId: 'req_1', ...more };
  return errorFrom(status, body, 'req_header', null);
};

test.each([
  [400, 'invalid_json', InvalidRequestError],
  [401, 'unauthenticated', AuthenticationError],
  [403, 'origin_not_allowed', PermissionError],
  [404, 'not_found', NotFoundError],
  [405, 'method_not_allowed', InvalidRequestError],
  [409, 'ticket_gated', ConflictError],
  [413, 'body_too_large', InvalidRequestError],
  [422, 'invalid_request', InvalidRequestError],
  [429, 'rate_limited', RateLimitError],
  [500, 'internal', ServerError],
  [503, 'unavailable', ServerError],
] as const)('Status %i (%s) has its class', (status, code, Class) => {
  const error = refusal(status, code);
  expect(error).toBeInstanceOf(Class);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toBeInstanceOf(CareQueueError);
  expect(error).toMatchObject({ status, code, requestId: 'req_1', name: Class.name });
  expect(error.message).toContain('Because.');
});

test('The request id of the header stands in where the body has none', () => {
  expect(refusal(404, 'not_found', { requestId: undefined }).requestId).toBe('req_header');
});

test('An answer that is not ours says so, and keeps its status and class', () => {
  const error = errorFrom(502, '<h1>Bad gateway</h1>', null, null);
  expect(error).toBeInstanceOf(ServerError);
  expect(error).toMatchObject({ status: 502, code: 'unrecognised', requestId: null });
});

test('The facts and the present state of a refusal stay with it', () => {
  const error: unknown = refusal(409, 'point_busy', {
    facts: { pointId: 'poi_1', capacity: 1 },
    current: { tickets: [] },
  });
  if (!isApiError(error) || error.code !== 'point_busy') throw error;
  expect(error.problem.facts?.capacity).toBe(1);
  expect(error.problem.current?.tickets).toEqual([]);
});

test.each([
  [refusal(403, 'origin_not_allowed'), { code: 'origin_not_allowed', status: 403, requestId: 'req_1' }],
  [errorFrom(502, 'Bad gateway', null, null), { code: 'unrecognised', status: 502, requestId: null }],
  [new ConnectionError('No answer.'), { code: undefined, status: undefined, requestId: undefined }],
  [new TimeoutError('No answer.'), { code: undefined, status: undefined, requestId: undefined }],
  [new AbortedError('Ended.'), { code: undefined, status: undefined, requestId: undefined }],
])('Code, status and request id can be read of each error: %o', (error: CareQueueError, expected) => {
  const { code, status, requestId } = error;
  expect({ code, status, requestId }).toEqual(expected);
});
