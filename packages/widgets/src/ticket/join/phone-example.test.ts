import { describe, expect, test } from 'vitest';
import { words as ar } from '../../locales/ar/ticket.ts';
import { words as en } from '../../locales/en/ticket.ts';
import { words as es } from '../../locales/es/ticket.ts';
import { words as hi } from '../../locales/hi/ticket.ts';
import { words as ta } from '../../locales/ta/ticket.ts';
import { phoneExample } from './phone-example.ts';

describe('the example of a phone number', () => {
  test('is of the hospital’s country, whatever the language', () => {
    const told = phoneExample('Europe/Madrid');
    expect(told).toBe('+34\u00a0612\u00a0345\u00a0678');
    for (const { ticket } of [en, hi, ta, es, ar]) {
      expect(ticket.phoneHint(told)).toContain(told);
      expect(ticket.phoneInvalid(told)).toContain(told);
    }
  });

  test('is left out where nobody knows the country', () => {
    expect(phoneExample('Antarctica/Troll')).toBeNull();
    for (const { ticket } of [en, hi, ta, es, ar]) {
      for (const text of [ticket.phoneHint(null), ticket.phoneInvalid(null)]) expect(text).not.toMatch(/null|[+\d]/);
    }
  });
});
