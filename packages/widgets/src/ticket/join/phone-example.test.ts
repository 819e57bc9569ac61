import { describe, expect, test } from 'vitest';
import { words as ar } from '../../locales/ar/ticket.ts';
import { join as enJoin } from '../../locales/en/join.ts';
import { words as es } from '../../locales/es/ticket.ts';
import { words as hi } from '../../locales/hi/ticket.ts';
import { words as ta } from '../../locales/ta/ticket.ts';
import { phoneExample } from './phone-example.ts';

describe('the example of a phone number', () => {
  test('is of the hospital’s country, whatever the language', () => {
    const told = phoneExample('Europe/Madrid');
    expect(told).toBe('+34\u00a0612\u00a0345\u00a0678');
    for (const join of [enJoin, hi.join, ta.join, es.join, ar.join]) {
      expect(join.phoneHint(told)).toContain(told);
      expect(join.phoneInvalid(told)).toContain(told);
    }
  });

  test('is left out where nobody knows the country', () => {
    expect(phoneExample('Antarctica/Troll')).toBeNull();
    for (const join of [enJoin, hi.join, ta.join, es.join, ar.join]) {
      for (const text of [join.phoneHint(null), join.phoneInvalid(null)]) expect(text).not.toMatch(/null|[+\d]/);
    }
  });
});
