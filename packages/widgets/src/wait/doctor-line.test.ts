import type { Doctor, QueueState } from '@carequeue/sdk/live';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { words as en } from '../locales/en/status.ts';
import { wordsOfPerson } from '../locales/person-words.ts';
import { statusView } from '../status/status-view.ts';
import { anyDepartment } from '../testing/any-department.ts';
import { anOpening, aPoint, aQueue, NOW } from '../testing/fixtures.ts';
import { lineOfDoctor } from './doctor-line.ts';
import { waitView } from './wait-view.ts';

const nowMs = Date.parse(NOW);
const question = { doctorId: 'doc_1', nowMs };
const someone = (id: string, leave: Doctor['leave']): Doctor => ({
  ...{ id, name: 'Dr. A', speciality: null, qualification: null, languages: [], fee: null, leave },
});
const LEAVE = [{ from: '2026-11-20', until: '2026-11-23' }];

test('the line of a doctor says that he is on leave where his status does, in the same words, and else what it said of people', () => {
  fc.assert(
    fc.property(
      anyDepartment,
      fc.constantFrom<QueueState['state']>('open', 'paused', 'closed'),
      fc.constantFrom(null, someone('doc_1', []), someone('doc_1', LEAVE), someone('doc_2', LEAVE)),
      (department, state, doctor) => {
        const queue = { ...department, state, openings: [anOpening(['2026-11-24T03:30:00.000Z'], 'doc_1')] };
        const line = lineOfDoctor(waitView, () => doctor)(queue, question, en);
        const his = doctor?.id === 'doc_1' ? doctor : null;
        const { badge, note, message, tokens } = statusView(queue, { ...question, doctor: his }, en);
        if (badge !== 'On leave today') expect(line).toEqual(waitView(queue, question, wordsOfPerson(en)));
        else expect(line).toEqual({ tokens, lead: badge, minutes: null, note: message || note });
      },
    ),
    { numRuns: 1_000 },
  );
});

test('the line of a doctor who is not on duty says it of him, not of everybody', () => {
  const points = [aPoint(1, { doctorId: 'doc_1', available: false }), aPoint(2)];
  const sayOf = lineOfDoctor(waitView, () => null);
  expect(sayOf(aQueue({ points }), question, en).note).toBe('This doctor is not on duty just now.');
  expect(sayOf(aQueue({ points }), { doctorId: null, nowMs }, en)).toEqual(
    waitView(aQueue({ points }), { doctorId: null, nowMs }, en),
  );
});
