/** Service days, worked out apart from the product: by asking what a wall clock in that zone shows. */

/** Where and when days change. */
export interface CalendarRule {
  readonly timeZone: string;
  /** HH:MM */
  readonly rollOverTime: string;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const FORMATS = new Map<string, Intl.DateTimeFormat>();
const STARTS = new Map<string, number>();

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

/** The first moment the wall clock shows the roll-over time of a date, or later where the clocks leave it out. */
function startOf(date: string, rule: CalendarRule): number {
  const name = `${date} ${rule.rollOverTime} ${rule.timeZone}`;
  const known = STARTS.get(name);
  if (known !== undefined) return known;
  const wanted = `${date}T${rule.rollOverTime}`;
  const inUtc = Date.parse(`${date}T${rule.rollOverTime}Z`);
  // Minute by minute over a day would be slow: first the hour, and no zone is further than 14 hours from UTC.
  let at = inUtc - 15 * 60 * MINUTE_MS;
  while (wallClock(at + 60 * MINUTE_MS, rule.timeZone) < wanted) at += 60 * MINUTE_MS;
  while (wallClock(at, rule.timeZone) < wanted) at += MINUTE_MS;
  STARTS.set(name, at);
  return at;
}

function shifted(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The service day of an instant (ms since 1970), as its date. */
export function dayAt(at: number, rule: CalendarRule): string {
  const date = wallClock(at, rule.timeZone).slice(0, 10);
  return startOf(date, rule) <= at ? date : shifted(date, -1);
}

/** When a service day begins, ms since 1970. */
export function dayStartsAt(day: string, rule: CalendarRule): number {
  return startOf(day, rule);
}

/** When a service day ends, ms since 1970. */
export function dayEndsAt(day: string, rule: CalendarRule): number {
  return startOf(shifted(day, 1), rule);
}
