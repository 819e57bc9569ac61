import { z } from 'zod';
import { parseLanguage } from './language.ts';
import { NAME_LENGTH_MAX, plainText } from './text.ts';

/** More languages than any hospital's pages speak. */
const TRANSLATIONS_MAX = 40;

/** A name in other languages, by canonical BCP 47 tag; empty where there is none. */
export type NameTranslations = Readonly<Record<string, string>>;

/** What a name is told with: nothing at all where it has no translations. */
export interface TranslatedName {
  readonly name: string;
  readonly nameTranslations?: NameTranslations;
}

/**
 * A zod schema of a name in other languages, as text of names by BCP 47 tag; gives canonical tags in their order.
 *
 * @example
 * nameTranslations().parse({ 'hi-in': 'त्वचा रोग' }) // { 'hi-IN': 'त्वचा रोग' }
 */
export function nameTranslations() {
  return z
    .record(z.string(), plainText(NAME_LENGTH_MAX))
    .refine((names) => Object.keys(names).length <= TRANSLATIONS_MAX, `at most ${TRANSLATIONS_MAX} languages`)
    .meta({ maxProperties: TRANSLATIONS_MAX })
    .transform((names, context): NameTranslations => {
      const known = new Map<string, string>();
      for (const [text, name] of Object.entries(names)) {
        const tag = parseLanguage(text);
        const message =
          tag === null
            ? 'must be named by a BCP 47 language tag, such as "hi" or "en-IN"'
            : known.has(tag)
              ? `names the language ${tag} twice`
              : null;
        if (message !== null) context.addIssue({ code: 'custom', message, path: [text] });
        else if (tag !== null) known.set(tag, name);
      }
      return Object.fromEntries([...known].sort(([a], [b]) => (a < b ? -1 : 1)));
    });
}

/** What is told of translations beside a name: nothing where there are none. */
export function translationsShown(names: NameTranslations | undefined): Pick<TranslatedName, 'nameTranslations'> {
  return names === undefined || Object.keys(names).length === 0 ? {} : { nameTranslations: names };
}

/** A zod schema of translations as they are told beside a name. */
export const shownTranslations = z.record(z.string(), z.string()).readonly().optional().meta({
  description:
    'The name in other languages, by BCP 47 tag; absent where it has none. Show the one that fits the reader by RFC 4647 lookup (`hi-IN`, then `hi`), else `name`.',
});
