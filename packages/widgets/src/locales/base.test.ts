import { describe, expect, test } from 'vitest';
import { common as ar } from './ar/base.ts';
import { common as en } from './en/base.ts';
import { common as es } from './es/base.ts';
import { common as hi } from './hi/base.ts';
import { directionOf, LANGUAGES, languageOf } from './languages.ts';
import { common as ta } from './ta/base.ts';

const all = { en, hi, ta, es, ar };

describe.each(LANGUAGES)('in %s', (language) => {
  const words = all[language];

  test('minutes are told with their number', () => {
    for (const until of [3, 11, 45, 120]) {
      expect(words.minutesUnder(until)).toContain(String(until));
      expect(words.minutes({ from: 1, until })).toContain(String(until));
    }
  });

  test('clock times stay as they are', () => {
    expect(words.opensAt('08:30')).toContain('08:30');
    expect(words.session.break('11:15')).toContain('11:15');
    expect(words.session.break(null)).not.toContain('null');
  });

  test('times and dates are written in its own language, with the digits of the codes', () => {
    expect(languageOf(words.tag)).toBe(language);
    expect(new Intl.DateTimeFormat(words.tag, { hour: '2-digit', minute: '2-digit' }).format(0)).toMatch(/[0-9]/);
  });
});

test('Arabic counts in six forms', () => {
  expect([1, 2, 3, 11, 100].map((until) => ar.minutes({ from: until, until }))).toEqual([
    'حوالي دقيقة واحدة',
    'حوالي دقيقتين',
    'حوالي 3 دقائق',
    'حوالي 11 دقيقة',
    'حوالي 100 دقيقة',
  ]);
});

test('a language is known by its primary subtag, and runs its own way', () => {
  expect(['es-MX', 'HI', 'ta-IN', 'fr', ''].map(languageOf)).toEqual(['es', 'hi', 'ta', 'en', 'en']);
  expect(LANGUAGES.map(directionOf)).toEqual(['ltr', 'ltr', 'ltr', 'ltr', 'rtl']);
});
