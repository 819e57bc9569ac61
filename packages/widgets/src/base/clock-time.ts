/** Clock times and dates as the hospital's own clock shows them. */

const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const DATE: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf({ tag, timeZone }: ClockSetting, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${timeZone} ${parts.hour}`;
  const format = formats.get(key) || new Intl.DateTimeFormat(tag, { timeZone, ...parts });
  formats.set(key, format);
  return format;
}

/** Zone and language that times are written in. */
export interface ClockSetting {
  /** BCP 47 tag. */
  readonly tag: string;
  /** IANA zone of the hospital. */
  readonly timeZone: string;
}

/**
 * Writes an instant as hours and minutes of the hospital's day.
 *
 * @example
 * clockTime(Date.parse('2026-11-21T05:12:00Z'), { tag: 'en-GB', timeZone: 'Asia/Kolkata' }); // '10:42'
 */
export function clockTime(atMs: number, setting: ClockSetting): string {
  return formatOf(setting, TIME).format(atMs);
}

/** Writes an instant as the hospital's weekday and date. */
export function clockDate(atMs: number, setting: ClockSetting): string {
  return formatOf(setting, DATE).format(atMs);
}

const MS_PER_MINUTE = 60_000;
// Five minutes is as fine as an expected time can honestly be; a finer one reads like a promise.
const GRAIN_MS = 5 * MS_PER_MINUTE;

/**
 * Rounds an expected span outwards to five minutes, so that rounding never makes it look more certain than it is.
 * Its start never lies before `nowMs`.
 */
export function roundSpan(
  span: { fromMs: number; untilMs: number },
  nowMs: number,
): { fromMs: number; untilMs: number } {
  const fromMs = Math.max(
    Math.floor(span.fromMs / GRAIN_MS) * GRAIN_MS,
    Math.floor(nowMs / MS_PER_MINUTE) * MS_PER_MINUTE,
  );
  const untilMs = Math.max(Math.ceil(span.untilMs / GRAIN_MS) * GRAIN_MS, fromMs);
  return { fromMs, untilMs };
}

/** Rounds expected minutes: to one below ten, to five above; the lower down, the upper up. */
export function roundRange(p50Minutes: number, p90Minutes: number): { from: number; until: number } {
  const from = p50Minutes < 10 ? Math.floor(p50Minutes) : Math.floor(p50Minutes / 5) * 5;
  const until = p90Minutes < 10 ? Math.ceil(p90Minutes) : Math.ceil(p90Minutes / 5) * 5;
  return { from: Math.max(0, from), until: Math.max(from, until, 1) };
}
