/** Initials on a screen at most; of a longer name the first ones and the last, which is often the family's. */
const INITIALS_MAX = 4;
/** Titles before a name that are left as written; of more the rest are words as any other. */
const TITLES_MAX = 2;
/** A letter with more marks than any script puts on one is cut, so that nobody fills a board with one letter. */
const LETTER_CODE_POINTS_MAX = 8;
/** As much of a name as a row of a board can show. */
const NAME_LETTERS_MAX = 40;

/** Characters that say how text runs and show nothing themselves: beside other text they could turn that round. */
const BIDI_CHARACTERS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const NAME_CHARACTERS = /^[\p{L}\p{M}\s.,'’ʼ‘·\-‐\u200c\u200d]+$/u;
const LETTER = /\p{L}/u;
const FROM_FIRST_LETTER = /\p{L}.*$/su;
/** Scripts whose names begin with a capital, whatever a hurried thumb typed. */
const HAS_CAPITALS = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

/**
 * What stands before names and is no name itself. Words that are given names too (Sri, Selvi, Kumari, Don) are not here:
 * whoever agreed to initials must not be shown by his name.
 */
const TITLES: ReadonlySet<string> = new Set(
  [
    'dr dra prof mr mrs ms mx miss smt shri shrimati sr sra srta rev',
    'श्री श्रीमती सुश्री डॉ डा प्रो',
    'திரு திருமதி டாக்டர் முனைவர்',
    'السيد السيدة الآنسة الدكتور الدكتورة د',
  ].flatMap((line) => line.split(' ')),
);

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

function lettersOf(text: string): string[] {
  return [...graphemes.segment(text)].map(({ segment }) => [...segment].slice(0, LETTER_CODE_POINTS_MAX).join(''));
}

/** Words as they are written, each with the full stop behind it. */
function wordsOf(name: string): string[] {
  const words = name.replaceAll(BIDI_CHARACTERS, '').match(/[^\s.]+\.?/gu) ?? [];
  return words.filter((word) => LETTER.test(word));
}

function isTitle(word: string): boolean {
  return TITLES.has(word.replace('.', '').toLowerCase());
}

function initialOf(word: string): string {
  const [letter = ''] = lettersOf(FROM_FIRST_LETTER.exec(word)?.[0] ?? '');
  const capital = HAS_CAPITALS.test(letter) ? letter.toUpperCase() : letter;
  // Some letters have no capital of their own: ß would become two.
  return `${lettersOf(capital).length === 1 ? capital : letter}.`;
}

/**
 * The initials of a name in any script: the first letter of each word with the marks that belong to it, as people who
 * read the script see it. Titles before the name are left as written. At most two titles and four initials.
 *
 * @returns null for a text without a letter.
 * @example
 * initialsOf('Dr. Asha Rao') // 'Dr. A. R.'
 * initialsOf('மு. கருணாநிதி') // 'மு. க.'
 */
export function initialsOf(name: string): string | null {
  const words = wordsOf(name);
  const firstOther = words.findIndex((word) => !isTitle(word));
  // A title alone is somebody's name.
  const titleCount = firstOther < 0 ? 0 : Math.min(firstOther, TITLES_MAX);
  const initials = words.slice(titleCount).map(initialOf);
  const last = initials[initials.length - 1];
  if (last === undefined) return null;
  const shown = initials.length > INITIALS_MAX ? [...initials.slice(0, INITIALS_MAX - 1), last] : initials;
  return [...words.slice(0, titleCount), ...shown].join(' ');
}

/**
 * A name as a public screen shows it whole: on one line, at most 40 letters.
 *
 * @returns null for a text that is no name: one with digits, links or pictures in it belongs on no wall.
 * @example
 * shownName('  Asha   Rao ') // 'Asha Rao'
 * shownName('call 98765 43210') // null
 */
export function shownName(name: string): string | null {
  const text = name.replaceAll(BIDI_CHARACTERS, '').trim().replaceAll(/\s+/gu, ' ');
  if (!NAME_CHARACTERS.test(text) || !LETTER.test(text)) return null;
  const letters = lettersOf(text);
  if (letters.length <= NAME_LETTERS_MAX) return letters.join('');
  return `${letters
    .slice(0, NAME_LETTERS_MAX - 1)
    .join('')
    .trimEnd()}…`;
}
