import { describe, expect, test } from 'vitest';
import type { Sentence, Tag } from './all-words.ts';
import { allSentences, TAGS } from './all-words.ts';
import { OWN_WAY, sampleOf } from './samples.ts';

const sentences = await allSentences();
const OTHER_SCRIPTS: readonly Tag[] = ['hi', 'ta', 'ar'];
/** Latin letters that stand in every language: what things are called, and addresses of a place. */
const LATIN_ALLOWED = /\bQR\b|npm start|\b[A-D]\b|Paseo del Lago 8, 28011 Madrid|\bLago\b/gu;

const at = ({ file, key }: Sentence): string => `${file} ${key}`;
const ofTag = (tag: Tag): readonly Sentence[] => sentences.filter((sentence) => sentence.tag === tag);
/** A sentence with what it takes, and with nothing of it. */
function saidOf({ says, key }: Sentence): string {
  return typeof says === 'string' ? says : String(says(sampleOf(key)?.given));
}
function ownWordsOf(sentence: Sentence): string {
  const keeps = typeof sentence.says === 'string' ? [] : (sampleOf(sentence.key)?.keeps ?? []);
  return keeps.reduce((text, kept) => text.replaceAll(kept, ''), saidOf(sentence));
}

test('every language says what every other says', () => {
  const keysOf = (tag: Tag) =>
    ofTag(tag)
      .filter(({ file }) => !file.includes('/content/'))
      // English comes in parts of its own, so that little is loaded first; others come with what every element says.
      .filter(({ file }) => !/\/(base|board|first|wait)\.ts$/.test(file))
      .map((sentence) => at(sentence).replace(`/${tag}`, '').replace('/join.ts join.', '/ticket.ts words.join.'))
      .sort();
  for (const tag of TAGS) expect(keysOf(tag)).toEqual(keysOf('en'));
  expect(keysOf('en').length).toBeGreaterThan(300);
});

describe.each(TAGS)('in %s', (tag) => {
  const own = ofTag(tag);

  test('no sentence is empty, and each that takes something has a sample here', () => {
    const takers = own.filter(({ says }) => typeof says === 'function');
    expect(takers.filter(({ key }) => sampleOf(key) === undefined).map(at)).toEqual([]);
    expect(own.filter((sentence) => saidOf(sentence).trim() === '').map(at)).toEqual([]);
  });

  test('what a sentence takes, it says', () => {
    const drops = own
      .filter(({ says }) => typeof says === 'function')
      .filter((sentence) => sampleOf(sentence.key)?.keeps.some((kept) => !saidOf(sentence).includes(kept)));
    expect(drops.map((sentence) => `${at(sentence)}: ${saidOf(sentence)}`)).toEqual([]);
  });
});

test.each(OTHER_SCRIPTS)('in %s nothing is left in Latin letters but names of things', (tag) => {
  const left = ofTag(tag).filter((sentence) => /[a-z]/iu.test(ownWordsOf(sentence).replace(LATIN_ALLOWED, '')));
  expect(left.map((sentence) => `${at(sentence)}: ${saidOf(sentence)}`)).toEqual([]);
});

test('in Spanish no sentence is left in English', () => {
  const english = new Set(ofTag('en').map(ownWordsOf));
  const left = ofTag('es').filter((sentence) => {
    const words = ownWordsOf(sentence);
    return /\p{L}{2}/u.test(words) && english.has(words);
  });
  expect(left.map((sentence) => `${at(sentence)}: ${saidOf(sentence)}`)).toEqual([]);
});

test('in Arabic codes, rooms, names and times are kept from mixing with the sentence', () => {
  const mixed = ofTag('ar')
    .filter(({ says }) => typeof says === 'function')
    .filter(({ key, ...rest }) => {
      const said = saidOf({ key, ...rest });
      const runs = sampleOf(key)?.keeps.filter((kept) => OWN_WAY.includes(kept)) ?? [];
      return runs.some((kept) => !said.includes(`\u2068${kept}\u2069`));
    });
  expect(mixed.map(at)).toEqual([]);
});

test('each language has its own marks', () => {
  const wrong: Readonly<Record<Tag, RegExp>> = {
    en: /[¿¡।،؟؛]/u,
    // A full stop ends a sentence in Tamil, a danda in Hindi.
    hi: /[\u0900-\u097f]\.(?=\s|$)/u,
    ta: /[।،؟؛]/u,
    es: /^[^¿]*\?|^[^¡]*!/u,
    ar: /[?,;।]/u,
  };
  for (const tag of TAGS) {
    const found = ofTag(tag).filter((sentence) => wrong[tag].test(ownWordsOf(sentence).replace(LATIN_ALLOWED, '')));
    expect(found.map((sentence) => `${at(sentence)}: ${saidOf(sentence)}`)).toEqual([]);
  }
});
