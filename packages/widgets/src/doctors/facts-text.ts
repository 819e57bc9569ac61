import type { Doctor } from '@carequeue/sdk/live';

/**
 * Writes a fee in the reader's language, without decimals where there are none to tell.
 *
 * @example
 * feeText({ amountMinor: 80_000, currency: 'INR' }, 'en-GB'); // '₹800'
 */
export function feeText(fee: NonNullable<Doctor['fee']>, tag: string): string {
  const style = { style: 'currency', currency: fee.currency, currencyDisplay: 'narrowSymbol' } as const;
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat(tag, style).resolvedOptions();
  const amount = fee.amountMinor / 10 ** digits;
  const shown = Number.isInteger(amount) ? 0 : digits;
  const options = { ...style, minimumFractionDigits: shown, maximumFractionDigits: shown };
  return new Intl.NumberFormat(tag, options).format(amount);
}

/** Writes languages by their names in the reader's own; a tag nobody has a name for stays as it is. */
export function languagesText(languages: readonly string[], tag: string): string {
  const names = new Intl.DisplayNames(tag, { type: 'language' });
  const list = new Intl.ListFormat(tag, { type: 'unit', style: 'short' });
  return list.format(languages.map((language) => names.of(language) ?? language));
}

/**
 * Fills a page's link to the ticket: `{department}`, `{doctor}` and `{session}` in it, each encoded.
 *
 * @returns null for an address that is no page's, such as `javascript:`.
 * @example
 * ticketAddress('/token?department={department}&doctor={doctor}', place, 'https://hospital.example/');
 */
export function ticketAddress(
  template: string,
  place: { readonly departmentId: string; readonly doctorId: string; readonly sessionId: string | null },
  base: string,
): string | null {
  const values: Readonly<Record<string, string>> = {
    department: place.departmentId,
    doctor: place.doctorId,
    session: place.sessionId ?? '',
  };
  const filled = template.replace(/\{(department|doctor|session)\}/g, (_, name) =>
    encodeURIComponent(values[name] ?? ''),
  );
  try {
    const { protocol } = new URL(filled, base);
    return protocol === 'https:' || protocol === 'http:' ? filled : null;
  } catch {
    return null;
  }
}
