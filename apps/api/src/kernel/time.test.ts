import { describe, expect, test } from 'vitest';
import type { DayRule, Instant, ServiceDay } from './time.ts';
import {
  instantOf,
  isServiceDay,
  isTimeZone,
  parseInstant,
  serviceDayAt,
  serviceDayEndsAt,
  stretchOf,
  toIso,
} from './time.ts';

function at(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new Error(`${text} is no instant`);
  return instant;
}

function day(text: string): ServiceDay {
  if (!isServiceDay(text)) throw new Error(`${text} is no day`);
  return text;
}

/** The day ends at `end`: the last millisecond before belongs to it, the first after to another. */
function expectEnd(text: string, rule: DayRule, end: string): void {
  const ends = serviceDayEndsAt(day(text), rule);
  expect(toIso(ends)).toBe(toIso(at(end)));
  expect(serviceDayAt(instantOf(ends - 1), rule)).toBe(text);
  expect(serviceDayAt(ends, rule)).not.toBe(text);
}

describe('service days', () => {
  test.each([
    ['2026-11-21', 'Asia/Kolkata', '00:00', '2026-11-22T00:00:00+05:30'],
    ['2026-11-21', 'Asia/Kathmandu', '00:00', '2026-11-22T00:00:00+05:45'],
    ['2026-11-21', 'Asia/Kathmandu', '04:30', '2026-11-22T04:30:00+05:45'],
    // Berlin: spring gap 02:00-03:00 on 29 March, autumn overlap 02:00-03:00 on 25 October.
    ['2026-03-28', 'Europe/Berlin', '00:00', '2026-03-29T00:00:00+01:00'],
    ['2026-03-29', 'Europe/Berlin', '00:00', '2026-03-30T00:00:00+02:00'],
    ['2026-03-28', 'Europe/Berlin', '02:30', '2026-03-29T03:30:00+02:00'],
    ['2026-10-24', 'Europe/Berlin', '02:30', '2026-10-25T02:30:00+02:00'],
    ['2026-10-25', 'Europe/Berlin', '02:30', '2026-10-26T02:30:00+01:00'],
    // New York: gap on 8 March, overlap 01:00-02:00 on 1 November.
    ['2026-03-07', 'America/New_York', '02:15', '2026-03-08T03:15:00-04:00'],
    ['2026-10-31', 'America/New_York', '01:30', '2026-11-01T01:30:00-04:00'],
    ['2026-11-01', 'America/New_York', '01:30', '2026-11-02T01:30:00-05:00'],
    // Lord Howe shifts by thirty minutes: gap 02:00-02:30 on 4 October, overlap 01:30-02:00 on 5 April.
    ['2026-10-03', 'Australia/Lord_Howe', '02:15', '2026-10-04T02:45:00+11:00'],
    ['2026-04-04', 'Australia/Lord_Howe', '01:45', '2026-04-05T01:45:00+11:00'],
    ['2026-04-05', 'Australia/Lord_Howe', '00:00', '2026-04-06T00:00:00+10:30'],
  ])('%s in %s with roll-over %s ends at %s', (text, timeZone, rollOverTime, end) => {
    expectEnd(text, { timeZone, rollOverTime }, end);
  });

  test('both passes through a repeated hour belong to the day that began in the first', () => {
    const rule = { timeZone: 'Europe/Berlin', rollOverTime: '02:30' };
    expect(serviceDayAt(at('2026-10-25T02:29:00+02:00'), rule)).toBe('2026-10-24');
    expect(serviceDayAt(at('2026-10-25T02:45:00+02:00'), rule)).toBe('2026-10-25');
    expect(serviceDayAt(at('2026-10-25T02:15:00+01:00'), rule)).toBe('2026-10-25');
    expect(serviceDayAt(at('2026-10-25T02:45:00+01:00'), rule)).toBe('2026-10-25');
  });

  test('before the roll-over time it is still yesterday', () => {
    const rule = { timeZone: 'Asia/Kolkata', rollOverTime: '05:00' };
    expect(serviceDayAt(at('2026-11-21T04:59:59.999+05:30'), rule)).toBe('2026-11-20');
    expect(serviceDayAt(at('2026-11-21T05:00:00+05:30'), rule)).toBe('2026-11-21');
  });

  test('a zone that skipped a date still gives every instant one day', () => {
    const rule = { timeZone: 'Pacific/Apia', rollOverTime: '00:00' };
    expect(serviceDayAt(at('2011-12-29T23:59:00-10:00'), rule)).toBe('2011-12-29');
    expect(serviceDayAt(at('2011-12-31T00:00:00+14:00'), rule)).toBe('2011-12-31');
  });
});

describe('instants and zones', () => {
  test('an instant is written with Z and read back', () => {
    expect(toIso(at('2026-11-21T09:30:00+05:30'))).toBe('2026-11-21T04:00:00.000Z');
  });

  test('what is no instant is refused', () => {
    for (const text of [
      '',
      'now',
      '2026-11-21',
      '2026-11-21T09:30:00',
      '2026-02-30T00:00:00Z',
      '1969-12-31T23:59:59Z',
    ]) {
      expect(parseInstant(text)).toBeNull();
    }
  });

  test('a zone is a name of the IANA database', () => {
    expect(isTimeZone('Asia/Kathmandu')).toBe(true);
    expect(isTimeZone('UTC')).toBe(true);
    for (const text of ['', '+05:30', 'Asia/Atlantis', 'Asia/Kolkata\n']) expect(isTimeZone(text)).toBe(false);
  });
});

describe('stretches of a service day', () => {
  test.each([
    ['2026-11-21', 'Asia/Kolkata', '00:00', '09:00-13:00', '2026-11-21T03:30Z', '2026-11-21T07:30Z'],
    ['2026-11-21', 'Asia/Kathmandu', '00:00', '17:00-20:30', '2026-11-21T11:15Z', '2026-11-21T14:45Z'],
    // An end at midnight is the day's end; one beyond it is cut off.
    ['2026-11-21', 'Asia/Kolkata', '00:00', '14:00-00:00', '2026-11-21T08:30Z', '2026-11-21T18:30Z'],
    ['2026-11-21', 'Asia/Kolkata', '00:00', '20:00-02:00', '2026-11-21T14:30Z', '2026-11-21T18:30Z'],
    ['2026-11-21', 'Asia/Kolkata', '06:00', '20:00-02:00', '2026-11-21T14:30Z', '2026-11-21T20:30Z'],
    ['2026-11-21', 'Asia/Kolkata', '06:00', '01:00-05:00', '2026-11-21T19:30Z', '2026-11-21T23:30Z'],
    ['2026-11-21', 'Asia/Kolkata', '00:00', '00:00-00:00', '2026-11-20T18:30Z', '2026-11-21T18:30Z'],
    // The night the clocks go forward has an hour less, and a stretch inside the gap nothing at all.
    ['2026-03-29', 'Europe/Berlin', '00:00', '00:00-06:00', '2026-03-28T23:00Z', '2026-03-29T04:00Z'],
    ['2026-03-29', 'Europe/Berlin', '00:00', '02:00-03:00', '2026-03-29T01:00Z', '2026-03-29T01:00Z'],
    ['2026-03-28', 'Europe/Berlin', '06:00', '22:00-06:00', '2026-03-28T21:00Z', '2026-03-29T04:00Z'],
    // The night they go back has one more.
    ['2026-10-25', 'Europe/Berlin', '00:00', '00:00-06:00', '2026-10-24T22:00Z', '2026-10-25T05:00Z'],
    ['2026-10-31', 'America/New_York', '07:00', '19:00-07:00', '2026-10-31T23:00Z', '2026-11-01T12:00Z'],
  ])('on %s in %s with roll-over %s, %s is %s to %s', (text, timeZone, rollOverTime, local, from, until) => {
    const [startsAt = '', endsAt = ''] = local.split('-');
    const stretch = stretchOf(day(text), { startsAt, endsAt }, { timeZone, rollOverTime });
    expect([toIso(stretch.startsAt), toIso(stretch.endsAt)]).toEqual([toIso(at(from)), toIso(at(until))]);
  });
});
