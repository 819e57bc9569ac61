/** Service days and local times, worked out apart from the product: by asking what a wall clock in that zone shows. */

/** Where and when days change. */
export interface CalendarRule {
  readonly timeZone: string;
  /** HH:MM */
  readonly rollOverTime: string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const FORMATS = new Map<string, Intl.DateTimeFormat>();
const MOMENTS = new Map<string, number>();

/** What a wall clock shows, as text that sorts: `2026-11-21T09:30`. */
function wallClock(at: number, timeZone: string): string {
  let format = FORMATS.get(timeZone);
  if (format === undefined) {
    const two = '2-digit';
    const shape = { year: 'numeric', month: two, day: two, hour: two, minute: two, hourCycle: 'h23' } as const;
    format = new Intl.DateTimeFormat('sv', { timeZone, ...shape });
    FORMATS.set(timeZone, format);
  }
  return format.format(at).replace(' ', 'T');
}

const minutesOf = (shown: string) => Date.parse(`${shown}Z`) / MINUTE_MS;

/** The first moment the wall clock shows a time of a date. A time the clocks leave out comes as much later as they jump. */
export function momentOf(date: string, time: string, timeZone: string): number {
  const wanted = `${date}T${time}`;
  const name = `${wanted} ${timeZone}`;
  const known = MOMENTS.get(name);
  if (known !== undefined) return known;
  // No zone is further than 14 hours from UTC. First the hour, then the minute.
  let at = Date.parse(`${wanted}Z`) - 15 * HOUR_MS;
  while (wallClock(at + HOUR_MS, timeZone) < wanted) at += HOUR_MS;
  while (wallClock(at + MINUTE_MS, timeZone) < wanted) at += MINUTE_MS;
  const isShown = wallClock(at + MINUTE_MS, timeZone) === wanted;
  const minutes = isShown ? 1 : minutesOf(wanted) - minutesOf(wallClock(at, timeZone));
  const moment = at + minutes * MINUTE_MS;
  MOMENTS.set(name, moment);
  return moment;
}

/** The date so many days after another. */
export function shifted(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The service day of an instant (ms since 1970), as its date. */
export function dayAt(at: number, rule: CalendarRule): string {
  const date = wallClock(at, rule.timeZone).slice(0, 10);
  return dayStartsAt(date, rule) <= at ? date : shifted(date, -1);
}

/** When a service day begins, ms since 1970. */
export function dayStartsAt(day: string, { rollOverTime, timeZone }: CalendarRule): number {
  return momentOf(day, rollOverTime, timeZone);
}

/** When a service day ends, ms since 1970. */
export function dayEndsAt(day: string, rule: CalendarRule): number {
  return dayStartsAt(shifted(day, 1), rule);
}
