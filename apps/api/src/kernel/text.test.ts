import { describe, expect, test } from 'vitest';
import { parseLanguage } from './language.ts';
import { parsePhone } from './phone.ts';
import { checkText, plainText } from './text.ts';

describe('text', () => {
  test('names of many scripts and emoji are fine', () => {
    for (const text of ['Asha Rao', 'आशा राव', 'د. ليلى', '王小明', 'Zoë 👩‍⚕️', "O'Brien-Smith"]) {
      expect(checkText(text, 200)).toBe('ok');
    }
  });

  test('length counts characters, not their encoding', () => {
    expect(checkText('😊'.repeat(200), 200)).toBe('ok');
    expect(checkText('😊'.repeat(201), 200)).toBe('too_long');
  });

  test('control, direction-override and broken characters are found', () => {
    for (const text of ['a\u0000b', 'a\u0007', 'a\nb', 'a\u0085b', 'a\u2028b', 'a\u007f']) {
      expect(checkText(text, 200)).toBe('control_character');
    }
    for (const text of ['\u202eabc', 'a\u202ab', 'a\u2066b']) expect(checkText(text, 200)).toBe('bidi_control');
    expect(checkText('a\ud800', 200)).toBe('broken_surrogate');
    expect(checkText('  ', 200)).toBe('empty');
    expect(checkText('a\nb', 200, { newline: true })).toBe('ok');
    expect(checkText('a\rb', 200, { newline: true })).toBe('control_character');
  });

  test('the schema normalises to NFC and refuses the rest', () => {
    expect(checkText('Zoe\u0308', 200)).toBe('not_normalised');
    expect(plainText(200).parse('Zoe\u0308')).toBe('Zo\u00eb');
    expect(plainText(3).safeParse('four').success).toBe(false);
    expect(plainText(200).safeParse('\u202eabc').success).toBe(false);
  });
});

describe('language tags', () => {
  test('are given in canonical form or refused', () => {
    expect(parseLanguage('hi-in')).toBe('hi-IN');
    expect(parseLanguage('zh-hant-tw')).toBe('zh-Hant-TW');
    for (const text of ['', 'x', 'en_US', 'klingon!', 'a'.repeat(36)]) expect(parseLanguage(text)).toBeNull();
  });
});

describe('phone numbers', () => {
  test('are read as people write them', () => {
    expect(parsePhone('098765 43210', 'IN')).toBe('+919876543210');
    expect(parsePhone('+91 98765-43210', 'DE')).toBe('+919876543210');
    expect(parsePhone('(030) 901820', 'DE')).toBe('+4930901820');
  });

  test('what is none is refused', () => {
    for (const text of ['', '12', 'call me', '+1 212 555 0100 ext. 5', '9'.repeat(41), 'tel 9876543210']) {
      expect(parsePhone(text, 'IN')).toBeNull();
    }
    expect(parsePhone('9876543210', 'XX')).toBeNull();
  });
});
