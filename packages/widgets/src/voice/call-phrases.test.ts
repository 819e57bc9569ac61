import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../locales/languages.ts';
import { callClips, clipNames, numberClips } from './call-phrases.ts';

function said(language: (typeof LANGUAGES)[number], code: string, pointName = ''): string {
  return callClips(language, { code, pointName })
    .map(({ name }) => name)
    .join(' ');
}

describe('a number', () => {
  test('is one clip below a hundred and its parts above', () => {
    expect(numberClips('hi', 99)).toEqual(['99']);
    expect(numberClips('ta', 100)).toEqual(['100']);
    expect(numberClips('es', 123)).toEqual(['100-and', '23']);
    expect(numberClips('ar', 9_999)).toEqual(['9000-and', '900-and', '99']);
    expect(numberClips('es', 2_000)).toEqual(['2000']);
    expect(numberClips('hi', 1_200)).toEqual(['1000-and', '200']);
  });

  test('has its "and" in English before tens and ones alone', () => {
    expect(numberClips('en', 1_005)).toEqual(['1000-and', '5']);
    expect(numberClips('en', 1_200)).toEqual(['1000-then', '200']);
    expect(numberClips('en', 1_234)).toEqual(['1000-then', '200-and', '34']);
  });

  test.each(LANGUAGES)('from 0 to 9,999 is made of clips that a pack in %s has', (language) => {
    const names = new Set(clipNames(language));
    for (let number = 0; number < 10_000; number += 1) {
      const clips = numberClips(language, number);
      expect(clips.length).toBeGreaterThan(0);
      expect(clips.filter((clip) => !names.has(clip))).toEqual([]);
      // Told apart by ear: the parts add up to the number again.
      expect(clips.reduce((sum, clip) => sum + Number.parseInt(clip, 10), 0)).toBe(number);
    }
  });
});

describe('a code', () => {
  test('is spelled, then its number said', () => {
    expect(said('en', 'CAR-123')).toBe('token letter-c letter-a letter-r 100-and 23 look');
    expect(said('hi', 'DER-A12')).toBe('token letter-d letter-e letter-r letter-a 12 look');
    expect(said('es', '7')).toBe('token 7 look');
    expect(said('ar', 'OPD2-15')).toBe('token letter-o letter-p letter-d 2 15 look');
  });

  test('is said digit by digit where its number is long or begins with a nought', () => {
    expect(said('en', 'X12345')).toBe('token letter-x 1 2 3 4 5 look');
    expect(said('en', 'CAR-007')).toBe('token letter-c letter-a letter-r 0 0 7 look');
  });

  test('of another script leaves to the eye what cannot be spelled', () => {
    expect(said('en', 'हृ-12')).toBe('token 12 look');
  });
});

describe('a place', () => {
  test('is told as the language calls it; a name that no recording says leaves it to the other', () => {
    const nameTranslations = { ar: 'العيادة 1', hi: 'जाँच कक्ष' };
    const clips = (language: 'ar' | 'hi' | 'en') =>
      callClips(language, { code: '5', pointName: 'Room 1', nameTranslations }).map(({ name }) => name);
    expect(clips('ar')).toEqual(['token', '5', 'go', 'consulting-room', '1']);
    expect(clips('hi')).toEqual(['token', '5', 'go', 'room', '1', 'go-in']);
    expect(clips('en')).toEqual(['token', '5', 'go', 'room', '1']);
  });

  test('is said after the code', () => {
    expect(said('en', 'A1', 'Room 2')).toBe('token letter-a 1 go room 2');
    expect(said('ta', 'A1', 'Counter 12')).toBe('token letter-a 1 go counter 12');
    expect(said('es', 'A1', 'Laboratory')).toBe('token letter-a 1 go laboratory-only');
    expect(said('en', 'A1', 'Cabin B12')).toBe('token letter-a 1 go cabin letter-b 12');
    expect(said('en', 'A1', 'Room 2A')).toBe('token letter-a 1 go room 2 letter-a');
  });

  test('is gone into or come to in Hindi', () => {
    expect(said('hi', 'A1', 'Room 2')).toBe('token letter-a 1 go room 2 go-in');
    expect(said('hi', 'A1', 'Window 3')).toBe('token letter-a 1 go window 3 go-at');
  });

  test('that is a name is left to the screen', () => {
    for (const language of LANGUAGES) expect(said(language, 'A1', 'Dr Rao')).toMatch(/ look$/u);
  });

  test('with a number of any length is made of clips the pack has', () => {
    for (const language of LANGUAGES) {
      const names = new Set(clipNames(language));
      for (const place of ['Room 9999', 'Door A', 'Desk 0', 'Lab 007', 'Pharmacy', 'X-ray', 'Reception', 'Window 3B']) {
        const clips = callClips(language, { code: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-90210', pointName: place });
        expect(clips.filter(({ name }) => !names.has(name))).toEqual([]);
      }
    }
  });
});

test('no clip is named twice', () => {
  for (const language of LANGUAGES) {
    const names = clipNames(language);
    expect(new Set(names).size).toBe(names.length);
  }
});
