/**
 * A clock time with the article Spanish puts before it: of one o'clock it is in the singular.
 *
 * @example
 * `a ${hour('01:00')}`; // 'a la 01:00'
 * `entre ${hour('12:50')} y ${hour('13:00')}`; // 'entre las 12:50 y las 13:00'
 */
export function hour(time: string): string {
  return `${/^0?1(?!\d)/.test(time) ? 'la' : 'las'} ${time}`;
}
