import { describe, expect, test } from 'vitest';
import { common as en } from '../locales/en/base.ts';
import { common as es } from '../locales/es/base.ts';
import { ago, aPoint, aQueue, NOW } from '../testing/fixtures.ts';
import { dayText, nextOpening, openingText } from './opening.ts';
import { dutyView } from './standing.ts';

const nowMs = Date.parse(NOW);
const DAY = '2026-11-21';
const everybody = { doctorId: null, nowMs };

type Session = ReturnType<typeof aSession>;

/** 09:00 to 13:00 in Pune; it is 10:42. */
function aSession(parts: Partial<ReturnType<typeof aQueue>['sessions'][number]> = {}) {
  return {
    ...({ id: `${DAY}-morning`, name: 'Morning', doctorId: null, state: 'in', until: null, reason: null } as const),
    ...{ startsAt: ago(102), endsAt: ago(-138) },
    ...parts,
  };
}

const evening = (parts: Partial<Session> = {}) =>
  aSession({ id: `${DAY}-evening`, startsAt: ago(-378), endsAt: ago(-558), state: 'planned', ...parts });

const view = (sessions: readonly Session[], parts: Parameters<typeof aQueue>[0] = {}) => {
  const { standing, badge, note } = dutyView(aQueue({ sessions, ...parts }), everybody, en);
  return [standing, badge, note];
};

describe('a department', () => {
  test('is open while anybody is there, and says nothing more', () => {
    expect(view([aSession(), aSession({ id: 'b', state: 'delayed' })])).toEqual(['open', 'Open', null]);
  });

  test('of a doctor who is late, or on a break, says until when', () => {
    expect(view([aSession({ state: 'delayed', until: ago(-33) })])).toEqual([
      'away',
      'Open',
      'Delayed, expected at 11:15',
    ]);
    expect(view([aSession({ state: 'break' })])).toEqual(['away', 'Open', 'On a break']);
  });

  test('that has not begun says when it does', () => {
    expect(view([evening()])).toEqual(['before', 'Open', 'Opens at 17:00']);
  });

  test('that nobody comes to any more says so, and when somebody does', () => {
    expect(view([aSession({ state: 'left' }), evening({ state: 'ended' })])).toEqual([
      'over',
      'Closed',
      'No doctor is on duty just now. Opens Sunday at 09:00',
    ]);
    const missed = aSession({ state: 'planned', startsAt: ago(200), endsAt: ago(20) });
    expect(view([missed])[0]).toBe('over');
    const points = [aPoint(1, { available: false })];
    expect(view([aSession()], { points })[0]).toBe('over');
  });

  test('that is closed says when it opens: today, by tomorrow’s plan, or nothing where nothing is planned', () => {
    const closed = { state: 'closed' } as const;
    expect(view([aSession({ state: 'ended' }), evening()], closed)).toEqual(['closed', 'Closed', 'Opens at 17:00']);
    expect(view([aSession({ state: 'ended' })], closed)[2]).toBe('Opens Sunday at 09:00');
    expect(view([aSession({ id: DAY })], closed)[2]).toBe('No more tokens are given today.');
  });

  test('that paused leaves the words to the hospital', () => {
    expect(view([aSession()], { state: 'paused', message: 'Back at 11.' })).toEqual(['paused', 'Paused', null]);
  });
});

test('one doctor stands by his own sessions', () => {
  const queue = aQueue({ sessions: [aSession({ doctorId: 'doc_1' }), evening({ doctorId: 'doc_2' })] });
  expect(dutyView(queue, { doctorId: 'doc_1', nowMs }, en).standing).toBe('open');
  expect(dutyView(queue, { doctorId: 'doc_2', nowMs }, en).standing).toBe('before');
});

test('the next opening leaves out days of leave', () => {
  const plan = {
    serviceDay: DAY,
    sessions: [aSession({ state: 'left' })],
    leave: [{ from: DAY, until: '2026-11-23' }],
  };
  const opening = nextOpening(plan, nowMs);
  expect(opening?.day).toBe('2026-11-24');
  expect(openingText(opening, aQueue(), es)).toBe('Abre el martes a las 09:00');
  expect(nextOpening({ ...plan, leave: [{ from: DAY, until: '2027-11-23' }] }, nowMs)).toBeNull();
});

test('a day further ahead than a week is told with its date', () => {
  expect(dayText('2026-11-27', DAY, 'en-GB')).toBe('Friday');
  expect(dayText('2026-12-01', DAY, 'en-GB')).toContain('1 Dec');
});
