/** A mobile number of each country, by the zones its hospitals lie in. Written as people there group its digits. */
const EXAMPLES: readonly (readonly [example: string, ...zones: readonly string[]])[] = [
  ['+91 98765 43210', 'Asia/Kolkata', 'Asia/Calcutta'],
  ['+34 612 345 678', 'Europe/Madrid', 'Atlantic/Canary', 'Africa/Ceuta'],
  ['+94 71 234 5678', 'Asia/Colombo'],
  ['+977 984 123 4567', 'Asia/Kathmandu', 'Asia/Katmandu'],
  ['+880 1812 345 678', 'Asia/Dhaka'],
  ['+92 301 234 5678', 'Asia/Karachi'],
  ['+971 50 123 4567', 'Asia/Dubai'],
  ['+966 50 123 4567', 'Asia/Riyadh'],
  ['+20 100 123 4567', 'Africa/Cairo'],
  ['+212 650 123 456', 'Africa/Casablanca'],
  ['+52 55 1234 5678', 'America/Mexico_City'],
  ['+57 321 123 4567', 'America/Bogota'],
  ['+44 7700 900 123', 'Europe/London'],
];

/**
 * A phone number as an example, of the country that a hospital's time zone lies in: a reader's language tells nothing of where
 * his phone is from. Null where the country is not known, for a wrong example is worse than none.
 *
 * @example
 * phoneExample('Europe/Madrid'); // '+34 612 345 678', its spaces unbroken
 */
export function phoneExample(timeZone: string): string | null {
  const found = EXAMPLES.find(([, ...zones]) => zones.includes(timeZone));
  return found?.[0].replace(/ /g, '\u00a0') ?? null;
}
