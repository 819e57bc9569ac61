import type { Doctor, QueueState } from '@carequeue/sdk';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doctorViews } from '../doctors/doctors-view.ts';
import { words as ar } from '../locales/ar/doctors.ts';
import { words as arTicket } from '../locales/ar/ticket.ts';
import { words as en } from '../locales/en/doctors.ts';
import { words as english } from '../locales/en/ticket.ts';
import { words as es } from '../locales/es/doctors.ts';
import { words as esTicket } from '../locales/es/ticket.ts';
import { words as hi } from '../locales/hi/doctors.ts';
import { words as hiTicket } from '../locales/hi/ticket.ts';
import { wordsOfPerson } from '../locales/person-words.ts';
import { sentence } from '../locales/sentence.ts';
import { words as ta } from '../locales/ta/doctors.ts';
import { words as taTicket } from '../locales/ta/ticket.ts';
import { aDepartment, anyUnlimitedDepartment, session, unplanned } from '../testing/any-department.ts';
import { ago, anActive, aPoint, NOW } from '../testing/fixtures.ts';
import { doctorStanding, NOTHING_REFUSED } from '../ticket/join/join-choices.ts';
import { joinWordsOf } from '../ticket/join/join-words.ts';
import { dutyView } from './standing.ts';

const enTicket = joinWordsOf(english);
const nowMs = Date.parse(NOW);
const DAY = '2026-11-21';

const evening = session({ id: `${DAY}-evening`, state: 'planned', startsAt: ago(-378), endsAt: ago(-558) });
const lateBefore = session({
  id: `${DAY}-dawn`,
  doctorId: null,
  state: 'delayed',
  startsAt: ago(300),
  endsAt: ago(120),
});
const room = (parts: Parameters<typeof aPoint>[1] = {}) =>
  aPoint(1, { doctorId: 'doc_1', doctorName: 'Dr. A', ...parts });
const shut = { available: false } as const;
const other = aPoint(2, { doctorId: 'doc_2', doctorName: 'Dr. B' });

const someone: Doctor = {
  ...{ id: 'doc_1', name: 'Dr. A', speciality: null, qualification: null, languages: [], fee: null, leave: [] },
};

/** What the card of the doctors and the list of the ticket say of a doctor, and whether they offer a token for him. */
function told(queue: QueueState, words = en, ticketWords = enTicket) {
  const [card] = doctorViews([someone], { queue, nowMs, strings: words });
  const source = { queue, nowMs, strings: ticketWords, doctors: [someone], refusals: NOTHING_REFUSED };
  const choice = doctorStanding('doc_1', source);
  return { card, choice, cardOffers: card?.place !== null, note: choice.note === null ? null : sentence(choice.note) };
}

const OFF = 'Not on duty';
const NOT_YET = 'From 17:00';
const SINCE = 'Expected since 09:00';
const calling = { tickets: [anActive(19)] };

describe('a doctor', () => {
  test.each([
    ['whose room works', [unplanned], [room()], 'In', true],
    ['who calls somebody', [unplanned], [room({ tickets: [anActive(19)] })], 'In', true],
    ['with somebody inside, the room shut', [unplanned], [room({ ...shut, tickets: [anActive(19)] })], 'In', true],
    ['whose room is shut', [unplanned], [room(shut), other], OFF, false],
    ['whose one room of two works', [unplanned], [room(shut), room()], 'In', true],
    ['where everything is shut', [unplanned], [room(shut), aPoint(2, shut)], OFF, false],
    ['without a room', [unplanned], [other], null, true],
    ['without a room where everything is shut', [unplanned], [aPoint(2, shut)], null, false],
    ['of a department that told no day', [], [room(shut)], OFF, false],
    ['who is in by his plan', [session()], [room(shut)], 'In', true],
    ['on a break, the room shut', [session({ state: 'break' })], [room(shut)], 'On a break', true],
    ['on a break on a day without plans', [{ ...unplanned, state: 'break' }], [room(shut)], 'On a break', true],
    ['who should have come', [session({ state: 'planned' })], [room(shut), other], SINCE, true],
    ['of a session of all that nobody began', [session({ doctorId: null, state: 'planned' })], [room()], 'In', true],
    [
      'of one that nobody began, the room shut',
      [session({ doctorId: null, state: 'planned' })],
      [room(shut), other],
      OFF,
      false,
    ],
    ['of one that nobody began, without a room', [session({ doctorId: null, state: 'planned' })], [other], null, true],
    ['who calls before anybody said he is in', [session({ state: 'planned' })], [room(calling)], 'In', true],
    ['who comes in the evening', [evening], [room(shut)], NOT_YET, true],
    ['who has left', [session({ state: 'left' })], [room()], 'Has left', false],
    ['of a session of all, the room shut', [session({ doctorId: null })], [room(shut), other], OFF, false],
    [
      'of a later session of all, the room shut',
      [lateBefore, session({ doctorId: null })],
      [room(shut), other],
      OFF,
      false,
    ],
    ['of a session of all, the room open', [session({ doctorId: null })], [room()], 'In', true],
    ['of a session of all, without a room', [session({ doctorId: null })], [other], null, true],
    ['of a session of all that is late', [session({ doctorId: null, state: 'delayed' })], [room()], 'Delayed', true],
    ['who stands in for others', [session({ doctorId: 'doc_2' })], [room({ tickets: [anActive(19)] })], 'In', false],
  ] as const)('%s is told alike, and so is his token', (_name, sessions, points, said, isOffered) => {
    const { card, choice, cardOffers, note } = told(aDepartment(sessions, points));
    expect([card?.badge, note]).toEqual([said, said]);
    expect([cardOffers, choice.isOpen]).toEqual([isOffered, isOffered]);
  });

  test.each([
    ['en', en, enTicket],
    ['hi', hi, hiTicket],
    ['ta', ta, taTicket],
    ['es', es, esTicket],
    ['ar', ar, arTicket],
  ] as const)('who is not on duty is told in the same words: %s', (_tag, words, ticketWords) => {
    const { card, note } = told(aDepartment([unplanned], [room(shut), other]), words, ticketWords);
    expect(card?.badge).toBe(wordsOfPerson(words).offDuty);
    expect(note).toBe(card?.badge);
  });
});

describe('whatever the sessions and rooms', () => {
  test('nobody is offered by name where the department is closed to everybody and nobody is to come', () => {
    fc.assert(
      fc.property(anyUnlimitedDepartment, (queue) => {
        const isToCome = queue.sessions.some((one) => one.state === 'planned' && Date.parse(one.endsAt) > nowMs);
        const { standing } = dutyView(queue, { doctorId: null, nowMs }, en);
        const { card, choice, cardOffers } = told(queue);
        if (isToCome || (standing !== 'over' && standing !== 'closed')) return;
        expect([cardOffers, choice.isOpen, card?.nextCode]).toEqual([false, false, null]);
      }),
    );
  });

  test('who is not on duty has no token offered, and who is said to be in is where the department is open', () => {
    fc.assert(
      fc.property(anyUnlimitedDepartment, (queue) => {
        const { card, choice, cardOffers, note } = told(queue);
        if (card?.badge === OFF) expect([note, cardOffers, choice.isOpen]).toEqual([OFF, false, false]);
        const isCalling = queue.points.some((one) => one.doctorId === 'doc_1' && one.tickets.length > 0);
        if (card?.badge !== 'In' || isCalling) return;
        expect(dutyView(queue, { doctorId: null, nowMs }, en).standing).toBe('open');
      }),
      { numRuns: 3000 },
    );
  });
});
