import type { CountryCode } from 'libphonenumber-js';
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/** Longer than any number with its spaces and brackets; keeps the parser from being fed whole pages. */
const PHONE_TEXT_LENGTH_MAX = 40;

/** Says whether the text is an ISO 3166-1 alpha-2 country whose numbering plan is known. */
export function isCountry(text: string): text is CountryCode {
  return isSupportedCountry(text);
}

/**
 * Reads a phone number as people write it and gives E.164, or null when it is none.
 *
 * `defaultCountry` (ISO 3166-1 alpha-2) is used for numbers without a country code.
 * An extension is refused, because a message cannot be sent to one.
 *
 * @example
 * parsePhone('098765 43210', 'IN') // '+919876543210'
 */
export function parsePhone(text: string, defaultCountry: string): string | null {
  if (text.length > PHONE_TEXT_LENGTH_MAX) return null;
  const number = isCountry(defaultCountry)
    ? parsePhoneNumberFromString(text, { defaultCountry, extract: false })
    : parsePhoneNumberFromString(text, { extract: false });
  if (number === undefined || number.ext !== undefined || !number.isValid()) return null;
  return number.number;
}
