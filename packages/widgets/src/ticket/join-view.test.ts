import { ApiError, ConnectionError } from '@carequeue/sdk';
import { describe, expect, test } from 'vitest';
import { words as en } from '../locales/en/ticket.ts';
import { aBusyQueue, aQueue } from '../testing/fixtures.ts';
import { joinProblem, joinView } from './join-view.ts';

const view = (queue = aBusyQueue(), lastRefusal: string | null = null) => joinView(queue, { lastRefusal, strings: en });

describe('before a token is taken', () => {
  test('the page tells how many wait and how long', () => {
    expect(view()).toMatchObject({
      waitingText: '17 waiting now',
      waitText: 'Expected wait 45 to 80 minutes',
      refusal: null,
    });
  });

  test('a closed, paused or full department says so', () => {
    expect(view(aQueue({ state: 'closed' })).refusal).toBe(en.ticket.closed);
    expect(view(aQueue({ state: 'paused' })).refusal).toBe(en.ticket.paused);
    expect(view(aQueue(), 'department_full').refusal).toBe(en.ticket.full);
    expect(view(aQueue(), 'joining_off').refusal).toBe(en.ticket.joiningOff);
  });

  test('a department that takes only those who are there asks for the code, one that takes nobody says so', () => {
    const joining = (joinPolicy: 'off' | 'on-site' | 'phone' | 'open') =>
      view(aQueue({ department: { ...aQueue().department, joinPolicy } }));
    expect(joining('open')).toMatchObject({ asksForCode: false, refusal: null });
    expect(joining('on-site')).toMatchObject({ asksForCode: true, refusal: null });
    expect(joining('off').refusal).toBe(en.ticket.joiningOff);
    expect(joining('phone').refusal).toBe(en.ticket.joiningOff);
  });

  test('a department that opened again after a refusal takes tokens again', () => {
    expect(view(aQueue({ state: 'open' }), 'department_paused').refusal).toBeNull();
  });
});

describe('what went wrong', () => {
  const problem = (status: number, pointer?: string) =>
    new ApiError({
      type: 'about:blank',
      title: '',
      status,
      detail: '',
      code: 'invalid_request',
      requestId: null,
      facts: undefined,
      current: undefined,
      errors: pointer === undefined ? [] : [{ in: 'body', pointer, detail: '' }],
    });

  test('with a field is told at the field', () => {
    expect(joinProblem(problem(422, '/patient/phone'), en)).toMatchObject({ field: 'phone' });
    expect(joinProblem(problem(422, '/patient/name'), en)).toMatchObject({ field: 'name' });
  });

  test('is told in words that can be acted on, never the raw detail', () => {
    expect(joinProblem(problem(429), en).text).toBe(en.ticket.tooMany);
    expect(joinProblem(problem(500), en).text).toBe(en.failure.other);
    expect(joinProblem(new ConnectionError('no'), en).text).toBe(en.failure.connection);
  });
});
