import type { QueueState } from '@carequeue/sdk';
import { describe, expect, test } from 'vitest';
import { common as en } from '../locales/en/base.ts';
import { wordsOfPerson } from '../locales/person-words.ts';
import { ago, anActive, anOpening, aPoint, aQueue, NOW } from '../testing/fixtures.ts';
import { leaveText } from './leave.ts';
import { dutyView } from './standing.ts';

const nowMs = Date.parse(NOW);
const DAY = '2026-11-21';
const everybody = { doctorId: null, nowMs };

type Session = ReturnType<typeof aSession>;

/** 09:00 to 13:00 in Pune; it is 10:42 on a Saturday. */
function aSession(parts: Partial<ReturnType<typeof aQueue>['sessions'][number]> = {}) {
  return {
    ...({ id: `${DAY}-morning`, name: 'Morning', doctorId: null, state: 'in', until: null, reason: null } as const),
    ...{ startsAt: ago(102), endsAt: ago(-138) },
    ...parts,
  };
}

const EVENING = ago(-378);
const MONDAY = '2026-11-23T03:30:00.000Z';
const evening = (parts: Partial<Session> = {}) =>
  aSession({ id: `${DAY}-evening`, startsAt: EVENING, endsAt: ago(-558), state: 'planned', ...parts });

const view = (sessions: readonly Session[], parts: Parameters<typeof aQueue>[0] = {}) => {
  const { standing, badge, note } = dutyView(aQueue({ sessions, ...parts }), everybody, en);
  return [standing, badge, note];
};

const givenBy = (joinPolicy: QueueState['department']['joinPolicy']) => ({ ...aQueue().department, joinPolicy });

describe('a department', () => {
  test('is open while anybody is there, and says nothing more', () => {
    const openings = [anOpening([EVENING, MONDAY])];
    expect(view([aSession(), aSession({ id: 'b', state: 'delayed' })], { openings })).toEqual(['open', 'Open', null]);
  });

  test('of a doctor who is late, or on a break, says until when, also while his room is out of use', () => {
    const late = aSession({ state: 'delayed', until: ago(-33) });
    const told = ['away', 'Open', 'Delayed, expected at 11:15'];
    expect(view([late])).toEqual(told);
    expect(view([late], { points: [aPoint(1, { available: false })] })).toEqual(told);
    expect(view([aSession({ state: 'break' })])).toEqual(['away', 'Open', 'On a break']);
  });

  test('of a doctor who was to be there by a time that has passed promises that time no more', () => {
    expect(view([aSession({ state: 'delayed', until: ago(1) })])[2]).toBe('Delayed');
    expect(view([aSession({ state: 'break', until: ago(0) })])[2]).toBe('On a break');
    expect(view([aSession({ state: 'break', until: ago(-1) })])[2]).toBe('On a break until 10:43');
  });

  test('that has not begun says when it does', () => {
    const openings = [anOpening([EVENING, MONDAY])];
    const told = ['before', 'Closed', 'Opens at 17:00 · Tokens are given now.'];
    expect(view([evening()], { openings })).toEqual(told);
    expect(view([evening()], { openings, department: givenBy('on-site') })).toEqual(told);
    // Whether somebody is at the desk nobody can say.
    expect(view([evening()], { openings, department: givenBy('off') })[2]).toBe('Opens at 17:00');
  });

  test('that nobody comes to any more says so, and when somebody does', () => {
    const over = [aSession({ state: 'left' }), evening({ state: 'ended' })];
    const openings = [anOpening([MONDAY])];
    const told = ['over', 'Closed', 'No doctor is on duty just now. Opens Monday at 09:00'];
    expect(view(over, { openings })).toEqual(told);
    expect(view(over)[2]).toBe('No doctor is on duty just now.');
    const missed = aSession({ state: 'planned', startsAt: ago(200), endsAt: ago(20) });
    expect(view([missed], { openings })).toEqual(told);
  });

  test('with nobody there is open while tokens are given, and promises nobody for a later day', () => {
    const shut = { points: [aPoint(1, { available: false })], openings: [anOpening([EVENING, MONDAY])] };
    const told = ['unattended', 'Open', 'No doctor is on duty just now. Tokens are given now.'];
    expect(view([aSession()], shut)).toEqual(told);
    expect(view([aSession({ id: DAY })], shut)).toEqual(told);
    expect(view([aSession({ state: 'planned' })], shut)).toEqual(told);
    const withoutDesk = view([aSession()], { ...shut, department: givenBy('phone') });
    expect(withoutDesk).toEqual(['unattended', 'Open', 'No doctor is on duty just now.']);
  });

  test('all of whose tokens are taken is full, and says what else is to know', () => {
    const full = (sessions: readonly Session[], parts: Parameters<typeof aQueue>[0] = {}) => {
      const left = { onSite: 0, remote: 0 };
      const intake = sessions.map(({ id, doctorId }) => ({ sessionId: id, doctorId, nextCode: 'CAR-42', left }));
      return view(sessions, { intake, ...parts });
    };
    const none = 'No more tokens are given today.';
    expect(full([aSession()])).toEqual(['full', 'Full', none]);
    expect(full([aSession({ state: 'break' })])).toEqual(['full', 'Full', `${none} On a break`]);
    const openings = [anOpening([EVENING])];
    expect(full([evening()], { openings })).toEqual(['full', 'Full', `${none} Opens at 17:00`]);
    expect(full([aSession()], { points: [aPoint(1, { available: false })] })[2]).toBe(
      `${none} No doctor is on duty just now.`,
    );
    expect(full([aSession({ state: 'ended' })])[1]).toBe('Closed');
    expect(full([aSession()], { state: 'paused' })[1]).toBe('Paused');
    const intake = [{ sessionId: 'b', doctorId: null, nextCode: 'CAR-42', left: { onSite: 0, remote: 0 } }];
    expect(view([aSession(), aSession({ id: 'b' })], { intake })).toEqual(['open', 'Open', null]);
  });

  test('that plans nothing today is closed, until the day that is told', () => {
    const dayOff = aSession({ id: DAY, state: 'left', startsAt: ago(642), endsAt: ago(-798) });
    expect(view([dayOff], { openings: [anOpening([MONDAY])] })).toEqual(['closed', 'Closed', 'Opens Monday at 09:00']);
    expect(view([dayOff])[2]).toBe('No more tokens are given today.');
    expect(view([{ ...dayOff, state: 'in' }])).toEqual(['open', 'Open', null]);
  });

  test('that is closed says when it opens, and never at a time that has passed', () => {
    const closed = { state: 'closed' } as const;
    const note = (openings: readonly string[]) => view([], { ...closed, openings: [anOpening(openings)] })[2];
    expect(note([ago(102), EVENING, MONDAY])).toBe('Opens at 17:00');
    expect(note([ago(102), NOW, MONDAY])).toBe('Opens Monday at 09:00');
    expect(note([ago(102)])).toBe('No more tokens are given today.');
    expect(view([], closed)[2]).toBe('No more tokens are given today.');
  });

  test('that paused leaves the words to the hospital', () => {
    expect(view([aSession()], { state: 'paused', message: 'Back at 11.' })).toEqual(['paused', 'Paused', null]);
  });
});

describe('one doctor', () => {
  const standing = (queue: ReturnType<typeof aQueue>, doctorId: string) =>
    dutyView(queue, { doctorId, nowMs }, en).standing;

  test('stands by his own sessions, where he has none by the department’s', () => {
    const queue = aQueue({ sessions: [aSession({ doctorId: 'doc_1' }), evening({ doctorId: 'doc_2' })] });
    expect([standing(queue, 'doc_1'), standing(queue, 'doc_2')]).toEqual(['open', 'before']);
    expect(standing(aQueue({ sessions: [aSession()] }), 'doc_3')).toBe('open');
  });

  test('who has not come to his hours is expected since they began, until he calls somebody', () => {
    const late = [aSession({ doctorId: 'doc_1', state: 'planned' }), aSession({ id: 'b', doctorId: 'doc_2' })];
    const room = { doctorId: 'doc_1', doctorName: 'Dr. A', available: false };
    const told = (parts: Parameters<typeof aPoint>[1] = {}, sessions: readonly Session[] = late) => {
      const queue = aQueue({ sessions, points: [aPoint(1, { ...room, ...parts }), aPoint(2)] });
      const { standing, badge, note } = dutyView(queue, { doctorId: 'doc_1', nowMs }, en);
      return [standing, badge, note];
    };
    expect(told()).toEqual(['away', 'Open', 'Expected since 09:00']);
    expect(told({ available: true })).toEqual(['away', 'Open', 'Expected since 09:00']);
    expect(told({ tickets: [anActive(41)] })).toEqual(['open', 'Open', null]);
    const missed = aSession({ doctorId: 'doc_1', state: 'planned', startsAt: ago(200), endsAt: ago(20) });
    expect(told({}, [missed])[1]).toBe('Closed');
    const queue = aQueue({ sessions: late, points: [aPoint(1, room), aPoint(2)] });
    expect(dutyView(queue, everybody, en).badge).toBe('Open');
  });

  test('for whom shared hours take nobody is not in, and never full, whoever else is', () => {
    const told = { sessionId: DAY, nextCode: 'CAR-42' };
    const intake = [
      { ...told, doctorId: null, left: { onSite: null, remote: null } },
      { ...told, doctorId: 'doc_1', left: { onSite: 0, remote: 0 } },
    ];
    const queue = aQueue({ sessions: [aSession({ id: DAY })], intake });
    const badge = (doctorId: string | null) => dutyView(queue, { doctorId, nowMs }, en).badge;
    expect([badge(null), badge('doc_1'), badge('doc_2')]).toEqual(['Open', 'Closed', 'Open']);
    const queueOfHis = { ...queue, openings: [anOpening([MONDAY], 'doc_1')] };
    expect(dutyView(queueOfHis, { doctorId: 'doc_1', nowMs }, en)).toMatchObject({
      ...{ standing: 'over', note: 'No doctor is on duty just now. Opens Monday at 09:00' },
    });
    const taken = intake.map((one) => ({ ...one, left: { onSite: 0, remote: 0 } }));
    expect(dutyView({ ...queue, intake: taken }, { doctorId: 'doc_1', nowMs }, en).badge).toBe('Full');
  });

  test('on leave is said to be, and when he is back, also in hours that all doctors share', () => {
    const queue = aQueue({ sessions: [aSession({ id: DAY })], points: [aPoint(1)] });
    const question = { doctorId: 'doc_1', nowMs };
    const until = (day: string, openings: QueueState['openings'] = []) =>
      leaveText({ from: DAY, until: day }, { queue: { ...queue, openings }, question, words: wordsOfPerson(en) });
    expect(until('2026-11-23')).toEqual({ badge: 'On leave today', note: 'On leave until Monday' });
    expect(until(DAY).note).toBeNull();
    expect(until('2026-11-22', [anOpening([MONDAY], 'doc_1')]).note).toBe('Sees patients on Monday from 09:00');
  });

  test('is not on duty where the day has sessions of others alone', () => {
    const openings = [anOpening([EVENING]), anOpening([MONDAY], 'doc_2')];
    const queue = aQueue({ sessions: [aSession({ doctorId: 'doc_1' })], openings });
    expect(dutyView(queue, { doctorId: 'doc_2', nowMs }, en)).toMatchObject({
      ...{ standing: 'over', note: 'No doctor is on duty just now. Opens Monday at 09:00' },
    });
  });
});
