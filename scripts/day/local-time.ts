const MS_PER_SECOND = 1000;

/**
 * Tells when a local date began, in seconds since 1970 UTC.
 *
 * @param date - `YYYY-MM-DD`.
 */
export function startOfDay(date: string, timeZone: string): number {
  const utcMs = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(utcMs)) throw new Error(`"${date}" is no date: give it as 1999-02-08.`);
  // Twice, because the offset is that of the instant looked for, not that of the first guess.
  const guessMs = utcMs - offsetMs(utcMs, timeZone);
  return (utcMs - offsetMs(guessMs, timeZone)) / MS_PER_SECOND;
}

function offsetMs(atMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(atMs);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  const local = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`;
  return Date.parse(local) - atMs;
}
