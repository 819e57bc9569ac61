import { expect, test } from 'vitest';
import { words as ar } from '../locales/ar/board.ts';
import { common } from '../locales/en/base.ts';
import { board } from '../locales/en/board.ts';
import { words as es } from '../locales/es/board.ts';
import { words as hi } from '../locales/hi/board.ts';
import { words as ta } from '../locales/ta/board.ts';
import { patternText } from './board-pattern.ts';

const en = { ...common, board };
const usual = { lanes: ['booked', 'booked', 'walk-in'] as const, reviewEvery: 3, passedOverMax: 20 };

test('the published pattern is said in words', () => {
  expect(patternText(usual, en)).toBe('Order: two booked, then one walk-in; a review after every third');
  expect(patternText({ ...usual, reviewEvery: 0 }, en)).toBe('Order: two booked, then one walk-in');
  expect(patternText({ ...usual, lanes: ['walk-in'], reviewEvery: 8 }, en)).toBe(
    'Order: a review after every 8 patients',
  );
});

test('one lane alone is no pattern', () => {
  expect(patternText({ ...usual, lanes: ['walk-in', 'walk-in'], reviewEvery: 0 }, en)).toBeNull();
});

test.each([
  ['hi', hi, 'क्रम: दो पहले से बुक, फिर एक बिना बुकिंग; हर तीसरे मरीज़ के बाद एक रिपोर्ट दिखाने वाला'],
  ['ta', ta, 'முறை: முன்பதிவு 2 பேர், பிறகு நேரடி வருகை 1 பேர்; ஒவ்வொரு 3 பேருக்குப் பின் அறிக்கை காட்ட ஒருவர்'],
  ['es', es, 'Orden: dos con cita, luego uno sin cita; uno para mostrar resultados tras cada 3 pacientes'],
  ['ar', ar, 'الترتيب: مريضان بموعد، ثم مريض واحد بلا موعد؛ مريض لعرض نتيجة بعد كل 3 مرضى'],
])('in %s it is said in its own words', (_tag, words, text) => {
  expect(patternText(usual, words)).toBe(text);
});
