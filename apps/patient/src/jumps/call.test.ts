import type { ActiveTicket, MissedTicket, PointState } from '@carequeue/queue-core';
import type { nameIn as nameInType } from '@carequeue/widgets/ticket';
import { describe, expect, test } from 'vitest';
import type { PageLanguage } from '../language.ts';
import { words } from '../words/en.ts';
import { callOf } from './call.ts';

const nameIn: typeof nameInType = ({ name, nameTranslations }, tag) => nameTranslations?.[tag.slice(0, 2)] ?? name;
const FACE = { id: 'tkt_9', code: 'CAR-9', label: 'CAR-9', language: null, doctorId: null };
const STAFF = { doctorId: null, doctorName: null, capacity: 1, available: true };
const CALLED_AT = '2026-11-21T05:00:00.000Z';
const LATER = '2026-11-21T05:01:00.000Z';

function queueWith(changes: Partial<Pick<ActiveTicket, 'status' | 'startedAt'>>, silent = false) {
  const call = { repeat: false, longer: false, silent };
  const called = { pointId: 'poi_2', calledAt: CALLED_AT, startedAt: null, callCount: 1, call };
  const ticket: ActiveTicket = { ...FACE, status: 'called', ...called, ...changes };
  const point = { id: 'poi_2', name: 'Room 2', nameTranslations: { hi: 'कमरा 2' }, ...STAFF };
  const points: readonly PointState[] = [{ ...point, tickets: [ticket] }];
  const missed: readonly MissedTicket[] = [];
  return { missed, points };
}

const TAGS = { en: 'en-GB', hi: 'hi-IN-u-nu-latn', ta: 'ta-IN-u-nu-latn', es: 'es-ES', ar: 'ar-u-nu-latn' };
const LANGUAGES: readonly PageLanguage[] = ['en', 'hi', 'ta', 'es', 'ar'];

function saidIn(language: PageLanguage, queue: ReturnType<typeof queueWith>, ticketId = 'tkt_9') {
  return callOf(queue, ticketId, { language, words: { ...words, tag: TAGS[language] }, nameIn });
}

describe('what is most urgent of a ticket', () => {
  test('is its call, with the way that its card tells, also where the call lets it in', () => {
    const told = { kind: 'called', text: 'CAR-9: go to Room 2' };
    expect(saidIn('en', queueWith({}))).toEqual(told);
    expect(saidIn('en', queueWith({ status: 'serving', startedAt: CALLED_AT }))).toEqual(told);
    expect(saidIn('en', queueWith({ status: 'serving', startedAt: LATER }))).toBeNull();
    expect(saidIn('en', queueWith({}), 'tkt_1')).toBeNull();
    expect(saidIn('hi', queueWith({}))?.text).toBe('CAR-9: कमरा 2 पर जाएँ');
  });

  test('is to stay where somebody comes, and that a call was missed', () => {
    expect(saidIn('en', queueWith({}, true))).toEqual({ kind: 'called', text: 'CAR-9: stay where you are' });
    const missed: readonly MissedTicket[] = [{ ...FACE, status: 'missed', missedAt: LATER }];
    expect(saidIn('en', { missed, points: [] })).toEqual({ kind: 'missed', text: 'CAR-9: missed' });
  });

  test.each(LANGUAGES)('has its code in %s', (language) => {
    const missed: readonly MissedTicket[] = [{ ...FACE, status: 'missed', missedAt: LATER }];
    for (const queue of [queueWith({}), queueWith({}, true), { missed, points: [] }]) {
      expect(saidIn(language, queue)?.text).toContain('CAR-9');
    }
  });
});
