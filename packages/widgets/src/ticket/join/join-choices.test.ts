import type { QueueState } from '@carequeue/sdk';
import { describe, expect, test } from 'vitest';
import { words } from '../../locales/en/ticket.ts';
import { anOpening, aPoint, aQueue, NOW } from '../../testing/fixtures.ts';
import type { ChoiceSource } from './join-choices.ts';
import { doctorChoices, isRemoteFull, NOTHING_REFUSED, sessionChoices } from './join-choices.ts';
import { joinWordsOf } from './join-words.ts';

const en = joinWordsOf(words);

type Session = QueueState['sessions'][number];

const session = (id: string, doctorId: string | null, parts: Partial<Session> = {}): Session => ({
  ...{ id, doctorId, name: null, state: 'in', until: null, reason: null },
  ...{ startsAt: '2026-11-21T03:30:00.000Z', endsAt: '2026-11-21T07:30:00.000Z' },
  ...parts,
});
const takes = (sessionId: string, doctorId: string | null, onSite: number | null, remote: number | null) => ({
  ...{ sessionId, doctorId, nextCode: 'CAR-71' },
  left: { onSite, remote },
});
const evening = session('eve', 'doc_2', {
  ...{ name: 'Evening', state: 'planned', startsAt: '2026-11-21T11:30:00.000Z', endsAt: '2026-11-21T14:30:00.000Z' },
});
const source = (parts: Partial<QueueState> = {}, more: Partial<ChoiceSource> = {}): ChoiceSource => ({
  queue: aQueue({
    points: [aPoint(1, { doctorId: 'doc_4' })],
    sessions: [
      session('one', 'doc_1', { state: 'delayed', until: '2026-11-21T06:00:00.000Z' }),
      session('two', 'doc_2'),
      evening,
      session('three', 'doc_3', { state: 'left' }),
    ],
    openings: [anOpening(['2026-11-23T03:30:00.000Z'], 'doc_4')],
    intake: [takes('one', 'doc_1', null, 0), takes('two', 'doc_2', 0, 0), takes('eve', 'doc_2', 12, 3)],
    ...parts,
  }),
  doctors: ['doc_1', 'doc_2', 'doc_3', 'doc_4', 'doc_5'].map((id) => ({
    ...{ id, name: `Dr. ${id}` },
    leave: id === 'doc_5' ? [{ from: '2026-11-20', until: '2026-11-21' }] : [],
  })),
  refusals: NOTHING_REFUSED,
  strings: en,
  nowMs: Date.parse(NOW),
  ...more,
});

describe('the choice of a doctor', () => {
  test('tells how each of them stands, and who can be asked for', () => {
    const told = doctorChoices(source()).map(({ label, note, isOpen }) => `${label}: ${note} ${isOpen}`);
    expect(told).toEqual([
      'Whoever is free first: null true',
      'Dr. doc_1: delayed, expected at 11:30 true',
      'Dr. doc_2: from 17:00 true',
      'Dr. doc_3: has left false',
      'Dr. doc_4: Sees patients on Monday from 09:00 false',
      'Dr. doc_5: on leave today false',
    ]);
  });

  test('is not asked where there is one doctor, or none', () => {
    expect(doctorChoices(source({}, { doctors: [{ id: 'doc_1', name: 'Dr. Nair' }] }))).toEqual([]);
  });

  test('shows a doctor as full once all his sessions are', () => {
    const refusals = { ...NOTHING_REFUSED, sessions: new Map([['eve', 'full' as const]]) };
    const second = doctorChoices(source({}, { refusals })).find(({ value }) => value === 'doc_2');
    expect(second).toMatchObject({ note: en.join.full, isOpen: false });
  });
});

describe('the choice of a session', () => {
  test('is asked where a doctor has several, the full ones shown as such', () => {
    expect(sessionChoices('doc_2', source())).toMatchObject([
      { value: '', label: en.join.anySession },
      { value: 'two', label: '09:00 to 13:00', note: en.join.full, isOpen: false },
      { value: 'eve', label: 'Evening · 17:00 to 20:00', note: null, isOpen: true },
    ]);
    expect(sessionChoices('doc_1', source())).toEqual([]);
  });
});

test('a token for somebody on his way can be asked for as long as a session takes one', () => {
  const nobody = { doctorId: '', sessionId: '' };
  expect(isRemoteFull(nobody, source())).toBe(false);
  expect(isRemoteFull({ ...nobody, doctorId: 'doc_1' }, source())).toBe(true);
  expect(isRemoteFull({ ...nobody, sessionId: 'eve' }, source())).toBe(false);
  expect(isRemoteFull(nobody, source({ sessions: [], intake: [] }))).toBe(false);
  expect(isRemoteFull(nobody, source({}, { refusals: { ...NOTHING_REFUSED, isRemoteFull: true } }))).toBe(true);
});
