import { person as ar } from './ar/person.ts';
import type { CommonStrings } from './common-strings.ts';
import { person as en } from './en/person.ts';
import { person as es } from './es/person.ts';
import { person as hi } from './hi/person.ts';
import type { Language } from './languages.ts';
import { languageOf } from './languages.ts';
import type { PersonStrings } from './person-strings.ts';
import { person as ta } from './ta/person.ts';

const WORDS: Readonly<Record<Language, PersonStrings>> = { en, hi, ta, es, ar };

/**
 * An element's words with those that are said of one doctor: also in place of a department's, when it opens and that nobody is there. All languages come together, for
 * only some pages need any of it.
 */
export function wordsOfPerson<Words extends CommonStrings>(strings: Words): Words & PersonStrings {
  return { ...strings, ...WORDS[languageOf(strings.tag)] };
}
