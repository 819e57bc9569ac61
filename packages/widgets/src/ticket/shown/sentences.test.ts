import { expect, test } from 'vitest';
import { inSentences } from './sentences.ts';

test('what is said ends with the full stop of its script, once, and what is empty is left out', () => {
  expect(inSentences(['On leave today', null, '', 'Ask at the desk.'])).toBe('On leave today. Ask at the desk.');
  expect(inSentences(['आज छुट्टी पर', 'कृपया काउंटर पर पूछें।'])).toBe('आज छुट्टी पर। कृपया काउंटर पर पूछें।');
  expect(inSentences(['في إجازة اليوم', 'متى؟'])).toBe('في إجازة اليوم. متى؟');
});
