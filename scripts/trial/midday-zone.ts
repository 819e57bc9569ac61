/** One zone in two hours around the earth, none of which changes its clocks with the season. */
const ZONES = [
  'Africa/Abidjan',
  'Africa/Johannesburg',
  'Asia/Dubai',
  'Asia/Dhaka',
  'Asia/Singapore',
  'Australia/Brisbane',
  'Pacific/Tarawa',
  'Pacific/Honolulu',
  'Pacific/Pitcairn',
  'America/Costa_Rica',
  'America/Puerto_Rico',
  'America/Noronha',
] as const;
const NOON = 12 * 60;

/**
 * A zone in which it is about noon: its service day neither begins nor ends while a trial runs, at whatever hour that is.
 *
 * @param nowMs - ms since 1970.
 * @example
 * middayZone(Date.parse('2026-11-21T18:30:00Z')); // 'America/Costa_Rica', where it is half past twelve
 */
export function middayZone(nowMs: number): string {
  const [first, ...others] = ZONES;
  return others.reduce<string>(
    (nearest, zone) => (fromNoon(zone, nowMs) < fromNoon(nearest, nowMs) ? zone : nearest),
    first,
  );
}

/** Minutes between noon and the time of day in a zone. */
function fromNoon(timeZone: string, nowMs: number): number {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(nowMs);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return Math.abs(hours * 60 + minutes - NOON);
}
