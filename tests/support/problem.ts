import { expect } from 'vitest';
import { at, type TrialResponse } from './request.ts';

/** Words of stacks and SQL that no answer may hold. */
const LEAKS = /\bat [\w.<>]+ \(|\.ts:\d|\.js:\d|SQLITE|\bSELECT\b|\bINSERT\b|drizzle|node_modules/;

/** Expects a refusal as api.md says it: problem+json with this status and code, and nothing of the inside. */
export function expectProblem(response: TrialResponse, expected: { status: number; code: string }): void {
  const seen = { status: response.status, code: at(response.json, 'code') };
  expect(seen, response.text.slice(0, 400)).toEqual(expected);
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(response.json).toMatchObject({
    type: expect.stringMatching(new RegExp(`/errors/${expected.code}$`)),
    title: expect.stringMatching(/\S/),
    status: expected.status,
    detail: expect.stringMatching(/\S/),
    instance: expect.any(String),
    requestId: expect.stringMatching(/\S/),
  });
  expect(response.headers.get('x-request-id')).toBe(at(response.json, 'requestId'));
  expect(response.text).not.toMatch(LEAKS);
}
