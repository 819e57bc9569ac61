import type { Patient } from '../state/ticket.ts';

/**
 * Who a ticket is for, as far as it can be told: the phone with the name, written whichever way, or with the birth year where
 * there is no name. Null where nobody can tell: a phone alone may be a whole family's.
 *
 * @example
 * personOf({ name: 'Asha  RAO', phone: '+919876543210', birthYear: null }) === personOf({ …, name: 'asha rao' })
 */
export function personOf({ name, phone, birthYear }: Patient): string | null {
  if (phone === null) return null;
  const words = name === null ? '' : wordsOf(name);
  if (words !== '') return `${phone} ${words}`;
  return birthYear === null ? null : `${phone} born ${birthYear}`;
}

/** A name's letters and digits, however they are cased, spaced and dotted. */
function wordsOf(name: string): string {
  const letters = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
  return letters.trim();
}
