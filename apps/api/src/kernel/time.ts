import { Temporal } from 'temporal-polyfill';
import { invariant } from './invariant.ts';

declare const instantBrand: unique symbol;
declare const dayBrand: unique symbol;

/** A point in time: UTC milliseconds since 1970, a whole number. */
export type Instant = number & { readonly [instantBrand]: true };

/** A service day as its local date, `YYYY-MM-DD`; it begins at the hospital's roll-over time on that date. */
export type ServiceDay = string & { readonly [dayBrand]: true };

/** Where and when service days change. */
export interface DayRule {
  /** IANA zone, such as `Asia/Kolkata`. */
  readonly timeZone: string;
  /** Local time of the change, `HH:MM`; `00:00` is midnight. */
  readonly rollOverTime: string;
}

/** Year 9999 and before 1970 are refused: nothing of ours happens there, and ISO text would change its shape. */
const INSTANT_MS_MAX = 253_402_300_799_999;
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
/** The days of the week, as FHIR writes them; Monday is the first, as in ISO 8601. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** A day of the week. */
export type Weekday = (typeof WEEKDAYS)[number];

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ROLL_OVER = /^([01]\d|2[0-3]):[0-5]\d$/;
/** Names only: `+05:30` is an offset without the zone's rules, which a hospital cannot mean. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+\-/]*$/;

function isInstant(value: number): value is Instant {
  return Number.isSafeInteger(value) && value >= 0 && value <= INSTANT_MS_MAX;
}

/** Says whether the text is a date of the calendar, `YYYY-MM-DD`. */
export function isServiceDay(text: string): text is ServiceDay {
  if (!DAY.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Says whether the text is a local time of day, `HH:MM`. */
export function isRollOverTime(text: string): boolean {
  return ROLL_OVER.test(text);
}

/**
 * Takes milliseconds since 1970 as an instant.
 *
 * @throws InvariantError when it is no whole number between 1970 and 9999.
 * @example
 * const now = instantOf(Date.now());
 */
export function instantOf(epochMs: number): Instant {
  invariant(isInstant(epochMs), 'an instant is a whole number of milliseconds between 1970 and 9999');
  return epochMs;
}

/** Writes an instant as ISO 8601 in UTC with `Z` and milliseconds. */
export function toIso(instant: Instant): string {
  return new Date(instant).toISOString();
}

/**
 * Reads an ISO 8601 instant with `Z` or an offset; null when it is malformed, no real date, or before 1970.
 *
 * @example
 * parseInstant('2026-11-21T09:30:00+05:30') // 1795233600000
 * parseInstant('2026-02-30T00:00:00Z') // null
 */
export function parseInstant(text: string): Instant | null {
  if (!ISO.test(text) || !isServiceDay(text.slice(0, 10))) return null;
  const ms = Math.trunc(Date.parse(text));
  return isInstant(ms) ? ms : null;
}

/** Says whether the text names an IANA time zone this runtime knows. */
export function isTimeZone(text: string): boolean {
  if (!ZONE_NAME.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    // Intl throws a RangeError for an unknown zone and offers no other way to ask.
    return false;
  }
}

/** The instant a service day begins; in a gap of the clocks it is moved on by the gap, in an overlap the earlier one. */
function dayStart(date: Temporal.PlainDate, rule: DayRule): number {
  const plainTime = Temporal.PlainTime.from(rule.rollOverTime);
  return date.toZonedDateTime({ timeZone: rule.timeZone, plainTime }).epochMilliseconds;
}

function checkRule(rule: DayRule): void {
  invariant(isRollOverTime(rule.rollOverTime), 'a roll-over time is HH:MM');
}

/**
 * The service day an instant belongs to.
 *
 * @throws RangeError for an unknown time zone, InvariantError for a malformed roll-over time.
 * @example
 * serviceDayAt(instant, { timeZone: 'Asia/Kathmandu', rollOverTime: '00:00' }) // '2026-11-21'
 */
export function serviceDayAt(instant: Instant, rule: DayRule): ServiceDay {
  checkRule(rule);
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(rule.timeZone).toPlainDate();
  let date = local;
  while (dayStart(date, rule) > instant) date = date.subtract({ days: 1 });
  // A zone that skips a date (Samoa, 2011) has two days beginning at one instant: the later one counts.
  for (let next = date.add({ days: 1 }); dayStart(next, rule) <= instant; next = next.add({ days: 1 })) date = next;
  const day = date.toString();
  invariant(isServiceDay(day), 'a local date is a service day');
  return day;
}

/**
 * The instant a service day ends, which is when the next one begins.
 *
 * @throws RangeError for an unknown time zone, InvariantError for a malformed roll-over time.
 */
export function serviceDayEndsAt(day: ServiceDay, rule: DayRule): Instant {
  checkRule(rule);
  return instantOf(dayStart(Temporal.PlainDate.from(day).add({ days: 1 }), rule));
}

/**
 * The instant a service day begins.
 *
 * @throws RangeError for an unknown time zone, InvariantError for a malformed roll-over time.
 */
export function serviceDayStartsAt(day: ServiceDay, rule: DayRule): Instant {
  checkRule(rule);
  return instantOf(dayStart(Temporal.PlainDate.from(day), rule));
}

/**
 * The weekday of a service day, which is that of its date.
 *
 * @example
 * weekdayOf('2026-11-21') // 'sat'
 */
export function weekdayOf(day: ServiceDay): Weekday {
  const weekday = WEEKDAYS[Temporal.PlainDate.from(day).dayOfWeek - 1];
  invariant(weekday !== undefined, 'a week has seven days');
  return weekday;
}

/** The service day so many days later. */
export function daysAfter(day: ServiceDay, days: number): ServiceDay {
  const later = Temporal.PlainDate.from(day).add({ days }).toString();
  invariant(isServiceDay(later), 'a local date is a service day');
  return later;
}

/** A stretch of a service day by local times, `HH:MM`; an end that is not after the start lies on the next date. */
export interface LocalStretch {
  readonly startsAt: string;
  readonly endsAt: string;
}

/**
 * When a stretch of a service day begins and ends. Times before the roll-over lie on the next date; what would reach
 * beyond the day ends with it. In a gap of the clocks a time is moved on by the gap, in an overlap it is the earlier
 * one, so a stretch that a gap swallows is empty and never ends before it begins.
 *
 * @throws RangeError for an unknown time zone, InvariantError for a malformed time.
 * @example
 * stretchOf(day, { startsAt: '17:00', endsAt: '20:00' }, { timeZone: 'Asia/Kathmandu', rollOverTime: '00:00' });
 */
export function stretchOf(
  day: ServiceDay,
  local: LocalStretch,
  rule: DayRule,
): { readonly startsAt: Instant; readonly endsAt: Instant } {
  const { timeZone } = rule;
  checkRule({ timeZone, rollOverTime: local.startsAt });
  checkRule({ timeZone, rollOverTime: local.endsAt });
  const [dayStartsAt, dayEndsAt] = [serviceDayStartsAt(day, rule), serviceDayEndsAt(day, rule)];
  const startDate = Temporal.PlainDate.from(day).add({ days: local.startsAt < rule.rollOverTime ? 1 : 0 });
  const endDate = startDate.add({ days: local.endsAt > local.startsAt ? 0 : 1 });
  const start = dayStart(startDate, { timeZone, rollOverTime: local.startsAt });
  const end = dayStart(endDate, { timeZone, rollOverTime: local.endsAt });
  const startsAt = instantOf(Math.min(Math.max(start, dayStartsAt), dayEndsAt));
  return { startsAt, endsAt: instantOf(Math.min(Math.max(end, startsAt), dayEndsAt)) };
}
