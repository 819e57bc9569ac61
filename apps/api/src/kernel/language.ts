import { z } from 'zod';

/** BCP 47 asks for room for at least 35 characters; longer tags are not in use. */
const TAG_LENGTH_MAX = 35;

/**
 * Reads a BCP 47 language tag and gives it in canonical form, or null.
 *
 * @see https://www.rfc-editor.org/info/bcp47
 * @example
 * parseLanguage('hi-in') // 'hi-IN'
 * parseLanguage('klingon!') // null
 */
export function parseLanguage(text: string): string | null {
  if (text.length === 0 || text.length > TAG_LENGTH_MAX) return null;
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    // Intl throws a RangeError for a malformed tag and offers no other way to ask.
    return null;
  }
}

/** A zod schema of a BCP 47 language tag; gives the canonical form. */
export function languageTag() {
  return z
    .string()
    .max(TAG_LENGTH_MAX)
    .meta({ example: 'hi-IN' })
    .transform((text, context): string => {
      const tag = parseLanguage(text);
      if (tag !== null) return tag;
      context.addIssue({ code: 'custom', message: 'must be a BCP 47 language tag, such as "hi" or "en-IN"' });
      return z.NEVER;
    });
}
