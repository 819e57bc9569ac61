import type { TicketPlace } from '@carequeue/sdk';
import { describe, expect, test } from 'vitest';
import { words as en } from '../../locales/en/ticket.ts';
import { aheadSentence, placeReasons } from './ticket-place.ts';

const words = en.ticket.place;
const place = (byLane: Partial<TicketPlace['ahead']['byLane']>, parts: Partial<TicketPlace> = {}): TicketPlace => {
  const ahead = { byLane: { booked: 0, 'walk-in': 0, review: 0, late: 0, ...byLane } };
  return {
    position: 1 + Object.values(ahead.byLane).reduce((sum, count) => sum + count, 0),
    ahead,
    lane: 'walk-in',
    passedOver: 0,
    passedOverAtMost: 20,
    pattern: { lanes: ['booked', 'booked', 'walk-in'], reviewEvery: 3, passedOverMax: 20 },
    ...parts,
  };
};

describe('who is before somebody', () => {
  test('is told by how they came, where that differs', () => {
    expect(aheadSentence(place({ booked: 2, 'walk-in': 2 }), words)).toBe(
      '4 people before you: 2 with a booking, 2 without a booking',
    );
    expect(aheadSentence(place({ booked: 1 }), words)).toBe('1 person before you: 1 with a booking');
    expect(aheadSentence(place({ 'walk-in': 1, review: 1, late: 1 }), words)).toBe(
      '3 people before you: 1 without a booking, 1 who came late for a booking, 1 to show a report',
    );
  });

  test('is a number where all are alike, and nobody for the first', () => {
    expect(aheadSentence(place({ 'walk-in': 3 }), words)).toBe('3 people before you');
    expect(aheadSentence(place({}), words)).toBe('You are next');
    expect(aheadSentence(place({}, { lane: 'booked' }), words)).toBe('You are next');
  });
});

describe('why somebody is where he is', () => {
  test('is arrival among those who came alike, whom the pattern puts before them, urgency and the promise', () => {
    const promise = [
      'Whoever is more urgent is called sooner; the staff decide that.',
      'At most 20 people who came after you, beside emergencies, can be called before you. So far: 2.',
    ];
    // Nobody with a booking waits just now; the first who comes must not make it untrue.
    expect(placeReasons(place({ 'walk-in': 3 }, { passedOver: 2 }), words)).toEqual([
      'People without a booking are called in the order they came.',
      'People are called in turn: 2 with a booking, then 1 without a booking, and so on.',
      'After every 3 patients comes one who only shows a report.',
      ...promise,
    ]);
    const alone = { lanes: ['walk-in'], reviewEvery: 0, passedOverMax: 20 } as const;
    expect(placeReasons(place({ 'walk-in': 3 }, { passedOver: 2, pattern: alone }), words)).toEqual([
      'People without a booking are called in the order they came.',
      ...promise,
    ]);
    const bookedFirst = { lanes: ['booked'], reviewEvery: 0, passedOverMax: 20 } as const;
    expect(placeReasons(place({}, { passedOver: 2, pattern: bookedFirst }), words)).toEqual([
      'People without a booking are called in the order they came.',
      'People with a booking are called first, when their time has come.',
      ...promise,
    ]);
  });

  test('is the pattern where lanes meet', () => {
    expect(placeReasons(place({ booked: 1, review: 1 }), words).slice(0, 2)).toEqual([
      'People are called in turn: 2 with a booking, then 1 without a booking, and so on.',
      'After every 3 patients comes one who only shows a report.',
    ]);
    const late = placeReasons(place({}, { lane: 'late' }), words);
    expect(late).toContain(words.late);
    const pattern = { lanes: ['walk-in'], reviewEvery: 0, passedOverMax: 20 } as const;
    expect(placeReasons(place({ booked: 1, review: 1 }, { pattern }), words).slice(0, 2)).toEqual([
      'People without a booking are called first.',
      'Those who only show a report come when nobody else is there.',
    ]);
  });
});
