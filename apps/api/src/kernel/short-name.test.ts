import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialsOf, shownName } from './short-name.ts';

const TURNS_TEXT = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const anyText = fc.string({ unit: 'binary', maxLength: 200 });
/** Names as hospitals write them down: words in several scripts, with what thumbs put between them. */
const words = fc.constantFrom(
  ...[
    'Asha',
    'rao',
    'मीरा',
    'क्षमा',
    'முத்து',
    'ஸ்ரீதேவி',
    'محمد',
    'عَبد',
    '王小明',
    'Nguyễn',
    "O'Brien",
    'José',
    'Ольга',
    '김',
  ],
  ...['e\u0301ric', '\u202eabc', '\u200fليلى', '4', '😊', '(Mrs)', '-'],
);
const names = fc.array(words, { minLength: 1, maxLength: 30 }).map((list) => list.join(' '));

describe('initials', () => {
  test.each([
    ['Asha Rao', 'A. R.'],
    ['asha rao', 'A. R.'],
    ['Asha', 'A.'],
    ['  Asha \u00a0 Rao. ', 'A. R.'],
    ['K.R. Narayanan', 'K. R. N.'],
    ["Jean-Luc d'Souza", 'J. D.'],
    ['O’Brien (Mary)', 'O. M.'],
    ['José María García López de la Cruz', 'J. M. G. C.'],
    ['e\u0301ric blanc', 'É. B.'.normalize('NFD')],
    ['Nguyễn Thị', 'N. T.'],
    ['Ольга Ким', 'О. К.'],
    ['मीरा नायर', 'मी. ना.'],
    ['முத்துவேல் கருணாநிதி', 'மு. க.'],
    ['محمد أحمد', 'م. أ.'],
    ['عَبد الله', 'عَ. ا.'],
    ['王小明', '王.'],
    ['ß ŉ', 'ß. ŉ.'],
  ])('%s is %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  test.each([
    ['Dr. Asha Rao', 'Dr. A. R.'],
    ['dr asha rao', 'dr A. R.'],
    ['Prof. Dr. Mr. Anand', 'Prof. Dr. M. A.'],
    ['श्री राम', 'श्री रा.'],
    ['திரு. குமார்', 'திரு. கு.'],
    ['السيدة ليلى حسن', 'السيدة ل. ح.'],
    ['Dra. Elena Ruiz', 'Dra. E. R.'],
    // A title alone is a name, and so is one that people are given.
    ['Mr', 'M.'],
    ['Sri Selvi', 'S. S.'],
  ])('%s keeps its title: %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  test.each(['', ' ', '12345', '😊', '--', '\u202e', '\u0301'])('of %j are none', (name) => {
    expect(initialsOf(name)).toBeNull();
  });

  test('of any text turn no text, fill no board and are found in the name', () => {
    fc.assert(
      fc.property(fc.oneof(names, anyText), (name) => {
        const initials = initialsOf(name);
        if (initials === null) return;
        expect(initials).not.toMatch(TURNS_TEXT);
        expect(initials.isWellFormed()).toBe(true);
        const parts = initials.split(' ');
        expect(parts.length).toBeLessThanOrEqual(6);
        // Several small letters share a capital (s and ſ), which the small form would tell apart again.
        const own = name.toUpperCase();
        for (const part of parts) {
          expect(part).toMatch(/\p{L}/u);
          expect(own).toContain(part.replace(/\.$/, '').toUpperCase());
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('never tell a second letter of a word that is no title', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[b-ln-q]{2,12}$/), fc.stringMatching(/^[b-ln-q]{2,12}$/), (first, last) => {
        fc.pre(![first, last].some((word) => ['prof', 'dr', 'mr', 'ms', 'mx'].includes(word)));
        expect(initialsOf(`${first} ${last}`)).toBe(`${first.charAt(0)}. ${last.charAt(0)}.`.toUpperCase());
      }),
    );
  });

  test('of a name of 200 characters, and of one letter with 190 marks, are short', () => {
    expect(initialsOf('ab '.repeat(66))).toBe('A. A. A. A.');
    expect([...(initialsOf(`a${'\u0301'.repeat(190)}`) ?? '')].length).toBeLessThanOrEqual(9);
  });
});

describe('a whole name', () => {
  test.each([
    ['  Asha \u00a0  Rao ', 'Asha Rao'],
    ["Mary O'Brien-Núñez, Jr.", "Mary O'Brien-Núñez, Jr."],
    ['\u200fليلى حسن\u200e', 'ليلى حسن'],
    ['ശ്രീ\u200d', 'ശ്രീ\u200d'],
    ['x'.repeat(200), `${'x'.repeat(39)}…`],
    ['மு'.repeat(100), `${'மு'.repeat(39)}…`],
  ])('%s is shown as %s', (name, shown) => {
    expect(shownName(name)).toBe(shown);
  });

  test.each(['CAR-7', 'call 98765 43210', 'www.example.com/x', 'me@example.com', '😊', '...', '<b>', ''])(
    '%s belongs on no wall',
    (name) => {
      expect(shownName(name)).toBeNull();
    },
  );

  test('of any text turns no text and is short', () => {
    fc.assert(
      fc.property(fc.oneof(names, anyText), (name) => {
        const shown = shownName(name);
        if (shown === null) return;
        expect(shown).not.toMatch(TURNS_TEXT);
        expect(shown).not.toMatch(/[\n\d<>]/);
        expect(shown.isWellFormed()).toBe(true);
        expect([...new Intl.Segmenter('und').segment(shown)].length).toBeLessThanOrEqual(40);
      }),
      { numRuns: 1000 },
    );
  });
});
