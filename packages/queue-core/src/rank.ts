import type { Priority } from './ticket.ts';

/**
 * Ranks: sortable text that says where a ticket stands among those of its lane.
 *
 *     1 0mi5k3q2x0 0000c [fraction]
 *     │ │          │     └ only after `return`: places it between two others
 *     │ │          └ number in its series, base 36, five digits
 *     │ └ the instant it became ready, ms since 1970, base 36, ten digits
 *     └ class of its priority: 0 emergency, 1 high, 2 normal
 *
 * Plain string comparison is the order, so a phone and the server cannot disagree.
 */

const CLASS_OF: Readonly<Record<Priority, string>> = { emergency: '0', high: '1', normal: '2' };
const INSTANT_DIGITS = 10;
const NUMBER_DIGITS = 5;
const BASE = 36;
const MIDDLE_DIGIT = 'i';

/**
 * Makes the rank of a ticket that joins by its arrival.
 *
 * @param ticket - `readyAtMs` in ms since 1970 (not negative), `number` from 1.
 * @example
 * rankOf({ priority: 'normal', readyAtMs: 0, number: 1 }); // '2000000000000001'
 */
export function rankOf(ticket: { priority: Priority; readyAtMs: number; number: number }): string {
  const instant = Math.max(0, Math.floor(ticket.readyAtMs)).toString(BASE).padStart(INSTANT_DIGITS, '0');
  const number = ticket.number.toString(BASE).padStart(NUMBER_DIGITS, '0');
  return `${CLASS_OF[ticket.priority]}${instant}${number}`;
}

/** The priority class of a rank: '0' emergency, '1' high, '2' normal. */
export function rankClass(rank: string): string {
  return rank.charAt(0);
}

/** The instant a rank tells, ms since 1970: when its ticket became ready, or when a booked patient's slot begins. */
export function rankInstant(rank: string): number {
  return Number.parseInt(rank.slice(1, 1 + INSTANT_DIGITS), BASE);
}

/** The class a priority's ranks begin with. */
export function classOf(priority: Priority): string {
  return CLASS_OF[priority];
}

/**
 * Makes a rank that sorts after `before` and, where there is one, ahead of `next`.
 * `next` must sort after `before`.
 */
export function rankBetween(before: string, next: string | null): string {
  if (next === null || !next.startsWith(before)) return before + MIDDLE_DIGIT;
  const rest = next.slice(before.length);
  const zeros = rest.length - rest.replace(/^0+/, '').length;
  const digit = Number.parseInt(rest.charAt(zeros), BASE);
  const lead = before + '0'.repeat(zeros);
  return digit > 1 ? lead + Math.floor(digit / 2).toString(BASE) : `${lead}0${MIDDLE_DIGIT}`;
}
