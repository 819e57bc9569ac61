import { ApiError, ConnectionError } from '@carequeue/sdk';
import { describe, expect, test } from 'vitest';
import { words } from '../../locales/en/ticket.ts';
import { wordsOfPerson } from '../../locales/person-words.ts';
import { aBusyQueue, anOpening, aPoint, aQueue, aWaiting, NOW } from '../../testing/fixtures.ts';
import { NOTHING_REFUSED } from './join-choices.ts';
import { joinProblem, refusalsAfter } from './join-problem.ts';
import type { JoinKnowledge } from './join-view.ts';
import { joinView } from './join-view.ts';
import { joinWordsOf } from './join-words.ts';

const en = joinWordsOf(words);

const known = (parts: Partial<JoinKnowledge> = {}): JoinKnowledge => ({
  queue: aBusyQueue(),
  ...{ doctors: [], doctorId: '', chosenDoctorId: '', chosenSessionId: '', presence: 'ask', lastRefusal: null },
  refusals: NOTHING_REFUSED,
  nowMs: Date.parse(NOW),
  ...parts,
});
const view = (queue = aBusyQueue(), lastRefusal: string | null = null) => joinView(known({ queue, lastRefusal }), en);

describe('before a token is taken', () => {
  test('the page tells how many wait and how long', () => {
    expect(view()).toMatchObject({
      waitingText: '17 waiting now',
      waitText: 'Expected wait 45 to 80 minutes',
      refusal: null,
    });
  });

  test('a closed, paused or full department says so', () => {
    expect(view(aQueue({ state: 'closed' })).refusal).toBe(en.join.closed);
    expect(view(aQueue({ state: 'paused' })).refusal).toBe(en.join.paused);
    expect(view(aQueue(), 'department_full').refusal).toBe(en.join.allTaken);
    expect(view(aQueue(), 'joining_off').refusal).toBe(en.join.joiningOff);
  });

  test('nobody is told to take a token where there is none', () => {
    const desk = { ...aQueue(), department: { ...aQueue().department, joinPolicy: 'off' as const } };
    const titles = [aBusyQueue(), aQueue({ state: 'paused' }), aQueue({ state: 'closed' }), desk].map(
      (queue) => view(queue).title,
    );
    expect(titles).toEqual(['Take a token', en.join.nowTitle, en.join.nowTitle, en.join.deskTitle]);
    expect(view(aQueue(), 'department_full').title).toBe(en.join.nowTitle);
  });

  test('only who may be on the way is told to wait where he likes', () => {
    const onSite = { ...aQueue(), department: { ...aQueue().department, joinPolicy: 'on-site' as const } };
    expect(view().lead).toContain(en.join.anywhere);
    expect(view(onSite).lead).toBe(en.join.lead('Cardiology'));
    expect(joinView(known({ refusals: { ...NOTHING_REFUSED, isRemoteFull: true } }), en).lead).toBe(
      en.join.lead('Cardiology'),
    );
  });

  test('a closed department says when it opens again, where it plans to', () => {
    const openings = [anOpening(['2026-11-21T11:30:00.000Z'])];
    expect(view(aQueue({ state: 'closed', openings })).refusal).toBe(`${en.join.closed} Opens at 17:00`);
  });

  test('who is late, and that nobody is there, is said before anybody waits for it', () => {
    const late = {
      ...{ id: 'day', name: null, doctorId: null, state: 'delayed' as const, reason: 'In theatre' },
      ...{ until: '2026-11-21T06:00:00.000Z', startsAt: NOW, endsAt: NOW },
    };
    expect(view(aQueue({ sessions: [late] })).notes.join()).toContain('delayed, expected at 11:30');
    expect(view(aQueue({ points: [aPoint(1, { available: false })] })).notes).toEqual([en.noDoctor]);
  });

  test('a page about one doctor who has left takes no tokens for him', () => {
    const left = {
      ...{ id: 'day', name: null, doctorId: 'doc_1', state: 'left' as const, until: null, reason: null },
      ...{ startsAt: NOW, endsAt: NOW },
    };
    const queue = aQueue({ sessions: [left] });
    expect(joinView(known({ queue, doctorId: 'doc_1' }), en).refusal).toBe(en.join.sessionOver);
  });

  test('a page about one doctor who is not on duty says so, and takes no tokens for him', () => {
    const points = [aPoint(1, { doctorId: 'doc_1', available: false }), aPoint(2, { doctorId: 'doc_2' })];
    const about = (doctorId: string) => joinView(known({ queue: aQueue({ points }), doctorId }), en);
    expect(about('doc_1')).toMatchObject({ refusal: wordsOfPerson(en).noDoctor, notes: [] });
    expect(about('doc_2').refusal).toBeNull();
  });

  test('a department that takes only those who are there asks for the code, one that takes nobody says so', () => {
    const joining = (joinPolicy: 'off' | 'on-site' | 'phone' | 'open') =>
      view(aQueue({ department: { ...aQueue().department, joinPolicy } }));
    expect(joining('open')).toMatchObject({ asksForCode: false, refusal: null });
    expect(joining('on-site')).toMatchObject({ asksForCode: true, refusal: null });
    expect(joining('off').refusal).toBe(en.join.joiningOff);
    expect(joining('phone').refusal).toBe(en.join.phoneOnly);
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

  test('of one session is kept, so that another one is chosen', () => {
    const refused = (quota: 'walkIn' | 'remote') =>
      new ApiError({
        ...{ type: 'about:blank', title: '', status: 409, detail: '', code: 'session_full', requestId: null },
        facts: { sessionId: 'day', quota, limit: 40 },
      });
    const after = refusalsAfter(NOTHING_REFUSED, refused('walkIn'));
    expect([...after.sessions]).toEqual([['day', 'full']]);
    const remote = refusalsAfter(after, refused('remote'));
    expect(remote).toMatchObject({ isRemoteFull: true, sessions: after.sessions });
    expect(refusalsAfter(after, new ConnectionError('no'))).toBe(after);
  });

  test('is told in words that can be acted on, never the raw detail', () => {
    expect(joinProblem(problem(429), en).text).toBe(en.join.tooMany);
    expect(joinProblem(problem(500), en).text).toBe(en.failure.other);
    expect(joinProblem(new ConnectionError('no'), en).text).toBe(en.failure.connection);
  });
});

test('who wants one doctor, by the page or by choice, is told of those before him alone', () => {
  const waiting = [aWaiting(1), aWaiting(2, { doctorId: 'doc_1' }), aWaiting(3, { doctorId: 'doc_2' })];
  const queue = aQueue({ waiting });
  const told = (parts: Partial<JoinKnowledge>) => joinView(known({ queue, ...parts }), en).waitingText;
  expect(told({})).toBe('3 waiting now');
  expect(told({ doctorId: 'doc_1' })).toBe('2 waiting now');
  expect(told({ chosenDoctorId: 'doc_2' })).toBe('2 waiting now');
});
