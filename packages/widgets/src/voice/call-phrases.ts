import { nameIn } from '../base/name-in.ts';
import type { Language } from '../locales/languages.ts';
import type { Place, PlaceKind } from './place.ts';
import { NUMBERED_PLACES, placeOf, SINGLE_PLACES } from './place.ts';

/** What is said of one call. */
export interface CallWords {
  /** `CAR-123` or `DER-A12`. */
  readonly code: string;
  readonly pointName: string;
  /** The point's name in other languages, by BCP 47 tag. */
  readonly nameTranslations?: Readonly<Record<string, string>> | undefined;
}

/** One recording of a call and the silence before it, in milliseconds. */
export interface CallClip {
  readonly name: string;
  readonly pauseMs: number;
}

// Long enough for a letter or a part of a number to be told from the next, short enough to stay one breath.
const BETWEEN_LETTERS_MS = 90;
const BETWEEN_NUMBERS_MS = 20;
const AFTER_TOKEN_MS = 120;
const BEFORE_NUMBER_MS = 160;
const BETWEEN_SENTENCES_MS = 320;
const BETWEEN_WORDS_MS = 40;
/** Longer numbers are said digit by digit. */
const DIGITS_AS_NUMBER_MAX = 4;
const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');
/** In Hindi one goes into these and comes to the others. */
const HINDI_INTO: readonly PlaceKind[] = ['room', 'consulting-room', 'cabin', 'laboratory', 'pharmacy', 'x-ray'];

/**
 * Chooses the recordings that say a call, in their order: the code spelled, its number as people of that language say
 * it, then the place; or to look at the screen, where the place has a name that only one language can say.
 *
 * @example
 * callClips('en', { code: 'CAR-123', pointName: 'Room 2' }).map(({ name }) => name)
 * // ['token', 'letter-c', 'letter-a', 'letter-r', '100-and', '23', 'go', 'room', '2']
 */
export function callClips(language: Language, call: CallWords): readonly CallClip[] {
  const { code } = call;
  const place = namesFor(language, call).map(placeOf).find(Boolean) ?? null;
  const spoken = [{ name: 'token', pauseMs: 0 }, ...signClips(language, code, AFTER_TOKEN_MS)];
  if (place === null) return [...spoken, { name: 'look', pauseMs: BETWEEN_SENTENCES_MS }];
  return [...spoken, { name: 'go', pauseMs: BETWEEN_SENTENCES_MS }, ...placeClips(language, place)];
}

/** What a call's point may be called in a language, the fittest first: a name that cannot be said leaves it to the next. */
export function namesFor(language: Language, { pointName, nameTranslations }: CallWords): readonly string[] {
  return [nameIn({ name: pointName, nameTranslations }, language), pointName];
}

/**
 * Chooses the recordings of a whole number as a language says it; 0 to 9,999.
 *
 * @example
 * numberClips('en', 1_005) // ['1000-and', '5']
 */
export function numberClips(language: Language, number: number): readonly string[] {
  const rest = number % 1_000;
  if (number < 1_000) return hundredsClips(number);
  const thousands = number - rest;
  if (rest === 0) return [String(thousands)];
  // English alone says "and" before tens, and nothing before hundreds.
  const joint = language === 'en' && rest >= 100 ? 'then' : 'and';
  return [`${thousands}-${joint}`, ...hundredsClips(rest)];
}

/** All recordings a language's calls are made of. */
export function clipNames(language: Language): readonly string[] {
  const numbers = Array.from({ length: 100 }, (_, number) => String(number));
  const rounds = [1, 10].flatMap((scale) =>
    Array.from({ length: 9 }, (_, index) => (index + 1) * 100 * scale).flatMap((round) => [
      String(round),
      `${round}-and`,
      ...(scale === 10 && language === 'en' ? [`${round}-then`] : []),
    ]),
  );
  return [
    'token',
    'go',
    ...(language === 'hi' ? ['go-in', 'go-at'] : []),
    'look',
    ...NUMBERED_PLACES,
    ...SINGLE_PLACES.map((kind) => `${kind}-only`),
    ...LETTERS.map((letter) => `letter-${letter}`),
    ...numbers,
    ...rounds,
  ];
}

function hundredsClips(number: number): readonly string[] {
  const rest = number % 100;
  if (number < 100) return [String(number)];
  return rest === 0 ? [String(number)] : [`${number - rest}-and`, String(rest)];
}

function placeClips(language: Language, { kind, sign }: Place): readonly CallClip[] {
  const where =
    sign === ''
      ? [{ name: `${kind}-only`, pauseMs: BETWEEN_WORDS_MS }]
      : [{ name: kind, pauseMs: BETWEEN_WORDS_MS }, ...signClips(language, sign, BETWEEN_WORDS_MS)];
  if (language !== 'hi') return where;
  return [...where, { name: HINDI_INTO.includes(kind) ? 'go-in' : 'go-at', pauseMs: BETWEEN_WORDS_MS }];
}

/** Letters one by one and numbers whole: the number a code ends with, and any other by its digits. */
function signClips(language: Language, sign: string, firstPauseMs: number): readonly CallClip[] {
  const [, before = '', digits = '', after = ''] = /^(.*?)(\d*)([a-z]?)$/iu.exec(sign) ?? [];
  const number = /^(?:0|[1-9]\d*)$/u.test(digits) && digits.length <= DIGITS_AS_NUMBER_MAX;
  const clips = [
    ...spelled(before),
    ...(number ? numberClips(language, Number(digits)).map(asNumberPart) : spelled(digits)),
    ...spelled(after),
  ];
  const startsWithLetter = clips[0]?.name.startsWith('letter-') === true;
  return clips.map((clip, index) =>
    index === 0 ? { ...clip, pauseMs: startsWithLetter ? firstPauseMs : Math.min(firstPauseMs, clip.pauseMs) } : clip,
  );
}

function asNumberPart(name: string, index: number): CallClip {
  return { name, pauseMs: index === 0 ? BEFORE_NUMBER_MS : BETWEEN_NUMBERS_MS };
}

/** What cannot be spelled in every language (a hyphen, a letter of another script) is left to the eye. */
function spelled(text: string): readonly CallClip[] {
  return Array.from(text.toLowerCase())
    .filter((sign) => /[a-z0-9]/u.test(sign))
    .map((sign) => ({ name: /\d/u.test(sign) ? sign : `letter-${sign}`, pauseMs: BETWEEN_LETTERS_MS }));
}
