import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { common as ar } from '../locales/ar/base.ts';
import { common as en } from '../locales/en/base.ts';
import { common as es } from '../locales/es/base.ts';
import { common as hi } from '../locales/hi/base.ts';
import { wordsOfPerson } from '../locales/person-words.ts';
import { common as ta } from '../locales/ta/base.ts';
import { anOpening, aQueue, NOW } from '../testing/fixtures.ts';
import { dayText, openingOf, openingText } from './opening.ts';

const nowMs = Date.parse(NOW);
const DAY = '2026-11-21';
const MONDAY = '2026-11-23T03:30:00.000Z';
const everybody = { doctorId: null, nowMs };
const LANGUAGES = [en, hi, ta, es, ar];

interface Told {
  readonly timeZone?: string;
  readonly words?: typeof en;
  readonly atMs?: number;
}

function told(at: string, { timeZone = 'Asia/Kolkata', words = en, atMs = nowMs }: Told = {}): string | null {
  const department = { ...aQueue().department, timeZone };
  return openingText(aQueue({ department, openings: [anOpening([at])] }), { doctorId: null, nowMs: atMs }, words);
}

describe('an opening', () => {
  test('is told by the hospital’s clock, with its day where that is another', () => {
    expect(told('2026-11-24T03:30:00.000Z', { words: es })).toBe('Abre el martes a las 09:00');
    expect(told('2026-11-21T18:15:00.000Z', { timeZone: 'Asia/Kathmandu' })).toBe('Opens Sunday at 00:00');
    expect(told('2026-11-21T18:15:00.000Z')).toBe('Opens at 23:45');
  });

  test('of a doctor is told in words that are said of a person', () => {
    const words = LANGUAGES.map(wordsOfPerson);
    expect(words.map((said) => told('2026-11-24T03:30:00.000Z', { words: said }))).toEqual([
      'Sees patients on Tuesday from 09:00',
      'मंगलवार को 09:00 बजे से मरीज़ देखेंगे',
      'செவ்வாய், 09:00 மணி முதல் நோயாளிகளைப் பார்ப்பார்',
      'Pasa consulta el martes desde las 09:00',
      'يستقبل المرضى يوم الثلاثاء من الساعة \u206809:00\u2069',
    ]);
    expect(words.map((said) => told('2026-11-21T11:30:00.000Z', { words: said }))[3]).toBe(
      'Pasa consulta desde las 17:00',
    );
  });

  test('further ahead than its weekday says is told with its date', () => {
    expect(told('2026-11-27T03:30:00.000Z')).toBe('Opens Friday at 09:00');
    expect(told('2026-11-28T03:30:00.000Z')).toMatch(/^Opens Sat,? 28 Nov at 09:00$/);
    const telling = { nowMs: Date.parse(DAY), tag: 'en-GB', timeZone: 'UTC' };
    expect(dayText(Date.parse('2026-12-01'), telling)).toContain('1 Dec');
  });

  test('is nobody’s where the department tells of others only', () => {
    const queue = aQueue({ openings: [anOpening([MONDAY], 'doc_1')] });
    expect(openingOf(queue, everybody)).toBeNull();
    expect(openingOf(queue, { doctorId: 'doc_1', nowMs })).toBe(Date.parse(MONDAY));
  });

  test('late in the evening, the next morning’s names its day', () => {
    const madrid = { timeZone: 'Europe/Madrid', words: es, atMs: Date.parse('2026-11-21T21:04:00.000Z') };
    expect(told('2026-11-22T06:00:00.000Z', madrid)).toBe('Abre el domingo a las 07:00');
  });

  test('names its day exactly where it is not today, whatever the zone, the time and the language', () => {
    const zone = fc.constantFrom(
      ...['Asia/Kolkata', 'Europe/Madrid', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Kiritimati'],
      ...['Pacific/Pago_Pago', 'Australia/Lord_Howe', 'America/St_Johns'],
    );
    const minute = fc.integer({ min: Date.UTC(2026, 0) / 60_000, max: Date.UTC(2027, 11) / 60_000 });
    const ahead = fc.oneof(fc.integer({ min: 1, max: 3 * 24 * 60 }), fc.integer({ min: 1, max: 180 * 24 * 60 }));
    const words = fc.constantFrom(...LANGUAGES.flatMap((one) => [one, wordsOfPerson(one)]));
    fc.assert(
      fc.property(zone, minute, ahead, words, (timeZone, at, minutes, said) => {
        const [atMs, opensMs] = [at * 60_000, (at + minutes) * 60_000];
        const dateOf = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
        const clock = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(opensMs);
        const isToday = dateOf.format(atMs) === dateOf.format(opensMs);
        const text = told(new Date(opensMs).toISOString(), { timeZone, words: said, atMs });
        expect(text === said.opensAt(clock)).toBe(isToday);
        const [weekday, short] = (['long', 'short'] as const).map((length) =>
          new Intl.DateTimeFormat(said.tag, { timeZone, weekday: length }).format(opensMs),
        );
        const named = text?.includes(weekday ?? '') || text?.includes(short ?? '');
        expect(isToday || named).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
