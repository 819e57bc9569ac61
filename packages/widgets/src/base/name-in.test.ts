import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aPoint, aQueue } from '../testing/fixtures.ts';
import { nameIn } from './name-in.ts';
import { queueIn } from './queue-in.ts';

const SKIN = { name: 'Dermatology', nameTranslations: { hi: 'त्वचा रोग विभाग', 'es-MX': 'Piel', 'zh-Hant': '皮膚科' } };

/** RFC 4647, section 3.4, written apart: the parts of the range, from all of them down to the first. */
function lookUp(names: Readonly<Record<string, string>>, tag: string): string | null {
  const parts = tag.toLowerCase().split('-');
  for (let count = parts.length; count > 0; count -= 1) {
    const isCut = count < parts.length;
    if (isCut && parts[count - 1]?.length === 1) continue;
    const range = parts.slice(0, count).join('-');
    const found = Object.keys(names).find((one) => one.toLowerCase() === range);
    if (found !== undefined) return names[found] ?? null;
  }
  return null;
}

describe('a name', () => {
  test.each([
    ['hi', 'त्वचा रोग विभाग'],
    ['hi-IN', 'त्वचा रोग विभाग'],
    ['HI-in', 'त्वचा रोग विभाग'],
    ['hi-IN-u-nu-latn', 'त्वचा रोग विभाग'],
    ['hi-Latn-IN', 'त्वचा रोग विभाग'],
    ['hi-x-private', 'त्वचा रोग विभाग'],
    ['hi-x-private-u-x-y', 'त्वचा रोग विभाग'],
    ['zh-hant-tw', '皮膚科'],
    ['es-mx', 'Piel'],
    ['es', 'Dermatology'],
    ['es-ES', 'Dermatology'],
    ['zh', 'Dermatology'],
    ['hin', 'Dermatology'],
    ['en', 'Dermatology'],
    ['', 'Dermatology'],
    ['hi_IN', 'Dermatology'],
    ['-', 'Dermatology'],
    ['__proto__', 'Dermatology'],
    ['constructor', 'Dermatology'],
  ])('for a page in %j is %s', (tag, name) => {
    expect(nameIn(SKIN, tag)).toBe(name);
  });

  test('without translations is itself', () => {
    expect(nameIn({ name: 'Room 1' }, 'hi')).toBe('Room 1');
    expect(nameIn({ name: 'Room 1', nameTranslations: {} }, 'hi')).toBe('Room 1');
  });

  test('is found as the standard says, whatever the tags', () => {
    const part = fc.constantFrom('hi', 'en', 'in', 'u', 'x', 'latn', 'nu', '001', 'a1b2c3d4');
    const tag = fc
      .tuple(fc.constantFrom('hi', 'en', 'zh'), fc.array(part, { maxLength: 5 }))
      .map(([first, rest]) => [first, ...rest].join('-'));
    const names = fc.dictionary(tag, fc.string());
    fc.assert(
      fc.property(names, tag, fc.boolean(), (nameTranslations, wanted, isLoud) => {
        const asked = isLoud ? wanted.toUpperCase() : wanted;
        expect(nameIn({ name: 'itself', nameTranslations }, asked)).toBe(lookUp(nameTranslations, wanted) ?? 'itself');
      }),
    );
  });

  test('is never found by a range that ends in a letter of its own', () => {
    expect(nameIn({ name: 'itself', nameTranslations: { 'hi-u': 'wrong', hi: 'right' } }, 'hi-u-x-nu')).toBe('right');
  });

  test('ends for any text at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (tag) => nameIn(SKIN, tag) !== ''));
  });
});

test('a queue is shown with names of one language, and keeps what it is called in the others', () => {
  const point = { ...aPoint(1), nameTranslations: { hi: 'कमरा 1' } };
  const queue = aQueue({ points: [point, aPoint(2)] });
  const shown = queueIn(queue, (named) => nameIn(named, 'hi'));
  expect(shown.points).toEqual([{ ...point, name: 'कमरा 1' }, aPoint(2)]);
  expect(shown).toEqual({ ...queue, points: shown.points });
});
