import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SessionPlan } from './department-settings.ts';
import type { OpeningPlan } from './opening-days.ts';
import { beginAfter, beginsOn } from './opening-days.ts';
import type { ServiceDay, Weekday } from './time.ts';
import { daysAfter, instantOf, isServiceDay, serviceDayAt, toIso, WEEKDAYS, weekdayOf } from './time.ts';

const NOBODY = { doctorId: null, leaveOf: () => [] };
const QUOTAS = { booked: null, walkIn: null, remote: null };
const MINUTE_MS = 60_000;

function day(text: string): ServiceDay {
  if (!isServiceDay(text)) throw new Error(`${text} is no date`);
  return text;
}

function aPlan(hours: string, days?: readonly Weekday[], doctorId: string | null = null): SessionPlan {
  const [startsAt = '', endsAt = ''] = hours.split('-');
  return { id: `${hours.replaceAll(':', '')}`, name: hours, doctorId, startsAt, endsAt, days, quotas: QUOTAS };
}

function aDepartment(sessions: readonly SessionPlan[], parts: Partial<OpeningPlan> = {}): OpeningPlan {
  return { sessions, closedDates: [], timeZone: 'Asia/Kolkata', rollOverTime: '00:00', ...parts };
}

function opens(after: string, plan: OpeningPlan): string | null {
  const at = beginAfter(day(after), plan, NOBODY);
  return at === null ? null : toIso(at);
}

describe('the next opening after a service day', () => {
  const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
  const office = [aPlan('09:00-13:00', weekdays), aPlan('17:00-20:00', weekdays)];

  test('passes over days off and closed dates', () => {
    expect(opens('2026-11-20', aDepartment(office))).toBe('2026-11-23T03:30:00.000Z');
    expect(opens('2026-11-20', aDepartment(office, { closedDates: ['2026-11-23', '2026-11-25'] }))).toBe(
      '2026-11-24T03:30:00.000Z',
    );
    expect(opens('2026-11-22', aDepartment(office))).toBe('2026-11-23T03:30:00.000Z');
  });

  test('stands in the zone of the hospital, to the minute', () => {
    expect(opens('2026-11-20', aDepartment(office, { timeZone: 'Asia/Kathmandu' }))).toBe('2026-11-23T03:15:00.000Z');
  });

  test('keeps its clock time where clocks change, both ways, and is moved on by a gap that it lies in', () => {
    const daily = [aPlan('09:00-13:00')];
    const madrid = { timeZone: 'Europe/Madrid' };
    expect(opens('2026-03-27', aDepartment(daily, madrid))).toBe('2026-03-28T08:00:00.000Z');
    expect(opens('2026-03-28', aDepartment(daily, madrid))).toBe('2026-03-29T07:00:00.000Z');
    expect(opens('2026-10-24', aDepartment(daily, madrid))).toBe('2026-10-25T08:00:00.000Z');
    const night = aDepartment([aPlan('02:30-05:00')], madrid);
    expect(opens('2026-03-28', night)).toBe('2026-03-29T01:30:00.000Z');
    expect(opens('2026-10-24', night)).toBe('2026-10-25T00:30:00.000Z');
    const swallowed = aDepartment([aPlan('02:30-03:15'), aPlan('02:15-02:45')], madrid);
    expect(beginsOn(day('2026-03-29'), swallowed, NOBODY).map(toIso)).toEqual(['2026-03-29T01:15:00.000Z']);
  });

  test('belongs to the service day that it is planned for, also past midnight', () => {
    const saturdayNight = aDepartment([aPlan('01:00-03:00', ['sat'])], { rollOverTime: '06:00' });
    expect(opens('2026-11-20', saturdayNight)).toBe('2026-11-21T19:30:00.000Z');
    const late = aDepartment([aPlan('22:00-02:00', ['sat'])]);
    expect(opens('2026-11-20', late)).toBe('2026-11-21T16:30:00.000Z');
  });

  test('is none where nothing is planned, or nothing within half a year', () => {
    expect(opens('2026-11-20', aDepartment([]))).toBeNull();
    const leave = [{ from: '2026-11-01', until: '2027-11-01' }];
    const plan = aDepartment([aPlan('09:00-13:00', undefined, 'doc_1')]);
    expect(beginAfter(day('2026-11-20'), plan, { doctorId: 'doc_1', leaveOf: () => leave })).toBeNull();
    expect(beginAfter(day('2026-11-20'), plan, { doctorId: null, leaveOf: () => leave })).toBeNull();
  });
});

const time = fc
  .record({ hour: fc.nat(23), quarter: fc.nat(3) })
  .map(({ hour, quarter }) => `${String(hour).padStart(2, '0')}:${String(quarter * 15).padStart(2, '0')}`);
const plans = fc.array(
  fc.record({
    startsAt: time,
    endsAt: time,
    days: fc.option(fc.subarray([...WEEKDAYS], { minLength: 1 }), { nil: undefined }),
    doctorId: fc.constantFrom(null, 'doc_1', 'doc_2'),
  }),
  { maxLength: 4 },
);
const offset = fc.nat(12);
const stretch = fc.record({ from: offset, length: fc.nat(3) });
const weeks = fc.record({
  sessions: plans,
  closed: fc.array(offset, { maxLength: 4 }),
  away: fc.array(stretch, { maxLength: 2 }),
  timeZone: fc.constantFrom(
    'Asia/Kolkata',
    'Asia/Kathmandu',
    'Europe/Madrid',
    'America/Santiago',
    'Australia/Lord_Howe',
  ),
  rollOverTime: fc.constantFrom('00:00', '04:00', '12:15'),
  // About the days clocks change on, in either half of the world.
  firstDay: fc.constantFrom('2026-03-24', '2026-10-20', '2026-04-01', '2026-09-02', '2026-12-28'),
  doctorId: fc.constantFrom(null, 'doc_1', 'doc_2', 'doc_3'),
});

/** A clock on the wall: the local date, time and weekday of an instant, by the platform and not by our time module. */
function wallClock(timeZone: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  return (atMs: number) => {
    const parts = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
    return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
  };
}

function dateBefore(date: string): string {
  return new Date(Date.parse(date) - 24 * 60 * MINUTE_MS).toISOString().slice(0, 10);
}

const WEEKDAY_NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

test('it is what somebody finds who walks through the days with a clock in his hand', () => {
  fc.assert(
    fc.property(weeks, ({ sessions, closed, away, firstDay, doctorId, ...rule }) => {
      const dates = Array.from({ length: 20 }, (_, index) => daysAfter(day(firstDay), index));
      const closedDates = closed.flatMap((index) => dates[index] ?? []);
      const leave = away.flatMap(({ from, length }) => {
        const [first, last] = [dates[from], dates[from + length]];
        return first === undefined || last === undefined ? [] : [{ from: first, until: last }];
      });
      const leaveOf = (id: string) => (id === 'doc_1' ? leave : []);
      const planned = sessions.map((one, index) => ({ ...one, id: `s-${index}`, name: 's', quotas: QUOTAS }));
      const plan = aDepartment(planned, { ...rule, closedDates });

      const own = planned.filter((one) => one.doctorId === doctorId);
      const wanted =
        doctorId === null ? planned : own.length > 0 ? own : planned.filter((one) => one.doctorId === null);
      const clock = wallClock(rule.timeZone);
      const isBegin = (atMs: number): boolean => {
        const { date, time: wall } = clock(atMs);
        // In an overlap the earlier of two equal times counts.
        const isRepeated = [30, 60].some((ago) => clock(atMs - ago * MINUTE_MS).time === wall);
        if (isRepeated) return false;
        const serviceDay = wall < rule.rollOverTime ? dateBefore(date) : date;
        const weekday = WEEKDAY_NAMES[new Date(serviceDay).getUTCDay()];
        if (serviceDay <= firstDay || closedDates.some((other) => other === serviceDay)) return false;
        return wanted.some((one) => {
          const whose = doctorId ?? one.doctorId;
          const isAway = leaveOf(whose ?? '').some(({ from, until }) => from <= serviceDay && serviceDay <= until);
          return one.startsAt === wall && !isAway && (one.days?.some((name) => name === weekday) ?? true);
        });
      };
      const found = beginAfter(day(firstDay), plan, { doctorId, leaveOf });
      const stopMs = found ?? Date.parse(firstDay) + 19 * 24 * 60 * MINUTE_MS;
      // What lies in a gap no clock shows: it is left to the examples.
      if (found !== null && !wanted.some(({ startsAt }) => startsAt === clock(found).time)) return;
      if (found !== null) {
        expect(isBegin(found)).toBe(true);
        expect(serviceDayAt(instantOf(found), plan) > firstDay).toBe(true);
      }
      for (let atMs = Date.parse(firstDay); atMs < stopMs; atMs += 15 * MINUTE_MS) {
        if (isBegin(atMs)) throw new Error(`a session begins at ${new Date(atMs).toISOString()}`);
      }
    }),
    { numRuns: 60 },
  );
});

test('weekdays and later days are those of the calendar', () => {
  fc.assert(
    fc.property(fc.nat(20_000), fc.nat(400), (epochDay, ahead) => {
      const text = (count: number) => new Date(count * 24 * 60 * MINUTE_MS).toISOString().slice(0, 10);
      expect(daysAfter(day(text(epochDay)), ahead)).toBe(text(epochDay + ahead));
      expect(weekdayOf(day(text(epochDay)))).toBe(WEEKDAY_NAMES[new Date(text(epochDay)).getUTCDay()]);
    }),
  );
});
