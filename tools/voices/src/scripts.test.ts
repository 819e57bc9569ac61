import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callClips, clipNames, numberClips } from '../../../packages/widgets/src/voice/call-phrases.ts';
import type { VoiceScript } from './script.ts';
import { SCRIPTS } from './scripts.ts';

const BY_LANGUAGE = SCRIPTS.map((script) => [script.language, script] as const);

function sentence({ language, lines }: VoiceScript, code: string, pointName: string): string {
  return callClips(language, { code, pointName })
    .map(({ name }) => lines[name])
    .join(' ');
}

test.each(BY_LANGUAGE)('the script in %s has a line for every recording and no other', (language, { lines }) => {
  expect(Object.keys(lines).sort()).toEqual([...clipNames(language)].sort());
  expect(Object.values(lines).filter((line) => line.trim() === '')).toEqual([]);
});

test.each(BY_LANGUAGE)('no two numbers from 0 to 9,999 are said alike in %s', (language, { lines }) => {
  const said = new Set<string>();
  for (let number = 0; number < 10_000; number += 1) {
    said.add(
      numberClips(language, number)
        .map((name) => lines[name])
        .join(' '),
    );
  }
  expect(said.size).toBe(10_000);
});

test.each([
  ['en', 'Token C A R one hundred and twenty-three please go to room two'],
  ['hi', 'टोकन नंबर सी ए आर एक सौ तेईस कृपया कमरा नंबर दो में आइए'],
  ['ta', 'டோக்கன் எண் C A R நூற்று இருபத்து மூன்று நீங்கள் செல்ல வேண்டிய இடம் அறை எண் இரண்டு'],
  ['es', 'Turno ce a erre ciento veintitrés por favor, pase a la sala dos'],
  ['ar', 'الرَّقْم C A R مِئَة وَ ثَلَاثَة وَعِشْرُون يُرْجَى التَّوَجُّه إِلَى الغُرْفَة رَقْم اِثْنَان'],
])('a call in %s reads as people say it', (language, expected) => {
  const script = SCRIPTS.find((one) => one.language === language);
  expect(script && sentence(script, 'CAR-123', 'Room 2')).toBe(expected);
});

test('a thousand and more is said with the joints of its language', () => {
  const lines = (language: string, number: number): string =>
    BY_LANGUAGE.filter(([name]) => name === language)
      .map(([name, script]) =>
        numberClips(name, number)
          .map((clip) => script.lines[clip])
          .join(' '),
      )
      .join();
  expect(lines('en', 1_005)).toBe('one thousand and five');
  expect(lines('en', 2_340)).toBe('two thousand three hundred and forty');
  expect(lines('es', 1_100)).toBe('mil cien');
  expect(lines('es', 5_021)).toBe('cinco mil veintiuno');
  expect(lines('ta', 1_234)).toBe('ஆயிரத்து இருநூற்று முப்பத்து நான்கு');
  expect(lines('hi', 1_999)).toBe('एक हज़ार नौ सौ निन्यानवे');
});

test.each(BY_LANGUAGE)(
  'whatever a code and a place are, a call in %s is made of lines of the script',
  (language, { lines }) => {
    const place = fc.tuple(
      fc.constantFrom('Room', 'Counter No.', 'Lab', 'कमरा नंबर', 'அறை', 'Consultorio', 'غرفة رقم', 'Pharmacy', 'Dr'),
      fc.constantFrom(' ', '-', '', ' - '),
      fc.stringMatching(/^[A-Z]?[0-9٠-٩०-९]{0,5}[a-z]?$/u),
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[A-Z0-9]{0,6}-?[A-Z]?\d{1,6}$/u)),
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          place.map((parts) => parts.join('')),
        ),
        (code, pointName) => {
          const names = callClips(language, { code, pointName }).map(({ name }) => name);
          expect(names[0]).toBe('token');
          expect(names.filter((name) => lines[name] === undefined)).toEqual([]);
        },
      ),
      { numRuns: 2_000 },
    );
  },
);

test('a name of any length is looked at in no time', () => {
  const started = performance.now();
  for (const part of ['room ', '0', 'a', ' ', '(', '-', 'أ', 'कक्ष ']) {
    callClips('en', { code: part.repeat(500), pointName: part.repeat(20_000) });
  }
  expect(performance.now() - started).toBeLessThan(1_000);
});
