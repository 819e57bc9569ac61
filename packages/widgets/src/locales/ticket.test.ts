import { describe, expect, test } from 'vitest';
import { words as ar } from './ar/ticket.ts';
import { join as enJoin } from './en/join.ts';
import { words as en } from './en/ticket.ts';
import { words as es } from './es/ticket.ts';
import { words as hi } from './hi/ticket.ts';
import { LANGUAGES } from './languages.ts';
import { words as ta } from './ta/ticket.ts';
import type { JoinWords } from './ticket-strings.ts';

const all: Readonly<Record<(typeof LANGUAGES)[number], JoinWords>> = { en: { ...en, join: enJoin }, hi, ta, es, ar };

/** Every sentence of a tree of words; those that take something are left to tests of their own. */
function sentencesOf(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(sentencesOf) : [];
}

describe.each(LANGUAGES)('the ticket in %s', (language) => {
  const { ticket, join } = all[language];

  test('keeps codes and rooms as they are', () => {
    const call = { code: 'CAR-70', point: 'Room 2' };
    for (const sentence of [ticket.calledAnnouncement(call), ticket.calledDocumentTitle(call)]) {
      expect(sentence).toContain('CAR-70');
      expect(sentence).toContain('Room 2');
    }
    expect(ticket.fetchedDocumentTitle('CAR-70')).toContain('CAR-70');
    expect(ticket.goTo('Room 2')).toContain('Room 2');
    expect(ticket.announcement.moved('LAB-4')).toContain('LAB-4');
    expect(ticket.sentOn({ code: 'LAB-4', department: 'Laboratory' })).toContain('LAB-4');
  });

  test('tells clock times and numbers as they are', () => {
    expect(ticket.between({ from: '11:20', until: '11:50' })).toMatch(/11:20.*11:50/);
    expect(ticket.beHereBy('11:10')).toContain('11:10');
    expect(ticket.beBackBy('11:10')).toContain('11:10');
    for (const count of [3, 11, 25]) {
      expect(ticket.place.ahead(count)).toContain(String(count));
      expect(ticket.alerts.near(count)).toContain(String(count));
      expect(ticket.calledAgain(count)).toContain(String(count));
      expect(ticket.place.passedOver({ soFar: 7, atMost: count })).toContain(String(count));
    }
    expect(ticket.place.ahead(0)).not.toContain('0');
  });

  test('names the button to press as it is written on it', () => {
    expect(ticket.whatHappensGated.arrival).toContain(ticket.iAmHere);
    expect(ticket.whatHappensLapses('11:00')).toContain(ticket.iAmHere);
    expect(join.remoteHint).toContain(ticket.iAmHere);
  });

  test('leaves no sentence empty, and none in English where it is another language', () => {
    const sentences = sentencesOf({ ticket, join });
    expect(sentences.filter((sentence) => sentence.trim() === '')).toEqual([]);
    const english = new Set(sentencesOf(all.en));
    if (language !== 'en') expect(sentences.filter((sentence) => english.has(sentence))).toEqual([]);
  });
});
