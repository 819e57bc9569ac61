import type { Language } from '../locales/languages.ts';
import { LANGUAGES } from '../locales/languages.ts';

/**
 * The language of a BCP 47 tag in which a call can be said; null where there is none. Unlike text, a call is never given
 * in a language nobody asked for.
 *
 * @example
 * spokenLanguageOf('es-MX') // 'es'
 * spokenLanguageOf('fr') // null
 */
export function spokenLanguageOf(tag: string | null | undefined): Language | null {
  const primary = tag?.trim().toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === primary) ?? null;
}
