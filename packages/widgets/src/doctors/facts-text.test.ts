import { describe, expect, test } from 'vitest';
import { feeText, languagesText, ticketAddress } from './facts-text.ts';

describe('a fee', () => {
  test.each([
    [80_000, 'INR', 'en-GB', '₹800'],
    [80_050, 'INR', 'en-GB', '₹800.50'],
    [800, 'JPY', 'en-GB', '¥800'],
    [1500, 'KWD', 'en-GB', 'KWD 1.500'],
  ])('of %d minor units of %s is told in %s as %s', (amountMinor, currency, tag, text) => {
    expect(feeText({ amountMinor, currency }, tag).replaceAll('\u00a0', ' ')).toBe(text);
  });
});

test('languages are named in the reader’s own, and stay as they are where they have no name', () => {
  expect(languagesText(['en', 'hi', 'ml'], 'en-GB')).toBe('English, Hindi, Malayalam');
  expect(languagesText(['en'], 'es-ES')).toBe('inglés');
  expect(languagesText(['qaa'], 'en-GB')).toBe('qaa');
});

describe('a link to the ticket', () => {
  const place = { departmentId: 'dep_1', doctorId: 'doc_1', sessionId: '2026-11-21-a b' };
  const base = 'https://hospital.example/doctors';

  test('has the chosen place filled in, encoded', () => {
    expect(ticketAddress('/token?d={department}&for={doctor}&s={session}', place, base)).toBe(
      '/token?d=dep_1&for=doc_1&s=2026-11-21-a%20b',
    );
    expect(ticketAddress('t/{other}', { ...place, sessionId: null }, base)).toBe('t/{other}');
  });

  test.each(['javascript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,hi', 'http://['])(
    'is none where the address is no page’s: %j',
    (template) => expect(ticketAddress(template, place, base)).toBeNull(),
  );
});
