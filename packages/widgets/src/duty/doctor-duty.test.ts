import type { Doctor, QueueState } from '@carequeue/sdk';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doctorViews } from '../doctors/doctors-view.ts';
import { words as ar } from '../locales/ar/status.ts';
import { words as doctorsWords } from '../locales/en/doctors.ts';
import { words as en } from '../locales/en/status.ts';
import { words as es } from '../locales/es/status.ts';
import { words as hi } from '../locales/hi/status.ts';
import { words as ta } from '../locales/ta/status.ts';
import { statusView } from '../status/status-view.ts';
import { aDepartment, anyDepartment, session, unplanned } from '../testing/any-department.ts';
import { anActive, anOpening, aPoint, NOW } from '../testing/fixtures.ts';
import { dutyView } from './standing.ts';
import { tokenOffer } from './token-offer.ts';

const nowMs = Date.parse(NOW);
const MONDAY = '2026-11-23T03:30:00.000Z';
const ASK = 'Please ask at the desk when this doctor is in.';
const shut = { available: false } as const;

const someone = (leave: Doctor['leave'] = []): Doctor => ({
  ...{ id: 'doc_1', name: 'Dr. A', speciality: null, qualification: null, languages: [], fee: null, leave },
});
const room = (parts: Parameters<typeof aPoint>[1] = {}) =>
  aPoint(1, { doctorId: 'doc_1', doctorName: 'Dr. A', ...parts });
const calling = room({ tickets: [anActive(19)] });
const others = session({ doctorId: 'doc_2' });

const statusOf = (queue: QueueState, doctor = someone(), words = en) =>
  statusView(queue, { doctorId: 'doc_1', nowMs, doctor }, words);
const cardOf = (queue: QueueState, doctor = someone()) =>
  doctorViews([doctor], { queue, nowMs, strings: doctorsWords })[0];

describe('a doctor', () => {
  const monday = { openings: [anOpening([MONDAY], 'doc_1')] };

  test.each([
    ['who was put into a room, without hours of his own today', [others], [calling], {}, 'In', null],
    ['without hours today', [others], [room()], monday, 'Not in today', 'Sees patients on Monday from 09:00'],
    ['without hours that anybody knows of', [others], [room()], {}, 'Not in today', ASK],
    ['who has left', [session({ state: 'left' })], [room()], monday, 'Has left', 'Sees patients on Monday from 09:00'],
    ['whose room is shut', [unplanned], [room(shut), aPoint(2)], {}, 'Not on duty', ASK],
    ['of a closed department', [session()], [room()], { ...monday, state: 'closed' }, 'Not on duty', MONDAY],
    ['of whom nothing is known', [unplanned], [aPoint(2)], {}, null, ASK],
  ] as const)('%s is told alike by his card and by his status', (_name, sessions, points, parts, badge, note) => {
    const queue = { ...aDepartment(sessions, points), ...parts };
    const expected = note === MONDAY ? 'Sees patients on Monday from 09:00' : note;
    expect(cardOf(queue)).toMatchObject({ badge, note: expected });
    expect(statusOf(queue)).toMatchObject({ badge, note: expected });
  });

  test('on leave is told so, and gives no tokens', () => {
    const queue = aDepartment([unplanned], [room()]);
    const leave = [{ from: '2026-11-20', until: '2026-11-23' }];
    expect(statusOf(queue, someone(leave))).toMatchObject({ badge: 'On leave today', tokens: 'none' });
    const said = [en, hi, ta, es, ar].map((words) => statusOf(queue, someone(leave), words).badge);
    expect(said).toEqual(['On leave today', 'आज छुट्टी पर', 'இன்று விடுப்பு', 'Hoy está de permiso', 'في إجازة اليوم']);
  });

  test('who has no more tokens is still told to be in', () => {
    const queue = aDepartment([session()], [room()], [0]);
    expect(statusOf(queue)).toMatchObject({ badge: 'In', note: 'No more tokens are given today.', tokens: 'full' });
  });

  test('who was called away is told of in whole sentences', () => {
    const reason = 'Emergency surgery';
    const queue = (left: readonly number[]) => aDepartment([session({ state: 'delayed', reason })], [room()], left);
    expect(statusOf(queue([0])).note).toBe('Emergency surgery. No more tokens are given today.');
    expect(statusOf(queue([])).note).toBe('Emergency surgery');
  });

  test('without a room is named all the same, and nobody is said to be with nobody', () => {
    expect(statusOf(aDepartment([others], [])).doctorName).toBe('Dr. A');
    expect(statusOf(aDepartment([unplanned], [aPoint(2)]))).toMatchObject({ badge: null, isServing: false });
    expect(statusOf(aDepartment([unplanned], [room()]))).toMatchObject({ badge: 'In', isServing: true });
  });

  test('is never told otherwise by his card than by his status, nor as open or closed, and his tokens stay as they are', () => {
    fc.assert(
      fc.property(anyDepartment, fc.constantFrom('open', 'closed'), (department, state) => {
        const queue = { ...department, state };
        const [card, status] = [cardOf(queue), statusOf(queue)];
        expect([status.badge, status.standing]).toEqual([card?.badge, card?.standing]);
        expect(status.note ?? '').toContain(card?.note ?? '');
        expect([en.state.open, en.state.closed, en.state.full]).not.toContain(status.badge);
        const { standing } = dutyView(queue, { doctorId: 'doc_1', nowMs }, en);
        expect(status.tokens).toBe(tokenOffer(standing, queue));
      }),
      { numRuns: 2_000 },
    );
  });
});
