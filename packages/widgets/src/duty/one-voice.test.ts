import type { QueueState } from '@carequeue/sdk';
import { estimateAt } from '@carequeue/sdk/live';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { panelView } from '../board/board-view.ts';
import { doctorViews } from '../doctors/doctors-view.ts';
import { words as arBoard } from '../locales/ar/board.ts';
import { words as arDoctors } from '../locales/ar/doctors.ts';
import { words as arTicket } from '../locales/ar/ticket.ts';
import { board as enBoard } from '../locales/en/board.ts';
import { words as enDoctors } from '../locales/en/doctors.ts';
import { words as english } from '../locales/en/ticket.ts';
import { wordsOfPerson } from '../locales/person-words.ts';
import { words as taBoard } from '../locales/ta/board.ts';
import { words as taDoctors } from '../locales/ta/doctors.ts';
import { words as taTicket } from '../locales/ta/ticket.ts';
import { anyDepartment, anyUnlimitedDepartment, withoutDoctor } from '../testing/any-department.ts';
import { ago, anOpening, aPoint, aQueue, NOW } from '../testing/fixtures.ts';
import { doctorStanding, NOTHING_REFUSED } from '../ticket/join/join-choices.ts';
import { joinView } from '../ticket/join/join-view.ts';
import { joinWordsOf } from '../ticket/join/join-words.ts';
import { waitView } from '../wait/wait-view.ts';
import { openingText } from './opening.ts';
import { dutyView } from './standing.ts';

const enTicket = joinWordsOf(english);
const nowMs = Date.parse(NOW);
const DAY = '2026-11-21';
const MONDAY = '2026-11-23T03:30:00.000Z';
const EVENING = ago(-378);
const everybody = { doctorId: null, nowMs };

type Session = QueueState['sessions'][number];

const session = (parts: Partial<Session>): Session => ({
  ...{ id: `${DAY}-morning`, name: null, doctorId: 'doc_1', state: 'in', until: null, reason: null },
  ...{ startsAt: ago(102), endsAt: ago(-138) },
  ...parts,
});
const room = aPoint(1, { doctorId: 'doc_1', doctorName: 'Dr. A' });
const openings = (...at: readonly string[]) => [anOpening(at), anOpening(at, 'doc_1')];
const aDepartment = (parts: Partial<QueueState>) => aQueue({ points: [room], openings: openings(MONDAY), ...parts });

const states: Readonly<Record<string, QueueState>> = {
  'closed until a later day': aDepartment({ state: 'closed' }),
  'closed until the evening': aDepartment({
    ...{ state: 'closed', openings: openings(EVENING, MONDAY) },
    sessions: [session({ state: 'ended' }), session({ id: 'e', state: 'planned', startsAt: EVENING })],
  }),
  'a day off': aDepartment({ sessions: [session({ id: DAY, doctorId: null, state: 'left' })] }),
  'everybody has left': aDepartment({ sessions: [session({ state: 'left' })] }),
  'nobody came by the planned end': aDepartment({
    sessions: [session({ state: 'planned', startsAt: ago(200), endsAt: ago(20) })],
  }),
  'not begun yet': aDepartment({
    openings: openings(EVENING, MONDAY),
    sessions: [session({ state: 'planned', startsAt: EVENING, endsAt: ago(-558) })],
  }),
};

const languages = {
  English: { board: enBoard, doctors: enDoctors, ticket: enTicket },
  Tamil: { board: taBoard.board, doctors: taDoctors, ticket: taTicket },
  Arabic: { board: arBoard.board, doctors: arDoctors, ticket: arTicket },
} as const;

const cases = Object.entries(languages).flatMap(([language, words]) =>
  Object.entries(states).map(([name, queue]) => ({ language, words, name, queue })),
);

describe('every element', () => {
  test.each(cases)('says the same of when it opens, in $language: $name', ({ words, queue, name }) => {
    const opening = openingText(queue, everybody, words.ticket);
    expect(opening).not.toBeNull();
    const duty = dutyView(queue, everybody, words.doctors);
    const line = waitView(queue, everybody, words.ticket);
    const telling = { nowMs, privacy: 'code', doctorId: '', estimateAt } as const;
    const panel = panelView(queue, { ...telling, strings: { ...words.ticket, board: words.board } });
    const [doctor] = doctorViews(null, { queue, nowMs, strings: words.doctors });
    const { refusal, notes } = joinView(
      {
        ...{ queue, nowMs, doctors: [], doctorId: '', chosenDoctorId: '', chosenSessionId: '' },
        ...{ presence: 'ask', refusals: NOTHING_REFUSED, lastRefusal: null },
      },
      words.ticket,
    );
    expect(duty.note).toContain(opening);
    expect([line.lead, line.note].join(' ')).toContain(opening);
    expect(panel.banner?.lines).toContain(opening);
    expect([refusal, ...notes].join(' ')).toContain(opening);
    // Before his session a doctor's hours say it; else he has it in words that are said of people.
    const his = openingText(queue, { doctorId: 'doc_1', nowMs }, wordsOfPerson(words.ticket));
    if (name !== 'not begun yet') expect(doctor?.note).toBe(his);
    const ofHim = { ...telling, doctorId: 'doc_1', strings: { ...words.ticket, board: words.board } };
    expect(panelView(queue, ofHim).banner?.lines).toContain(his);
  });

  test.each(cases)('agrees whether anybody comes, in $language: $name', ({ words, queue }) => {
    const { standing } = dutyView(queue, everybody, words.doctors);
    const telling = { nowMs, privacy: 'code', doctorId: '', estimateAt } as const;
    const banner = panelView(queue, { ...telling, strings: { ...words.ticket, board: words.board } }).banner;
    const [doctor] = doctorViews(null, { queue, nowMs, strings: words.doctors });
    expect(banner?.kind).toBe(standing === 'closed' ? 'closed' : 'none');
    expect(doctor?.standing).toBe(standing);
  });
});

/** What stands where a token is taken: for anybody, or for one doctor. */
const joining = (queue: QueueState, doctorId: string) =>
  joinView(
    {
      ...{ queue, nowMs, doctors: [], doctorId, chosenDoctorId: '', chosenSessionId: '' },
      ...{ presence: 'ask', refusals: NOTHING_REFUSED, lastRefusal: null },
    },
    enTicket,
  );

describe('whatever the sessions, rooms and limits', () => {
  const { state, tokensGiven, noDoctor } = enTicket;

  test.each([[''], ['doc_1']])(
    'open is said where a token can be taken, and never closed or full, for "%s"',
    (doctorId) => {
      fc.assert(
        fc.property(anyDepartment, (drawn) => {
          const queue = { ...drawn, openings: openings(MONDAY) };
          const { standing, badge, note } = dutyView(queue, { doctorId: doctorId || null, nowMs }, enTicket);
          const isGiven = joining(queue, doctorId).refusal === null;
          if (standing === 'before') expect([badge, note?.endsWith(tokensGiven)]).toEqual([state.closed, isGiven]);
          else expect([badge === state.open, badge]).toEqual([isGiven, badge]);
          if (standing === 'unattended') expect(note).toBe(`${noDoctor} ${tokensGiven}`);
        }),
        { numRuns: 2_000 },
      );
    },
  );

  test('a doctor for whom shared hours take nobody is not in, and not full', () => {
    fc.assert(
      fc.property(anyUnlimitedDepartment, (drawn) => {
        const queue = withoutDoctor(drawn, 'doc_1');
        if (queue === drawn) return;
        const question = { doctorId: 'doc_1', nowMs };
        const { standing, badge, note } = dutyView(queue, question, enTicket);
        expect([['over', 'closed'].includes(standing), badge]).toEqual([true, state.closed]);
        const { tokens, lead } = waitView(queue, question, enTicket);
        expect([tokens, lead]).toEqual(['none', state.closed]);
        const doctors = [{ id: 'doc_1', name: 'Dr. A' }];
        const whole = { speciality: null, qualification: null, languages: [], fee: null, leave: [] };
        const [card] = doctorViews([{ ...whole, id: 'doc_1', name: 'Dr. A' }], { queue, nowMs, strings: enDoctors });
        expect(card).toMatchObject({ isFull: false, place: null, nextCode: null });
        const source = { queue, nowMs, doctors, strings: enTicket, refusals: NOTHING_REFUSED };
        expect(doctorStanding('doc_1', source).isOpen).toBe(false);
        expect([joining(queue, 'doc_1').refusal, note]).not.toContain(enTicket.join.allTaken);
      }),
      { numRuns: 500 },
    );
  });

  test('nobody promises another day where tokens are given with nobody there', () => {
    fc.assert(
      fc.property(anyDepartment, (drawn) => {
        const queue = { ...drawn, openings: openings(MONDAY) };
        const { standing, note } = dutyView(queue, everybody, enTicket);
        if (standing !== 'unattended') return;
        const telling = { nowMs, privacy: 'code', doctorId: '', estimateAt } as const;
        const { banner } = panelView(queue, { ...telling, strings: { ...enTicket, board: enBoard } });
        expect(banner).toMatchObject({ kind: 'none', title: noDoctor, lines: [tokensGiven] });
        const { lead, minutes } = waitView(queue, everybody, enTicket);
        expect([lead, minutes]).toEqual([note, null]);
        const { refusal, notes } = joining(queue, '');
        expect([refusal, notes]).toEqual([null, [noDoctor]]);
      }),
      { numRuns: 500 },
    );
  });
});
