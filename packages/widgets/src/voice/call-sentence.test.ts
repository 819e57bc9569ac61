import { expect, test } from 'vitest';
import { callSentence } from './call-sentence.ts';

test.each([
  ['en', 'CAR-123', 'कक्ष २', 'Token C A R 123. Please go to room 2.'],
  ['hi', 'DER-A12', 'Counter 4', 'टोकन नंबर D E R A 12। कृपया काउंटर नंबर 4 पर आइए।'],
  ['ta', '7', 'Room B2', 'டோக்கன் எண் 7. நீங்கள் செல்ல வேண்டிய இடம்: அறை எண் B2.'],
  ['es', 'X-9', 'Pharmacy', 'Turno X 9. Por favor, pase a: farmacia.'],
  ['ar', 'CAR-5', 'Window 3', 'الرقم C A R 5. يرجى التوجه إلى الشباك رقم 3.'],
] as const)('a call in %s of %s to %s is one sentence of its language', (language, code, pointName, sentence) => {
  expect(callSentence(language, { code, pointName })).toBe(sentence);
});

test('a name is said by a voice that reads its script, and by no other', () => {
  expect(callSentence('hi', { code: '1', pointName: 'Dr Rao' })).toContain('Dr Rao');
  expect(callSentence('hi', { code: '1', pointName: 'डॉ. राव' })).toContain('डॉ. राव');
  expect(callSentence('en', { code: '1', pointName: 'डॉ. राव' })).toBe('Token 1. Please look at the screen.');
  expect(callSentence('en', { code: '1', pointName: '' })).toBe('Token 1. Please look at the screen.');
});

test('a room is called as in the language that is spoken; a name that its voice cannot read leaves it to the other', () => {
  const consulta = {
    code: '1',
    pointName: 'Consulta 1',
    nameTranslations: { ar: 'العيادة 1', en: 'Room 1', hi: 'जाँच कक्ष' },
  };
  expect(callSentence('es', consulta)).toContain('consultorio 1');
  expect(callSentence('ar', consulta)).toContain('العيادة رقم 1');
  expect(callSentence('en', consulta)).toContain('room 1');
  expect(callSentence('hi', consulta)).toContain('जाँच कक्ष');
  expect(callSentence('ta', consulta)).toContain('ஆலோசனை அறை எண் 1');
  const theatre = { code: '1', pointName: 'Minor OT', nameTranslations: { hi: 'छोटा ऑपरेशन कक्ष', en: 'छोटा' } };
  expect(callSentence('hi', theatre)).toContain('छोटा ऑपरेशन कक्ष');
  expect(callSentence('en', theatre)).toContain('Minor OT');
});
